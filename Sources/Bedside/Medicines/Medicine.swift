/// A drug or product as a ward knows it: its names, its class and its code.
///
/// The bedside knows far more drugs than the model simulates, because an antibiotic, an antihistamine or a unit of plasma changes
/// what a swollen neck may be.
public struct Medicine: Hashable, Sendable {
    /// What a drug is for. A rule asks for classes, never for names.
    public enum Class: String, Hashable, Sendable, CaseIterable {
        case interleukin6Receptor = "IL-6 receptor antagonist"
        case interleukin6 = "IL-6 antagonist"
        case anticytokine = "other anticytokine drug"
        case glucocorticoid
        case diuretic
        case plasma
        case bloodProduct = "other blood product"
        case albumin
        case nsaid = "NSAID"
        case antipyretic
        case antibiotic
        case antifungal
        case antiviral
        case vasopressor
        case adrenaline
        case icatibant = "bradykinin antagonist"
        case antihistamine
        case bradykininRaising = "ACE inhibitor, gliptin or other that raises bradykinin"
        case cart = "CAR-T cells"
        case lymphodepletion
        case chemotherapy
        case vinca = "vinca alkaloid"
        case kinaseInhibitor = "kinase inhibitor"
        case anticoagulant
        case growthFactor = "growth factor"
        case anticonvulsant
        case sedative
        case oxygen
        case crystalloid
        case other
    }

    public let name: String
    public let synonyms: [String]
    public let kind: Class
    /// Code of the Anatomical Therapeutic Chemical classification; `nil` where the dossier gives none.
    public let atc: String?
    /// Milligrams of dexamethasone that one milligram equals, for glucocorticoids.
    public let dexamethasoneEquivalent: Double?

    init(_ name: String, _ kind: Class, atc: String? = nil, also synonyms: [String] = [], dexamethasone: Double? = nil) {
        self.name = name
        self.synonyms = synonyms
        self.kind = kind
        self.atc = atc
        dexamethasoneEquivalent = dexamethasone
    }

    /// The medicine of that name or synonym, whatever its case; `nil` when the table has none.
    public static func named(_ text: String) -> Medicine? { index[text.lowercased()] }

    private static let index = Dictionary(
        table.flatMap { medicine in ([medicine.name] + medicine.synonyms).map { ($0.lowercased(), medicine) } },
        uniquingKeysWith: { first, _ in first })
}

extension Medicine.Class {
    /// Whether a fever may be gone because of the drug and not because the storm is.
    ///
    /// Source: ASTCT consensus, by the clinical dossier, section A1 (antipyretic, anticytokine or steroid).
    public var hidesFever: Bool {
        switch self {
        case .interleukin6Receptor, .interleukin6, .anticytokine, .glucocorticoid, .nsaid, .antipyretic: true
        default: false
        }
    }

    /// Whether a reaction to it may swell a neck in a patient who did not have it before.
    public var maySensitise: Bool {
        switch self {
        case .interleukin6Receptor, .interleukin6, .anticytokine, .nsaid, .antibiotic, .antifungal, .plasma, .bloodProduct, .cart, .other:
            true
        default: false
        }
    }
}
