/// What a chart says: its story, and everything that can be said at one moment, each with its reasons and what is missing.
///
/// The reading never cares whether the rows were measured by a ward or simulated. It needs no model.
public struct BedsideReading: Sendable {
    public static let notice =
        "Research use only: not a medical device and not for treatment decisions. Guidance with its reasons, never an order."
    /// Systems whose course is told in the story, the airway first.
    public static let told: [any GradingSystem] = [LocalAirway(), ASTCTCRS()]

    public let situation: Situation
    public let story: ChartStory
    /// Grades over time of the systems that the story tells, neurotoxicity by the scale of the patient's age.
    public let courses: [GradeCourse]
    /// Every system and score now, in the order of the catalogue.
    public let grades: [Grade]
    /// Which picture the course follows, and its stages so far.
    public let stages: StageReading
    /// By the scale of the patient's age.
    public let neurotoxicity: Grade
    /// Every explanation of the local picture; or of dyspnoea without one; `nil` when there is neither.
    public let differential: Differential?
    public let guidance: Guidance

    public var hours: Double { situation.hours }
    public var patient: Chart.Patient { situation.patient }

    /// - Parameter hours: The moment that is read; by default that of the last row. Nothing later is looked at.
    public init(_ chart: Chart, at hours: Double? = nil) {
        let hours = hours ?? chart.end ?? 0
        let situation = Situation(chart, at: hours)
        self.situation = situation
        courses = situation.chart.gradeCourses(BedsideReading.told + [situation.chart.neurotoxicityScale], until: hours)
        stages = StageReading(situation.chart, at: hours)
        story = ChartStory(situation.chart, courses: courses, stages: stages, until: hours)
        grades = GradingCatalogue.all.map { $0.grade(situation.signs) }
        differential = Differential(situation)
        // Neurotoxicity that nobody looked for has no rows; that it is not graded stands among the grades.
        neurotoxicity = situation.chart.neurotoxicityScale.grade(situation.signs)
        guidance = Guidance(situation, icans: neurotoxicity.certainty == .undetermined ? nil : neurotoxicity)
    }
}
