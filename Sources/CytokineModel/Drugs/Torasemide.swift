import Quantities
import Reactions

/// Torasemide: a loop diuretic; acts on plasma volume and on nothing else.
///
/// Source: il6-and-drugs dossier, section 6.1.
public struct Torasemide: Drug {
    public let id = "torasemide"
    let body: Body
    public let label = DrugLabel(
        .support, synonyms: ["torsemide"], doses: [.init(5, .milligrams, most: 200)], duration: .push)

    var central: Term { species("central", .milligrams, "Torasemide in plasma") }
    var clearance: Term { parameter("clearance", 1.6, .litresPerHour, "Clearance", .memory("0.45 mL/min/kg, 60 kg")) }
    var volume: Term { parameter("volume", 12, .litres, "Volume", .abstract("knauf1998")) }
    var urinaryShare: Term { parameter("urinaryShare", 0.2, .one, "Share that reaches the tubule unchanged", .abstract("knauf1998")) }
    var half: Term { parameter("half", 15, .ucum("ug/min"), "Urinary excretion at half effect", .assumed("a fifth of furosemide")) }

    public var entry: DoseEntry { .bolus(into: central) }

    public var reactions: [Reaction] { Reaction("Elimination", consumes: central, rate: clearance * central / volume) }
    public var effects: [Effect] {
        Effect.drives(.urineOutput, by: urinaryShare * clearance * central / volume, half: half, weight: 1, steepness: 1.3)
    }
}
