import Quantities
import Reactions

/// The sites that every patient has.
extension Site {
    private static let plasmaReceptor = Number(900, .picomolar, .memory("50 ng/mL"), range: 450...1400)
    private static let tissueReceptor = Number(270, .picomolar, .assumed("three tenths of plasma"), range: 100...900)
    private static let plasmaSgp130 = Number(3000, .picomolar, .read("dwivedi2014"), range: 2000...4000)
    private static let tissueSgp130 = Number(900, .picomolar, .assumed("three tenths of plasma"), range: 300...3000)
    private static let tightReflection = Number(0.964, .one, .read("cao2013"), range: 0.883...0.987)
    private static let leakyReflection = Number(0.673, .one, .read("cao2013"), range: 0.311...0.837)
    private static let tightTurnover = Number(0.118, .perDay, .read("cao2013"))
    private static let leakyTurnover = Number(0.445, .perDay, .read("cao2013"))
    private static let sinusoidTurnover = Number(2.5, .perDay, .assumed("open bed: antibody passes within a day"))
    private static let sinusoidReflection = Number(0.52, .one, .assumed("open bed"))
    private static let none = Number(0, .one, .assumed("too few settle here to matter"))
    private static let still = Number(0, .perDay, .assumed("no blasts to release"))
    private static let slow = Number(0.0004, .perDay, .assumed("a fiftieth of marrow"))
    private static let full = Number(1, .one, .assumed("reference"))

    /// Blood: the way between all sites. Its interstitium is the distribution volume of plasma cytokines.
    public static let blood = Site(
        id: "blood", label: "Blood", bed: .sinusoidal, region: nil, isEncased: true,
        tissueVolumeNumber: .init(5, .litres, .read("hosseini2020")),
        interstitialVolumeNumber: .init(4.5, .litres, .assumed("distribution volume of a cytokine"), range: 3...9),
        macrophagesNumber: .init(0.5, .billionCells, .assumed("a quarter of 2e9 after conditioning"), range: 0.33...3),
        mixingNumber: .init(0.3, .one, .assumed("flow hinders contact; the dossier gives both 0.3 and 1"), range: 0.1...1),
        antibodyReflectionNumber: tightReflection, antibodyTurnoverNumber: tightTurnover, solubleReceptorNumber: plasmaReceptor,
        sgp130Number: plasmaSgp130, homingShareNumber: none, mobilisationNumber: still, chemotherapyExposureNumber: full,
        normalBShareNumber: none, visibleOedema: .infinity)

    public static let marrow = Site(
        id: "marrow", label: "Marrow", bed: .sinusoidal, region: nil, isEncased: true,
        tissueVolumeNumber: .init(1.5, .litres, .assumed("active marrow 1.2 to 1.5 L")),
        interstitialVolumeNumber: .init(0.3, .litres, .assumed("a fifth of the organ")),
        macrophagesNumber: .init(5, .billionCells, .assumed("body total about 5e10"), range: 1.67...15),
        antibodyReflectionNumber: sinusoidReflection, antibodyTurnoverNumber: sinusoidTurnover, solubleReceptorNumber: plasmaReceptor,
        sgp130Number: plasmaSgp130, homingShareNumber: .init(0.817, .one, .assumed("most blasts home to marrow"), range: 0.7...0.9),
        mobilisationNumber: .init(0.02, .perDay, .assumed("holds the blood share of blasts"), range: 0.005...0.08),
        chemotherapyExposureNumber: full, normalBShareNumber: none,
        visibleOedema: .infinity)

    public static let spleen = Site(
        id: "spleen", label: "Spleen", bed: .sinusoidal, region: "abdomen", isEncased: false,
        tissueVolumeNumber: .init(0.2, .litres, .read("hosseini2020")),
        interstitialVolumeNumber: .init(0.06, .litres, .assumed("three tenths of the organ")),
        entryDensityNumber: .init(40, .ucum("1/d/L"), .assumed("8/d for 0.2 L"), range: 13...120),
        stayNumber: .init(0.3, .days, .assumed("2.5 h in rats [ganusov2014], longer for activated cells"), range: 0.15...0.6),
        exchangeNumber: .init(100, .perDay, .assumed("fenestrated bed"), range: 33...300),
        macrophagesNumber: .init(4, .billionCells, .assumed("body total about 5e10"), range: 1.33...12),
        antibodyReflectionNumber: sinusoidReflection, antibodyTurnoverNumber: sinusoidTurnover, solubleReceptorNumber: plasmaReceptor,
        sgp130Number: plasmaSgp130, homingShareNumber: .init(0.15, .one, .assumed("marrow first, spleen next")),
        mobilisationNumber: .init(0.02, .perDay, .assumed("as marrow"), range: 0.005...0.08), chemotherapyExposureNumber: full,
        normalBShareNumber: .init(0.5, .one, .read("hosseini2020")), visibleOedema: 0.9)

    /// Lymph nodes outside the neck.
    public static let nodes = Site(
        id: "nodes", label: "Lymph nodes (not of the neck)", bed: .nodal, region: nil, isEncased: false,
        tissueVolumeNumber: .init(0.3, .litres, .read("hosseini2020")),
        interstitialVolumeNumber: .init(0.09, .litres, .assumed("three tenths of the organ")),
        macrophagesNumber: .init(2, .billionCells, .assumed("body total about 5e10"), range: 0.67...6),
        antibodyReflectionNumber: leakyReflection, antibodyTurnoverNumber: leakyTurnover, solubleReceptorNumber: tissueReceptor,
        sgp130Number: tissueSgp130, homingShareNumber: .init(0.01, .one, .assumed("few blasts settle in nodes")),
        mobilisationNumber: slow, chemotherapyExposureNumber: full,
        normalBShareNumber: .init(0.4, .one, .read("hosseini2020")), visibleOedema: 0.9)

    /// Cervical nodes and the soft tissue of the neck, where swelling closes the airway.
    public static let neck = Site(
        id: "neck", label: "Neck (cervical nodes and soft tissue)", bed: .nodal, region: "neck", isEncased: false,
        tissueVolumeNumber: .init(0.08, .litres, .assumed("a fifth of node tissue")),
        interstitialVolumeNumber: .init(0.15, .litres, .assumed("with the soft tissue that swells"), range: 0.1...0.25),
        macrophagesNumber: .init(0.5, .billionCells, .assumed("body total about 5e10"), range: 0.167...1.5),
        antibodyReflectionNumber: tightReflection, antibodyTurnoverNumber: tightTurnover, solubleReceptorNumber: tissueReceptor,
        sgp130Number: tissueSgp130, homingShareNumber: .init(0.003, .one, .assumed("few blasts settle in nodes")),
        mobilisationNumber: slow,
        chemotherapyExposureNumber: .init(0.5, .one, .assumed("a pocket that drugs reach less"), range: 0.2...1),
        normalBShareNumber: .init(0.1, .one, .assumed("a fifth of node tissue")), visibleOedema: 0.9)

    public static let lung = Site(
        id: "lung", label: "Lung", bed: .pulmonary, region: "chest", isEncased: false,
        tissueVolumeNumber: .init(1, .litres, .memory("standard anatomy")),
        interstitialVolumeNumber: .init(0.25, .litres, .assumed("a quarter of the organ")),
        macrophagesNumber: .init(5, .billionCells, .assumed("body total about 5e10"), range: 1.67...15),
        antibodyReflectionNumber: leakyReflection, antibodyTurnoverNumber: leakyTurnover, solubleReceptorNumber: tissueReceptor,
        sgp130Number: tissueSgp130, homingShareNumber: none, mobilisationNumber: still, chemotherapyExposureNumber: full,
        normalBShareNumber: none, visibleOedema: .infinity)

    public static let liver = Site(
        id: "liver", label: "Liver", bed: .sinusoidal, region: "abdomen", isEncased: false,
        tissueVolumeNumber: .init(1.5, .litres, .memory("standard anatomy")),
        interstitialVolumeNumber: .init(0.3, .litres, .assumed("a fifth of the organ")),
        entryDensityNumber: .init(2.67, .ucum("1/d/L"), .assumed("4/d for 1.5 L"), range: 0.9...8),
        stayNumber: .init(0.3, .days, .assumed("hours"), range: 0.15...0.6),
        exchangeNumber: .init(150, .perDay, .assumed("fenestrated bed"), range: 66...600),
        macrophagesNumber: .init(8, .billionCells, .assumed("body total about 5e10"), range: 2.67...24),
        antibodyReflectionNumber: sinusoidReflection, antibodyTurnoverNumber: sinusoidTurnover, solubleReceptorNumber: plasmaReceptor,
        sgp130Number: plasmaSgp130, homingShareNumber: .init(0.02, .one, .assumed("some blasts settle in liver"), range: 0...0.08),
        mobilisationNumber: .init(0.02, .perDay, .assumed("as marrow"), range: 0.005...0.08), chemotherapyExposureNumber: full,
        normalBShareNumber: none, visibleOedema: 0.9)

    /// Muscle, skin, fat, gut: all the rest.
    public static let tissue = Site(
        id: "tissue", label: "Other tissue", bed: .continuous, region: nil, isEncased: false,
        tissueVolumeNumber: .init(40, .litres, .assumed("remainder of 70 kg")),
        interstitialVolumeNumber: .init(9, .litres, .assumed("remainder of extracellular water")),
        macrophagesNumber: .init(20, .billionCells, .assumed("body total about 5e10"), range: 6.67...60),
        antibodyReflectionNumber: tightReflection, antibodyTurnoverNumber: tightTurnover, solubleReceptorNumber: tissueReceptor,
        sgp130Number: tissueSgp130,
        homingShareNumber: .init(0, .one, .assumed("cells diluted in 40 L are never met; see reference calibration, advice 12")),
        mobilisationNumber: still, chemotherapyExposureNumber: full,
        normalBShareNumber: none, visibleOedema: 0.25)
}
