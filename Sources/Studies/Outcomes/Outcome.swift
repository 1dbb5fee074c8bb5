/// What became of one patient in one arm.
public struct PatientOutcome: Hashable, Sendable {
    public var patient: Int
    /// Position in ``Study/arms``.
    public var arm: Int
    /// `completed`, or why the patient could not be integrated to the end; then every endpoint is missing.
    public var outcome: String
    /// In the order of ``Endpoint/catalogue``.
    public var values: [Double]
    /// The ASTCT grade of each day from the infusion on, the worst of the day, as one digit a day.
    public var gradesByDay: String
    /// The local airway level in the same way.
    public var airwayByDay: String
    /// The order of local and systemic signs, as in `Reading.Sequence`.
    public var sequence: String
    public var swellings: [Swelling]

    /// A swelling that a clinician would see.
    public struct Swelling: Hashable, Sendable {
        public var site: String
        public var level: Int
        /// Days since infusion.
        public var onset: Double
        public var peak: Double
        /// Excess over resting interstitial volume at the peak.
        public var largest: Double
        /// Not-a-number when it has not resolved by the end.
        public var resolved: Double

        public init(site: String, level: Int, onset: Double, peak: Double, largest: Double, resolved: Double) {
            self.site = site
            self.level = level
            self.onset = onset
            self.peak = peak
            self.largest = largest
            self.resolved = resolved
        }
    }

    public init(
        patient: Int, arm: Int, outcome: String, values: [Double], gradesByDay: String, airwayByDay: String, sequence: String,
        swellings: [Swelling]
    ) {
        self.patient = patient
        self.arm = arm
        self.outcome = outcome
        self.values = values
        self.gradesByDay = gradesByDay
        self.airwayByDay = airwayByDay
        self.sequence = sequence
        self.swellings = swellings
    }
}

/// Who a virtual patient is.
public struct PatientDraw: Hashable, Sendable {
    public var patient: Int
    /// Position in ``Study/groups``.
    public var group: Int
    /// The value of each prior of the group, in its order and unit.
    public var factors: [Double]
    /// Why the patient is not plausible, a sentence for each range that is left; empty when accepted.
    public var rejected: [String]

    public init(patient: Int, group: Int, factors: [Double], rejected: [String]) {
        self.patient = patient
        self.group = group
        self.factors = factors
        self.rejected = rejected
    }
}
