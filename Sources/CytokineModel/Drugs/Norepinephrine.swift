import Quantities
import Reactions

/// Norepinephrine: minutes only, so its level follows the rate at which it is given.
///
/// Source: Oualha 2014, by il6-and-drugs dossier, section 6.4 (60 kg).
public struct Norepinephrine: Drug {
    public let id = "norepinephrine"
    let body: Body
    public let label = DrugLabel(
        .support, synonyms: ["noradrenaline"], doses: [.init(0.1, .ucum("ug/kg/min"), most: 5)], duration: nil, isVasopressor: true)

    var given: Term { infusionRate(.milligramsPerDay) }
    var clearance: Term { parameter("clearance", 142, .litresPerHour, "Clearance", .read("oualha2014")) }
    var half: Term { parameter("half", 4.11, .microgramsPerLitre, "Level at half effect", .read("oualha2014")) }

    public var entry: DoseEntry { .infusion(rate: given) }
    public var effects: [Effect] { Effect.drives(.vasopressorTone, by: given / clearance, half: half, weight: 1) }
}
