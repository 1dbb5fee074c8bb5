import Bedside

/// One key of the JSON that `squall grade --inputs` reads: its name, what its value may be, and where it goes.
///
/// Source: clinical dossier, section A13, and the keys of `Evidence/grading-vectors.csv`.
struct SignsKey: Sendable {
    /// What a value may be.
    enum Form: Sendable {
        case flag
        /// A number between bounds, in a unit that stands in the name or is said.
        case number(ClosedRange<Double>, unit: String)
        /// A whole number between bounds.
        case count(ClosedRange<Int>)
        case word([String])
        case vasopressors
    }

    let name: String
    let form: Form
    let set: @Sendable (inout Signs, SignsValue) -> Void

    static func flag(_ name: String, _ path: any WritableKeyPath<Signs, Bool?> & Sendable, isNegated: Bool = false) -> SignsKey {
        SignsKey(name: name, form: .flag) { signs, value in
            if case .flag(let flag) = value { signs[keyPath: path] = isNegated ? !flag : flag }
        }
    }

    static func number(
        _ name: String, _ path: any WritableKeyPath<Signs, Measured?> & Sendable, _ range: ClosedRange<Double>, _ unit: String
    ) -> SignsKey {
        SignsKey(name: name, form: .number(range, unit: unit)) { signs, value in
            if case .number(let number) = value { signs[keyPath: path] = Measured(number) }
        }
    }

    static func count(_ name: String, _ path: any WritableKeyPath<Signs, Int?> & Sendable, _ range: ClosedRange<Int>) -> SignsKey {
        SignsKey(name: name, form: .count(range)) { signs, value in
            if case .number(let number) = value { signs[keyPath: path] = Int(number) }
        }
    }

    static func word<Word: RawRepresentable & CaseIterable & Sendable>(
        _ name: String, _ path: any WritableKeyPath<Signs, Word?> & Sendable
    ) -> SignsKey where Word.RawValue == String {
        SignsKey(name: name, form: .word(Word.allCases.map(\.rawValue))) { signs, value in
            if case .word(let word) = value { signs[keyPath: path] = Word(rawValue: word) }
        }
    }

    /// A point of the ICE score.
    static func item(_ name: String, _ path: any WritableKeyPath<Signs.ICEItems, Int?> & Sendable, most: Int) -> SignsKey {
        SignsKey(name: name, form: .count(0...most)) { signs, value in
            guard case .number(let number) = value else { return }
            var items = signs.iceItems ?? Signs.ICEItems()
            items[keyPath: path] = Int(number)
            signs.iceItems = items
        }
    }
}

/// A checked value of a key.
enum SignsValue: Sendable {
    case flag(Bool)
    case number(Double)
    case word(String)
    case vasopressors([Signs.Vasopressor])
}
