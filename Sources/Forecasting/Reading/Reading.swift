import Bedside
import CytokineModel

/// What a clinician reads off a course: grades over time, stages, local events, the order of things, peaks and the story.
///
/// A reading is made after the run and feeds nothing back. Days are counted from the infusion.
public struct Reading: Sendable {
    public let grades: [GradeSpan]
    /// The local airway level, defined by this project.
    public let airway: [GradeSpan]
    /// What holds at one time, of which several may.
    public let stages: [StageSpan]
    /// The picture that the course follows and its numbered stages, in hours; read from the chart of the course.
    public let course: StageReading
    public let local: [LocalEvent]
    public let sequence: Sequence
    /// From the first 38.0 °C after day 1 to the last, the pauses in between not counted out.
    public let fever: ClosedRange<Double>?
    public let peaks: [Peak]
    public let story: [StoryLine]

    /// Reads the course of a model's patient.
    public init(_ course: Course, of model: PatientModel) {
        self.init(course, scenario: model.scenario, sites: model.body.tissues.map(SiteAnatomy.init))
    }

    init(_ course: Course, scenario: Scenario, sites: [SiteAnatomy]) {
        let chart = course.chart(of: scenario, sites: sites, only: Reading.findings)
        let courses = chart.gradeCourses([ASTCTCRS(), LocalAirway()])
        grades = Reading.spans(courses[0])
        airway = Reading.spans(courses[1])
        self.course = StageReading(chart)
        stages = self.course.phases.map(StageSpan.init)
        local = course.localEvents(sites)
        fever = course.feverSpan
        sequence = Sequence(fever: course.feverOnset, local: local.map(\.onset).min())
        peaks = course.peaks()
        story = ClinicalStory(course: course, scenario: scenario, local: local, grades: grades, sequence: sequence).lines()
    }

    /// What of a site's anatomy a reading needs.
    struct SiteAnatomy: Hashable, Sendable {
        var id: String
        var label: String
        var region: String?
        /// Excess over resting interstitial volume that a clinician would see; infinite where nothing can be seen.
        var visibleOedema: Double

        init(id: String, label: String, region: String? = nil, visibleOedema: Double = .infinity) {
            self.id = id
            self.label = label
            self.region = region
            self.visibleOedema = visibleOedema
        }

        init(_ site: CytokineModel.Site) {
            self.init(id: site.id, label: site.label, region: site.region, visibleOedema: site.visibleOedema)
        }
    }
}

extension Reading {
    /// A grade that holds for a while, by the worst of the 24 hours before. Days.
    public struct GradeSpan: Hashable, Sendable {
        public var from: Double
        public var to: Double
        public var grade: Grade

        /// The highest grade that fits what is charted.
        public var level: Int { grade.range?.upperBound ?? 0 }
    }

    public enum Picture: String, Sendable { case systemic, local }

    /// See ``CoursePhase``.
    public typealias Stage = CoursePhase

    /// A stage that holds for a while, at a site where it has one.
    public struct StageSpan: Hashable, Sendable {
        public var stage: Stage
        public var site: String?
        public var from: Double
        public var to: Double

        init(_ span: CoursePhase.Span) {
            stage = span.phase
            site = span.site
            from = span.from / 24
            to = span.to / 24
        }
    }

    /// One swelling that a clinician would see.
    public struct LocalEvent: Hashable, Sendable {
        public var site: String
        public var label: String
        /// `neck` where the airway is at stake.
        public var region: String?
        /// Local airway level for a site of the neck; elsewhere 2, visible swelling. See ``AirwayLevel``.
        public var level: Int
        public var onset: Double
        public var peak: Double
        /// Excess over resting interstitial volume at the peak.
        public var largest: Double
        /// When it can no longer be seen; `nil` if it still can at the end.
        public var visibleUntil: Double?
        /// When it has fallen below a fifth of its peak; `nil` if it has not by the end.
        public var resolved: Double?
    }

    /// Which syndrome came first.
    ///
    /// Source: cells-and-cytokines dossier, section 9.12: mixed within 12 h.
    public enum Sequence: String, Sendable, CaseIterable {
        case localFirst = "local first"
        case systemicFirst = "systemic first"
        case mixed = "mixed"
        case onlyLocal = "only local"
        case onlySystemic = "only systemic"
        case neither

        package init(fever: Double?, local: Double?) {
            switch (fever, local) {
            case (nil, nil): self = .neither
            case (_?, nil): self = .onlySystemic
            case (nil, _?): self = .onlyLocal
            case (let fever?, let local?):
                self = abs(fever - local) <= 0.5 ? .mixed : local < fever ? .localFirst : .systemicFirst
            }
        }
    }

    /// The highest value of a read-out, or the lowest where low is what matters.
    public struct Peak: Hashable, Sendable {
        public var id: String
        public var label: String
        public var unit: String
        public var value: Double
        public var day: Double
        public var isLowest: Bool
    }

    /// A sentence of the story, with the day it speaks of.
    public struct StoryLine: Hashable, Sendable {
        public var day: Double
        public var text: String
    }
}

extension CoursePhase {
    public var picture: Reading.Picture {
        switch self {
        case .systemicCRS, .overflow, .recovery: .systemic
        case .localCRS, .localExpansion, .redistribution: .local
        }
    }
}
