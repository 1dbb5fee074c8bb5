/// What guidance asks of a situation: where the disease is, how far the local picture has gone, whether life is threatened.
extension Situation {
    /// Where the malignancy is: in masses, or spread through marrow and blood.
    public enum Distribution: String, Hashable, Sendable { case compartmental, systemic }

    /// As charted; otherwise from disease in the marrow and from masses. Unknown where both or neither is charted.
    public var distribution: Distribution? {
        if let charted = patient.distribution { return Distribution(rawValue: charted) }
        let marrow = Truth.any(
            chart.first(.residualDisease) { $0.hours <= hours }?.measured?.isOver(0.01),
            chart.first(.marrowBlasts) { $0.hours <= hours }?.measured?.isOver(5))
        let mass = Truth.any(present(.knownMass), chart.first(.lesionDiameter) { $0.hours <= hours }?.measured?.isOver(0))
        switch (marrow, mass) {
        case (true, false), (true, nil): return .systemic
        case (false, true), (nil, true): return .compartmental
        default: return nil
        }
    }

    /// Early is before or without systemic CRS, advanced is during or after it.
    public enum LocalStage: String, Hashable, Sendable { case early, advanced }

    /// Unknown while nobody has charted whether there was fever.
    public var localStage: LocalStage? {
        guard let local else { return nil }
        if let onset = systemic.onset { return onset <= local.onset ? .advanced : .early }
        return systemic.isActive == false ? .early : nil
    }

    /// A symptomatic airway threatens life; unknown while the level is not certain to be on one side of 3.
    ///
    /// Source: the case report calls its level 3 life-threatening; clinical dossier, sections A10 and B3.
    public var isLifeThreatened: Bool? {
        if let grade = grade(ASTCTCRS()).range, grade.lowerBound >= 4 { return true }
        let airway = grade(LocalAirway())
        guard let level = airway.range else { return nil }
        if level.lowerBound >= 3 { return true }
        return level.upperBound < 3 && airway.certainty == .certain ? false : nil
    }
}
