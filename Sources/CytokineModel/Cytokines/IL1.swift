import Quantities
import Reactions

/// Interleukin-1: from activated macrophages; switches on its neighbours, opens endothelium, a strong pyrogen.
///
/// Its receptor is shared with anakinra.
public struct IL1: Cytokine {
    public let name = "IL1"

    public var baseline: Term { baseline(0.2, range: 0.05...1) }
    public var plasmaLoss: Term { plasmaLoss(40, .memory("minutes to two hours"), range: 8...160) }
    public var localLoss: Term { localLoss(6, .assumed("bound on the spot"), range: 2...20) }
    var perMacrophage: Term {
        secreted("perMacrophage", 0.0006, by: "activated macrophage", .assumed("fortieth of IL-6"), range: 0.0003...0.01)
    }
    var activationWeight: Term {
        parameter("activationWeight", 0.05, .one, "Drive of macrophages", .assumed("self-sustaining loop, weak"), range: 0...0.6)
    }
    var halfActivation: Term {
        parameter("halfActivation", 60, .picogramsPerMillilitre, "Level at half drive", .assumed("local levels"), range: 20...200)
    }
    var endothelialWeight: Term {
        parameter("endothelialWeight", 0.3, .one, "Drive of endothelium", .assumed("less than TNF"), range: 0.05...1)
    }
    var halfEndothelium: Term {
        parameter(
            "halfEndothelium", 250, .picogramsPerMillilitre, "Level at half endothelial drive", .assumed("tens to hundreds in tissue"),
            range: 40...400)
    }
    var feverWeight: Term {
        parameter(
            "fever", 0.3, .one, "Weight in fever", .assumed("IL-1 and IL-6 need each other for fever [cartmell2000], size assumed"),
            range: 0.05...2)
    }
    var halfFever: Term {
        parameter("halfFever", 30, .picogramsPerMillilitre, "Level at half fever", .assumed("dossier, section 8"), range: 5...100)
    }

    public func secretion(at place: Place) -> [(source: String, rate: Term)] {
        [
            (
                "activated macrophages",
                perMacrophage * place.macrophages.active * effect(.macrophageSecretion, at: place.id)
                    * effect(.inflammatorySecretion, at: place.id)
            )
        ]
    }

    public func effects(at place: Place) -> [Effect] {
        let signal = place.rise(self) / occupancy(.il1ReceptorBinding, at: place.id)
        let local: [Effect] = [
            .drives(.macrophageActivation, at: place.id, by: signal, half: halfActivation, weight: activationWeight, steepness: 2),
            .drives(.endothelialActivation, at: place.id, by: signal, half: halfEndothelium, weight: endothelialWeight, steepness: 1.5),
        ]
        return place.isBlood ? local + [.drives(.fever, by: signal, half: halfFever, weight: feverWeight)] : local
    }
}
