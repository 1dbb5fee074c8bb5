import Quantities
import Reactions

/// The neck as a cylinder and the larynx as a tube: circumference and the lumen that is left.
///
/// Source: cells-and-cytokines dossier, section 7.3.
public struct Airway: Component {
    let body: Body
    public var id: String { "airway" }

    var restingCircumference: Term {
        parameter("restingCircumference", 34, .centimetres, "Neck circumference at rest", .assumed("a woman's neck"), range: 30...42)
    }
    var neckLength: Term {
        parameter("neckLength", 10, .centimetres, "Length of the swelling cylinder", .assumed("a hand's breadth"), range: 8...12)
    }
    var airwayShare: Term {
        parameter(
            "airwayShare", 0.02, .one, "Share of neck oedema that lines the upper airway", .assumed("0.5 to 5 %"), range: 0.005...0.05)
    }
    var mucosa: Term {
        parameter("mucosa", 40, .squareCentimetres, "Mucosal surface that swells", .assumed("laryngeal surface"), range: 25...60)
    }
    var lumenRadius: Term {
        parameter("lumenRadius", 6, .millimetres, "Laryngeal lumen radius at rest", .memory("4.5 to 8 mm"), range: 4.5...8)
    }

    /// Swelling of everything that lies in the neck.
    var excessVolume: Term {
        quantity("excess", .litres, "Oedema of the neck, with masses that lie in it") { [self] in
            positive(sum(body.places.filter { $0.site.region == "neck" && !$0.site.isEncased }.map { $0.fluid.excessVolume }))
        }
    }
    var circumference: Term {
        quantity("circumference", .centimetres, "Neck circumference") { [self] in
            restingCircumference
                * squareRoot(1 + 12.566370614359172 * excessVolume / (neckLength * restingCircumference * restingCircumference))
        }
    }
    /// Lumen area over its area at rest.
    var area: Term {
        quantity("area", .one, "Airway lumen over rest") { [self] in
            power(positive(1 - airwayShare * excessVolume / mucosa / lumenRadius), 2)
        }
    }

    public var readouts: [Readout] {
        readout("neck.circumference", .centimetres, "Neck circumference") { [self] in circumference }
        readout("airway.area", .one, "Airway lumen over rest") { [self] in area }
        readout("neck.excessVolume", .millilitres, "Oedema of the neck") { [self] in excessVolume }
    }
}
