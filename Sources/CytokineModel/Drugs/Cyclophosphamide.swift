import Quantities
import Reactions

/// Cyclophosphamide: one compartment; kills lymphocytes and, less, blasts and marrow.
///
/// Source: il6-and-drugs dossier, section 7 (induction and the active metabolite are left out).
public struct Cyclophosphamide: Drug {
    public let id = "cyclophosphamide"
    let body: Body
    public let label = DrugLabel(
        .conditioning, synonyms: ["cytoxan"],
        doses: [.init(300, .milligramsPerSquareMetre, most: 4000), .init(500, .milligrams, most: 10_000)], duration: .hour)

    var central: Term { species("central", .milligrams, "Cyclophosphamide in plasma") }
    var given: Term { infusionRate(.milligramsPerDay) }
    var clearance: Term { parameter("clearance", 5.41, .litresPerHour, "Clearance", .read("ahmed2020")) }
    var volume: Term { parameter("volume", 46.5, .litres, "Volume", .read("ahmed2020")) }
    var unitLevel: Term {
        parameter(
            "unitLevel", 11.9, .milligramsPerLitre, "Level of unit strength", .assumed("half of the effect of three standard days"),
            range: 4...30)
    }

    public var entry: DoseEntry { .infusion(rate: given) }

    public var reactions: [Reaction] {
        Reaction("Infusion", produces: central, rate: given)
        Reaction("Elimination", consumes: central, rate: clearance * central / volume)
    }
    public var effects: [Effect] { Effect.drives(.conditioning, inProportionTo: central / volume / unitLevel, weight: 1) }
}
