/// A neck that grows by the tape: 1 cm within an hour, or 2 cm over the value before infusion.
///
/// Two tapes at the same marked level tell it without a baseline. No threshold is published.
///
/// Source: clinical dossier, section A10; project-defined.
struct NeckGrows: SafetyRule {
    let id = "S17"
    let title = "The neck grows"
    let condition = "neck circumference 1 cm more within an hour, or 2 cm over the value before infusion, in the last 12 h"
    let statement = "Look at the airway now; growth inside may run ahead of what the tape shows."
    let source = "Clinical dossier, section A10; limits defined by this project"
    let evidence = EvidenceMark.projectDefined

    func check(_ graded: GradedSituation) -> SafetyFinding {
        guard let growth = graded.situation.chart.neckGrowth(at: graded.situation.hours) else { return .silent }
        return .warns("the neck grew \(growth) (limits project-defined): look at the airway now", missing: [])
    }
}

extension Chart {
    static let neckRise = 1.0

    /// How much the neck grew in the last 12 h, in words; `nil` when the tape does not reach a limit.
    ///
    /// Source: clinical dossier, section A10; project-defined.
    func neckGrowth(at hours: Double) -> String? {
        let tapes = rows(.neckCircumference, from: hours - Finding.neckCircumference.validity - 1, to: hours)
        let recent = tapes.filter { $0.hours >= hours - Finding.neckCircumference.validity }
        for tape in recent.reversed() {
            guard let size = tape.number else { continue }
            let before = tapes.filter { $0.hours < tape.hours && $0.hours >= tape.hours - 1 - 1e-6 && $0.precision == .minute }
            let rises = before.compactMap(\.number).map { (size - $0).roundedToDigits(9) }.filter { $0 >= Chart.neckRise }
            if let most = rises.max(), tape.precision == .minute { return "\(most.fixedText(1)) cm within an hour" }
        }
        guard let last = recent.last?.number, let baseline = latest(.neckCircumferenceBaseline, at: hours)?.number else { return nil }
        let rise = (last - baseline).roundedToDigits(9)
        return rise >= LocalAirway.visibleRise ? "\(rise.fixedText(1)) cm over the value before infusion" : nil
    }
}
