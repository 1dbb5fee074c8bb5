import Quantities
import Reactions

/// Sites that a scenario adds: tumour masses and serous effusions, any number of each.
extension Site {
    /// A mass of tumour tissue, sized by its volume.
    ///
    /// - Parameters:
    ///   - volume: In litres.
    ///   - region: Where it lies; `neck` narrows the airway.
    public static func mass(_ id: String, label: String, volume: Double, region: String?) -> Site {
        Site(
            id: id, label: label, bed: .tumour, region: region, isEncased: false,
            tissueVolumeNumber: .init(volume, .litres, .assumed("given by the scenario")),
            interstitialVolumeNumber: .init(0.3 * volume, .litres, .assumed("three tenths of the mass")),
            macrophagesNumber: .init(10 * volume, .billionCells, .assumed("1e7 per mL, 5 to 10 % of cells")),
            antibodyReflectionNumber: .init(0.964, .one, .read("cao2013"), range: 0.311...0.987),
            antibodyTurnoverNumber: .init(0.118, .perDay, .read("cao2013")),
            solubleReceptorNumber: .init(270, .picomolar, .assumed("three tenths of plasma"), range: 100...900),
            sgp130Number: .init(900, .picomolar, .assumed("three tenths of plasma"), range: 300...3000),
            homingShareNumber: .init(0, .one, .assumed("a mass sheds few cells and takes up none")),
            mobilisationNumber: .init(0.0004, .perDay, .assumed("a fiftieth of marrow")),
            chemotherapyExposureNumber: .init(0.6, .one, .assumed("drugs reach a mass less"), range: 0.2...1),
            normalBShareNumber: .init(0, .one, .assumed("no follicles")), visibleOedema: 0.9)
    }

    /// A pleural or peritoneal effusion, sized by its volume.
    public static func effusion(_ id: String, label: String, volume: Double, region: String?) -> Site {
        Site(
            id: id, label: label, bed: .serous, region: region, isEncased: false,
            tissueVolumeNumber: .init(volume, .litres, .assumed("given by the scenario")),
            interstitialVolumeNumber: .init(0.5 * volume, .litres, .assumed("fluid that exchanges with the lining")),
            macrophagesNumber: .init(volume, .billionCells, .assumed("1e6 per mL")),
            antibodyReflectionNumber: .init(0.9, .one, .assumed("between tight and leaky"), range: 0.311...0.987),
            antibodyTurnoverNumber: .init(0.25, .perDay, .assumed("between tight and leaky")),
            solubleReceptorNumber: .init(270, .picomolar, .assumed("three tenths of plasma"), range: 100...900),
            sgp130Number: .init(900, .picomolar, .assumed("three tenths of plasma"), range: 300...3000),
            homingShareNumber: .init(0, .one, .assumed("a cavity takes up none")),
            mobilisationNumber: .init(0.0004, .perDay, .assumed("a fiftieth of marrow")),
            chemotherapyExposureNumber: .init(0.6, .one, .assumed("drugs reach a cavity less"), range: 0.2...1),
            normalBShareNumber: .init(0, .one, .assumed("no follicles")), visibleOedema: 0.9)
    }
}
