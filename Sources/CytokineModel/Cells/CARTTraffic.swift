import Quantities
import Reactions

/// How CAR-T cells get into a tissue and out again.
///
/// Entry is small where vessels are closed and rises when endothelium is activated, here or everywhere. Cells that are bound to
/// antigen stay: when a site is cleared its cells are released to blood and look elsewhere.
public struct CARTTraffic: Component {
    let place: Place
    public var id: String { place.id + ".traffic" }

    var localGate: Term {
        shared(
            "localGate", 0.5, .one, "Weight of the site's own endothelium on entry", .assumed("local inflammation opens"), range: 0.1...1.5)
    }
    var systemicGate: Term {
        shared(
            "systemicGate", 0.4, .one, "Weight of systemic endothelial activation on entry", .assumed("shared cytokines open"),
            range: 0.1...1.5)
    }
    var retention: Term {
        shared("retention", 3, .one, "Prolongation of stay by antigen", .assumed("bound cells do not leave"), range: 2...20)
    }
    var lateMobility: Term {
        shared(
            "lateMobility", 0.7, .one, "Mobility of memory and exhausted cells relative to effectors", .assumed("slower cells"),
            range: 0.4...1)
    }

    /// Entry per cell in blood.
    var entry: Term {
        quantity("entry", .perDay, "Entry from blood, as inflammation has opened it") { [self] in
            place.site.entryDensity * place.site.tissueVolume
                * (1 + place.site.bed.entryGain
                    * (localGate * place.endothelium.activation + systemicGate * place.blood.endothelium.activation))
        }
    }
    var exit: Term {
        quantity("exit", .perDay, "Return to blood, as antigen holds cells back") { [self] in
            1 / (place.site.stay * (1 + retention * place.cart.engagement))
        }
    }

    public var reactions: [Reaction] {
        let here = place.cart
        let blood = place.blood.cart
        for (name, inBlood, inTissue, mobility) in [
            ("infused cells", blood.infused, here.infused, Term.constant(1)), ("effectors", blood.effector, here.effector, 1),
            ("memory cells", blood.memory, here.memory, lateMobility), ("exhausted cells", blood.exhausted, here.exhausted, lateMobility),
        ] {
            Reaction("Entry of \(name)", consumes: inBlood, produces: inTissue, rate: mobility * entry * inBlood)
            Reaction("Return of \(name)", consumes: inTissue, produces: inBlood, rate: mobility * exit * inTissue)
        }
    }
}
