import Quantities

/// A rule that gives a drug when what a clinician would see asks for it.
///
/// It is looked at every ``interval``, by the grades that the bedside reading gives to the simulated signs, and knows only the past.
public struct Policy: Hashable, Sendable {
    /// The name in the vocabulary.
    public var drug: String
    public var dose: Quantity
    /// How long one dose runs; the drug's usual duration if `nil`.
    public var duration: Quantity?
    public var condition: Condition
    /// From the condition to the dose, in days.
    public var delay: Double
    /// The shortest time between doses of this rule, in days; the condition must hold again.
    public var again: Double?
    /// At most so many doses within so many days.
    public var limits: [Limit]
    /// Doses of this rule in all.
    public var atMost: Int
    /// The rule sleeps before this day.
    public var from: Double

    /// Hours between two looks at a patient.
    public static let interval = 1.0 / 24

    public struct Limit: Hashable, Sendable {
        public var doses: Int
        /// In days.
        public var within: Double
    }

    /// What must be seen. Levels are those of the bedside: ASTCT grade, and the local airway level, which this project defined.
    public indirect enum Condition: Hashable, Sendable {
        case astct(atLeast: Int)
        case airway(atLeast: Int)
        /// 38.0 °C or more without a pause for so many days.
        case fever(lasting: Double)
        /// Swelling that would be seen, of a site or of any.
        case swelling(site: String?)
        case readout(id: String, reaches: Double)
        case readoutFalls(id: String, to: Double)
        /// Another drug was given so many days ago or longer, and the rest still holds: for second-line rules.
        case given(drug: String, ago: Double)
        case any([Condition])
        case all([Condition])
    }
}
