import Quantities
import Reactions

/// Anakinra: the IL-1 receptor antagonist, given under the skin; shares the receptor with IL-1.
///
/// Source: il6-and-drugs dossier, section 5.2.
public struct Anakinra: Drug {
    public let id = "anakinra"
    let body: Body
    public let label = DrugLabel(
        .treatment, synonyms: ["kineret"], doses: [.init(100, .milligrams, most: 1000)], duration: .swallow, route: "SC", hidesFever: true)

    var depot: Term { species("depot", .milligrams, "Anakinra under the skin") }
    var central: Term { species("central", .milligrams, "Anakinra in plasma") }
    var absorption: Term { parameter("absorption", 0.38, .perHour, "Absorption", .read("urien2013")) }
    var clearance: Term { parameter("clearance", 6.24, .litresPerHour, "Clearance over bioavailability", .read("urien2013")) }
    var volume: Term { parameter("volume", 65.2, .litres, "Volume over bioavailability", .read("urien2013")) }
    var affinity: Term {
        parameter(
            "affinity", 0.3, .milligramsPerLitre, "Level that halves IL-1", .assumed("a hundredfold excess is needed"), range: 0.05...1)
    }

    public var entry: DoseEntry { .bolus(into: depot) }

    public var reactions: [Reaction] {
        Reaction("Absorption", consumes: depot, produces: central, rate: absorption * depot)
        Reaction("Elimination", consumes: central, rate: clearance * central / volume)
    }

    public var effects: [Effect] { Effect.occupies(.il1ReceptorBinding, by: central / volume, affinity: affinity) }
}
