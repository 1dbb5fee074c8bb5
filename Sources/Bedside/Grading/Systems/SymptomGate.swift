/// The gate of the systems that grade symptoms of cytokine release whatever the fever: Lee, Penn, MSKCC, CTCAE.
extension Grade {
    /// Grades the worst axis once there are symptoms; without any the grade is 0, and while nobody says it may be 0.
    ///
    /// A fever that nothing else explains is a symptom, and so is an established CRS.
    init(_ system: String, symptoms signs: Signs, worstOf axes: [Axis], rule: String, flags: [String] = []) {
        if signs.diedOfCRS == true {
            self.init(system, .grade(5...5), .certain, detail: "death", because: ["death from CRS"], rule: "death", flags: flags)
            return
        }
        let hasSymptoms = signs.hasSymptoms ?? (ASTCTCRS.counts(signs) == true ? true : nil)
        if hasSymptoms == false {
            self.init(system, .grade(0...0), .certain, detail: "no symptoms of CRS", rule: "symptoms of CRS are needed", flags: flags)
            return
        }
        let mild = Axis.known("symptoms", 1, "symptoms of CRS")
        let open = Grade(system, worstOf: [mild] + axes, none: "symptoms", rule: rule, flags: flags)
        guard hasSymptoms == nil, let range = open.range else {
            self = open
            return
        }
        let isCharted = axes.contains { ($0.range?.upperBound ?? 0) > 0 }
        self.init(
            system, isCharted ? .grade(0...range.upperBound) : .undetermined, isCharted ? .interval : .undetermined, detail: open.detail,
            because: open.because.filter { $0 != "symptoms of CRS" }, missing: ["symptoms of CRS"] + open.missing,
            rule: "symptoms of CRS are needed", flags: flags)
    }
}

extension Signs {
    /// Hypotension as judged, or shown by a vasopressor, unless something else is its cause.
    var hasHypotension: Bool? {
        if hypotensionIsCRS == false { return false }
        if let running = vasopressors, !running.isEmpty { return true }
        return isHypotensive
    }

    var vasopressorNames: String { (vasopressors ?? []).map { $0.drug?.rawValue ?? "a vasopressor" }.joined(separator: " and ") }
}
