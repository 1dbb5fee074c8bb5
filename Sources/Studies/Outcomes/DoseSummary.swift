import Bedside
import CytokineModel
import Forecasting
import Quantities

/// What a patient was given from the infusion to the end of the course.
struct DoseSummary {
    private(set) var tocilizumabDoses = 0
    private(set) var tocilizumab = 0.0
    private(set) var firstTocilizumab = Double.nan
    /// Corticosteroids as milligrams of dexamethasone, by the table of the bedside.
    private(set) var steroids = 0.0
    private(set) var firstSteroid = Double.nan
    /// Calendar days with a dose of a corticosteroid.
    private(set) var steroidDays = 0
    /// Hours in which any vasopressor ran.
    private(set) var vasopressorHours = 0.0
    private(set) var crystalloid = 0.0

    /// - Parameter doses: By day.
    init(_ doses: [GivenDose], until end: Double) {
        var running: [ClosedRange<Double>] = []
        var lastSteroidDay = -1
        for dose in doses where dose.day >= 0 && dose.day <= end {
            switch dose.drug {
            case "tocilizumab":
                tocilizumabDoses += 1
                tocilizumab += DoseSummary.amount(dose, in: .milligrams)
                if firstTocilizumab.isNaN { firstTocilizumab = dose.day }
            case "crystalloid":
                crystalloid += DoseSummary.amount(dose, in: .litres)
            default: break
            }
            if let share = DoseSummary.equivalents[dose.drug] {
                steroids += share * DoseSummary.amount(dose, in: .milligrams)
                if firstSteroid.isNaN { firstSteroid = dose.day }
                let day = Int(dose.day + SampleView.instant)
                if day != lastSteroidDay { steroidDays += 1 }
                lastSteroidDay = day
            }
            if DoseSummary.vasopressors.contains(dose.drug) { running.append(dose.day...max(dose.day, min(end, dose.day + dose.duration))) }
        }
        vasopressorHours = 24 * PhaseSpans.covered(running)
    }

    private static func amount(_ dose: GivenDose, in unit: Unit) -> Double { Quantity(dose.amount, dose.unit).converted(to: unit) ?? .nan }

    /// Milligrams of dexamethasone for one of each corticosteroid that the model knows.
    private static let equivalents = Dictionary(
        uniqueKeysWithValues: Catalogue.labels.keys.compactMap { name in Medicine.named(name)?.dexamethasoneEquivalent.map { (name, $0) } })
    private static let vasopressors = Set(SignFacts.vasopressorNames)
}
