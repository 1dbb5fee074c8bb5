import Quantities
import Reactions

/// A place in the body where cells meet: blood, an organ, a tumour mass, a serous cavity.
///
/// A site is data: how large it is, what vessels it has, what lives there at rest. Every site runs the same equations.
public struct Site: Component {
    public let id: String
    /// What a clinician calls it.
    public let label: String
    let bed: VascularBed
    /// Where the site's swelling shows; a mass in the neck narrows the airway as the neck does.
    public let region: String?
    /// Bone does not give way: no swelling, no fluid states.
    let isEncased: Bool
    let tissueVolumeNumber: Number
    let interstitialVolumeNumber: Number
    var entryDensityNumber: Number? = nil
    var stayNumber: Number? = nil
    var exchangeNumber: Number? = nil
    let macrophagesNumber: Number
    var mixingNumber = Number(1, .one, .assumed("well mixed tissue"))
    let antibodyReflectionNumber: Number
    let antibodyTurnoverNumber: Number
    let solubleReceptorNumber: Number
    let sgp130Number: Number
    let homingShareNumber: Number
    let mobilisationNumber: Number
    let chemotherapyExposureNumber: Number
    let normalBShareNumber: Number
    /// Oedema, as excess over resting interstitial volume, that a clinician would see.
    public let visibleOedema: Double

    var tissueVolume: Term { parameter("tissueVolume", tissueVolumeNumber, "Volume in which cells meet") }
    var restingInterstitium: Term { parameter("interstitium", interstitialVolumeNumber, "Interstitial volume at rest") }
    var entryDensity: Term {
        guard let number = entryDensityNumber else { return bed.entryDensity }
        return parameter("entryDensity", number, "Entry of CAR-T cells at rest, per litre of tissue")
    }
    var stay: Term {
        guard let number = stayNumber else { return bed.stay }
        return parameter("stay", number, "Mean stay of a CAR-T cell that meets no antigen")
    }
    var exchange: Term {
        guard let number = exchangeNumber else { return bed.exchange }
        return parameter("exchange", number, "Cytokine exchange of interstitium with plasma at rest")
    }
    var restingMacrophages: Term { parameter("macrophages", macrophagesNumber, "Reactive monocytes and macrophages at rest") }
    var mixing: Term { parameter("mixing", mixingNumber, "Efficiency of contact between cells") }
    var antibodyReflection: Term { parameter("antibodyReflection", antibodyReflectionNumber, "Share of antibody that vessels hold back") }
    var antibodyTurnover: Term { parameter("antibodyTurnover", antibodyTurnoverNumber, "Lymph flow over interstitial volume") }
    var restingSolubleReceptor: Term { parameter("solubleIL6R", solubleReceptorNumber, "Soluble IL-6 receptor at rest") }
    var sgp130: Term { parameter("sgp130", sgp130Number, "Soluble gp130") }
    var homingShare: Term { parameter("homingShare", homingShareNumber, "Share of circulating blasts that settle here") }
    var mobilisation: Term { parameter("mobilisation", mobilisationNumber, "Blasts that leave for blood") }
    var chemotherapyExposure: Term {
        parameter("chemotherapyExposure", chemotherapyExposureNumber, "Exposure to conditioning relative to marrow")
    }
    var normalBShare: Term { parameter("normalBShare", normalBShareNumber, "Share of circulating B cells that settle here") }
}
