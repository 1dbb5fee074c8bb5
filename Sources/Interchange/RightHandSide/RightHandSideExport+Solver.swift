import Reactions

extension RightHandSideExport {
    /// The equations once more, as a stiff solver wants them: nothing is computed twice, and the Jacobian is its non-zeros.
    ///
    /// What depends on parameters alone is derived once and kept in `q`, reciprocals included, so that the inner functions divide
    /// only by what changes. The Jacobian is in compressed columns: the entries of column c are
    /// `squall_column_starts[c] ..< squall_column_starts[c + 1]`, ascending by `squall_entry_rows`; the pattern never changes.
    public var solverSource: String {
        var graph = network.graph
        let columns = entries(&graph)
        let entries = columns.flatMap { $0 }
        let rates = PreparedStatements(graph: graph, roots: network.rates)
        let jacobian = PreparedStatements(graph: graph, roots: entries.map(\.node))
        let derived = DerivedValues(rates.fixed + jacobian.fixed)
        let starts = columns.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
        return [
            """
            const int squall_derived = \(derived.count);
            const int squall_entries = \(entries.count);
            const int squall_column_starts[] = {\(Self.list(starts.map(String.init)))};
            const int squall_entry_rows[] = {\(Self.list(entries.map { String($0.row) }))};

            """,
            Self.function("squall_derive(const double *restrict p, double *restrict q)", derived.lines(graph)),
            Self.function(
                "squall_prepared_rates(\(Self.prepared), double *restrict f)",
                rates.lines(derived) + network.rates.enumerated().map { "    f[\($0)] = \(rates.name($1, derived));" }),
            Self.function(
                "squall_prepared_jacobian(\(Self.prepared), double *restrict j)",
                jacobian.lines(derived) + entries.enumerated().map { "    j[\($0)] = \(jacobian.name($1.node, derived));" }),
        ].joined(separator: "\n")
    }

    private static let prepared = "const double *restrict y, const double *restrict p, const double *restrict q"

    /// The entries of each column that can differ from zero.
    private func entries(_ graph: inout ExpressionGraph) -> [[(row: Int, node: ExpressionGraph.ID)]] {
        var columns: [[(row: Int, node: ExpressionGraph.ID)]] = Array(repeating: [], count: network.species.count)
        for (row, rate) in network.rates.enumerated() {
            for column in network.graph.support[Int(rate)] {
                let node = graph.derivative(of: rate, by: column)
                if graph.nodes[Int(node)].operation != .constant || graph.nodes[Int(node)].value != 0 {
                    columns[Int(column)].append((row, node))
                }
            }
        }
        return columns
    }

    /// The elements of a table, some on each line.
    static func list(_ numbers: [String]) -> String {
        stride(from: 0, to: numbers.count, by: 16)
            .map { "\n    " + numbers[$0..<min($0 + 16, numbers.count)].joined(separator: ", ") }
            .joined(separator: ",")
    }
}

/// A value that parameters fix: a node of the graph, or one over it.
struct FixedValue: Hashable {
    let node: ExpressionGraph.ID
    let isReciprocal: Bool
}

/// The values that parameters fix, each with its place in `q`.
struct DerivedValues {
    private let places: [FixedValue: Int]
    private let values: [FixedValue]

    init(_ wanted: [FixedValue]) {
        values = Set(wanted).sorted { ($0.node, $0.isReciprocal ? 1 : 0) < ($1.node, $1.isReciprocal ? 1 : 0) }
        places = Dictionary(uniqueKeysWithValues: zip(values, values.indices))
    }

    var count: Int { values.count }

    func name(_ value: FixedValue) -> String { "q[\(places[value]!)]" }

    /// The statements that derive them.
    func lines(_ graph: ExpressionGraph) -> [String] {
        let body = CStatements(graph: graph, roots: values.map(\.node))
        return body.lines
            + values.enumerated().map { "    q[\($0)] = \($1.isReciprocal ? "1 / " : "")\(body.name($1.node));" }
    }
}

/// Straight-line C for nodes that change, over values derived before.
struct PreparedStatements {
    /// What the statements take from the parameters' derived values.
    let fixed: [FixedValue]
    private let graph: ExpressionGraph
    private let live: [ExpressionGraph.ID]

    init(graph: ExpressionGraph, roots: [ExpressionGraph.ID]) {
        self.graph = graph
        var isLive = Array(repeating: false, count: graph.nodes.count)
        var fixed: Set<FixedValue> = []
        func visit(_ id: ExpressionGraph.ID) {
            guard Self.isFixed(graph, id) else { return isLive[Int(id)] = true }
            if Self.isDerived(graph, id) { fixed.insert(FixedValue(node: id, isReciprocal: false)) }
        }
        for root in roots { visit(root) }
        for id in isLive.indices.reversed() where isLive[id] {
            let node = graph.nodes[id]
            if let divisor = Self.fixedDivisor(graph, node) {
                visit(node.left)
                fixed.insert(divisor)
            } else {
                for argument in CStatements.arguments(node) { visit(argument) }
            }
        }
        live = isLive.indices.filter { isLive[$0] }.map { ExpressionGraph.ID($0) }
        self.fixed = Array(fixed)
    }

    func lines(_ derived: DerivedValues) -> [String] {
        live.compactMap { id in
            let node = graph.nodes[Int(id)]
            if let divisor = Self.fixedDivisor(graph, node) {
                return "    const double n\(id) = \(name(node.left, derived)) * \(derived.name(divisor));"
            }
            let parts = CStatements.arguments(node).map { name($0, derived) }
            // Several times as quick as the library's power, and below zero no number either.
            if node.operation == .power, graph.nodes[Int(node.right)].operation == .constant, graph.nodes[Int(node.right)].value == 1.5 {
                return "    const double n\(id) = \(parts[0]) * sqrt(\(parts[0]));"
            }
            return CStatements.expression(node, parts)
                .map { "    const double n\(id) = \($0);" }
        }
    }

    func name(_ id: ExpressionGraph.ID, _ derived: DerivedValues) -> String {
        Self.isDerived(graph, id) ? derived.name(FixedValue(node: id, isReciprocal: false)) : CStatements.name(graph, id)
    }

    private static func isFixed(_ graph: ExpressionGraph, _ id: ExpressionGraph.ID) -> Bool { graph.isParameterOnly(id) }

    /// Fixed, and neither a number nor a parameter itself.
    private static func isDerived(_ graph: ExpressionGraph, _ id: ExpressionGraph.ID) -> Bool {
        isFixed(graph, id) && !CStatements.arguments(graph.nodes[Int(id)]).isEmpty
    }

    private static func fixedDivisor(_ graph: ExpressionGraph, _ node: ExpressionGraph.Node) -> FixedValue? {
        node.operation == .divide && isFixed(graph, node.right) ? FixedValue(node: node.right, isReciprocal: true) : nil
    }
}
