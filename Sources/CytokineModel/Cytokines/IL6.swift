import Quantities
import Reactions

/// Interleukin-6: made by macrophages, cleared by its receptor, read through the receptor system.
public struct IL6: Cytokine {
    public let name = "IL6"
    public init() {}

    public var baseline: Term { baseline(2, range: 0.5...10) }
    public var plasmaLoss: Term { plasmaLoss(28, .read("copeland2005"), range: 17...50) }
    public var localLoss: Term { localLoss(1, .assumed("little consumed on the spot"), range: 0.2...5) }
    var perMacrophage: Term {
        secreted("perMacrophage", 0.11, by: "activated macrophage", .assumed("endotoxin data give 0.04"), range: 0.005...0.5)
    }
    var perCART: Term {
        secreted("perCART", 0.0005, by: "engaged CAR-T cell", .assumed("CAR-T cells make little or none [singh2017]"), range: 0...0.005)
    }
    var transGain: Term {
        parameter(
            "transGain", 1, .one, "Rise of secretion by trans-signalling",
            .assumed("monocytes answer IL-6 with IL-6 (doi 10.1186/s40164-020-00166-2), size assumed"), range: 0...3)
    }
    /// Share of clearance that does not need the receptor.
    var linearShare: Term {
        parameter(
            "linearShare", 0.2, .one, "Clearance that does not need the receptor", .assumed("derived from tocilizumab Vmax"),
            range: 0.05...0.5)
    }
    var halfClearance: Term {
        parameter(
            "halfClearance", 15_000, .picogramsPerMillilitre, "Free IL-6 at half-saturated receptor clearance", .assumed("derived"),
            range: 5000...50_000)
    }
    var activationWeight: Term {
        parameter("activationWeight", 0.046, .one, "Drive of macrophages by trans-signalling", .assumed("weak loop"), range: 0.005...0.8)
    }
    var endothelialWeight: Term {
        parameter(
            "endothelialWeight", 0.2, .one, "Drive of endothelium by trans-signalling",
            .assumed("trans-signalling stirs endothelium [kang2020], size assumed"), range: 0.05...2)
    }
    var braking: Term {
        parameter(
            "classicBrake", 0.15, .one, "Calming of macrophages by classic signalling",
            .assumed("low IL-6 calms in volunteers [steensberg2003], size assumed"), range: 0...0.9)
    }
    var halfBrake: Term { parameter("halfBrake", 0.3, .one, "Classic signal at half brake", .assumed("a third of sites"), range: 0.05...1) }

    var feverWeight: Term { parameter("fever", 2.8, .one, "Weight in fever", .assumed("main pyrogen of CRS"), range: 1...3.5) }
    var halfFever: Term {
        parameter(
            "halfFever", 990, .picogramsPerMillilitre, "Level not blocked, at half fever", .assumed("560 to 1000 under endotoxin"),
            range: 200...5000)
    }
    var vasoplegiaWeight: Term {
        parameter(
            "vasoplegia", 1.5, .one, "Weight of trans-signalling in vasoplegia", .assumed("carries most of the pressure fall"),
            range: 0.1...1.5)
    }

    public func secretion(at place: Place) -> [(source: String, rate: Term)] {
        [
            (
                "activated macrophages",
                perMacrophage * place.macrophages.active * (1 + transGain * place.il6Receptor.transSignal)
                    * effect(.macrophageSecretion, at: place.id)
            ),
            ("engaged CAR-T cells", perCART * place.cart.engaged * effect(.tCellSecretion)),
        ]
    }

    public func clearance(at blood: Place) -> Term {
        let free = blood.il6Receptor.clearingShare
        let capture = occupancy(.il6Binding, at: blood.id)
        return (linearShare + (1 - linearShare) * free / (1 + blood.level(self) * free / halfClearance)) / capture
    }

    public var restingClearance: Term { linearShare + (1 - linearShare) / (1 + baseline / halfClearance) }

    public func effects(at place: Place) -> [Effect] {
        let receptor = place.il6Receptor
        let local: [Effect] = [
            .drives(.macrophageActivation, at: place.id, by: receptor.transRise, half: receptor.reserve, weight: activationWeight),
            .drives(.endothelialActivation, at: place.id, by: receptor.transRise, half: receptor.reserve, weight: endothelialWeight),
            .lowers(.macrophageActivation, at: place.id, by: receptor.classicRise, half: halfBrake, maximal: braking),
        ]
        guard place.isBlood else { return local }
        return local + [
            .drives(.fever, by: excess(receptor.effective, over: baseline), half: halfFever, weight: feverWeight, steepness: 2),
            .drives(.vasoplegia, by: receptor.transRise, half: receptor.reserve, weight: vasoplegiaWeight),
        ]
    }
}
