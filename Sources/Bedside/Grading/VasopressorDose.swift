/// How high a vasopressor dose is, by the table that Lee 2014 and Penn use.
///
/// High for at least three hours: norepinephrine 20 ug/min, dopamine 10 ug/kg/min, phenylephrine 200 ug/min, epinephrine 10 ug/min;
/// vasopressin with a norepinephrine equivalent of 10 ug/min; any other combination with an equivalent of 20 ug/min. The equivalent
/// is norepinephrine + dopamine / 2 + epinephrine + phenylephrine / 10.
///
/// Source: Lee DW et al., Blood 2014;124:188, by the clinical dossier, section A3 (memory).
enum VasopressorDose {
    static let hours = 3.0

    /// Whether the dose is high; unknown while a dose or its time is missing that could make it so.
    static func isHigh(_ running: [Signs.Vasopressor]) -> Bool? {
        guard !running.isEmpty else { return false }
        let single = Truth.any(running.map { isHighAlone($0) })
        guard running.count > 1 else { return single }
        let threshold = running.contains { $0.drug == .vasopressin } ? 10.0 : 20.0
        return Truth.any(single, isHighTogether(running, over: threshold))
    }

    private static func isHighAlone(_ run: Signs.Vasopressor) -> Bool? {
        guard let drug = run.drug else { return nil }
        guard let threshold = thresholds[drug] else { return false }
        return Truth.all(run.dose.map { $0 >= threshold }, run.hours.map { $0 >= hours })
    }

    private static func isHighTogether(_ running: [Signs.Vasopressor], over threshold: Double) -> Bool? {
        let doses = running.filter { $0.drug != .vasopressin }.map { run -> Double? in
            guard let drug = run.drug, let weight = equivalents[drug] else { return nil }
            return run.dose.map { $0 * weight }
        }
        let known = doses.compactMap(\.self).reduce(0, +).roundedToDigits(12)
        let isEnough: Bool? = known >= threshold ? true : doses.contains(nil) ? nil : false
        return Truth.all([isEnough] + running.map { $0.hours.map { $0 >= hours } })
    }

    private static let thresholds: [Signs.Vasopressor.Drug: Double] = [
        .norepinephrine: 20, .dopamine: 10, .phenylephrine: 200, .epinephrine: 10,
    ]
    private static let equivalents: [Signs.Vasopressor.Drug: Double] = [
        .norepinephrine: 1, .dopamine: 0.5, .epinephrine: 1, .phenylephrine: 0.1,
    ]
}
