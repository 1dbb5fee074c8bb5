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
        guard hasSymptoms == nil else {
            self = open
            return
        }
        let gate = "symptoms of CRS"
        let rule = "symptoms of CRS are needed"
        guard axes.contains(where: { ($0.range?.upperBound ?? 0) > 0 }) else {
            self.init(
                system, .undetermined, .undetermined, detail: "whether there are symptoms is not charted", missing: [gate] + open.missing,
                rule: rule, flags: flags)
            return
        }
        let told = Grade(system, worstOf: axes, none: "symptoms", rule: rule, flags: flags)
        self = told.orNothing(missing: gate, rule: rule)
    }
}

extension Signs {
    /// Hypotension as judged, or shown by a vasopressor, unless something else is its cause.
    var hasHypotension: Bool? {
        if hypotensionIsCRS == false { return false }
        if let running = vasopressors, !running.isEmpty { return true }
        return isHypotensive
    }

    /// What is open where nobody said whether the pressure is refractory; only a high dose can be what it is refractory to.
    var openRefractoriness: [String] {
        guard isRefractoryShock == nil, let running = vasopressors, VasopressorDose.isHigh(running) != false else { return [] }
        return ["whether the hypotension is refractory to high-dose vasopressors"]
    }

    var vasopressorNames: String { (vasopressors ?? []).map { $0.drug?.rawValue ?? "a vasopressor" }.joined(separator: " and ") }
}
