import Quantities

/// The names and units that scenario files may use: drugs, sites, products, read-outs and parameters.
///
/// Plain data, so that a model catalogue can be mapped to it and a test can make a small one.
public struct ScenarioVocabulary: Hashable, Sendable {
    public var drugs: [Drug]
    /// Sites that every patient has.
    public var sites: [String]
    public var constructs: [Name]
    /// Antigens known by name; any other lower-case identifier is allowed.
    public var antigens: [Name]
    public var readouts: [Readout]
    /// Model parameters; when empty, no parameter is checked.
    public var parameters: [Parameter]
    /// Parameters that a site block may override; when empty, none is checked.
    public var siteParameters: [Parameter]

    public init(
        drugs: [Drug], sites: [String], constructs: [Name], antigens: [Name], readouts: [Readout], parameters: [Parameter] = [],
        siteParameters: [Parameter] = []
    ) {
        self.drugs = drugs
        self.sites = sites
        self.constructs = constructs
        self.antigens = antigens
        self.readouts = readouts
        self.parameters = parameters
        self.siteParameters = siteParameters
    }

    /// A name and what else people call it.
    public struct Name: Hashable, Sendable {
        public var name: String
        public var synonyms: [String]

        public init(_ name: String, synonyms: [String] = []) {
            self.name = name
            self.synonyms = synonyms
        }
    }

    public struct Drug: Hashable, Sendable {
        public var name: String
        public var synonyms: [String]
        /// The forms of dose that make sense, the usual one first.
        public var doses: [Dose]
        /// How long a dose runs when the file does not say; `nil` means that the file must say.
        public var duration: Quantity?

        public init(_ name: String, synonyms: [String] = [], doses: [Dose], duration: Quantity?) {
            self.name = name
            self.synonyms = synonyms
            self.doses = doses
            self.duration = duration
        }
    }

    /// One form of dose, with an example for messages and the largest value that is plausible for one dose.
    public struct Dose: Hashable, Sendable {
        public var example: Quantity
        public var most: Double
        /// The largest amount in one dose whatever the weight; a dose per weight above it is given as this amount.
        public var cap: Quantity?

        public init(_ example: Double, _ unit: Unit, most: Double, cap: Quantity? = nil) {
            self.example = Quantity(example, unit)
            self.most = most
            self.cap = cap
        }
    }

    public struct Readout: Hashable, Sendable {
        public var id: String
        public var unit: Unit
        /// Levels that can occur, in the unit.
        public var range: ClosedRange<Double>
        public var example: Double

        public init(_ id: String, _ unit: Unit, in range: ClosedRange<Double>, example: Double) {
            self.id = id
            self.unit = unit
            self.range = range
            self.example = example
        }
    }

    public struct Parameter: Hashable, Sendable {
        public var id: String
        public var unit: Unit
        /// The declared value, for messages.
        public var value: Double

        public init(_ id: String, _ unit: Unit, value: Double) {
            self.id = id
            self.unit = unit
            self.value = value
        }
    }
}

extension ScenarioVocabulary {
    /// The drug of that name or synonym; upper and lower case are the same.
    public func drug(named name: String) -> Drug? {
        let wanted = name.lowercased()
        return drugs.first { $0.name.lowercased() == wanted || $0.synonyms.contains { $0.lowercased() == wanted } }
    }

    /// The largest amount of one dose of a drug, or `nil` when only the weight decides.
    public func cap(of drug: String) -> Quantity? { self.drug(named: drug)?.doses.compactMap(\.cap).first }
}
