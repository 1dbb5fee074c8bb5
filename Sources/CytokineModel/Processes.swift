import Reactions

/// The processes that drugs and cytokines raise, lower, drive or compete for.
extension Process {
    // What a CAR-T cell does once it meets antigen.
    public static let carSignalling = Process("CAR signalling")
    public static let division = Process("CAR-T division")
    public static let carTLoss = Process("CAR-T loss")
    public static let killing = Process("killing by CAR-T")
    public static let tCellSecretion = Process("cytokine secretion by CAR-T")

    // Macrophages.
    public static let macrophageActivation = Process("macrophage activation")
    public static let macrophagePriming = Process("macrophage priming")
    public static let macrophageSecretion = Process("cytokine secretion by macrophages")
    public static let monocyteRecruitment = Process("monocyte recruitment")
    public static let inflammatorySecretion = Process("TNF and IL-1 secretion")

    // Signals.
    public static let il6ReceptorBinding = Process("IL-6 receptor binding")
    public static let il6Binding = Process("IL-6 binding")
    public static let il1ReceptorBinding = Process("IL-1 receptor binding")
    public static let jakSignalling = Process("JAK signalling")
    public static let glucocorticoidReceptor = Process("glucocorticoid receptor binding")

    // Vessels and tissue.
    public static let endothelialActivation = Process("endothelial activation")
    public static let endothelialRecovery = Process("endothelial recovery")
    public static let capillaryLeak = Process("capillary leak")

    // The whole body.
    public static let conditioning = Process("lymphodepleting chemotherapy")
    public static let fever = Process("fever")
    public static let setPoint = Process("set point of temperature")
    public static let vasoplegia = Process("vasoplegia")
    public static let vasopressorTone = Process("vasopressor tone")
    public static let inspiredOxygen = Process("inspired oxygen")
    public static let urineOutput = Process("urine output")
}
