import Integration

extension RightHandSideExport {
    /// One patient's numbers and doses as tables, in the order of the equations.
    ///
    /// Doses are in order of time; those of one time happen in the order of the table. A kind of 0 adds to a state, 1 adds to a
    /// parameter, 2 sets a parameter. What a monitor decides is not written.
    public func patientSource(_ job: Job) -> String {
        let events = job.events.enumerated().filter { $0.element.time >= job.start && $0.element.time < job.end }
            .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
        let changes = events.map(RightHandSideTask.Change.init)
        let rows = changes.map { "    {\($0.time), \($0.kind.number), \($0.index), \($0.amount)}," }
        return [
            "const double squall_start = \(job.start);", "const double squall_end = \(job.end);",
            "const double squall_values[] = {\(Self.list(job.parameters.map { "\($0)" }))};",
            "const int squall_doses = \(changes.count);",
            // C has no empty tables.
            "const struct { double time; int kind; int index; double amount; } squall_dose[] = {",
            (rows.isEmpty ? ["    {0, 0, 0, 0}"] : rows).joined(separator: "\n"), "};", "",
        ].joined(separator: "\n")
    }
}

extension RightHandSideTask.Change.Kind {
    fileprivate var number: Int {
        switch self {
        case .addToState: 0
        case .addToParameter: 1
        case .setParameter: 2
        }
    }
}
