import Quantities
import Reactions

/// An antipyretic of the ibuprofen kind: lowers the set point, with the delay of an effect compartment; touches no cytokine.
///
/// Source: il6-and-drugs dossier, section 6.2.
public struct Antipyretic: Drug {
    public let id = "antipyretic"
    let body: Body
    public let label = DrugLabel(
        .support, synonyms: ["ibuprofen", "NSAID"],
        doses: [.init(400, .milligrams, most: 1200), .init(10, .milligramsPerKilogram, most: 20)], duration: .swallow, route: "PO",
        hidesFever: true)

    var central: Term { species("central", .milligrams, "Antipyretic in plasma") }
    var effectSite: Term { species("effectSite", .milligrams, "Antipyretic at its site of effect") }
    var transfer: Term {
        parameter("transfer", 12, .perDay, "To the effect site", .assumed("0.57 an hour, 0.46 to 0.7 [brown1998], rounded"))
    }
    var elimination: Term { parameter("elimination", 7, .perDay, "From the effect site", .memory("half-life 2 h")) }
    var half: Term { parameter("half", 80, .milligrams, "Amount at half effect", .assumed("a fifth of a dose"), range: 40...200) }
    var maximal: Term {
        parameter("maximal", 0.5, .one, "Highest fall of the raised set point", .assumed("0.8 in children"), range: 0.2...0.8)
    }

    public var entry: DoseEntry { .bolus(into: central) }

    public var reactions: [Reaction] {
        Reaction("To the effect site", consumes: central, produces: effectSite, rate: transfer * central)
        Reaction("Elimination", consumes: effectSite, rate: elimination * effectSite)
    }
    public var effects: [Effect] { Effect.lowers(.setPoint, by: effectSite, half: half, maximal: maximal, steepness: 2) }
}
