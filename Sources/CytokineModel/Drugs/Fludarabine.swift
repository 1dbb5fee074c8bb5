import Quantities
import Reactions

/// Fludarabine: three compartments, cleared by the kidney; kills lymphocytes.
///
/// Source: Langenhorst 2019, by il6-and-drugs dossier, section 7 (eGFR 115 mL/min, 60 kg).
public struct Fludarabine: Drug {
    public let id = "fludarabine"
    let body: Body
    public let label = DrugLabel(
        .conditioning, doses: [.init(30, .milligramsPerSquareMetre, most: 100), .init(50, .milligrams, most: 250)], duration: .halfHour)

    var central: Term { species("central", .milligrams, "Fludarabine in plasma") }
    var shallow: Term { species("shallow", .milligrams, "Fludarabine, shallow compartment") }
    var deep: Term { species("deep", .milligrams, "Fludarabine, deep compartment") }
    var given: Term { infusionRate(.milligramsPerDay) }
    var clearance: Term { parameter("clearance", 8.6, .litresPerHour, "Clearance", .read("langenhorst2019"), range: 4...12) }
    var volume: Term { parameter("volume", 39, .litres, "Central volume", .read("langenhorst2019")) }
    var shallowVolume: Term { parameter("shallowVolume", 20, .litres, "Shallow volume", .read("langenhorst2019")) }
    var deepVolume: Term { parameter("deepVolume", 50, .litres, "Deep volume", .read("langenhorst2019")) }
    var shallowExchange: Term { parameter("shallowExchange", 8.6, .litresPerHour, "Shallow exchange", .read("langenhorst2019")) }
    var deepExchange: Term { parameter("deepExchange", 3.8, .litresPerHour, "Deep exchange", .read("langenhorst2019")) }
    var unitLevel: Term {
        parameter(
            "unitLevel", 0.84, .milligramsPerLitre, "Level of unit strength", .assumed("half of the effect of three standard days"),
            range: 0.3...2)
    }

    private var level: Term { central / volume }
    public var entry: DoseEntry { .infusion(rate: given) }

    public var reactions: [Reaction] {
        Reaction("Infusion", produces: central, rate: given)
        Reaction("Elimination", consumes: central, rate: clearance * level)
        Reaction("Shallow distribution", consumes: central, produces: shallow, rate: shallowExchange * level)
        Reaction("Shallow return", consumes: shallow, produces: central, rate: shallowExchange * shallow / shallowVolume)
        Reaction("Deep distribution", consumes: central, produces: deep, rate: deepExchange * level)
        Reaction("Deep return", consumes: deep, produces: central, rate: deepExchange * deep / deepVolume)
    }
    public var effects: [Effect] { Effect.drives(.conditioning, inProportionTo: level / unitLevel, weight: 1) }
}
