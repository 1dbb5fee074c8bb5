import Quantities

/// What a ward needs to know to write a drug down: other names, forms of dose, how long one runs, what it is for.
///
/// It stands in the drug's own file, so that a new drug can be prescribed in a scenario as soon as the catalogue lists it.
public struct DrugLabel: Hashable, Sendable {
    public enum Role: Hashable, Sendable { case conditioning, treatment, fluid, support }

    /// One form of dose, with an example for messages. Limits are several times the highest dose in use: they catch slips of a unit, not
    /// unusual decisions.
    public struct Dose: Hashable, Sendable {
        public let example: Quantity
        /// The largest value, in the unit of the example, that is plausible for one dose.
        public let most: Double
        /// The largest amount in one dose whatever the weight; a dose per weight above it is given as this amount.
        public let cap: Quantity?

        public init(_ example: Double, _ unit: Unit, most: Double, cap: Quantity? = nil) {
            self.example = Quantity(example, unit)
            self.most = most
            self.cap = cap
        }
    }

    public let role: Role
    public let synonyms: [String]
    /// The forms of dose that make sense, the usual one first.
    public let doses: [Dose]
    /// How long a dose runs when nobody says; `nil` means that somebody must say.
    public let duration: Quantity?
    /// How it is given, as a chart writes it; `nil` where there is nothing to write, as for oxygen.
    public let route: String?
    /// Whether a fever may be gone because of the drug and not because the storm is.
    public let hidesFever: Bool
    /// Whether it counts as a vasopressor in grading.
    public let isVasopressor: Bool

    public init(
        _ role: Role, synonyms: [String] = [], doses: [Dose], duration: Quantity?, route: String? = "IV", hidesFever: Bool = false,
        isVasopressor: Bool = false
    ) {
        self.role = role
        self.synonyms = synonyms
        self.doses = doses
        self.duration = duration
        self.route = route
        self.hidesFever = hidesFever
        self.isVasopressor = isVasopressor
    }
}

extension Quantity {
    static let hour = Quantity(1, .hours)
    static let halfHour = Quantity(0.5, .hours)
    /// Into a vein by hand.
    static let push = Quantity(5, .ucum("min"))
    /// By mouth, or under the skin.
    static let swallow = Quantity(1, .ucum("min"))
}

extension Unit {
    static let milligramsPerKilogram = Unit.ucum("mg/kg")
    static let milligramsPerSquareMetre = Unit.ucum("mg/m2")
}
