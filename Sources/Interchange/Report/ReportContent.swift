/// What one report says: plain data, already computed, in the units in which it is to be read.
///
/// Whoever fills it (a simulation, a cohort summary, a test) decides every number and sentence; ``HTMLReport`` only lays
/// them out. Times are days since CAR-T infusion, negative before it. Nothing here depends on the model.
public struct ReportContent: Sendable {
    public var title: String
    public var subtitle: String
    /// The sentence that stands in the header and at the foot of every printed page.
    public var notice: String
    /// The course in a few plain sentences, in order.
    public var story: [StoryLine]

    /// Sampling times in days, ascending; every series has as many values.
    public var times: [Double]
    /// Series by id; ``SeriesID`` names those that the figures look for, `site.quantity` those of a site.
    public var series: [String: Series]
    /// Values read in the patient, drawn as points over the lines.
    public var observations: [Observation]
    /// Levels that mean something at the bedside, drawn as dashed rules.
    public var thresholds: [Threshold]
    public var sites: [Site]
    /// Days that the figures show; nil chooses from the first dose to day 21 or the end.
    public var window: ClosedRange<Double>?

    public var doses: [Dose]
    /// When the fever, the local swelling and the like began and ended; the first two or three make the order visible.
    public var onsets: [Onset]
    /// ASTCT consensus grade over time.
    public var grades: [GradeSpan]
    /// Local airway level over time.
    public var airwayLevels: [GradeSpan]
    public var stages: [StageSpan]
    public var localEvents: [LocalEvent]
    public var facts: [Fact]

    /// Patient, disease and product, each row saying whether it was given or assumed.
    public var patient: [PatientRow]
    public var influences: [Influence]
    /// How many parameters stand on what, best evidence first.
    public var parameters: [ParameterTally]
    /// The reader's question on treatment order, answered with reserve; empty leaves the section out.
    public var treatmentQuestion: [String]
    /// Version, digests, tolerance, solver, steps.
    public var provenance: [ProvenanceRow]
    public var limits: [String]

    public init(title: String, subtitle: String, notice: String = ReportContent.researchNotice) {
        self.title = title
        self.subtitle = subtitle
        self.notice = notice
        story = []
        times = []
        series = [:]
        observations = []
        thresholds = []
        sites = []
        window = nil
        doses = []
        onsets = []
        grades = []
        airwayLevels = []
        stages = []
        localEvents = []
        facts = []
        patient = []
        influences = []
        parameters = []
        treatmentQuestion = []
        provenance = []
        limits = []
    }

    public static let researchNotice = "Research software; not for treatment decisions"
}

extension ReportContent {
    /// Ids of the series that the figures look for; one that is absent leaves its line out, and a panel without lines.
    public enum SeriesID {
        public static let temperature = "temperature"
        public static let meanArterialPressure = "MAP"
        public static let oxygenSaturation = "SpO2"
        public static let il6 = "IL6"
        public static let interferonGamma = "IFNg"
        public static let il10 = "IL10"
        public static let il2 = "IL2"
        public static let crp = "CRP"
        public static let ferritin = "ferritin"
        public static let transgene = "transgene"
        public static let carTCount = "CART"
        public static let neckCircumference = "neckCircumference"
        /// Open share of the upper-airway lumen, 0 to 1.
        public static let lumen = "lumen"
    }

    /// The quantities of a site; the series of site `S` are called `S.target`, `S.CART`, `S.IL6` and `S.oedema`.
    ///
    /// All sites give a quantity in the same unit. Oedema in L compares volumes; as a share of the resting volume (unit "1")
    /// it compares small sites with large ones, and is what shows where tissue is tight.
    public enum SiteQuantity: String, CaseIterable, Sendable {
        case target
        case carT = "CART"
        case il6 = "IL6"
        case oedema

        public func seriesID(of site: String) -> String { site + "." + rawValue }
    }
}
