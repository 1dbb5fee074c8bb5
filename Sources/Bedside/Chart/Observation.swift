import Quantities

/// One row of a chart: what was found or given, when, how sure, and who judged it.
public struct Observation: Hashable, Sendable {
    /// The value of a row.
    public enum Value: Hashable, Sendable {
        /// In the finding's own unit; for a dose in the unit that was written.
        case quantity(Quantity)
        case word(String)
        case flag(Bool)
        /// It was given or done, and the source does not say how much.
        case unstated

        // Switches over the whole value: `if case` in a getter stops the optimiser of Swift 6.3 with an ownership error.
        var quantity: Quantity? {
            switch self {
            case .quantity(let quantity): quantity
            case .word, .flag, .unstated: nil
            }
        }

        var word: String? {
            switch self {
            case .word(let word): word
            case .quantity, .flag, .unstated: nil
            }
        }

        var flag: Bool? {
            switch self {
            case .flag(let flag): flag
            case .quantity, .word, .unstated: nil
            }
        }
    }

    /// How the number stands to the truth: `<` and `>` are the limits of an assay.
    public enum Limit: String, Hashable, Sendable, CaseIterable {
        case exact = ""
        case below = "<"
        case above = ">"
    }

    /// Rows entered in error stay in the chart and are never read.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        case final, preliminary
        case enteredInError = "entered-in-error"
    }

    public enum Origin: String, Hashable, Sendable, CaseIterable { case measured, simulated }

    /// How exactly the time is known. A row of which only the day is known stands at noon of that day.
    public enum TimePrecision: Hashable, Sendable { case minute, day }

    /// Hours since infusion; day 0 begins with hour 0.
    public let hours: Double
    public let precision: TimePrecision
    public let finding: Finding
    /// The drug, the site or the organ that the finding is about.
    public let subject: String?
    public let value: Value
    public let limit: Limit
    public let status: Status
    public let origin: Origin
    public let attribution: Attribution?
    /// Upper limit of normal of the laboratory, in the finding's own unit.
    public let upperNormal: Double?
    /// How a drug was given: `IV`, `PO`.
    public let route: String?
    public let note: String

    public init(
        _ finding: Finding, _ value: Value, at hours: Double, subject: String? = nil, precision: TimePrecision = .minute,
        limit: Limit = .exact, status: Status = .final, origin: Origin = .measured, attribution: Attribution? = nil,
        upperNormal: Double? = nil, route: String? = nil, note: String = ""
    ) {
        self.hours = hours
        self.precision = precision
        self.finding = finding
        self.subject = subject
        self.value = value
        self.limit = limit
        self.status = status
        self.origin = origin
        self.attribution = attribution
        self.upperNormal = upperNormal
        self.route = route
        self.note = note
    }

    /// A number in the finding's own unit.
    public init(
        _ finding: Finding, _ number: Double, at hours: Double, subject: String? = nil, limit: Limit = .exact,
        origin: Origin = .measured, attribution: Attribution? = nil, note: String = ""
    ) {
        self.init(
            finding, .quantity(Quantity(number, finding.unit ?? .one)), at: hours, subject: subject, limit: limit, origin: origin,
            attribution: attribution, note: note)
    }

    public var day: Double { hours / 24 }
    /// The number, in the finding's own unit.
    public var number: Double? { value.quantity?.value }
    public var quantity: Quantity? { value.quantity }
    public var word: String? { value.word }
    public var flag: Bool? { value.flag }

    /// How bad the value is, comparable within one finding: the number, turned where low is bad; the place in the list of
    /// words; present above absent.
    public var severity: Double {
        switch value {
        case .quantity(let quantity): finding.definition.worse == .higher ? quantity.value : -quantity.value
        case .word(let word): Double(finding.words.firstIndex(of: word) ?? -1)
        case .flag(let flag): flag ? 1 : 0
        case .unstated: 0
        }
    }
}

/// Who judged what a sign is due to, and when.
public struct Attribution: Hashable, Sendable {
    public enum Cause: Hashable, Sendable {
        case cytokineRelease
        /// Something else; what, when it was said.
        case other(String)
    }

    public let cause: Cause
    public let judge: String?
    /// Hours since infusion.
    public let hours: Double?

    public init(_ cause: Cause, by judge: String? = nil, at hours: Double? = nil) {
        self.cause = cause
        self.judge = judge
        self.hours = hours
    }

    public var isCytokineRelease: Bool { cause == .cytokineRelease }
}
