import Quantities
import Reactions

/// Body temperature: follows a set point that pyrogenic cytokines raise.
public struct Temperature: Component {
    public let id = "temperature"

    var celsius: Term { species("body", .celsius, "Body temperature", initially: resting) }
    var resting: Term { parameter("resting", 36.9, .celsius, "Temperature at rest", .assumed("given by the scenario"), range: 36...37.5) }
    var unitRise: Term {
        parameter("unitRise", 1, .celsius, "Rise of the set point at unit drive", .assumed("sets the scale of the weights"))
    }
    var relaxation: Term {
        parameter(
            "relaxation", 16.8, .perDay, "Approach to the set point", .assumed("0.7 an hour; 0.6 under endotoxin [dobreva2021]"),
            range: 8...24)
    }

    public var reactions: [Reaction] {
        Reaction(
            "Temperature follows its set point", produces: celsius,
            rate: relaxation * (resting + unitRise * drive(.fever) * effect(.setPoint) - celsius))
    }
    public var readouts: [Readout] { readout("temperature", .celsius, "Temperature") { [self] in celsius } }
}
