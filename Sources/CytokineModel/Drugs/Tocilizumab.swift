import Quantities
import Reactions

/// Tocilizumab: an antibody against both forms of the IL-6 receptor.
///
/// It competes with IL-6 at the receptor and does nothing to IL-6 itself: plasma IL-6 rises after a dose because the receptor
/// no longer clears it, and CRP falls because the liver no longer hears it.
///
/// Source: il6-and-drugs dossier, section 3 (Frey 2010, female, BSA 1.6 m²).
public struct Tocilizumab: Drug {
    public let id = "tocilizumab"
    let body: Body
    public let label = DrugLabel(
        .treatment, synonyms: ["toci", "actemra", "roactemra"],
        doses: [
            .init(8, .milligramsPerKilogram, most: 12, cap: Quantity(800, .milligrams)),
            .init(480, .milligrams, most: 800, cap: Quantity(800, .milligrams)),
        ], duration: .hour, hidesFever: true)

    var central: Term { species("central", .milligrams, "Tocilizumab in plasma") }
    var peripheral: Term { species("peripheral", .milligrams, "Tocilizumab in the peripheral compartment") }
    var given: Term { infusionRate(.milligramsPerDay) }
    var clearance: Term { parameter("clearance", 0.232, .litresPerDay, "Linear clearance", .read("frey2010"), range: 0.15...0.75) }
    var volume: Term { parameter("volume", 3.5, .litres, "Central volume", .read("frey2010"), range: 2.5...5) }
    var exchange: Term { parameter("exchange", 0.2, .litresPerDay, "Exchange with the peripheral compartment", .read("frey2010")) }
    var peripheralVolume: Term { parameter("peripheralVolume", 2.9, .litres, "Peripheral volume", .read("frey2010")) }
    var maximalElimination: Term {
        parameter("maximalElimination", 7.5, .milligramsPerDay, "Receptor-mediated elimination at its maximum", .read("frey2010"))
    }
    var halfElimination: Term { parameter("halfElimination", 2.7, .milligramsPerLitre, "Level at half of it", .read("frey2010")) }
    var affinity: Term { parameter("affinity", 1, .nanomolar, "Kd for one receptor site", .abstract("rafique2013"), range: 0.2...2.5) }
    var mass: Term { parameter("mass", 148, .kilogramsPerMole, "Molar mass", .memory("IgG1")) }

    var plasma: Term { quantity("level", .milligramsPerLitre, "Tocilizumab in plasma") { [self] in central / volume } }
    private func inTissue(_ place: Place) -> AntibodyInTissue { AntibodyInTissue(drug: id, plasma: plasma, place: place) }
    public var entry: DoseEntry { .infusion(rate: given) }

    public var reactions: [Reaction] {
        Reaction("Infusion", produces: central, rate: given)
        Reaction("Linear elimination", consumes: central, rate: clearance * plasma)
        Reaction("Receptor-mediated elimination", consumes: central, rate: maximalElimination * saturation(plasma, half: halfElimination))
        Reaction("Distribution", consumes: central, produces: peripheral, rate: exchange * plasma)
        Reaction("Return", consumes: peripheral, produces: central, rate: exchange * peripheral / peripheralVolume)
        for place in body.places { inTissue(place).reactions }
    }

    public var effects: [Effect] {
        for place in body.everywhere {
            Effect.occupies(.il6ReceptorBinding, at: place.site.id, by: 2 * inTissue(place).level / mass, affinity: affinity)
        }
    }

    public var readouts: [Readout] {
        readout("tocilizumab", .milligramsPerLitre, "Tocilizumab, plasma") { [self] in plasma }
        readout("neck.tocilizumab", .milligramsPerLitre, "Tocilizumab, neck") { [self] in
            body.place("neck").map { inTissue($0).level } ?? 0
        }
    }
}
