/// A number of a chart together with the limit of its assay: `5`, `<5`, `>2000`.
///
/// Comparisons are three-valued. `<5` is under 10, is not over 10, and may or may not be over 3.
public struct Measured: Hashable, Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    public let value: Double
    public let limit: Observation.Limit

    public init(_ value: Double, _ limit: Observation.Limit = .exact) {
        self.value = value
        self.limit = limit
    }

    public init(floatLiteral value: Double) { self.init(value) }
    public init(integerLiteral value: Int) { self.init(Double(value)) }

    /// Strictly over a threshold.
    public func isOver(_ threshold: Double) -> Bool? {
        switch limit {
        case .exact: value > threshold
        case .below: value <= threshold ? false : nil
        case .above: value >= threshold ? true : nil
        }
    }

    /// At a threshold or over it.
    public func isAtLeast(_ threshold: Double) -> Bool? {
        switch limit {
        case .exact: value >= threshold
        case .below: value <= threshold ? false : nil
        case .above: value >= threshold ? true : nil
        }
    }

    /// Strictly under a threshold.
    public func isUnder(_ threshold: Double) -> Bool? { isAtLeast(threshold).map { !$0 } }
    /// At a threshold or under it.
    public func isAtMost(_ threshold: Double) -> Bool? { isOver(threshold).map { !$0 } }

    /// The number as it stands in a sentence: `<5`.
    public var text: String { limit.rawValue + value.plainText }
    /// The same with so many decimals: `39.0`.
    public func text(decimals: Int) -> String { limit.rawValue + value.fixedText(decimals) }
}

/// Three-valued logic: a missing operand leaves the answer open unless the others settle it.
public enum Truth {
    /// True if one is true; false if all are false; unknown otherwise.
    public static func any(_ values: Bool?...) -> Bool? { any(values) }
    public static func any(_ values: [Bool?]) -> Bool? {
        if values.contains(true) { return true }
        return values.contains(nil) ? nil : false
    }

    /// False if one is false; true if all are true; unknown otherwise.
    public static func all(_ values: Bool?...) -> Bool? { all(values) }
    public static func all(_ values: [Bool?]) -> Bool? {
        if values.contains(false) { return false }
        return values.contains(nil) ? nil : true
    }
}

extension Double {
    /// A number as it stands in a sentence: at most three decimals, no trailing zero.
    var plainText: String {
        guard isFinite, magnitude < 1e12 else { return description }
        let rounded = (self * 1000).rounded() / 1000
        return rounded == rounded.rounded() ? String(Int64(rounded)) : String(rounded)
    }

    /// A day with at most two decimals: `8.72`, `6`.
    var dayText: String { ((self * 100).rounded() / 100).plainText }
}
