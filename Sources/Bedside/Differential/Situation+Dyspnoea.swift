/// Dyspnoea, wheeze or urticaria without any local sign: there is something to explain, and it is not local CRS of a neck.
///
/// Source: clinical dossier, section C (acute neck or face swelling or dyspnoea).
extension Situation {
    private static let acuteSigns: [Finding] = [.dyspnoea, .wheeze, .urticaria]

    /// The situation with the beginning of the dyspnoea in place of that of a swelling; `nil` when none of the last day is present.
    var withDyspnoeaAsOnset: Situation? {
        let onsets = Situation.acuteSigns.compactMap { sign -> Observation? in
            let rows = chart.rows(sign, to: hours)
            guard let last = rows.last, last.flag == true, hours - last.hours <= 24 else { return nil }
            let calm = rows.last { $0.flag == false }?.hours ?? -.infinity
            return rows.first { $0.hours > calm && $0.flag == true }
        }
        guard let first = onsets.min(by: { $0.hours < $1.hours }) else { return nil }
        return Situation(
            chart: chart, hours: hours, signs: signs, local: LocalPicture(onset: first.hours, precision: first.precision),
            systemic: systemic)
    }
}

extension Diagnosis {
    /// Rows of the table that explain dyspnoea where no swelling is charted.
    static let ofDyspnoea: Set<String> = ["D01", "D08", "D09", "D10", "D13", "D16", "D17", "D18", "D19", "D20"]
}
