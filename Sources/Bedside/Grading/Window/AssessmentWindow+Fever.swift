/// Fever, whether it counts, and the course so far.
extension AssessmentWindow {
    func readFever(_ signs: inout Signs) {
        let temperatures = rows(.temperature)
        let explained = temperatures.filter { $0.attribution.map { !$0.isCytokineRelease } ?? false }
        let unexplained = temperatures.filter { $0.attribution?.isCytokineRelease ?? true }
        let hottest = unexplained.max { $0.severity < $1.severity }
        let hottestExplained = explained.max { $0.severity < $1.severity }
        if let hottest, hottest.isFebrile != false || hottestExplained?.isFebrile != true {
            signs.temperature = hottest.measured
        } else {
            signs.temperature = hottestExplained?.measured ?? hottest?.measured
            signs.feverHasOtherCause = hottestExplained == nil ? nil : true
        }
        signs.isEstablished = isEstablished
        signs.isFeverMasked = isFeverMasked
        signs.hasSymptoms = hasSymptoms(signs)
        let death = chart.latest(.death, at: end)?.word
        signs.diedOfCRS = death.map { $0 == "crs" }
        signs.diedOfAirwayLoss = death.map { $0 == "airway_loss" }
        signs.isUnder12 = chart.patient.age.map { $0 < 12 }
        signs.age = chart.patient.age
        signs.sex = chart.patient.sex
        signs.temperatureOfFirst36Hours = temperatureOfFirst36Hours
    }

    /// Diagnosed by somebody since the infusion, or opened by a fever that nobody explained otherwise.
    ///
    /// Unknown where neither is charted and a day since the infusion has no temperature: in it there may have been a fever.
    private var isEstablished: Bool? {
        if let onset = chart.feverOnset, onset <= end { return true }
        if let row = chart.rows(.crsEstablished, from: 0, to: end).last { return row.flag }
        return rows(.temperature).isEmpty || end > chart.temperaturesReach ? nil : false
    }

    /// Whether something given since the fever began may hide it; unknown while no drug at all is charted.
    var isFeverMasked: Bool? {
        guard chart.hasDrugs else { return nil }
        let onset = chart.feverOnset ?? -.infinity
        return chart.span(.drug, from: max(onset - 24, end - Medicine.Class.longestMask), to: end).contains { row in
            guard let hours = row.medicineClass?.masksFeverFor else { return false }
            return end - row.latest <= hours
        }
    }

    private func hasSymptoms(_ signs: Signs) -> Bool? {
        if let flag = flag(.constitutionalSymptoms) { return flag }
        let hasFever = signs.feverHasOtherCause == true ? false : signs.temperature?.isAtLeast(ASTCTCRS.feverThreshold)
        // Without fever there may be other symptoms that nobody asked for: in those systems fever is customary, not mandatory.
        return hasFever == true || signs.isEstablished == true ? true : nil
    }

    /// Only when the 36 hours are covered, every twelve of them, or when the fever that matters is there already.
    private var temperatureOfFirst36Hours: Measured? {
        guard let hottest = chart.worst(.temperature, from: 0, to: min(36, end))?.measured else { return nil }
        if hottest.isAtLeast(Hay2017.temperature) == true { return hottest }
        let isCovered = [0.0, 12, 24].allSatisfy { !chart.rows(.temperature, from: $0, to: $0 + 12).isEmpty } && end >= 36
        return isCovered ? hottest : nil
    }

}

extension Observation {
    /// Whether a temperature is a fever; `nil` when the assay leaves it open.
    var isFebrile: Bool? { measured?.isAtLeast(ASTCTCRS.feverThreshold) }

    /// A fever that opens CRS: 38.0 °C or more, and nobody explained it otherwise.
    var isQualifyingFever: Bool { finding == .temperature && isFebrile == true && (attribution?.isCytokineRelease ?? true) }
}

extension Medicine.Class {
    /// Hours for which a fever may be hidden by a dose; `nil` when it does not hide fever.
    ///
    /// Project-defined: a day for an antipyretic, three for a steroid, a week for a cytokine blocker, two weeks for an antibody.
    var masksFeverFor: Double? {
        switch self {
        case .nsaid, .antipyretic: 24
        case .glucocorticoid: 72
        case .anticytokine: 168
        case .interleukin6Receptor, .interleukin6: longestMaskOfAntibodies
        default: nil
        }
    }

    private var longestMaskOfAntibodies: Double { Medicine.Class.longestMask }
    static let longestMask = 336.0
}
