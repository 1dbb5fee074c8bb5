import Reactions

/// Fresh frozen plasma: volume and protein.
public struct Plasma: Drug {
    public let id = "plasma"
    let body: Body
    public var entry: DoseEntry { .infusion(rate: PlasmaVolume(body: body).plasmaGiven) }
}

/// Crystalloid: volume that leaves the vessels within hours.
public struct Crystalloid: Drug {
    public let id = "crystalloid"
    let body: Body
    public var entry: DoseEntry { .infusion(rate: PlasmaVolume(body: body).fluidGiven) }
}
