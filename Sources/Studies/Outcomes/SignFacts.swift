import Bedside
import CytokineModel
import Forecasting

/// What the ASTCT rule can see of a simulated patient: a handful of facts, so few that every combination can be graded beforehand.
struct SignFacts: Hashable, Sendable {
    /// 38.0 °C or more.
    var isHot = false
    /// Systemic fever now or before, the reaction to the infused product apart.
    var isEstablished = false
    /// Whether something that hides fever was given within a week.
    var isFeverMasked = false
    var isHypotensive = false
    /// The least device that holds saturation.
    var oxygen = Oxygen.roomAir
    /// Those that run, one bit for each of ``vasopressorNames``.
    var vasopressors = 0

    /// Devices that a simulated patient may need, from best to worst.
    enum Oxygen: Int, Hashable, Sendable, CaseIterable { case roomAir, lowFlow, highFlow, positivePressure }

    /// Vasopressors that the model knows, by name.
    static let vasopressorNames = Catalogue.labels.filter(\.value.isVasopressor).keys.sorted()

    /// How many combinations there are.
    static let count = 16 * Oxygen.allCases.count << vasopressorNames.count

    /// Which combination this is.
    var index: Int {
        let flags = (isHot ? 1 : 0) + (isEstablished ? 2 : 0) + (isFeverMasked ? 4 : 0) + (isHypotensive ? 8 : 0)
        return flags + 16 * (oxygen.rawValue + Oxygen.allCases.count * vasopressors)
    }
}

extension SignFacts {
    /// The combination of an index.
    init(index: Int) {
        isHot = index & 1 != 0
        isEstablished = index & 2 != 0
        isFeverMasked = index & 4 != 0
        isHypotensive = index & 8 != 0
        oxygen = Oxygen.allCases[index / 16 % Oxygen.allCases.count]
        vasopressors = index / 16 / Oxygen.allCases.count
    }

    /// A patient in whom these facts hold, as a clinician would chart it; cytokine release is the cause of all signs.
    var signs: Signs {
        var signs = Signs()
        signs.temperature = Measured(isHot ? ASTCTCRS.feverThreshold : ASTCTCRS.feverThreshold - 1)
        signs.isEstablished = isEstablished
        signs.isFeverMasked = isFeverMasked
        signs.isHypotensive = isHypotensive
        signs.hypotensionIsCRS = true
        signs.vasopressors = SignFacts.vasopressorNames.enumerated().filter { vasopressors >> $0.offset & 1 != 0 }
            .map { Signs.Vasopressor(Signs.Vasopressor.Drug(rawValue: $0.element)) }
        signs.oxygenDevice = Course.oxygenDevice(
            roomAirSaturation: oxygen == .roomAir ? 100 : Course.oxygenThreshold - 1, need: oxygen.flow)
        signs.oxygenFlow = Measured(oxygen.flow)
        signs.hypoxiaIsCRS = true
        return signs
    }
}

extension SignFacts.Oxygen {
    /// A flow at which this is the device, in L/min.
    var flow: Double {
        switch self {
        case .roomAir: 0
        case .lowFlow: 6
        case .highFlow: 18
        case .positivePressure: 40
        }
    }

    /// - Parameters:
    ///   - roomAirSaturation: In percent.
    ///   - need: In L/min.
    init(roomAirSaturation: Double, need: Double) {
        switch Course.oxygenDevice(roomAirSaturation: roomAirSaturation, need: need) {
        case .roomAir: self = .roomAir
        case .blowBy, .nasalCannula: self = .lowFlow
        case .highFlowCannula, .simpleMask, .venturi, .nonRebreather: self = .highFlow
        case .cpap, .bipap, .intubated: self = .positivePressure
        }
    }
}

/// The ASTCT grade of every combination of facts, asked of the bedside's own rule once.
///
/// It is no second rule: ``standard`` holds what `ASTCTCRS` answers, and a test compares it with the rule at every sample of the
/// scenarios that ship.
struct GradeTable: Sendable {
    private let grades: [Int]

    static let standard = GradeTable(ASTCTCRS())

    init(_ rule: ASTCTCRS) {
        grades = (0..<SignFacts.count).map { rule.grade(SignFacts(index: $0).signs).range?.upperBound ?? 0 }
    }

    subscript(facts: SignFacts) -> Int { grades[facts.index] }
}
