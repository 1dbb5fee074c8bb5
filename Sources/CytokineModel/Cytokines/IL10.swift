import Quantities
import Reactions

/// Interleukin-10: the brake on macrophages; classic IL-6 signalling raises it.
public struct IL10: Cytokine {
    public let name = "IL10"

    public var baseline: Term { baseline(1, range: 0.2...5) }
    public var plasmaLoss: Term { plasmaLoss(5.3, .abstract("fuchs1996"), range: 3.7...6.2) }
    public var localLoss: Term { localLoss(1, .assumed("little consumed"), range: 0.2...5) }
    var perMacrophage: Term {
        secreted("perMacrophage", 0.001, by: "activated macrophage", .assumed("hundredth of IL-6"), range: 0.0003...0.005)
    }
    var perCART: Term { secreted("perCART", 0.0006, by: "engaged CAR-T cell", .assumed("small share"), range: 0.0002...0.003) }
    var classicGain: Term {
        parameter(
            "classicGain", 1, .one, "Rise of secretion by classic IL-6 signalling",
            .assumed("IL-6 raises IL-10 in volunteers [steensberg2003], size assumed"), range: 0...12)
    }
    var halfActivation: Term {
        parameter(
            "halfActivation", 125, .picogramsPerMillilitre, "Level that halves macrophage activation", .assumed("serum levels of CRS"),
            range: 50...500)
    }

    public func secretion(at place: Place) -> [(source: String, rate: Term)] {
        let boost = 1 + classicGain * place.il6Receptor.classicRise
        return [
            ("activated macrophages", perMacrophage * place.macrophages.active * boost),
            ("engaged CAR-T cells", perCART * place.cart.engaged * boost),
        ]
    }

    public func effects(at place: Place) -> [Effect] {
        [
            .lowers(.macrophageActivation, at: place.id, by: place.rise(self), half: halfActivation),
            .lowers(.inflammatorySecretion, at: place.id, by: place.rise(self), half: halfActivation),
        ]
    }
}
