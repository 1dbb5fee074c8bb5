/// Something that is read off the course of a patient in an arm and compared.
///
/// All endpoints of ``catalogue`` are kept for every patient, in its order, as numbers; not-a-number means that there is none, because
/// the event did not happen, the site is not there or the course ended before.
public struct Endpoint: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case continuous
        /// Grades and levels.
        case ordinal
        /// 0 or 1.
        case binary
        /// A day since infusion, missing when it did not come.
        case day
        /// A number of doses or days.
        case count
    }

    /// What is better for the patient.
    public enum Better: String, Hashable, Sendable { case lower, higher, neither }

    /// A column name: a lower-case letter, then letters, digits and underscores.
    public let id: String
    public let label: String
    /// A UCUM code.
    public let unit: String
    public let kind: Kind
    public let better: Better
    /// What it is and how it is read, in a sentence.
    public let meaning: String

    public init(_ id: String, _ label: String, unit: String = "1", _ kind: Kind, better: Better = .lower, _ meaning: String) {
        self.id = id
        self.label = label
        self.unit = unit
        self.kind = kind
        self.better = better
        self.meaning = meaning
    }
}
