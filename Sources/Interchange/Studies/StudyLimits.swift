import Studies

/// What a reader of a study has to know to take it for what it is.
enum StudyLimits {
    private static let interval =
        "Intervals say how well this number of simulated patients pins a value down. They hold nothing of what is unknown about the model, its "
        + "parameters and the patients it was drawn from; that uncertainty is larger, and more patients do not lessen it."
    private static let local =
        "Local CRS, its level and the airway level are defined by this project. They have not been published or validated, and stand beside the "
        + "ASTCT grade."
    private static let prevalence =
        "Shares are those of the virtual patients drawn here, not of a clinic; they follow from the distributions under “What the patients were "
        + "drawn from”, many of which are assumed."

    static func population(_ result: PopulationResult) -> [String] {
        var lines = [
            interval, local, prevalence,
            "Local CRS of a site on the body map, and of those who are told apart, is swelling of that site by volume that would be seen. An endpoint of "
                + "the neck goes by its girth and the airway; the two differ in a few patients.",
            "What distinguishes patients within the model was put into the model: it says what the assumptions imply, not what has been observed.",
        ]
        if result.study.arms.count > 1 { lines.append("The patients are described in the arm “\(result.arm.label)”.") }
        if result.groups.contains(where: { !$0.failures.isEmpty }) {
            lines.append("Patients whose course could not be computed to the end are counted and left out.")
        }
        return lines + result.study.notes
    }

    static func trial(_ result: TrialResult) -> [String] {
        [
            "Every patient goes through every arm (twins), so a difference is that of the treatment in the same patient, and the intervals are "
                + "those of paired differences.",
            interval,
            "\(StudyWords.count(result.comparisons)) differences of main measures are looked at, chosen before the result. Of so many 95 % intervals about "
                + "\(byChance(result)) would leave out no difference by chance alone if there were none. A star marks those that also stand with "
                + "intervals widened for all of them together (Bonferroni). The other endpoints are in tables and are not counted: take what "
                + "they show as a hint.",
            "An interval that includes no difference does not show that there is none; it shows which differences are left possible.",
            local,
            "A policy sees in the model what a clinician would see, at once and without error.",
        ] + result.study.notes
    }

    /// How many of the intervals would leave out no difference if there were none.
    static func byChance(_ result: TrialResult) -> String { StudyWords.count(max(1, Int((Double(result.comparisons) * 0.05).rounded()))) }

    static let sensitivity = [
        "Indices speak of the ranges that the factors were drawn from: a factor that was allowed to move little explains little.",
        interval,
        "A Sobol index below nought, or first-order indices that add up to more than one, are the noise of the estimate.",
    ]
}
