import Quantities
import Reactions

/// Water and protein between the cells of one site: filtration, lymph, swelling.
///
/// Starling's balance. At rest filtration equals lymph and nothing swells. Leak raises conductance, lowers the reflection of
/// protein and lets protein out; tissue is stiff until its safety margin is spent and slack afterwards, so that oedema appears abruptly,
/// until skin and fascia are taut.
///
/// Source: cells-and-cytokines dossier, sections 7.2 and 9.8.
public struct InterstitialFluid: Component {
    let place: Place
    public var id: String { place.id + ".fluid" }

    /// Swelling is a small difference of large volumes, so the difference is the state.
    var excessVolume: Term { species("excess", .litres, "Interstitial fluid above its volume at rest") }
    var volume: Term { quantity("volume", .litres, "Interstitial fluid") { [self] in resting + excessVolume } }
    /// Protein, as the volume of resting plasma that would hold it.
    var protein: Term {
        species(
            "protein", .litres, "Interstitial protein, as resting plasma",
            initially: place.site.bed.proteinRatio * place.site.restingInterstitium)
    }

    var lymphTurnover: Term {
        shared(
            "lymphTurnover", 0.8, .perDay, "Lymph flow over interstitial volume at rest", .memory("2 to 4 L a day over the body"),
            range: 0.3...1.5)
    }
    var lymphReserve: Term {
        shared("lymphReserve", 4, .one, "Highest lymph flow over resting flow", .assumed("four to ten fold"), range: 2...10)
    }
    var halfLymph: Term {
        shared(
            "halfLymph", 2, .millimetresOfMercury, "Rise of interstitial pressure at half lymph reserve",
            .assumed("early in the safety margin"), range: 0.5...5)
    }
    var restingPressure: Term {
        shared("restingPressure", -3, .millimetresOfMercury, "Interstitial pressure at rest", .memory("subatmospheric"))
    }
    var margin: Term {
        shared(
            "safetyMargin", 3, .millimetresOfMercury, "Pressure that stiff tissue takes up before it is slack",
            .memory("until it reaches zero"))
    }
    var stiffness: Term { shared("stiffRange", 0.1, .one, "Relative volume over which tissue is stiff", .assumed("a tenth")) }
    var stretch: Term {
        shared(
            "stretch", 4, .one, "Excess over resting volume at which slack tissue is taut: its pressure is twice that of slack tissue",
            .assumed("skin and fascia give way no further"), range: 2...10)
    }
    var reflection: Term { shared("reflection", 0.9, .one, "Reflection of protein at rest", .memory("0.8 to 0.95"), range: 0.8...0.95) }
    var reflectionFall: Term {
        shared(
            "reflectionFall", 0.55, .one, "Fall of reflection when fully open",
            .assumed("a scalded paw falls from 0.87 to 0.45 [pitt1987]"), range: 0.3...0.6)
    }
    var oncoticPressure: Term {
        shared("oncoticPressure", 25, .millimetresOfMercury, "Colloid osmotic pressure of plasma", .memory("25"), range: 20...28)
    }
    var volumePressure: Term {
        shared("volumePressure", 3, .ucum("mm[Hg]/L"), "Capillary pressure per litre of plasma volume", .assumed("mild"), range: 0.5...8)
    }

    private var resting: Term { place.site.restingInterstitium }
    private var plasma: PlasmaVolume { PlasmaVolume(body: place.body) }
    private var opening: Term { place.endothelium.opening }

    /// Excess over resting volume, as a share of it.
    var oedema: Term {
        quantity("oedema", .one, "Excess interstitial volume over rest") { [self] in excessVolume / resting }
    }
    private var concentration: Term { protein / volume }

    var pressure: Term {
        quantity("pressure", .millimetresOfMercury, "Interstitial pressure") { [self] in
            let strain = oedema / stretch
            return restingPressure + place.site.bed.slack * oedema * (1 + strain * strain * strain)
                + margin * (1 - exponential(-(oedema / stiffness)))
        }
    }
    private var restingOncotic: Term { reflection * oncoticPressure * (1 - place.site.bed.proteinRatio) }
    /// Conductance at which filtration equals lymph at rest.
    private var restingConductance: Term {
        quantity("restingConductance", .ucum("L/d/mm[Hg]"), "Hydraulic conductance at rest") { [self] in
            lymphTurnover * resting / place.site.bed.netPressure
        }
    }
    var filtration: Term {
        quantity("filtration", .litresPerDay, "Fluid filtered from plasma") { [self] in
            let sigma = reflection * (1 - reflectionFall * opening)
            let capillary =
                restingPressure + restingOncotic + place.site.bed.netPressure
                + volumePressure * (plasma.volume - plasma.restingVolume)
            let oncotic = sigma * oncoticPressure * (plasma.proteinRatio - concentration)
            return restingConductance * (1 + place.site.bed.leakGain * opening) * (capillary - pressure - oncotic)
        }
    }
    /// Lymph rises with pressure up to its reserve, and fails as tissue dries: a logistic curve that is one at rest.
    var lymph: Term {
        quantity("lymph", .litresPerDay, "Fluid returned by lymph") { [self] in
            let steepness = logarithm(lymphReserve + 1) / halfLymph
            return lymphTurnover * resting * lymphReserve
                / (1 + (lymphReserve - 1) * exponential(-(steepness * (pressure - restingPressure))))
        }
    }

    public var reactions: [Reaction] {
        let sigma = reflection * (1 - reflectionFall * opening)
        Reaction("Filtration", produces: excessVolume, rate: filtration)
        Reaction("Lymph", consumes: excessVolume, rate: lymph)
        Reaction(
            "Protein is carried by filtered fluid", produces: protein,
            rate: filtration * (1 - sigma) * (plasma.proteinRatio + concentration) / 2)
        Reaction(
            "Protein diffuses", produces: protein,
            rate: proteinExchange * lymphTurnover * resting * (plasma.proteinRatio - concentration)
                * (1 + place.site.bed.exchangeGain * opening))
        Reaction("Protein leaves by lymph", consumes: protein, rate: lymph * concentration)
    }

    /// Diffusive exchange that balances lymph and convection at rest.
    private var proteinExchange: Term {
        let ratio = place.site.bed.proteinRatio
        return (ratio - (1 - reflection) * (1 + ratio) / 2) / (1 - ratio)
    }

    public var readouts: [Readout] {
        readout(place.id + ".oedema", .one, "Excess interstitial volume, \(place.site.label)") { [self] in oedema }
    }
}
