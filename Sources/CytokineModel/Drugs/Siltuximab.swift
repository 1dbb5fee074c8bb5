import Quantities
import Reactions

/// Siltuximab: an antibody against IL-6 itself. The IL-6 it holds is neither heard nor cleared.
///
/// Source: il6-and-drugs dossier, section 5.1.
public struct Siltuximab: Drug {
    public let id = "siltuximab"
    let body: Body
    public let label = DrugLabel(
        .treatment, synonyms: ["sylvant"], doses: [.init(11, .milligramsPerKilogram, most: 25)], duration: .hour, hidesFever: true)

    var central: Term { species("central", .milligrams, "Siltuximab in plasma") }
    var peripheral: Term { species("peripheral", .milligrams, "Siltuximab in the peripheral compartment") }
    var given: Term { infusionRate(.milligramsPerDay) }
    var clearance: Term { parameter("clearance", 0.214, .litresPerDay, "Clearance", .read("nikanjam2019")) }
    var volume: Term { parameter("volume", 3.66, .litres, "Central volume", .read("nikanjam2019")) }
    var exchange: Term { parameter("exchange", 0.624, .litresPerDay, "Exchange with the peripheral compartment", .read("nikanjam2019")) }
    var peripheralVolume: Term { parameter("peripheralVolume", 3.13, .litres, "Peripheral volume", .read("nikanjam2019")) }
    var affinity: Term { parameter("affinity", 34, .picomolar, "Kd for IL-6", .memory("tens of pM"), range: 10...100) }
    var mass: Term { parameter("mass", 145, .kilogramsPerMole, "Molar mass", .memory("IgG1")) }

    var plasma: Term { quantity("level", .milligramsPerLitre, "Siltuximab in plasma") { [self] in central / volume } }
    private func inTissue(_ place: Place) -> AntibodyInTissue { AntibodyInTissue(drug: id, plasma: plasma, place: place) }
    public var entry: DoseEntry { .infusion(rate: given) }

    public var reactions: [Reaction] {
        Reaction("Infusion", produces: central, rate: given)
        Reaction("Elimination", consumes: central, rate: clearance * plasma)
        Reaction("Distribution", consumes: central, produces: peripheral, rate: exchange * plasma)
        Reaction("Return", consumes: peripheral, produces: central, rate: exchange * peripheral / peripheralVolume)
        for place in body.places { inTissue(place).reactions }
    }

    public var effects: [Effect] {
        for place in body.everywhere {
            Effect.occupies(.il6Binding, at: place.site.id, by: 2 * inTissue(place).level / mass, affinity: affinity)
        }
    }
}
