/// How each part is put together.
extension Guidance {
    /// Steps when the level is 3 or more; "if" when it may be; one line when nothing local is charted at all.
    static func airway(_ graded: GradedSituation) -> [Statement] {
        let bundle = AirwayBundle(graded)
        guard bundle.match.isShown else { return [] }
        let level = "local airway level \(graded.airway.text)\(graded.airway.certainty == .atLeast ? " or more" : ""), project-defined"
        let steps = bundle.steps.map { step in
            Statement(
                step.id, "Airway", step.text, match: bundle.match == .applies ? step.match : bundle.match, source: AirwayBundle.source,
                evidence: .memory)
        }
        if bundle.match == .applies {
            return [
                Statement(
                    "AIR", "Airway first", "the airway comes before any drug question (\(level)); in this order",
                    source: AirwayBundle.source,
                    evidence: .memory)
            ] + steps
        }
        let look =
            "if the level is 3 or more (any of foreign-body sensation, dyspnoea with swelling, dysphagia, change of voice), the airway "
            + "comes before any drug question"
        let text = bundle.isLocal ? "\(look) (\(level)); then, in this order" : "look at neck, face and airway: \(look)"
        let head = Statement(
            "AIR", "Airway first, if", text, match: bundle.match, source: AirwayBundle.source, evidence: .memory)
        return [head] + (bundle.isLocal ? steps : [])
    }

    /// All rows that fit, certain ones first; one line while nobody knows whether there is a local picture.
    static func seed(_ graded: GradedSituation) -> [Statement] {
        guard graded.hasLocalPicture != nil else { return [] }
        func statements(_ rules: [any SeedRule]) -> [Statement] {
            rules.map { rule in
                Statement(
                    rule.id, rule.title, rule.statement, match: rule.match(graded), source: rule.source, evidence: rule.status)
            }.filter(\.match.isShown)
        }
        return statements(SeedRules.table) + statements(SeedRules.beside)
    }

    /// Every row of every guideline that is, or may be, for the grade, grade by grade. None is suppressed.
    static func guidelines(_ graded: GradedSituation) -> [Statement] {
        let rows = Guidelines.all.flatMap { guideline in
            guideline.rows.map { row in (guideline: guideline, row: row, match: row.match(graded)) }
        }
        let shown = rows.filter { $0.match.isShown && isInQuestion($0.row, graded) }
        let ordered = shown.enumerated().sorted { left, right in
            (left.element.row.occasion.topic.order, left.offset) < (right.element.row.occasion.topic.order, right.offset)
        }
        return ordered.map { _, entry in
            Statement(
                entry.guideline.id + "-" + entry.row.key, topic: entry.row.occasion.topic.text, entry.guideline.title(of: entry.row),
                entry.row.text + (entry.guideline.caution.map { " " + $0 } ?? ""), match: entry.match, source: entry.guideline.source,
                evidence: entry.row.evidence)
        }
    }

    /// Rows on local CRS wait for a local picture, rows on neurotoxicity for a grade of it; both are named as missing.
    private static func isInQuestion(_ row: GuidelineRow, _ graded: GradedSituation) -> Bool {
        switch row.occasion {
        case .crs: true
        case .icans: graded.icans != nil
        case .site, .localRisk: graded.hasLocalPicture == true
        }
    }

    /// Those that are relevant, and those that may be while there is a local picture.
    static func disagreements(_ graded: GradedSituation) -> [Statement] {
        Disagreement.all.compactMap { disagreement in
            let match = disagreement.match(graded)
            guard match == .applies || (match.isShown && graded.hasLocalPicture == true) else { return nil }
            return Statement(
                disagreement.id, disagreement.title, disagreement.statement, match: match, source: disagreement.source,
                evidence: disagreement.evidence)
        }
    }

    static func warnings(_ graded: GradedSituation) -> [Statement] {
        SafetyRules.all.compactMap { rule in
            guard let text = rule.check(graded).warning else { return nil }
            return Statement(rule.id, rule.title, text, source: rule.source, evidence: rule.evidence)
        }
    }
}
