import Quantities
import Reactions

/// Fresh frozen plasma: volume and protein.
public struct Plasma: Drug {
    public let id = "plasma"
    let body: Body
    public let label = DrugLabel(
        .fluid, synonyms: ["FFP", "fresh frozen plasma"],
        doses: [.init(350, .millilitres, most: 3000), .init(15, .ucum("mL/kg"), most: 60)], duration: .hour)
    public var entry: DoseEntry { .infusion(rate: PlasmaVolume(body: body).plasmaGiven) }
}

/// Crystalloid: volume that leaves the vessels within hours.
public struct Crystalloid: Drug {
    public let id = "crystalloid"
    let body: Body
    public let label = DrugLabel(
        .fluid, synonyms: ["saline", "ringer", "fluid"],
        doses: [.init(500, .millilitres, most: 5000), .init(20, .ucum("mL/kg"), most: 100)], duration: .halfHour)
    public var entry: DoseEntry { .infusion(rate: PlasmaVolume(body: body).fluidGiven) }
}
