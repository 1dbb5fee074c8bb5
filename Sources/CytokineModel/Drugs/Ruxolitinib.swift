import Quantities
import Reactions

/// Ruxolitinib: a JAK inhibitor by mouth; dampens the signals of IL-6, IFN-γ, IL-2 and GM-CSF.
///
/// Source: il6-and-drugs dossier, section 5.4.
public struct Ruxolitinib: Drug {
    public let id = "ruxolitinib"
    let body: Body
    public let label = DrugLabel(
        .treatment, synonyms: ["jakafi", "jakavi"], doses: [.init(10, .milligrams, most: 100)], duration: .swallow, route: "PO",
        hidesFever: true)

    var depot: Term { species("depot", .milligrams, "Ruxolitinib in the gut") }
    var central: Term { species("central", .milligrams, "Ruxolitinib in plasma") }
    var absorption: Term { parameter("absorption", 4, .perHour, "Absorption", .assumed("peak within one to two hours")) }
    var clearance: Term { parameter("clearance", 20, .litresPerHour, "Clearance over bioavailability", .memory("adults")) }
    var volume: Term { parameter("volume", 75, .litres, "Volume over bioavailability", .memory("adults")) }
    var half: Term {
        parameter(
            "half", 86, .nanogramsPerMillilitre, "Level that halves JAK signalling", .memory("280 nmol/L in whole blood"), range: 30...200)
    }
    var divisionInhibition: Term {
        parameter(
            "divisionInhibition", 0.5, .one, "Highest inhibition of CAR-T division",
            .assumed("expansion is damped in vitro [pan2021], size assumed"), range: 0...0.9)
    }

    public var entry: DoseEntry { .bolus(into: depot) }

    public var reactions: [Reaction] {
        Reaction("Absorption", consumes: depot, produces: central, rate: absorption * depot)
        Reaction("Elimination", consumes: central, rate: clearance * central / volume)
    }
    public var effects: [Effect] {
        Effect.lowers(.jakSignalling, by: central / volume, half: half)
        Effect.lowers(.division, by: central / volume, half: half, maximal: divisionInhibition)
    }
}
