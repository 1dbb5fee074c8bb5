import Quantities
import Reactions

/// Healthy cells, other than B cells, that carry the antigen: mesothelium under a mesothelin CAR, for instance.
///
/// They hold less antigen than tumour, are killed, and grow back.
public struct OffTumourTissue: Component {
    let place: Place
    public var id: String { place.id + ".offTumour" }

    var cells: Term { species("cells", .billionCells, "Healthy cells that carry the antigen", initially: restingCells) }
    var restingCells: Term {
        parameter("restingCells", 0, .billionCells, "Healthy antigen-bearing cells at rest", .assumed("given by the scenario"))
    }
    var antigenShare: Term {
        shared("antigenShare", 0.2, .one, "Antigen per cell relative to tumour", .assumed("low expression"), range: 0.01...1)
    }
    var renewal: Term { shared("renewal", 0.1, .perDay, "Regrowth of the lining", .assumed("days to weeks"), range: 0.02...0.3) }

    var antigenBearing: Term { antigenShare * cells }

    public var reactions: [Reaction] {
        Reaction(
            "Off-tumour killing", consumes: cells, produces: place.targets.debris,
            rate: antigenShare * place.targets.killHazard * cells)
        Reaction("Regrowth of healthy tissue", produces: cells, rate: renewal * (restingCells - cells))
    }
}
