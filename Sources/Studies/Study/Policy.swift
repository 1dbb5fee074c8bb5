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
    /// How long a dose is waited for before the rule looks again, in days; the condition must hold then. With `nil` there is one dose.
    public var again: Double?
    /// At most so many doses within so many days, whoever gave them: what a label allows of a drug.
    public var limits: [Limit]
    /// Doses of this rule in all.
    public var atMost: Int
    /// The rule sleeps before this day.
    public var from: Double

    /// Days between two looks at a patient.
    public static let interval = 1.0 / 24

    public init(
        drug: String, dose: Quantity, duration: Quantity? = nil, condition: Condition, delay: Double = 0, again: Double? = nil,
        limits: [Limit] = [], atMost: Int = 1, from: Double = 0
    ) {
        self.drug = drug
        self.dose = dose
        self.duration = duration
        self.condition = condition
        self.delay = delay
        self.again = again
        self.limits = limits
        self.atMost = atMost
        self.from = from
    }

    public struct Limit: Hashable, Sendable {
        public var doses: Int
        /// In days.
        public var within: Double

        public init(doses: Int, within: Double) {
            self.doses = doses
            self.within = within
        }
    }

    /// What must be seen. Levels are those of the bedside: ASTCT grade, and the local airway level, which this project defined.
    public indirect enum Condition: Hashable, Sendable {
        case astct(atLeast: Int)
        case airway(atLeast: Int)
        /// 38.0 °C or more without a pause for so many days.
        case fever(lasting: Double)
        /// Swelling that would be seen, of a site or of any.
        case swelling(site: String?)
        /// As the bedside reads it off a model: mean arterial pressure 15 mm[Hg] or more below that of the first day.
        case hypotension
        /// A read-out is at a level or above it, in its own unit: `oxygenNeed` at 6 L/min.
        case readout(id: String, reaches: Double)
        /// A read-out is at a level or below it: `meanArterialPressure` at 65 mm[Hg].
        case readoutFalls(id: String, to: Double)
        /// A drug was first given so many days ago or longer, by whatever rule or schedule: for second-line rules.
        case given(drug: String, ago: Double)
        case any([Condition])
        case all([Condition])
    }
}
