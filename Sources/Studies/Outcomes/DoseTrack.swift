import Bedside
import CytokineModel
import Forecasting

/// What was given to a patient, as far as grading asks: when a fever may be hidden, when which vasopressor runs.
struct DoseTrack: Sendable {
    /// Days of doses that hide fever, ascending.
    private var masks: [Double] = []
    private var runs: [(start: Double, end: Double, bit: Int)] = []
    private var place = -1

    init() {}

    init(_ doses: [GivenDose]) {
        for dose in doses { add(dose) }
    }

    /// A dose, before the days from its own on are asked for.
    mutating func add(_ dose: GivenDose) {
        guard let label = Catalogue.labels[dose.drug] else { return }
        if label.hidesFever {
            masks.insert(dose.day, at: masks.lastIndex { $0 <= dose.day }.map { $0 + 1 } ?? 0)
        }
        if label.isVasopressor, let bit = SignFacts.vasopressorNames.firstIndex(of: dose.drug) {
            runs.append((dose.day, dose.day + dose.duration, 1 << bit))
        }
    }

    /// Adds what holds on a day; days are asked for in ascending order.
    mutating func mark(_ facts: inout SignFacts, on day: Double) {
        while place + 1 < masks.count, masks[place + 1] <= day { place += 1 }
        facts.isFeverMasked = place >= 0 && day - masks[place] < Course.feverMask
        facts.vasopressors = 0
        for run in runs where run.start <= day && day < run.end { facts.vasopressors |= run.bit }
    }
}
