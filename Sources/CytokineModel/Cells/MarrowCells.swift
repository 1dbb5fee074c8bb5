import Quantities
import Reactions

/// Normal marrow cells: what blasts are counted against.
public struct MarrowCells: Component {
    let body: Body
    public var id: String { "marrow.normal" }

    var cells: Term { species("cells", .billionCells, "Normal nucleated marrow cells", initially: cellsAtStart) }
    var cellsAtStart: Term {
        parameter("cellsAtStart", 1000, .billionCells, "Normal marrow cells on the first day", .assumed("given by the scenario"))
    }
    var capacity: Term {
        parameter("capacity", 1000, .billionCells, "Nucleated cells of a full marrow", .assumed("1e12"), range: 500...1500)
    }
    var regeneration: Term {
        parameter("regeneration", 0.06, .perDay, "Regeneration of marrow", .assumed("doubling in twelve days"), range: 0.02...0.15)
    }
    var kill: Term {
        parameter("conditioningKill", 0.06, .perDay, "Killing of normal marrow by conditioning", .assumed("mild"), range: 0.02...0.3)
    }

    /// Share of nucleated marrow cells that are malignant.
    var blastFraction: Term {
        quantity("blastFraction", .one, "Malignant share of nucleated marrow cells") { [self] in
            guard let marrow = body.place(Site.marrow.id) else { return 0 }
            let blasts = marrow.targets.positive + marrow.targets.negative
            return blasts / (blasts + cells + marrow.targets.normalB + marrow.cart.total)
        }
    }

    public var reactions: [Reaction] {
        let crowding = body.place(Site.marrow.id).map { ($0.targets.positive + $0.targets.negative) / $0.targets.capacity } ?? 0
        Reaction("Regeneration of marrow", produces: cells, rate: regeneration * cells * (1 - cells / capacity - crowding))
        Reaction("Conditioning, normal marrow", consumes: cells, rate: kill * LymphoidSpace.conditioningStrength * cells)
    }

    public var readouts: [Readout] {
        readout("marrow.MRD", .percent, "Measurable residual disease, marrow") { [self] in blastFraction }
        readout("marrow.blasts", .one, "Marrow blasts, share of nucleated cells") { [self] in blastFraction }
    }
}
