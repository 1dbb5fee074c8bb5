/// How much oxygen it takes, for the systems that ask for a fraction of 40 %.
///
/// Source: clinical dossier, sections A3 and A13: a plain cannula without flow is taken as below 40 %; with a flow the fraction is
/// estimated as 0.20 + 0.04 per L/min (memory); any other device without a fraction leaves it open.
enum OxygenShare: Hashable {
    case none
    case below40
    /// A plain cannula of unknown flow: by convention below 40 %, though a flow of 5 L/min would be 40 %.
    case takenAsBelow40
    case atLeast40
    /// On oxygen of an unknown fraction.
    case open
    /// Hypoxia is judged, and nobody charted what it takes.
    case deviceUnknown
    /// CPAP or BiPAP: which of the systems' words it meets is not said.
    case positivePressure(isAtLeast40: Bool?)
    case ventilator
    /// Nothing is charted.
    case unknown

    init(_ signs: Signs) {
        guard let device = signs.oxygenDevice else {
            switch signs.isHypoxic {
            case true: self = .deviceUnknown
            case false: self = .none
            case nil: self = .unknown
            }
            return
        }
        let isAtLeast40 = signs.inspiredOxygen?.isAtLeast(0.4)
        switch device {
        case .roomAir: self = .none
        case .intubated: self = .ventilator
        case .cpap, .bipap: self = .positivePressure(isAtLeast40: isAtLeast40)
        case .nasalCannula where signs.inspiredOxygen == nil:
            // ‘Low flow’ without a number is a plain cannula.
            let estimate = signs.oxygenFlow.map { Measured((0.2 + 0.04 * $0.value).roundedToDigits(9), $0.limit) }
            self =
                estimate?.isAtLeast(0.4).map { $0 ? .atLeast40 : .below40 } ?? .takenAsBelow40
        default: self = isAtLeast40.map { $0 ? .atLeast40 : .below40 } ?? .open
        }
    }

    /// The axis of a system that gives 2 below 40 %, 3 from 40 % on and 4 for a ventilator.
    func axis(_ signs: Signs) -> Axis {
        let name = "oxygen"
        let because = signs.oxygenDevice.map { $0.words + (signs.inspiredOxygen.map { " at FiO2 \($0.text)" } ?? "") }
        if signs.hypoxiaIsCRS == false || signs.isHomeOxygen == true { return .known(name, 0) }
        return switch self {
        case .none: .known(name, 0)
        case .below40: .known(name, 2, because)
        case .takenAsBelow40: .atLeast(name, 2, because, most: 3, missing: ["oxygen flow or FiO2"])
        case .atLeast40: .known(name, 3, because)
        case .open: .between(name, 2...3, because, missing: ["FiO2"])
        case .deviceUnknown: .between(name, 2...4, "hypoxia, as judged", missing: ["oxygen device", "FiO2"])
        case .positivePressure(let isAtLeast40):
            .between(
                name, (isAtLeast40 == true ? 3 : 2)...4, because,
                missing: (isAtLeast40 == nil ? ["FiO2"] : []) + ["whether positive pressure by mask counts as a ventilator"])
        case .ventilator: .known("ventilator", 4, because)
        case .unknown: .unknown(name, missing: ["oxygen device"])
        }
    }

    /// Whether the fraction was estimated from the flow of a cannula.
    static func isEstimated(_ signs: Signs) -> Bool {
        signs.oxygenDevice == .nasalCannula && signs.inspiredOxygen == nil && signs.oxygenFlow?.limit == .exact
    }

    static func flags(_ signs: Signs) -> [String] {
        if isEstimated(signs) { return ["FiO2 is estimated from the cannula flow (0.20 + 0.04 per L/min), an approximation"] }
        return OxygenShare(signs) == .takenAsBelow40 ? ["a cannula of unknown flow is taken as below 40 %"] : []
    }
}
