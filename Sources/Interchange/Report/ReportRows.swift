extension ReportContent {
    /// How a fact came to be met: by the model as a whole, or by a number that exists for this fact alone.
    public enum FactKind: String, Sendable, Hashable {
        case predicted
        case setting
    }

    /// One thing known of the case, held against the run.
    public struct Fact: Sendable, Hashable {
        public var id: String
        public var what: String
        public var target: String
        public var reached: String
        public var met: Bool
        public var kind: FactKind
        public var note: String

        public init(id: String, what: String, target: String, reached: String, met: Bool, kind: FactKind = .predicted, note: String = "") {
            self.id = id
            self.what = what
            self.target = target
            self.reached = reached
            self.met = met
            self.kind = kind
            self.note = note
        }
    }

    public enum Standing: String, Sendable, Hashable {
        case data, assumed
    }

    /// A line of the patient and product summary.
    public struct PatientRow: Sendable, Hashable {
        public var group: String
        public var label: String
        public var value: String
        public var standing: Standing
        public var note: String

        public init(_ label: String, _ value: String, group: String, standing: Standing, note: String = "") {
            self.label = label
            self.value = value
            self.group = group
            self.standing = standing
            self.note = note
        }
    }

    public enum Direction: String, Sendable, Hashable {
        case raises, lowers
    }

    /// What raises or lowers what, where, and at which level it reaches half its effect.
    public struct Influence: Sendable, Hashable {
        public var agent: String
        public var direction: Direction
        public var process: String
        public var place: String
        public var halfAt: String

        public init(agent: String, direction: Direction, process: String, place: String, halfAt: String) {
            self.agent = agent
            self.direction = direction
            self.process = process
            self.place = place
            self.halfAt = halfAt
        }
    }

    /// How many parameters rest on one kind of ground.
    public struct ParameterTally: Sendable, Hashable {
        public var origin: String
        public var meaning: String
        public var count: Int

        public init(_ origin: String, meaning: String, count: Int) {
            self.origin = origin
            self.meaning = meaning
            self.count = count
        }
    }

    public struct ProvenanceRow: Sendable, Hashable {
        public var label: String
        public var value: String

        public init(_ label: String, _ value: String) {
            self.label = label
            self.value = value
        }
    }
}
