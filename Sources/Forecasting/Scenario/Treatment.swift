import Quantities

extension Scenario {
    /// One line of the treatment: a drug, when it is given and how much.
    public struct Treatment: Hashable, Sendable {
        /// The name in the vocabulary, whatever synonym the file used.
        public var drug: String
        public var timing: Timing
        public var dose: Quantity
        /// How long one dose runs; `nil` means the drug's usual duration.
        public var duration: Quantity?
        public var repeats: Repeat?
        public var note: String?
    }

    /// When a drug is given.
    public enum Timing: Hashable, Sendable {
        /// Days since infusion, as written.
        case days([Double])
        case trigger(Trigger)
    }

    /// A rule that gives a drug when a read-out reaches a level.
    public struct Trigger: Hashable, Sendable {
        public enum Direction: String, Hashable, Sendable { case reaches, fallsTo }

        public var readout: String
        public var direction: Direction
        public var level: Quantity
        /// Delay from the crossing to the dose, in days.
        public var after: Double
        /// The rule sleeps before this day.
        public var from: Double
        /// How often the rule may fire.
        public var atMost: Int
    }

    /// The same dose again at fixed intervals.
    public struct Repeat: Hashable, Sendable {
        public var every: Quantity
        /// Doses in all, the first one included.
        public var times: Int
    }
}

extension Scenario.Treatment {
    /// The days on which doses start, repeats included and in order; `nil` for a triggered entry, whose days only the course knows.
    public var days: [Double]? {
        guard case .days(let written) = timing else { return nil }
        guard let repeats, let step = repeats.every.converted(to: .days) else { return written.sorted() }
        return written.flatMap { day in (0..<repeats.times).map { day + Double($0) * step } }.sorted()
    }
}

extension Scenario {
    /// What one dose of an entry amounts to for this patient, at most the largest amount that the vocabulary allows.
    ///
    /// - Returns: `nil` for a dose per body surface without a height.
    public func amount(of entry: Treatment, in vocabulary: ScenarioVocabulary) -> Quantity? {
        guard let amount = patient.amount(of: entry.dose) else { return nil }
        guard let cap = vocabulary.cap(of: entry.drug), let most = cap.converted(to: amount.unit), most < amount.value else {
            return amount
        }
        return Quantity(most, amount.unit)
    }
}

extension Scenario.Patient {
    /// A dose per weight or per body surface as the amount or rate that this patient gets; other doses as they are.
    ///
    /// - Returns: `nil` for a dose per body surface without a height.
    public func amount(of dose: Quantity) -> Quantity? {
        let codes = dose.unit.symbol.split(separator: "/", maxSplits: 2).map(String.init)
        guard codes.count > 1 else { return dose }
        let scale: Double
        switch codes[1] {
        case "kg": scale = weight.converted(to: .kilograms) ?? 0
        case "m2":
            guard let bodySurface else { return nil }
            scale = bodySurface
        default: return dose
        }
        let rest = ([codes[0]] + codes.dropFirst(2)).joined(separator: "/")
        return Unit(parsing: rest).map { Quantity(dose.value * scale, $0) }
    }
}
