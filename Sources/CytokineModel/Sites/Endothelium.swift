import Quantities
import Reactions

/// The endothelium of one site, and how far it has opened.
///
/// Activation follows the cytokines at the site; leak opens steeply once it passes a share of its maximum and is held shut in
/// part by steroids.
public struct Endothelium: Component {
    let place: Place
    public var id: String { place.id + ".endothelium" }

    var activation: Term { species("activation", .one, "Endothelial activation, from rest to its ceiling") }
    var on: Term { shared("on", 2.1, .perDay, "Activation at unit drive", .assumed("half a day"), range: 1...8) }
    var off: Term { shared("off", 0.55, .perDay, "Recovery", .assumed("two days"), range: 0.3...3) }
    var ceiling: Term { shared("ceiling", 0.8, .one, "Highest activation", .assumed("some vessels stay closed")) }
    var halfOpening: Term { shared("halfOpening", 0.28, .one, "Activation at half opening", .assumed("a third"), range: 0.2...0.6) }
    var steepness: Term { shared("openingSteepness", 3.5, .one, "Steepness of opening", .assumed("junctions open together"), range: 2...4) }

    /// How wide gaps between endothelial cells stand, from none to one.
    var opening: Term {
        quantity("opening", .one, "Opening of capillaries") { [self] in
            let gaps =
                place.site.bed.opensGradually
                ? saturation(activation, half: halfOpening) : saturation(activation, half: halfOpening, steepness: steepness)
            return gaps * effect(.capillaryLeak)
        }
    }

    public var reactions: [Reaction] {
        Reaction(
            "Endothelial activation", produces: activation,
            rate: on * drive(.endothelialActivation, at: place.id) * (ceiling - activation) * effect(.endothelialActivation))
        Reaction("Endothelial recovery", consumes: activation, rate: off * effect(.endothelialRecovery) * activation)
    }

    public var readouts: [Readout] {
        readout(place.id + ".endothelium", .one, "Endothelial activation, \(place.site.label)") { [self] in activation }
    }
}
