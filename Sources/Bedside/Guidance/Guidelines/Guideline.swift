/// A published guideline, as rows per grade.
///
/// Guidelines stand side by side; none is preferred and none is suppressed.
///
/// Source: clinical dossier, sections B1 and B2.
public protocol Guideline: Sendable {
    /// Prefix of the rows' identifiers: `ASCO`.
    var id: String { get }
    var title: String { get }
    /// What it is and how far it was seen.
    var source: String { get }
    /// What a reader must know of all rows: another scale, a transcription by somebody else.
    var caution: String? { get }
    var rows: [GuidelineRow] { get }
}

extension Guideline {
    public var caution: String? { nil }

    func title(of row: GuidelineRow) -> String { title + ", " + row.occasion.words }

    var entries: [GuidanceEntry] {
        rows.map { row in
            GuidanceEntry(
                id: id + "-" + row.key, kind: .guideline, title: title(of: row), condition: row.occasion.condition,
                statement: row.text + (caution.map { " " + $0 } ?? ""), source: source, evidence: row.evidence)
        }
    }
}

/// One row: when it is for, and its options in the order in which they are tried.
public struct GuidelineRow: Hashable, Sendable {
    /// Last part of the identifier: `2`.
    public let key: String
    public let occasion: Occasion
    public let options: [Option]

    public init(_ key: String, _ occasion: Occasion, _ options: Option...) {
        self.key = key
        self.occasion = occasion
        self.options = options
    }

    /// One option with its dose and limits, and how far it can be vouched for.
    public struct Option: Hashable, Sendable {
        public let text: String
        public let dose: String?
        /// How often, how much at most, when to go on to the next row.
        public let limit: String?
        public let evidence: EvidenceMark

        public init(_ text: String, dose: String? = nil, limit: String? = nil, _ evidence: EvidenceMark) {
            self.text = text
            self.dose = dose
            self.limit = limit
            self.evidence = evidence
        }

        /// `tocilizumab 8 mg/kg (at most 800 mg) [read]`
        public var line: String {
            text + (dose.map { " " + $0 } ?? "") + (limit.map { " (" + $0 + ")" } ?? "") + " [" + evidence.rawValue + "]"
        }
    }

    /// When a row is for.
    public enum Occasion: Hashable, Sendable {
        /// Systemic CRS of these grades.
        case crs(ClosedRange<Int>)
        /// Neurotoxicity of this grade.
        case icans(Int)
        /// Local CRS at a site, by words of which one stands in the charted site.
        case site(String, words: [String])
        /// Local CRS of any site, at risk or not.
        case localRisk(isHigh: Bool)
    }

    public var text: String { options.map(\.line).joined(separator: "; ") + "." }
    public var evidence: EvidenceMark { .weakest(of: options.map(\.evidence)) }

    /// Whether any option names tocilizumab or its class.
    var namesTocilizumab: Bool { options.contains { $0.text.contains("tocilizumab") || $0.text.contains("IL-6") } }
}
