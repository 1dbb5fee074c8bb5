/// One explanation of an acute swelling of neck or face, or of dyspnoea, after CAR-T cells.
///
/// A diagnosis is data: what speaks for it and against it, which tests settle it, what must not wait. Evaluation and the page that
/// documents it read the same list. It never excludes itself: as long as its deciding test is missing it stays open.
///
/// Source: clinical dossier, sections C1 and C2. Weights are defined by this project and not calibrated.
public struct Diagnosis: Sendable {
    /// The row of the rule table, such as `D01`.
    public let id: String
    public let name: String
    /// When in the course it is to be expected.
    public let window: String
    /// How long it can wait. Everything but ``Urgency/planned`` is listed first while it is open.
    public let urgency: Urgency
    /// Where the picture must be for it to apply.
    public let region: Region
    /// Everything that counts or is shown, for and against.
    public let items: [Item]
    /// What settles it, with thresholds.
    public let tests: [SettlingTest]
    public let action: Action
    /// What is charted and must not be taken for a test.
    public let cautions: [Caution]
    public let source: String
    /// How far the facts of the row can be vouched for; the weights are project-defined throughout.
    public let confidence: EvidenceMark
    /// A condition in time; the reason when it is not met.
    let gate: @Sendable (Situation) -> Gate?
    /// What the deciding test says.
    let outcome: @Sendable (Situation) -> Outcome

    init(
        _ id: String, _ name: String, window: String, urgency: Urgency = .planned, region: Region = .anywhere, action: Action,
        tests: [SettlingTest], items: [Item], cautions: [Caution] = [], source: String? = nil, confidence: EvidenceMark = .memory,
        gate: @escaping @Sendable (Situation) -> Gate? = { _ in nil }, outcome: @escaping @Sendable (Situation) -> Outcome
    ) {
        self.id = id
        self.name = name
        self.window = window
        self.urgency = urgency
        self.region = region
        self.action = action
        self.tests = tests
        self.items = items
        self.cautions = cautions
        let isTabled = items.contains { $0.weighing == .table }
        self.source = source ?? "Clinical dossier, section\(isTabled ? "s C1 and C2" : " C1"), row \(id); weights project-defined"
        self.confidence = confidence
        self.gate = gate
        self.outcome = outcome
    }

    public var speaksFor: [Item] { items.filter { $0.direction == .speaksFor } }
    public var speaksAgainst: [Item] { items.filter { $0.direction == .speaksAgainst } }

    /// Whether the rule table weighs it, so that strong signs may keep it open against a negative test.
    var isWeighedByTable: Bool { items.contains { $0.weighing == .table } }
}

extension Diagnosis {
    /// Airway and anaphylaxis come first, then bleeding and clot, then infection.
    ///
    /// Source: clinical dossier, section C, order of thought.
    public enum Urgency: Int, Hashable, Sendable, Comparable {
        case minutes, hours, day, planned

        public static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }
    }

    /// What is not to wait for the tests.
    public struct Action: Hashable, Sendable {
        public enum Moment: String, Hashable, Sendable {
            /// While the diagnosis is open.
            case onSuspicion = "on suspicion"
            /// Only once its test is positive.
            case onFinding = "once found"
        }

        public let text: String
        public let moment: Moment

        static func onSuspicion(_ text: String) -> Action { Action(text: text, moment: .onSuspicion) }
        static func onFinding(_ text: String) -> Action { Action(text: text, moment: .onFinding) }
        /// Nothing to do before the result.
        static let none = Action(text: "none before the result", moment: .onFinding)
    }

    /// A warning that is due when something is charted.
    public struct Caution: Sendable {
        public let text: String
        let holds: @Sendable (Situation) -> Bool

        init(_ text: String, _ holds: @escaping @Sendable (Situation) -> Bool) {
            self.text = text
            self.holds = holds
        }
    }

    /// Why a diagnosis cannot explain the onset.
    public enum Gate: Hashable, Sendable {
        case closed(String)
        /// It cannot explain the onset, but its cause came since, so that it may still follow.
        case watched(String)
    }

    /// What the deciding test says.
    public enum Outcome: Hashable, Sendable {
        case missing
        /// Done, and it settles nothing; why.
        case inconclusive(String)
        case positive
        case negative

        /// Positive or negative; missing while nobody knows.
        init(_ isPositive: Bool?) {
            self = isPositive.map { $0 ? .positive : .negative } ?? .missing
        }
    }
}
