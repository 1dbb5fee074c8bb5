/// Anaphylaxis that is not excluded: what to do at once, and which drug not to give again.
///
/// It needs no swelling: wheals or wheeze are enough, and so is a swelling that began within 6 h of a new drug. Tocilizumab may be the
/// culprit itself, and guidelines for systemic CRS would repeat it after 8 h.
///
/// Source: clinical dossier, sections B4 (last paragraph), C1 and C2 (D01).
struct AnaphylaxisToADrug: SafetyRule {
    let id = "S15"
    let title = "Anaphylaxis is not excluded"
    let condition = "urticaria or wheeze, or a local picture that began within 6 h of a new drug; and no tryptase that excludes it"
    let statement = "If it is possible, adrenaline IM at once; no further dose of a suspected drug until it is cleared."
    let source = "Clinical dossier, sections B4, last paragraph, and C1 (D01), from memory"
    let evidence = EvidenceMark.memory

    func check(_ graded: GradedSituation) -> SafetyFinding {
        guard graded.anaphylaxis.isShown else { return .silent }
        let situation = graded.situation
        let hasSkinOrWheeze = situation.any(.urticaria, .wheeze) == true
        let isLocal = graded.hasLocalPicture == true && graded.situation.local?.trend != .resolving
        guard hasSkinOrWheeze || isLocal else { return .silent }
        let moment = min(graded.localOnset ?? .infinity, hasSkinOrWheeze ? situation.firstSkinOrWheeze : .infinity)
        guard moment.isFinite else { return .silent }
        let span = hasSkinOrWheeze ? 48.0 : 6.0
        let suspects = situation.exposures(before: moment + 1e-9).filter { $0.latest >= moment - span }
        guard hasSkinOrWheeze || !suspects.isEmpty else { return graded.hasDrugs ? .silent : .drugsMissing }
        let names = suspects.compactMap(\.subject).once
        let sign = hasSkinOrWheeze ? "urticaria or wheeze" : "the swelling"
        let after = names.isEmpty ? "" : " within \(span.plainText) h of \(names.joined(separator: ", "))"
        let again = names.isEmpty ? "" : "; no further dose of a suspect until it is cleared, whatever a guideline says of the next one"
        return .warns(
            "\(sign)\(after): if anaphylaxis is possible, adrenaline IM at once, \(AdrenalineDose(weight: situation.weight).text), do not "
                + "wait for tryptase\(again)", missing: graded.hasDrugs ? [] : ["drugs given"])
    }
}

extension Situation {
    /// When urticaria or wheeze of the last day was first charted; never when there is none.
    fileprivate var firstSkinOrWheeze: Double {
        [Finding.urticaria, .wheeze].compactMap { sign in
            chart.rows(sign, from: hours - 24, to: hours).first { $0.flag == true }?.hours
        }.min() ?? .infinity
    }
}
