import Quantities
import Reactions

/// Plasma volume and its protein: what is filtered, given, and passed as urine.
public struct PlasmaVolume: Component {
    let body: Body
    public var id: String { "plasmaVolume" }

    var volume: Term { species("volume", .litres, "Plasma volume", initially: restingVolume) }
    /// Protein as the volume of resting plasma that would hold it.
    var protein: Term { species("protein", .litres, "Plasma protein, as resting plasma", initially: restingVolume) }
    var restingVolume: Term { parameter("resting", 3, .litres, "Plasma volume at rest", .memory("45 mL/kg"), range: 2...4) }
    var regulation: Term {
        parameter("regulation", 8, .perDay, "Return of plasma volume by kidney and thirst", .assumed("hours"), range: 1...12)
    }
    var synthesis: Term {
        parameter(
            "proteinSynthesis", 0.1, .perDay, "Return of plasma protein", .assumed("albumin turnover with transcapillary return"),
            range: 0.02...1)
    }
    var transfer: Term {
        parameter(
            "filtrationShare", 0.3, .one, "Part of the net filtration that is not replaced at once", .assumed("fluid is given to effect"),
            range: 0...1)
    }

    var diuresis: Term {
        parameter("maximalDiuresis", 28.8, .litresPerDay, "Highest urine flow under a loop diuretic", .assumed("20 mL/min"))
    }
    /// Plasma and crystalloid, as the regimen gives them.
    var fluidGiven: Term { parameter("fluidGiven", 0, .litresPerDay, "Fluid being infused", .assumed("set by the regimen")) }
    var plasmaGiven: Term { parameter("plasmaGiven", 0, .litresPerDay, "Plasma being infused", .assumed("set by the regimen")) }

    var proteinRatio: Term {
        quantity("proteinRatio", .one, "Plasma protein over rest") { [self] in protein / volume }
    }

    private var swelling: [InterstitialFluid] { body.places.filter { !$0.site.isEncased }.map(\.fluid) }

    public var reactions: [Reaction] {
        Reaction("Kidney and thirst", produces: volume, rate: regulation * (restingVolume - volume))
        Reaction(
            "Net filtration into tissue", consumes: volume,
            rate: transfer * sum(swelling.map { $0.filtration - $0.lymph }))
        Reaction("Infusion of fluid", produces: volume, rate: fluidGiven + plasmaGiven)
        Reaction("Infusion of plasma protein", produces: protein, rate: plasmaGiven)
        Reaction(
            "Diuresis", consumes: volume, rate: diuresis * drive(.urineOutput) * saturation(volume, half: 0.1 * restingVolume))
        Reaction("Plasma protein returns", produces: protein, rate: synthesis * (restingVolume - protein))
    }

    public var readouts: [Readout] {
        readout("plasmaVolume", .litres, "Plasma volume") { [self] in volume }
    }
}
