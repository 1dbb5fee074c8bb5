/// Swelling, airway and lesion.
extension AssessmentWindow {
    func readAirway(_ signs: inout Signs) {
        signs.isSwollen = isSwollen
        signs.hasAirwaySymptom = hasAirwaySymptom(isSwollen: signs.isSwollen)
        signs.hasStridor = flag(.stridor)
        signs.isDrooling = flag(.drooling)
        signs.isExhausted = flag(.exhaustion)
        signs.isAirwayInstrumented = flag(.airwayInstrumented)
        signs.lesion = word(.siteSwelling).flatMap { Signs.Lesion(rawValue: $0) }
        signs.lesionDiameter = chart.latest(.lesionDiameter, at: end)?.measured
        signs.organDysfunctionFromCompression = flag(.compressionOrganDysfunction)
        signs.threatFromSwelling = flag(.compressionThreat)
        signs.gutBleedingRisk = chart.latest(.gutBleedingRisk, at: end)?.flag
    }

    private var isSwollen: Bool? {
        let seen = flag(.visibleSwelling)
        let measured = hasRisen
        // An inspection that saw nothing stands even where nobody measured, and a tape that shows nothing does not contradict an eye.
        if seen == true || measured == true { return true }
        return seen ?? measured
    }

    /// Whether the tape shows a visible rise over baseline; unknown without either.
    private var hasRisen: Bool? {
        guard let baseline = chart.latest(.neckCircumferenceBaseline, at: end)?.number, let tape = worst(.neckCircumference)?.measured
        else {
            return nil
        }
        return tape.isAtLeast(baseline + LocalAirway.visibleRise)
    }

    /// Dyspnoea alone may come from the lung: it counts beside any other local sign, and leaves the question open without one.
    private func hasAirwaySymptom(isSwollen: Bool?) -> Bool? {
        let upper = Truth.any(flag(.foreignBodySensation), flag(.dysphagia), flag(.voiceChange))
        let hasUpperSign = upper == true || isSwollen == true || flag(.stridor) == true || flag(.drooling) == true
        guard let dyspnoea = flag(.dyspnoea) else { return upper == true ? true : upper == nil ? nil : dyspnoeaMissing(upper) }
        if dyspnoea { return hasUpperSign ? true : nil }
        return upper
    }

    /// Everything else absent and nobody asked for dyspnoea: unknown.
    private func dyspnoeaMissing(_ upper: Bool?) -> Bool? { upper == false ? nil : upper }
}
