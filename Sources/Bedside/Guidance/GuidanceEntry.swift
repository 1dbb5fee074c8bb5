/// One rule of guidance as words: what the generated review page prints and a clinician signs.
public struct GuidanceEntry: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case airway = "airway bundle"
        case seedRule = "row of the case report"
        case guideline = "guideline row"
        case disagreement
        case dose
        case safety = "safety rule"
    }

    /// Unique over the catalogue, such as `R8` or `ASCO-2`.
    public let id: String
    public let kind: Kind
    public let title: String
    /// When it is shown.
    public let condition: String
    public let statement: String
    public let source: String
    /// The weakest mark of anything it says.
    public let evidence: EvidenceMark

    public init(
        id: String, kind: Kind, title: String, condition: String, statement: String, source: String, evidence: EvidenceMark
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.condition = condition
        self.statement = statement
        self.source = source
        self.evidence = evidence
    }
}

extension EvidenceMark {
    /// From the firmest to the weakest.
    private static let byStrength: [EvidenceMark] = [.read, .seed, .abstract, .memory, .seedSilent, .projectDefined]

    /// How weak the mark is: the more, the weaker.
    var weakness: Int { EvidenceMark.byStrength.firstIndex(of: self) ?? EvidenceMark.byStrength.count }

    /// The weakest of several; project-defined when there is none.
    static func weakest(of marks: [EvidenceMark]) -> EvidenceMark { marks.max { $0.weakness < $1.weakness } ?? .projectDefined }

    /// As it stands in brackets after a sentence.
    public var words: String { self == .memory ? "from memory, to be confirmed by a clinician" : rawValue }
}
