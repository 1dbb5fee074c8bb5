import Quantities
import Reactions

/// What vessels of one kind let through: cells, cytokines, water, protein, antibody.
///
/// Sites with the same kind of vessel share these numbers; a site gives its own where its dossier does.
public struct VascularBed: Component {
    public let id: String
    /// Lung leaks from the first; other beds open together once a threshold is near.
    var opensGradually = false
    let entryDensityNumber: Number
    let entryGainNumber: Number
    let stayNumber: Number
    let exchangeNumber: Number
    let exchangeGainNumber: Number
    let leakGainNumber: Number
    let slackNumber: Number
    let netPressureNumber: Number
    let proteinRatioNumber: Number

    /// CAR-T cells that enter one litre of resting tissue in a day, per cell in blood.
    var entryDensity: Term { parameter("entryDensity", entryDensityNumber, "Entry of CAR-T cells at rest, per litre of tissue") }
    var entryGain: Term { parameter("entryGain", entryGainNumber, "Rise of entry with endothelial activation") }
    var stay: Term { parameter("stay", stayNumber, "Mean stay of a CAR-T cell that meets no antigen") }
    var exchange: Term { parameter("exchange", exchangeNumber, "Cytokine exchange of interstitium with plasma at rest") }
    var exchangeGain: Term { parameter("exchangeGain", exchangeGainNumber, "Rise of cytokine and protein exchange with leak") }
    var leakGain: Term { parameter("leakGain", leakGainNumber, "Rise of hydraulic conductance with leak") }
    var slack: Term { parameter("slack", slackNumber, "Interstitial pressure per relative volume once the tissue is slack") }
    var netPressure: Term { parameter("netPressure", netPressureNumber, "Net filtration pressure at rest") }
    var proteinRatio: Term { parameter("proteinRatio", proteinRatioNumber, "Interstitial over plasma protein at rest") }
}

extension VascularBed {
    /// Wide open vessels of marrow, spleen and liver.
    static let sinusoidal = VascularBed(
        id: "sinusoidal",
        entryDensityNumber: .init(4, .ucum("1/d/L"), .assumed("marrow: 6/d for 1.5 L"), range: 1...40),
        entryGainNumber: .init(3, .one, .assumed("sinusoids are open already"), range: 1...9),
        stayNumber: .init(1, .days, .assumed("hours to a day; marrow"), range: 0.5...2),
        exchangeNumber: .init(60, .perDay, .assumed("fenestrated bed; marrow"), range: 20...180),
        exchangeGainNumber: .init(0, .one, .assumed("already open; a gain here only adds stiffness (reference calibration, advice 3)")),
        leakGainNumber: .init(0.3, .one, .assumed("open bed inside a capsule: little more to open"), range: 0...10),
        slackNumber: .init(20, .millimetresOfMercury, .assumed("capsule"), range: 2...60),
        netPressureNumber: .init(
            6.5, .millimetresOfMercury, .assumed("capillary 17, interstitium -3, oncotic 13.5 mmHg"), range: 0.5...10),
        proteinRatioNumber: .init(0.4, .one, .memory("interstitial albumin"), range: 0.3...0.8))

    /// Nodes and the soft tissue about them: closed at rest, opened by inflammation.
    static let nodal = VascularBed(
        id: "nodal",
        entryDensityNumber: .init(1.5, .ucum("1/d/L"), .assumed("products are CCR7-poor; 0.12/d for 80 mL"), range: 0.25...2.5),
        entryGainNumber: .init(30, .one, .assumed("selectins and CXCR3 ligands open high endothelial venules"), range: 10...90),
        stayNumber: .init(0.7, .days, .abstract("ganusov2014"), range: 0.35...1.4),
        exchangeNumber: .init(6, .perDay, .assumed("slow, as from the peritoneum [konrad1990], and swollen nodes drain"), range: 1...12),
        exchangeGainNumber: .init(3, .one, .assumed("leak opens exchange"), range: 1...6),
        leakGainNumber: .init(8, .one, .assumed("burned skin and septic leak"), range: 3...40),
        slackNumber: .init(2, .millimetresOfMercury, .assumed("loose areolar tissue"), range: 0.5...10),
        netPressureNumber: .init(
            6.5, .millimetresOfMercury, .assumed("capillary 17, interstitium -3, oncotic 13.5 mmHg"), range: 0.5...10),
        proteinRatioNumber: .init(0.4, .one, .memory("interstitial albumin"), range: 0.3...0.5))

    static let pulmonary = VascularBed(
        id: "pulmonary", opensGradually: true,
        entryDensityNumber: .init(8, .ucum("1/d/L"), .assumed("first pass through the lung"), range: 2...24),
        entryGainNumber: .init(2, .one, .assumed("lung retains cells already at rest"), range: 0.6...6),
        stayNumber: .init(0.2, .days, .assumed("no antigen, short stay"), range: 0.1...0.4),
        exchangeNumber: .init(40, .perDay, .assumed("large surface"), range: 13...120),
        exchangeGainNumber: .init(0, .one, .assumed("exchange is fast already")),
        leakGainNumber: .init(3, .one, .assumed("lung water of septic leak"), range: 0.2...20),
        slackNumber: .init(3, .millimetresOfMercury, .assumed("alveoli give way"), range: 1...20),
        netPressureNumber: .init(6, .millimetresOfMercury, .assumed("capillary 9, interstitium -5, oncotic 8 mmHg"), range: 0.5...8),
        proteinRatioNumber: .init(0.65, .one, .memory("lung lymph over plasma protein"), range: 0.5...0.8))

    /// Muscle, skin, fat: continuous endothelium.
    static let continuous = VascularBed(
        id: "continuous",
        entryDensityNumber: .init(0.05, .ucum("1/d/L"), .assumed("2/d for 40 L"), range: 0.017...0.2),
        entryGainNumber: .init(6, .one, .assumed("inflamed vessels admit cells"), range: 2...18),
        stayNumber: .init(2, .days, .assumed("effective stay; slow return by lymph"), range: 1...4),
        exchangeNumber: .init(3, .perDay, .abstract("kurzrock1985"), range: 1...9),
        exchangeGainNumber: .init(3, .one, .assumed("leak opens exchange"), range: 1...6),
        leakGainNumber: .init(4, .one, .assumed("general oedema of severe CRS"), range: 0.5...10),
        slackNumber: .init(5, .millimetresOfMercury, .assumed("shape read, number assumed"), range: 2...10),
        netPressureNumber: .init(
            6.5, .millimetresOfMercury, .assumed("capillary 17, interstitium -3, oncotic 13.5 mmHg"), range: 0.5...10),
        proteinRatioNumber: .init(0.4, .one, .memory("interstitial albumin"), range: 0.3...0.5))

    /// A tumour's own vessels: proportional to its volume, leaky once inflamed.
    static let tumour = VascularBed(
        id: "tumour",
        entryDensityNumber: .init(9.5, .ucum("1/d/L"), .assumed("proportional to vascular volume"), range: 3...30),
        entryGainNumber: .init(6, .one, .assumed("inflamed vessels admit cells"), range: 2...18),
        stayNumber: .init(1.5, .days, .assumed("retention in a mass"), range: 0.75...3),
        exchangeNumber: .init(6, .perDay, .assumed("between continuous and sinusoidal; no lymph"), range: 1...30),
        exchangeGainNumber: .init(3, .one, .assumed("leak opens exchange"), range: 1...6),
        leakGainNumber: .init(4, .one, .assumed("burned skin and septic leak"), range: 1...20),
        slackNumber: .init(3, .millimetresOfMercury, .assumed("mass in soft surroundings"), range: 1...20),
        netPressureNumber: .init(
            6.5, .millimetresOfMercury, .assumed("capillary 17, interstitium -3, oncotic 13.5 mmHg"), range: 0.5...10),
        proteinRatioNumber: .init(0.4, .one, .assumed("as other interstitium"), range: 0.3...0.9))

    /// Pleura and peritoneum: a cavity with a thin lining.
    static let serous = VascularBed(
        id: "serous",
        entryDensityNumber: .init(0.2, .ucum("1/d/L"), .assumed("0.02/d for 100 mL"), range: 0.07...2),
        entryGainNumber: .init(6, .one, .assumed("inflamed vessels admit cells"), range: 2...18),
        stayNumber: .init(2, .days, .assumed("slow return by stomata"), range: 1...4),
        exchangeNumber: .init(3, .perDay, .abstract("konrad1990"), range: 1...9),
        exchangeGainNumber: .init(3, .one, .assumed("leak opens exchange"), range: 1...6),
        leakGainNumber: .init(6, .one, .assumed("as burned skin"), range: 3...20),
        slackNumber: .init(0.5, .millimetresOfMercury, .assumed("a cavity gives way"), range: 0.1...5),
        netPressureNumber: .init(
            6.5, .millimetresOfMercury, .assumed("capillary 17, interstitium -3, oncotic 13.5 mmHg"), range: 0.5...10),
        proteinRatioNumber: .init(0.5, .one, .assumed("serous fluid"), range: 0.3...0.7))
}
