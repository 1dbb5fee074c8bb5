extension Differential {
    /// One diagnosis at one moment.
    public struct Assessment: Hashable, Sendable {
        /// An item that holds, with its weight.
        public struct Argument: Hashable, Sendable {
            public let text: String
            public let weight: Int
            public let weighing: Diagnosis.Item.Weighing
        }

        public let id: String
        public let name: String
        public let urgency: Diagnosis.Urgency
        public let standing: Standing
        /// The sum of the weights that hold. Show the items, never the sum alone.
        public let score: Int
        public let speaksFor: [Argument]
        public let speaksAgainst: [Argument]
        /// What could have counted but is not known.
        public let unknown: [String]
        /// The deciding test.
        public let outcome: Diagnosis.Outcome
        /// Why it does not apply, why its test settles nothing, what must not be taken for a test.
        public let remarks: [String]
        /// The tests that are still to be done; empty unless it is open.
        public let openTests: [SettlingTest]
        public let action: Diagnosis.Action
        public let source: String
        public let confidence: EvidenceMark
    }

    /// What becomes of a diagnosis.
    public enum Standing: String, Hashable, Sendable, CaseIterable {
        /// The deciding test was positive.
        case supported
        /// The deciding test is missing or settles nothing, or what else is known or unknown may outweigh it.
        case open
        /// It cannot explain the onset; its cause came since.
        case watched = "excluded for the onset, to be watched"
        /// The deciding test was negative, and nothing may outweigh it.
        case unlikely
        /// The site or the time does not fit.
        case notApplicable = "not applicable"
    }
}

extension Differential.Assessment {
    init(_ diagnosis: Diagnosis, _ situation: Situation) {
        let judged = diagnosis.items.map { ($0, $0.holds(situation)) }
        let gate = situation.gate(of: diagnosis)
        let outcome = gate == nil ? diagnosis.outcome(situation) : .missing
        let sum = judged.reduce(0) { $1.1 == true ? $0 + $1.0.weight : $0 }
        let highest = diagnosis.isWeighedByTable ? Differential.Assessment.highest(judged) : 0
        let standing = Differential.Standing(gate: gate, outcome: outcome, highest: highest)

        func arguments(_ direction: Diagnosis.Item.Direction) -> [Argument] {
            judged.filter { $0.0.direction == direction && $0.1 == true }.map {
                Argument(text: $0.0.text, weight: $0.0.weight, weighing: $0.0.weighing)
            }
        }
        id = diagnosis.id
        name = diagnosis.name
        urgency = diagnosis.urgency
        self.standing = standing
        // A gated diagnosis scores nothing, whatever else is charted.
        score = gate == nil ? sum : 0
        speaksFor = gate == nil ? arguments(.speaksFor) : []
        speaksAgainst = gate == nil ? arguments(.speaksAgainst) : []
        unknown = gate == nil ? judged.filter { $0.1 == nil }.map(\.0.text) : []
        self.outcome = outcome
        let cautions = diagnosis.cautions.filter { $0.holds(situation) }.map(\.text)
        remarks = gate.map { [$0.reason] } ?? [outcome.reason].compactMap(\.self) + cautions
        openTests = standing == .open ? diagnosis.tests.filter { $0.investigation.isWanted(situation) } : []
        action = diagnosis.action
        source = diagnosis.source
        confidence = diagnosis.confidence
    }

    /// The score if everything that is unknown spoke for it; of two degrees of one thing only the greater.
    private static func highest(_ judged: [(Diagnosis.Item, Bool?)]) -> Int {
        var parts: [Int] = []
        for (item, holds) in judged {
            let part = holds == true ? item.weight : holds == nil ? max(0, item.weight) : 0
            if item.isLesserDegree, let greater = parts.last { parts[parts.count - 1] = max(greater, part) } else { parts.append(part) }
        }
        return parts.reduce(0, +)
    }

    /// Whether what it asks for is due now.
    ///
    /// On suspicion means: supported, or open and either urgent or with more for it than against it.
    /// While the picture resolves, a suspicion moves nobody (project-defined).
    func isActionDue(in trend: LocalPicture.Trend?) -> Bool {
        if standing == .supported { return trend != .resolved }
        guard action.moment == .onSuspicion, standing == .open, trend != .resolving, trend != .resolved else { return false }
        return urgency < .planned || score > 0
    }
}

extension Differential.Standing {
    /// - Parameter highest: The score if everything unknown spoke for it. The rule table weighs strong signs against a negative test;
    ///   where it does not, the test decides.
    init(gate: Diagnosis.Gate?, outcome: Diagnosis.Outcome, highest: Int) {
        switch (gate, outcome) {
        case (.closed, _): self = .notApplicable
        case (.watched, _): self = .watched
        case (nil, .positive): self = .supported
        case (nil, .negative): self = highest > 0 ? .open : .unlikely
        case (nil, .missing), (nil, .inconclusive): self = .open
        }
    }

    /// Where it stands in the list.
    var rank: Int { Differential.Standing.allCases.firstIndex(of: self) ?? 0 }
}

extension Diagnosis.Gate {
    var reason: String {
        switch self {
        case .closed(let reason), .watched(let reason): reason
        }
    }
}

extension Diagnosis.Outcome {
    var reason: String? { if case .inconclusive(let reason) = self { reason } else { nil } }
}

extension Situation {
    /// Why a diagnosis does not apply: first the site, then the time.
    fileprivate func gate(of diagnosis: Diagnosis) -> Diagnosis.Gate? {
        guard isIn(diagnosis.region) else { return .closed("not applicable: the site is " + sites.joined(separator: " and ")) }
        return diagnosis.gate(self)
    }
}

extension Situation {
    /// Whether the known items of a diagnosis outweigh a negative test.
    func outweighs(_ diagnosis: Diagnosis) -> Bool {
        diagnosis.items.reduce(0) { $1.holds(self) == true ? $0 + $1.weight : $0 } > 0
    }
}
