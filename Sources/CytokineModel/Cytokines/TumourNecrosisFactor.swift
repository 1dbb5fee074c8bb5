import Quantities
import Reactions

/// Tumour necrosis factor: from engaged CAR-T cells and macrophages; opens endothelium, raises fever, dilates vessels.
public struct TumourNecrosisFactor: Cytokine {
    public let name = "TNF"

    public var baseline: Term { baseline(1, range: 0.5...5) }
    public var plasmaLoss: Term { plasmaLoss(50, .assumed("36 a day under endotoxin [dobreva2021], rounded up"), range: 22...70) }
    public var localLoss: Term { localLoss(6, .assumed("bound on the spot"), range: 2...20) }
    var perMacrophage: Term {
        secreted("perMacrophage", 0.001, by: "activated macrophage", .assumed("hundredth of IL-6"), range: 0.0005...0.02)
    }
    var perCART: Term { secreted("perCART", 0.003, by: "engaged CAR-T cell", .assumed("a tenth of IFN-γ"), range: 0.0005...0.01) }
    var activationWeight: Term {
        parameter("activationWeight", 0.03, .one, "Drive of macrophages", .assumed("secondary route"), range: 0...0.6)
    }
    var halfActivation: Term {
        parameter("halfActivation", 150, .picogramsPerMillilitre, "Level at half drive", .assumed("local levels"), range: 50...500)
    }
    var endothelialWeight: Term {
        parameter("endothelialWeight", 1, .one, "Drive of endothelium", .assumed("sets the scale of the others"))
    }
    var halfEndothelium: Term {
        parameter(
            "halfEndothelium", 1000, .picogramsPerMillilitre, "Level at half endothelial drive", .assumed("hundreds of pg/mL in tissue"),
            range: 100...1500)
    }
    var feverWeight: Term {
        parameter("fever", 0.7, .one, "Weight in fever", .assumed("half of its weight under endotoxin [dobreva2021]"), range: 0.2...2)
    }
    var halfFever: Term {
        parameter("halfFever", 15, .picogramsPerMillilitre, "Level at half fever", .assumed("serum levels of CRS are low"), range: 5...190)
    }
    var vasoplegiaWeight: Term {
        parameter(
            "vasoplegia", 0.05, .one, "Weight in vasoplegia", .assumed("rest of the pressure fall under IL-6 blockade"), range: 0.003...0.15
        )
    }
    var halfVasoplegia: Term {
        parameter(
            "halfVasoplegia", 20, .picogramsPerMillilitre, "Level at half vasoplegia", .assumed("serum levels of CRS"), range: 10...150)
    }

    public func secretion(at place: Place) -> [(source: String, rate: Term)] {
        [
            (
                "activated macrophages",
                perMacrophage * place.macrophages.active * effect(.macrophageSecretion, at: place.id)
                    * effect(.inflammatorySecretion, at: place.id)
            ),
            ("engaged CAR-T cells", perCART * place.cart.engaged * effect(.tCellSecretion)),
        ]
    }

    public func effects(at place: Place) -> [Effect] {
        let signal = place.rise(self)
        let local: [Effect] = [
            .drives(.macrophageActivation, at: place.id, by: signal, half: halfActivation, weight: activationWeight, steepness: 2),
            .drives(.endothelialActivation, at: place.id, by: signal, half: halfEndothelium, weight: endothelialWeight, steepness: 1.5),
        ]
        guard place.isBlood else { return local }
        return local + [
            .drives(.fever, by: signal, half: halfFever, weight: feverWeight),
            .drives(.vasoplegia, by: signal, half: halfVasoplegia, weight: vasoplegiaWeight),
        ]
    }
}
