import Quantities

@testable import Bedside

/// A small generator that repeats itself: SplitMix64.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Charts that no ward would write: any finding at any time with any value its table allows.
enum RandomChart {
    static func make(_ dice: inout Dice, rows count: Int, findings: [Finding] = Finding.allCases, days: Double = 16) -> Chart {
        let patient = Chart.Patient(
            age: Bool.random(using: &dice) ? Double(Int.random(in: 2...90, using: &dice)) : nil,
            weight: Bool.random(using: &dice) ? Double(Int.random(in: 10...120, using: &dice)) : nil)
        return Chart(patient: patient, rows: (0..<count).map { _ in row(&dice, findings.randomElement(using: &dice)!, days) })
    }

    static func row(_ dice: inout Dice, _ finding: Finding, _ days: Double) -> Observation {
        let isDayOnly = Int.random(in: 0..<4, using: &dice) == 0
        let minutes = Double(Int.random(in: -2 * 1440...Int(days) * 1440, using: &dice))
        let hours = isDayOnly ? (minutes / 1440).rounded(.down) * 24 + 12 : minutes / 60
        let limit: Observation.Limit = Int.random(in: 0..<10, using: &dice) == 0 ? [.below, .above].randomElement(using: &dice)! : .exact
        let attribution: Attribution? =
            switch Int.random(in: 0..<6, using: &dice) {
            case 0: Attribution(.cytokineRelease, by: "Dr A", at: 3)
            case 1: Attribution(.other("overload"))
            default: nil
            }
        let value = value(&dice, finding)
        return Observation(
            finding, value, at: hours, subject: subject(&dice, finding), precision: isDayOnly ? .day : .minute,
            limit: { if case .quantity = value { limit } else { .exact } }(),
            status: Int.random(in: 0..<20, using: &dice) == 0 ? .enteredInError : .final, attribution: attribution)
    }

    private static func subject(_ dice: inout Dice, _ finding: Finding) -> String? {
        switch finding {
        case .drug: Medicine.table.randomElement(using: &dice)!.name
        case .vasopressor: ["norepinephrine", "epinephrine", "vasopressin", "dopamine"].randomElement(using: &dice)!
        case .visibleSwelling, .siteSwelling, .swellingTrend: ["neck", nil, "mass"].randomElement(using: &dice)!
        default: nil
        }
    }

    private static func value(_ dice: inout Dice, _ finding: Finding) -> Observation.Value {
        let definition = finding.definition
        switch definition.form {
        case .flag: return .flag(Bool.random(using: &dice))
        case .word(let words): return .word(words.randomElement(using: &dice)!)
        case .quantity(let unit):
            let range = typical[finding] ?? definition.plausible.lowerBound...min(definition.plausible.upperBound, 500)
            return .quantity(Quantity((Double.random(in: range, using: &dice) * 10).rounded() / 10, unit))
        case .dose:
            let unit: Unit = finding == .vasopressor ? .ucum("ug/min") : Bool.random(using: &dice) ? .ucum("mg") : .ucum("mg/kg")
            return Int.random(in: 0..<5, using: &dice) == 0
                ? .unstated : .quantity(Quantity(Double(Int.random(in: 0...40, using: &dice)), unit))
        }
    }

    /// Where values of a ward lie, so that thresholds are met from both sides.
    private static let typical: [Finding: ClosedRange<Double>] = [
        .temperature: 36...40.5, .systolicPressure: 70...130, .oxygenSaturation: 84...99, .oxygenFlow: 0...12, .inspiredOxygen: 0.2...1,
        .neckCircumference: 34...46, .neckCircumferenceBaseline: 35...37, .albumin: 18...42, .fibrinogen: 50...400, .platelets: 10...300,
        .organGrade: 0...4, .transaminaseGrade: 0...4, .creatinineGrade: 0...4, .residualDisease: 0...40,
    ]
}
