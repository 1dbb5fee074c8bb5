@testable import Bedside

/// A change of some signs and what is expected of it, as the argument of a test.
struct Change<Expected: Sendable>: Sendable {
    let fill: @Sendable (inout Signs) -> Void
    let expected: Expected

    init(_ fill: @escaping @Sendable (inout Signs) -> Void, _ expected: Expected) {
        self.fill = fill
        self.expected = expected
    }
}

extension Signs {
    /// Signs with what the closure fills in; the rest is unknown.
    static func with(_ fill: (inout Signs) -> Void) -> Signs {
        var signs = Signs()
        fill(&signs)
        return signs
    }

    /// A fever of 39 °C in somebody of whom everything that CRS scales ask is charted and absent.
    static func feverAlone(_ fill: (inout Signs) -> Void = { _ in }) -> Signs {
        .with {
            $0.temperature = 39
            $0.isEstablished = false
            $0.isFeverMasked = false
            $0.hasSymptoms = true
            $0.isHypotensive = false
            $0.systolicPressure = 120
            $0.vasopressors = []
            $0.isHypoxic = false
            $0.oxygenDevice = .roomAir
            $0.hasDyspnoea = false
            $0.organGrade = 0
            $0.transaminaseGrade = 0
            $0.creatinineGrade = 0
            $0.isTreatedInHospital = false
            $0.needsCoagulationProducts = false
            $0.lesion = Signs.Lesion.none
            fill(&$0)
        }
    }

    /// The same with hypotension that CRS is judged to cause, and what runs against it.
    static func hypotension(_ running: [Vasopressor]?) -> Signs {
        .feverAlone {
            $0.isHypotensive = true
            $0.hypotensionIsCRS = true
            $0.systolicPressure = 80
            $0.vasopressors = running
        }
    }

    /// The same with an oxygen need that CRS is judged to cause.
    static func oxygen(_ device: OxygenDevice, flow: Measured? = nil, share: Measured? = nil) -> Signs {
        .feverAlone {
            $0.isHypoxic = true
            $0.hypoxiaIsCRS = true
            $0.oxygenDevice = device
            $0.oxygenFlow = flow
            $0.inspiredOxygen = share
        }
    }
}
