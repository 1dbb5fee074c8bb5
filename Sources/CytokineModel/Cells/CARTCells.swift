import Quantities
import Reactions

/// The CAR-T cells of one site: infused, effector, memory, exhausted.
///
/// They divide where they meet antigen, stay while they are bound to it, tire under it, and shrink without it. No phase is
/// coded: expansion ends when effectors outnumber targets, contraction begins when antigen is gone. Fewer than one cell do not divide: what
/// is left of a clone that died out does not grow again when the disease comes back.
public struct CARTCells: Component {
    let place: Place
    public var id: String { place.id + ".CART" }

    var infused: Term { species("infused", .billionCells, "Infused CAR-T cells that have not met antigen") }
    var effector: Term { species("effector", .billionCells, "Effector CAR-T cells") }
    var memory: Term { species("memory", .billionCells, "Memory CAR-T cells") }
    var exhausted: Term { species("exhausted", .billionCells, "Exhausted CAR-T cells") }

    var halfAntigen: Term {
        shared(
            "halfAntigen", 0.2, .billionCellsPerLitre, "Antigen density at half engagement", .assumed("order of 1e5 per mL"),
            range: 0.02...1)
    }
    var effectorWeight: Term {
        shared("effectorWeight", 1, .one, "Effectors that compete for a target", .assumed("one for one"), range: 0.3...3)
    }
    var activation: Term {
        shared("activation", 1.2, .perDay, "Activation of infused and memory cells by antigen", .assumed("within a day"), range: 0.7...3)
    }
    var basalLoss: Term { shared("basalLoss", 0.1, .perDay, "Loss of effectors", .assumed("ten days"), range: 0.05...0.2) }
    var infusedLoss: Term { shared("infusedLoss", 0.03, .perDay, "Loss of infused cells", .assumed("weeks"), range: 0.01...0.5) }
    var exhaustedLoss: Term { shared("exhaustedLoss", 0.15, .perDay, "Loss of exhausted cells", .assumed("a week"), range: 0.05...0.4) }

    /// Share of effectors that are bound to antigen.
    var engagement: Term {
        quantity("engagement", .one, "Share of CAR-T cells engaged by antigen") { [self] in
            let antigen = place.targets.antigenDensity
            return place.site.mixing * effect(.carSignalling) * antigen
                / (antigen + halfAntigen + effectorWeight * effector / place.site.tissueVolume)
        }
    }
    var engaged: Term { engagement * effector }
    var total: Term { infused + effector + memory + exhausted }

    public var reactions: [Reaction] {
        let product = place.body.product
        Reaction("Activation of infused cells", consumes: infused, produces: effector, rate: activation * engagement * infused)
        Reaction("Recall of memory", consumes: memory, produces: effector, rate: activation * engagement * memory)
        Reaction(
            "Antigen-driven division", produces: effector,
            rate: product.division * LymphoidSpace(body: place.body).room * effect(.division) * engagement * effector
                * saturation(effector, half: place.targets.oneCell, steepness: 2))
        Reaction("Exhaustion", consumes: effector, produces: exhausted, rate: product.exhaustion * engagement * effector)
        Reaction(
            "Memory formation", consumes: effector, produces: memory, rate: product.memoryFormation * (1 - engagement) * effector)
        Reaction(
            "Loss of effectors", consumes: effector,
            rate: (basalLoss + product.contraction * (1 - engagement) * effect(.carTLoss)) * effector)
        Reaction("Loss of infused cells", consumes: infused, rate: infusedLoss * infused)
        Reaction("Loss of memory cells", consumes: memory, rate: product.memoryLoss * memory)
        Reaction("Loss of exhausted cells", consumes: exhausted, rate: exhaustedLoss * exhausted)
    }

    public var readouts: [Readout] {
        // Blood is counted in cells per microlitre (``BloodCounts``).
        if !place.isBlood {
            readout(place.id + ".CART", .cells, "CAR-T cells, \(place.site.label)") { [self] in total }
        }
    }
}
