import Quantities
import Reactions

/// What is counted in a tube of blood, and the weight on the scales.
public struct BloodCounts: Component {
    let body: Body
    public var id: String { "counts" }

    var genomes: Term {
        parameter(
            "genomes", 150_000, .copiesPerMicrogram, "Diploid genomes in a microgram of DNA, one copy each", .memory("6.6 pg a genome"))
    }
    var whiteCells: Term { parameter("whiteCells", 5, .billionCellsPerLitre, "White cells with full marrow", .memory("4 to 10e9/L")) }
    var whiteFloor: Term {
        parameter("whiteFloor", 0.4, .one, "White cells that conditioning leaves", .assumed("falls less than lymphocytes"))
    }
    var density: Term { parameter("density", 1, .ucum("kg/L"), "Density of body fluid", .memory("that of water, near enough [hall2021]")) }
    var restingWeight: Term {
        parameter("weight", 60, .kilograms, "Body weight at rest", .assumed("given by the scenario"), range: 3...250)
    }

    private var cart: Term { body.blood.cart.total / body.blood.site.tissueVolume }
    private var leucocytes: Term {
        let host = LymphoidSpace(body: body).hostLymphocytes
        return whiteCells * (whiteFloor + (1 - whiteFloor) * host)
            + (body.blood.targets.positive + body.blood.targets.negative) / body.blood.site.tissueVolume
    }

    public var readouts: [Readout] {
        readout("blood.CART", .cellsPerMicrolitre, "CAR-T cells, blood") { [self] in cart }
        readout("transgene", .copiesPerMicrogram, "Transgene copies, blood") { [self] in genomes * cart / (cart + leucocytes) }
        readout("whiteCells", .ucum("10*9{cells}/L"), "White cells, blood") { [self] in leucocytes + cart }
        readout("blood.BCells", .cellsPerMicrolitre, "Normal B cells, blood") { [self] in
            body.blood.targets.normalB / body.blood.site.tissueVolume
        }
        readout("weight", .kilograms, "Weight") { [self] in
            let plasma = PlasmaVolume(body: body)
            let swelling = body.places.filter { !$0.site.isEncased }.map { $0.fluid.excessVolume }
            return restingWeight + density * (plasma.volume - plasma.restingVolume + sum(swelling))
        }
        readout("blood.IL6", .picogramsPerMillilitre, "IL6, plasma") { [self] in body.blood.level(IL6()) }
        readout("totalCART", .cells, "CAR-T cells, whole body") { [self] in LymphoidSpace(body: body).totalCART }
        for place in body.everywhere where place.site.isEncased {
            readout(place.site.id + ".oedema", .one, "Excess interstitial volume, \(place.site.label)") { 0 }
        }
    }
}
