import Quantities
import Reactions

/// Mean arterial pressure: vasoplegia lowers it, volume and vasopressors raise it.
public struct BloodPressure: Component {
    let body: Body
    public var id: String { "pressure" }

    var vasoplegia: Term { species("vasoplegia", .one, "Loss of vascular tone") }
    var lag: Term { parameter("lag", 0.18, .days, "Lag of vasoplegia", .assumed("six hours in the dossier"), range: 0.08...0.5) }
    var resting: Term {
        parameter(
            "resting", 85, .millimetresOfMercury, "Mean arterial pressure at rest", .assumed("given by the scenario"), range: 65...110)
    }
    var fullFall: Term {
        parameter("fullFall", 100, .millimetresOfMercury, "Pressure fall at unit vasoplegia", .assumed("sets the scale of the weights"))
    }
    var perVolume: Term {
        parameter("perVolume", 8, .ucum("mm[Hg]/L"), "Pressure per litre of plasma volume", .assumed("mild"), range: 2...20)
    }
    var vasopressorRise: Term {
        parameter("vasopressorRise", 32, .millimetresOfMercury, "Highest rise by vasopressor", .read("oualha2014"), range: 12...32)
    }

    var mean: Term {
        quantity("mean", .millimetresOfMercury, "Mean arterial pressure") { [self] in
            let plasma = PlasmaVolume(body: body)
            return resting - fullFall * vasoplegia + perVolume * (plasma.volume - plasma.restingVolume)
                + vasopressorRise * drive(.vasopressorTone)
        }
    }

    public var reactions: [Reaction] {
        Reaction("Vessels lose their tone", produces: vasoplegia, rate: (drive(.vasoplegia) - vasoplegia) / lag)
    }
    public var readouts: [Readout] { readout("meanArterialPressure", .millimetresOfMercury, "Mean arterial pressure") { [self] in mean } }
}
