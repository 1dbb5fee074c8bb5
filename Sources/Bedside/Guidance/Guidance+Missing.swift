/// What is not charted, and what it would settle.
extension Guidance {
    static func missing(_ said: [Statement], _ graded: GradedSituation) -> [Statement] {
        var settles: [String: [String]] = [:]
        var order: [String] = []
        func add(_ missing: [String], _ id: String) {
            for what in missing {
                if settles[what] == nil { order.append(what) }
                settles[what, default: []].append(id)
            }
        }
        for statement in said { add(statement.match.missing, statement.id) }
        for rule in SafetyRules.all { add(rule.check(graded).missing, rule.id) }
        if graded.hasLocalPicture == true, graded.anaphylaxis.isShown {
            add(["tryptase 15 min to 4 h after the onset, with a baseline"], "AIR-4")
        }
        if graded.hasLocalPicture == nil { add(graded.localMissing, "R1 to R10") }
        if graded.icans == nil { add(["ICANS grade"], "NCCN-ICANS") }
        if graded.situation.weight == nil { add(["weight"], "doses in mg") }
        // Steps of the bundle wait for what the bundle waits for.
        return order.enumerated().map { place, what in
            let all = settles[what] ?? []
            let ids = all.filter { !$0.hasPrefix("AIR-") || !all.contains("AIR") }.once
            return Statement(
                "MISSING-\(place + 1)", what, "not charted; would tell more of \(ids.joined(separator: ", "))",
                source: "This project, by the inputs of the rules named", evidence: .projectDefined)
        }
    }
}
