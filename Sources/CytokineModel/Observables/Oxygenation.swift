import Quantities
import Reactions

/// Oxygen saturation and the oxygen that it takes to hold it.
///
/// Two causes that look alike at the bedside stay apart: lung water, which shunts, and a narrow airway, which retains CO2.
///
/// Source: il6-and-drugs dossier, section 6.3; cells-and-cytokines dossier, section 8.
public struct Oxygenation: Component {
    let body: Body
    public var id: String { "oxygenation" }

    var restingShunt: Term { parameter("restingShunt", 0.03, .one, "Shunt at rest", .memory("2 to 5 %"), range: 0.01...0.06) }
    var shuntGain: Term { parameter("shuntGain", 0.4, .one, "Shunt per excess lung water", .assumed("dossier b_sh"), range: 0.1...0.5) }
    var shuntMargin: Term { parameter("shuntMargin", 0.02, .one, "Lung water that does not shunt", .assumed("little water is tolerated")) }
    var inspired: Term { parameter("roomAir", 0.21, .one, "Inspired fraction of room air", .memory("textbook physiology [hall2021]")) }
    var dryPressure: Term {
        parameter(
            "dryPressure", 713, .millimetresOfMercury, "Barometric pressure less water vapour", .memory("textbook physiology [hall2021]"))
    }
    var carbonDioxide: Term {
        parameter("carbonDioxide", 40, .millimetresOfMercury, "Arterial CO2 at rest", .memory("textbook physiology [hall2021]"))
    }
    var respiratoryQuotient: Term {
        parameter("respiratoryQuotient", 0.8, .one, "Respiratory quotient", .memory("textbook physiology [hall2021]"))
    }
    var criticalArea: Term {
        parameter(
            "criticalArea", 0.2, .one, "Airway area at which CO2 has doubled", .assumed("failure below 0.2 to 0.25"), range: 0.1...0.3)
    }
    var halfSaturation: Term {
        parameter("P50", 27, .millimetresOfMercury, "Oxygen pressure at half saturation", .memory("textbook physiology [hall2021]"))
    }
    var steepness: Term { parameter("hill", 2.7, .one, "Hill coefficient of haemoglobin", .memory("textbook physiology [hall2021]")) }
    var extraction: Term {
        parameter("extraction", 0.37, .one, "Saturation lost in tissue, anaemic blood", .assumed("5 mL/dL at Hb 100 g/L"))
    }
    var goal: Term { parameter("goal", 0.92, .one, "Saturation that oxygen is given for", .assumed("92 %")) }
    var highest: Term { parameter("highest", 0.995, .one, "Highest end-capillary saturation", .assumed("near one")) }
    var perLitre: Term { parameter("perLitre", 0.04, .ucum("min/L"), "Inspired fraction per litre a minute", .memory("nasal cannula")) }

    var shunt: Term {
        quantity("shunt", .one, "Shunt through flooded lung") { [self] in
            let water = body.place(Site.lung.id).map { positive($0.fluid.oedema - shuntMargin) } ?? 0
            let raised = shuntGain * water
            return restingShunt + (0.9 - restingShunt) * raised / (0.9 + raised)
        }
    }
    var arterialCO2: Term {
        quantity("CO2", .millimetresOfMercury, "Arterial CO2") { [self] in
            carbonDioxide * (1 + power(criticalArea / (Airway(body: body).area + 0.02), 3))
        }
    }
    private func arterial(inspired fraction: Term) -> Term {
        let alveolar = positive(fraction * dryPressure - arterialCO2 / respiratoryQuotient) + 1 * unitPressure
        return positive(saturation(alveolar, half: halfSaturation, steepness: steepness) - extraction * shunt / (1 - shunt))
    }
    private var unitPressure: Term {
        parameter("unitPressure", 1, .millimetresOfMercury, "Least alveolar oxygen pressure", .assumed("keeps the curve defined"))
    }

    /// Oxygen flow by cannula that would hold the goal.
    private var need: Term {
        let endCapillary = goal + extraction * shunt / (1 - shunt)
        let reachable = endCapillary - positive(endCapillary - highest)
        let pressure = halfSaturation * power(reachable / (1 - reachable), 1 / steepness)
        return positive(pressure + arterialCO2 / respiratoryQuotient - inspired * dryPressure) / dryPressure / perLitre
    }

    public var readouts: [Readout] {
        readout("oxygenSaturation", .percent, "Oxygen saturation") { [self] in arterial(inspired: inspired + drive(.inspiredOxygen)) }
        readout("roomAirSaturation", .percent, "Oxygen saturation on room air") { [self] in arterial(inspired: inspired) }
        readout("oxygenNeed", .litresPerMinute, "Oxygen flow needed for 92 %") { [self] in need }
        readout("arterialCO2", .millimetresOfMercury, "Arterial CO2") { [self] in arterialCO2 }
    }
}
