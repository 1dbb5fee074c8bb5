extension ReportContent {
    /// A sentence of the story, with the day it speaks of.
    public struct StoryLine: Sendable, Hashable {
        public var day: Double?
        public var text: String

        public init(day: Double? = nil, _ text: String) {
            self.day = day
            self.text = text
        }
    }

    /// One quantity over time. A value that is not finite is a gap.
    public struct Series: Sendable, Hashable {
        /// As printed beside numbers, such as "pg/mL"; empty for a plain number.
        public var unit: String
        public var label: String
        public var values: [Double]

        public init(_ label: String, unit: String, values: [Double]) {
            self.label = label
            self.unit = unit
            self.values = values
        }
    }

    /// A value read in the patient.
    public struct Observation: Sendable, Hashable {
        public var series: String
        public var day: Double
        public var value: Double
        public var note: String

        public init(series: String, day: Double, value: Double, note: String = "") {
            self.series = series
            self.day = day
            self.value = value
            self.note = note
        }
    }

    /// A level of a series that means something at the bedside, such as 38 °C.
    public struct Threshold: Sendable, Hashable {
        public var series: String
        public var value: Double
        public var label: String

        public init(series: String, value: Double, label: String) {
            self.series = series
            self.value = value
            self.label = label
        }
    }

    public struct Site: Sendable, Hashable {
        public var id: String
        public var label: String
        /// blood, marrow, spleen, nodes, neck, lung, liver, mass, effusion or anything else; decides the place on the body map.
        public var kind: String

        public init(id: String, label: String, kind: String) {
            self.id = id
            self.label = label
            self.kind = kind
        }
    }

    public enum DoseKind: String, Sendable, Hashable, CaseIterable {
        case conditioning, cells, drug, fluid, support
    }

    /// One administration. A duration of zero is a bolus.
    public struct Dose: Sendable, Hashable {
        public var day: Double
        /// Which lane it belongs to.
        public var drug: String
        /// How the lane is called.
        public var label: String
        /// Nil where it is not known; then `unit` may say something in words, such as "low flow".
        public var amount: Double?
        public var unit: String
        /// In days.
        public var duration: Double
        public var kind: DoseKind
        public var assumed: Bool

        public init(
            day: Double, drug: String, label: String, amount: Double? = nil, unit: String = "", duration: Double = 0,
            kind: DoseKind = .drug, assumed: Bool = false
        ) {
            self.day = day
            self.drug = drug
            self.label = label
            self.amount = amount
            self.unit = unit
            self.duration = duration
            self.kind = kind
            self.assumed = assumed
        }
    }

    public enum Extent: String, Sendable, Hashable {
        case systemic, local
    }

    /// When a sign began, and when it ended; without an end it lasts beyond the run.
    public struct Onset: Sendable, Hashable {
        public var day: Double
        public var until: Double?
        public var label: String
        public var extent: Extent

        public init(day: Double, until: Double? = nil, label: String, extent: Extent) {
            self.day = day
            self.until = until
            self.label = label
            self.extent = extent
        }
    }

    public struct GradeSpan: Sendable, Hashable {
        public var from: Double
        public var to: Double
        public var grade: Int

        public init(from: Double, to: Double, grade: Int) {
            self.from = from
            self.to = to
            self.grade = grade
        }
    }

    public struct StageSpan: Sendable, Hashable {
        public var from: Double
        public var to: Double
        public var label: String

        public init(from: Double, to: Double, label: String) {
            self.from = from
            self.to = to
            self.label = label
        }
    }

    public struct LocalEvent: Sendable, Hashable {
        public var site: String
        public var level: Int
        public var onset: Double
        public var peak: Double
        public var resolved: Double?

        public init(site: String, level: Int, onset: Double, peak: Double, resolved: Double? = nil) {
            self.site = site
            self.level = level
            self.onset = onset
            self.peak = peak
            self.resolved = resolved
        }
    }
}
