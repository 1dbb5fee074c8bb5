/// What was given in numbers, and what a next dose would be.
extension Guidance {
    static func doses(_ graded: GradedSituation) -> [Statement] {
        [tocilizumab(graded), steroids(graded), adrenaline(graded)].compactMap(\.self)
    }

    /// Whenever CRS is possible or a dose was given; whether to give one is not said here.
    private static func tocilizumab(_ graded: GradedSituation) -> Statement? {
        let dosing = TocilizumabDosing(graded.situation)
        guard graded.crs.isAtLeast(1) != false || !dosing.doses.isEmpty else { return nil }
        let match: Match =
            if case .uncertain(_, let missing, _) = dosing.decision { .unknown(missing: missing) } else { .applies }
        let given = dosing.doses.isEmpty ? "none charted" : "\(dosing.doses.count) charted"
        let weight = graded.situation.weight == nil ? "; missing for the dose: weight" : ""
        return Statement(
            GuidanceCatalogue.tocilizumab.id, GuidanceCatalogue.tocilizumab.title, "so far \(given); \(dosing.decision.text)\(weight)",
            match: match, source: GuidanceCatalogue.tocilizumab.source, evidence: GuidanceCatalogue.tocilizumab.evidence)
    }

    private static func steroids(_ graded: GradedSituation) -> Statement? {
        let situation = graded.situation
        let all = GlucocorticoidExposure.cumulative(situation)
        guard !all.doses.isEmpty else { return nil }
        let day = GlucocorticoidExposure.lastDay(situation)
        let text = "since the infusion \(all.text); of the last 24 h \(day.doses.isEmpty ? "none" : day.text)"
        let match: Match = all.isLowerBound ? .unknown(missing: all.unknown.map { "amount of \($0)" }) : .applies
        return Statement(
            GuidanceCatalogue.steroid.id, GuidanceCatalogue.steroid.title, text, match: match, source: GuidanceCatalogue.steroid.source,
            evidence: GuidanceCatalogue.steroid.evidence)
    }

    private static func adrenaline(_ graded: GradedSituation) -> Statement? {
        let isSuspected = graded.hasLocalPicture == true || graded.situation.any(.urticaria, .wheeze) == true
        guard isSuspected, graded.anaphylaxis.isShown else { return nil }
        return Statement(
            GuidanceCatalogue.adrenaline.id, GuidanceCatalogue.adrenaline.title,
            "if anaphylaxis is possible: \(AdrenalineDose(weight: graded.situation.weight).text) into the muscle, repeat after 5 to 15 min",
            source: GuidanceCatalogue.adrenaline.source, evidence: GuidanceCatalogue.adrenaline.evidence)
    }
}
