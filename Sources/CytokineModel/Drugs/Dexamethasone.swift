import Quantities
import Reactions

/// Dexamethasone: two compartments; doses are milligrams of the phosphate.
///
/// Source: Hong 2007 with the clearance of a woman of sixty, by il6-and-drugs dossier, section 4.1.
public struct Dexamethasone: Drug {
    public let id = "dexamethasone"
    let body: Body
    public let label = DrugLabel(
        .treatment, synonyms: ["dex", "decadron"], doses: [.init(10, .milligrams, most: 100)], duration: .push, hidesFever: true)

    var central: Term { species("central", .milligrams, "Dexamethasone in plasma") }
    var peripheral: Term { species("peripheral", .milligrams, "Dexamethasone in the peripheral compartment") }
    var clearance: Term {
        parameter("clearance", 14, .litresPerHour, "Clearance", .assumed("between 9 and 18 in the sources"), range: 9...18.1)
    }
    var volume: Term { parameter("volume", 41.6, .litres, "Central volume", .read("hong2007")) }
    var out: Term { parameter("out", 1.09, .perHour, "To the peripheral compartment", .read("hong2007")) }
    var back: Term { parameter("back", 1.02, .perHour, "From the peripheral compartment", .read("hong2007")) }
    var affinity: Term {
        parameter(
            "affinity", 6, .nanogramsPerMillilitre, "Level at half receptor occupancy", .assumed("from methylprednisolone by potency"),
            range: 3...12)
    }

    public var entry: DoseEntry { .bolus(into: central) }
    public var companions: [any Component] { [GlucocorticoidResponse(body: body)] }

    public var reactions: [Reaction] {
        Reaction("Elimination", consumes: central, rate: clearance * central / volume)
        Reaction("Distribution", consumes: central, produces: peripheral, rate: out * central)
        Reaction("Return", consumes: peripheral, produces: central, rate: back * peripheral)
    }
    public var effects: [Effect] { Effect.occupies(.glucocorticoidReceptor, by: central / volume, affinity: affinity) }
    public var readouts: [Readout] {
        readout("dexamethasone", .nanogramsPerMillilitre, "Dexamethasone, plasma") { [self] in central / volume }
    }
}
