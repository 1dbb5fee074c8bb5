import Quantities
import Reactions

/// Monocytes and macrophages of one site, at rest and switched on by CAR-T cells.
///
/// The amplifier of the syndrome: few CAR-T cells, many macrophages. Contact with an engaged CAR-T cell, GM-CSF, IL-1, TNF, dying
/// cells and IL-6 trans-signalling drive activation; IFN-γ primes it; IL-10 and classic IL-6 signalling calm it.
public struct Macrophages: Component {
    let place: Place
    public var id: String { place.id + ".macrophages" }

    var resting: Term { species("resting", .billionCells, "Macrophages at rest", initially: place.site.restingMacrophages) }
    var active: Term { species("active", .billionCells, "Activated macrophages") }

    var gain: Term { shared("activation", 1.4, .perDay, "Macrophage activation at unit drive", .assumed("within a day"), range: 0.5...3) }
    var contactWeight: Term {
        shared("contactWeight", 1.6, .one, "Weight of contact with engaged CAR-T (CD40L)", .assumed("main route"), range: 0.5...3)
    }
    var halfContact: Term {
        shared(
            "halfContact", 5, .billionCellsPerLitre, "Engaged CAR-T density at half contact signal", .assumed("millions per mL"),
            range: 0.5...10)
    }
    var debrisWeight: Term { shared("debrisWeight", 0.03, .one, "Weight of dying cells", .assumed("secondary route"), range: 0...0.6) }
    var halfDebris: Term {
        shared("halfDebris", 30, .billionCellsPerLitre, "Dying cells at half signal", .assumed("1e7 to 1e8 per mL"), range: 10...100)
    }
    var primingFloor: Term { shared("primingFloor", 0.25, .one, "Activation without IFN-γ", .assumed("a quarter"), range: 0.1...0.5) }
    var loss: Term { shared("loss", 0.25, .perDay, "Loss of activated macrophages", .assumed("four days"), range: 0.1...0.8) }
    var calming: Term { shared("calming", 0.5, .perDay, "Return to rest", .assumed("two days"), range: 0.3...1.5) }
    var replenishment: Term { shared("replenishment", 0.05, .perDay, "Local replenishment", .assumed("three weeks"), range: 0.01...0.1) }
    var recruitment: Term {
        shared(
            "recruitment", 6, .ucum("1/d/10*9{cells}"), "Recruitment of blood monocytes, per resting macrophages of an activated bed",
            .assumed("limited by blood monocytes"), range: 0.5...30)
    }
    var halfCall: Term {
        shared(
            "halfCall", 0.3, .one, "Endothelial activation at half call for monocytes", .assumed("selectins appear before leak"),
            range: 0.1...0.6)
    }
    var emigration: Term {
        shared(
            "emigration", 0.3, .perDay, "Departure of recruited macrophages beyond the resting number", .assumed("three days"),
            range: 0.1...1)
    }
    var monocyteTurnover: Term {
        shared("monocyteTurnover", 1, .perDay, "Turnover of blood monocytes", .abstract("patel2017"), range: 0.5...1.5)
    }
    var monocyteSetPoint: Term {
        shared("monocyteSetPoint", 2, .billionCells, "Blood monocytes of a recovered marrow", .memory("4e8 per litre"), range: 1...4)
    }

    /// Contact signal: density of engaged effectors.
    var contact: Term {
        quantity("contact", .one, "Contact of macrophages with engaged CAR-T") { [self] in
            saturation(place.cart.engaged / place.site.tissueVolume, half: halfContact, steepness: 1.5)
        }
    }
    var activeShare: Term {
        quantity("activeShare", .one, "Share of macrophages that is activated") { [self] in active / (resting + active) }
    }
    private var activationRate: Term {
        gain
            * (contactWeight * contact + debrisWeight * saturation(place.targets.debris / place.site.tissueVolume, half: halfDebris)
                + drive(.macrophageActivation, at: place.id))
            * (primingFloor + drive(.macrophagePriming, at: place.id)) * effect(.macrophageActivation, at: place.id)
    }
    /// How strongly an inflamed bed calls monocytes.
    private var call: Term {
        let activation = place.endothelium.activation
        return (1 + 2 * activation) * saturation(activation, half: halfCall, steepness: 2) * effect(.monocyteRecruitment)
    }

    public var reactions: [Reaction] {
        Reaction("Macrophage activation", consumes: resting, produces: active, rate: activationRate * resting)
        Reaction("Macrophages return to rest", consumes: active, produces: resting, rate: calming * active)
        Reaction("Loss of activated macrophages", consumes: active, rate: loss * active)
        if place.isBlood {
            let host = LymphoidSpace(body: place.body)
            Reaction(
                "Release of monocytes", produces: resting,
                rate: monocyteTurnover * (monocyteSetPoint * (0.25 + 0.75 * host.hostLymphocytes) - resting))
        } else {
            Reaction("Replenishment of macrophages", produces: resting, rate: replenishment * (place.site.restingMacrophages - resting))
            Reaction(
                "Recruited macrophages leave", consumes: resting, rate: emigration * excess(resting, over: place.site.restingMacrophages))
            Reaction(
                "Monocyte recruitment", consumes: place.blood.macrophages.resting, produces: resting,
                rate: recruitment * place.site.restingMacrophages * call * place.blood.macrophages.resting)
        }
    }

    public var readouts: [Readout] {
        readout(place.id + ".macrophages", .cells, "Activated macrophages, \(place.site.label)") { [self] in active }
    }
}
