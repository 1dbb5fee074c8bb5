import Quantities
import Reactions

/// Methylprednisolone: one compartment, hours; its effects last longer (``GlucocorticoidResponse``).
///
/// Source: Hong 2007, by il6-and-drugs dossier, sections 4.1 and 4.2.
public struct Methylprednisolone: Drug {
    public let id = "methylprednisolone"
    let body: Body
    public let label = DrugLabel(
        .treatment, synonyms: ["mPSL", "solu-medrol", "solumedrol"],
        doses: [.init(40, .milligrams, most: 2000), .init(2, .milligramsPerKilogram, most: 40)], duration: .push, hidesFever: true)

    var central: Term { species("central", .milligrams, "Methylprednisolone in plasma") }
    var clearance: Term { parameter("clearance", 22.8, .litresPerHour, "Clearance", .read("hong2007")) }
    var volume: Term { parameter("volume", 78.4, .litres, "Volume", .read("hong2007")) }
    var affinity: Term {
        parameter("affinity", 15, .nanogramsPerMillilitre, "Level at half receptor occupancy", .abstract("fisher1992"), range: 12...19)
    }

    public var entry: DoseEntry { .bolus(into: central) }
    public var companions: [any Component] { [GlucocorticoidResponse(body: body)] }

    public var reactions: [Reaction] { Reaction("Elimination", consumes: central, rate: clearance * central / volume) }
    public var effects: [Effect] { Effect.occupies(.glucocorticoidReceptor, by: central / volume, affinity: affinity) }
    public var readouts: [Readout] {
        readout("methylprednisolone", .nanogramsPerMillilitre, "Methylprednisolone, plasma") { [self] in central / volume }
    }
}
