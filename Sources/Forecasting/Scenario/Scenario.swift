import Quantities

/// One patient, one product and one course of treatment, as written in a scenario file.
///
/// Everything here has been checked: units convert, names are known, days lie between ``start`` and ``until``. Days are
/// counted from the infusion, which is day 0.
public struct Scenario: Hashable, Sendable {
    public var title: String
    public var summary: String
    public var notes: [String]
    public var patient: Patient
    public var product: Product
    /// Sites beside the standard ones, in the order of the file.
    public var sites: [Site]
    /// What each site holds on the start day; a site that is not named holds nothing of it.
    public var burden: [Burden]
    /// Nucleated marrow cells that are not malignant, on the start day.
    public var normalMarrow: Quantity?
    /// Which set of IL-6 receptor affinities holds; the sources disagree by tenfold and more. `nil` is the model's own, set B.
    public var affinities: AffinitySet?
    /// First and last day of the course.
    public var start: Double
    public var until: Double
    public var treatment: [Treatment]
    /// Model parameters that differ from their declaration, sorted by id.
    public var parameters: [Override]
    /// Where each value comes from, by dotted path. See ``basis(of:)``.
    public var basis: [String: Basis]
}

extension Scenario {
    /// Sets of affinities of IL-6, its receptor and gp130 that the literature supports.
    ///
    /// Source: il6-and-drugs dossier, section 1.3.
    public enum AffinitySet: String, Hashable, Sendable, CaseIterable {
        /// Chosen so that most IL-6 is free, as Baran 2018 measured.
        case b = "B"
        /// Dwivedi 2014.
        case l = "L"
        /// Singh 2006.
        case s = "S"
        /// The textbook buffer; a stress test.
        case h = "H"
    }

    /// Who is treated.
    public struct Patient: Hashable, Sendable {
        public enum Sex: String, Hashable, Sendable, CaseIterable { case female, male }

        public var weight: Quantity
        public var height: Quantity?
        public var age: Quantity
        public var sex: Sex
        public var temperature: Quantity?
        public var meanArterialPressure: Quantity?
        /// Circulating lymphocytes before conditioning.
        public var lymphocytes: Quantity?
        /// Share of lymphocytes among the leucocytes before conditioning.
        public var lymphocyteFraction: Quantity?
        public var neckCircumference: Quantity?

        /// Body surface in m², or `nil` without a height.
        ///
        /// Source: Mosteller, N Engl J Med 1987;317:1098.
        public var bodySurface: Double? {
            guard let height = height?.converted(to: .centimetres), let weight = weight.converted(to: .kilograms) else { return nil }
            return (height * weight / 3600).squareRoot()
        }
    }

    /// What is infused on day 0.
    public struct Product: Hashable, Sendable {
        /// Costimulatory domain, spelt as the vocabulary does: `CD28` or `4-1BB`.
        public var construct: String
        public var antigen: String
        /// {cells}/kg or {cells}.
        public var dose: Quantity
        /// The site infused into; `nil` means intravenous.
        public var into: String?
    }

    /// A mass or an effusion beside the standard sites.
    public struct Site: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable, CaseIterable { case mass, effusion }
        public enum Region: String, Hashable, Sendable, CaseIterable { case neck, abdomen, pleura, peritoneum }

        public var id: String
        public var kind: Kind
        public var volume: Quantity
        public var label: String?
        public var region: Region?
        /// Parameters of this site that differ from those of its kind, sorted by id.
        public var parameters: [Override]
    }

    /// Cells of one site on the start day.
    public struct Burden: Hashable, Sendable {
        public var site: String
        public var malignant: Quantity?
        public var antigenNegative: Quantity?
        public var normalB: Quantity?
        /// Normal cells that carry the antigen.
        public var offTumour: Quantity?
    }

    /// A parameter with a value of the scenario's own.
    public struct Override: Hashable, Sendable {
        public var id: String
        public var value: Quantity
    }

    /// The infused dose in {cells}, whatever unit the file uses.
    public var infusedCells: Double {
        if let cells = product.dose.converted(to: .cells) { return cells }
        return (product.dose.converted(to: .ucum("{cells}/kg")) ?? 0) * (patient.weight.converted(to: .kilograms) ?? 0)
    }
}
