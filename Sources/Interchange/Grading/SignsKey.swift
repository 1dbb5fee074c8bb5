import Bedside

/// One key of the inputs of `squall grade`: what it means, what it may be, and which sign it becomes.
public struct SignsKey: Sendable {
    enum Kind: Sendable {
        case flag(set: @Sendable (inout Signs, Bool) -> Void)
        case whole(ClosedRange<Int>, set: @Sendable (inout Signs, Int) -> Void)
        case word([String], set: @Sendable (inout Signs, String) -> Void)
        case number(SignsNumber)
        case vasopressors
    }

    public let name: String
    public let meaning: String
    let kind: Kind

    /// What a value may be, in words: `true or false`, `25 to 45 Cel`.
    public var expected: String {
        switch kind {
        case .flag: "true or false"
        case .whole(let range, _): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .word(let words, _): "one of " + words.joined(separator: ", ")
        case .number(let number):
            number.takesLimits ? "a number in \(number.unit), or text such as \"<5\"" : "a number in \(number.unit)"
        case .vasopressors:
            "a list of objects with drug, dose and hours, such as [{\"drug\": \"norepinephrine\", \"dose\": 8, \"hours\": 6}]"
        }
    }
}

/// A number of the inputs: the quantity that it gives, its unit, and how it becomes that of ``Signs``.
struct SignsNumber: Sendable {
    /// Keys of the same quantity in other units must agree.
    let quantity: String
    let unit: String
    let within: ClosedRange<Double>
    /// Whether the limit of an assay may stand before it.
    let takesLimits: Bool
    /// In the unit of ``Signs``.
    let converted: @Sendable (Double) -> Double
    /// How far two keys may lie apart and still agree, in the unit of ``Signs``, at a value.
    let tolerance: @Sendable (Double) -> Double
    let set: @Sendable (inout Signs, Measured) -> Void
}

extension SignsKey {
    typealias Path<Value> = any WritableKeyPath<Signs, Value> & Sendable

    static func flag(_ name: String, _ path: Path<Bool?>, _ meaning: String) -> SignsKey {
        SignsKey(name: name, meaning: meaning, kind: .flag { $0[keyPath: path] = $1 })
    }

    /// A judgement that something else is the cause, which ``Signs`` keeps the other way round.
    static func otherCause(_ name: String, not path: Path<Bool?>, _ meaning: String) -> SignsKey {
        SignsKey(name: name, meaning: meaning, kind: .flag { $0[keyPath: path] = !$1 })
    }

    static func whole(_ name: String, _ path: Path<Int?>, _ range: ClosedRange<Int>, _ meaning: String) -> SignsKey {
        SignsKey(name: name, meaning: meaning, kind: .whole(range) { $0[keyPath: path] = $1 })
    }

    static func item(_ name: String, _ path: any WritableKeyPath<Signs.ICEItems, Int?> & Sendable, _ most: Int, _ meaning: String)
        -> SignsKey
    {
        SignsKey(
            name: name, meaning: meaning,
            kind: .whole(0...most) { signs, points in
                var items = signs.iceItems ?? Signs.ICEItems()
                items[keyPath: path] = points
                signs.iceItems = items
            })
    }

    static func word<Word: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String, _ path: Path<Word?>, _ meaning: String
    ) -> SignsKey {
        SignsKey(name: name, meaning: meaning, kind: .word(Word.allCases.map(\.rawValue)) { $0[keyPath: path] = Word(rawValue: $1) })
    }

    /// A measured number; by default two keys of it agree within 2 %.
    static func number(
        _ name: String, _ path: Path<Measured?>, _ unit: String, _ within: ClosedRange<Double>, _ meaning: String, of quantity: String,
        takesLimits: Bool = false, tolerance: @escaping @Sendable (Double) -> Double = { abs($0) * 0.02 },
        converted: @escaping @Sendable (Double) -> Double = { $0 }
    ) -> SignsKey {
        SignsKey(
            name: name, meaning: meaning,
            kind: .number(
                SignsNumber(
                    quantity: quantity, unit: unit, within: within, takesLimits: takesLimits, converted: converted, tolerance: tolerance,
                    set: { $0[keyPath: path] = $1 })))
    }

    /// A number that is no measurement: an age, an upper limit of normal.
    static func plain(
        _ name: String, _ path: Path<Double?>, _ unit: String, _ within: ClosedRange<Double>, _ meaning: String
    ) -> SignsKey {
        SignsKey(
            name: name, meaning: meaning,
            kind: .number(
                SignsNumber(
                    quantity: name, unit: unit, within: within, takesLimits: false, converted: { $0 }, tolerance: { _ in 0 },
                    set: { $0[keyPath: path] = $1.value })))
    }
}
