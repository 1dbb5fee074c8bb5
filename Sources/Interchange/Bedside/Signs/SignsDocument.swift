import Bedside
import Forecasting
import Foundation

/// Reads the JSON of `squall grade --inputs`: one object whose keys are those of `grading-vectors.csv`.
///
/// Whatever is absent is unknown. A sign that is there is judged as cytokine release unless the key that ends in `_other_cause` says
/// otherwise, because it is a clinician who writes it.
public struct SignsDocument: Sendable {
    public let signs: Signs

    /// - Throws: ``SignsIssues`` with everything that is wrong, each with its key.
    public init(json text: String) throws(SignsIssues) {
        guard let value = try? JSONDecoder().decode(InputValue.self, from: Data(text.utf8)) else {
            throw SignsIssues(["The inputs are not JSON. Write an object such as {\"temp_c\": 38.5}."])
        }
        guard case .object(let members) = value else {
            throw SignsIssues(["The inputs are \(value.kind), but they must be an object such as {\"temp_c\": 38.5}."])
        }
        var signs = Signs()
        var issues: [String] = []
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            guard let key = SignsKey.named[name] else {
                let nearest = nearestSpelling(of: name, in: SignsKey.table.map(\.name))
                issues.append(
                    "No input is called ‘\(name.prefix(60))’. " + (nearest.map { "Did you mean ‘\($0)’?" } ?? "See ‘squall grade --list’."))
                continue
            }
            if case .null = value { continue }
            switch key.checked(value) {
            case .success(let checked): key.set(&signs, checked)
            case .failure(let problem): issues += problem.sentences
            }
        }
        issues += SignsDocument.contradictions(members)
        guard issues.isEmpty else { throw SignsIssues(issues) }
        self.signs = signs.judged()
    }

    /// Two keys that say different things about one sign.
    private static func contradictions(_ members: [String: InputValue]) -> [String] {
        var issues: [String] = []
        if case .number(let celsius)? = members["temp_c"], case .number(let fahrenheit)? = members["temp_f"] {
            let converted = ((fahrenheit - 32) / 1.8 * 100).rounded() / 100
            if abs(converted - celsius) > 0.05 {
                issues.append("‘temp_c’ is \(celsius) and ‘temp_f’ is \(fahrenheit), which is \(converted) °C. Give one of them.")
            }
        }
        if case .number(let one)? = members["creat_mg_dl"], case .number(let other)? = members["scr_mg_dl"], one != other {
            issues.append("‘creat_mg_dl’ is \(one) and ‘scr_mg_dl’ is \(other). Give one of them.")
        }
        return issues
    }
}

/// Everything that is wrong with the inputs of a grade.
public struct SignsIssues: Error, Hashable, Sendable {
    public let sentences: [String]

    init(_ sentences: [String]) { self.sentences = sentences }
}

extension Signs {
    /// Whoever writes a sign down by hand judges it as cytokine release, unless the inputs say otherwise.
    fileprivate func judged() -> Signs {
        var signs = self
        let hasPressureSign = isHypotensive == true || !(vasopressors ?? []).isEmpty
        if hypotensionIsCRS == nil, hasPressureSign { signs.hypotensionIsCRS = true }
        let hasOxygenSign = isHypoxic == true || (oxygenDevice.map { $0 != .roomAir } ?? false)
        if hypoxiaIsCRS == nil, hasOxygenSign { signs.hypoxiaIsCRS = true }
        return signs
    }
}

extension SignsKey {
    /// The value of a key if it is what the key asks for.
    func checked(_ value: InputValue) -> Result<SignsValue, SignsIssues> {
        switch (form, value) {
        case (.flag, .flag(let flag)): return .success(.flag(flag))
        case (.number(let range, let unit), .number(let number)):
            if range.contains(number) { return .success(.number(number)) }
            return wrong("is \(number)", "between \(range.lowerBound) and \(range.upperBound) \(unit)")
        case (.count(let range), .number(let number)):
            if number == number.rounded(), range.contains(Int(exactly: number) ?? -1) { return .success(.number(number)) }
            return wrong("is \(number)", "a whole number from \(range.lowerBound) to \(range.upperBound)")
        case (.word(let words), .string(let word)):
            if words.contains(word) { return .success(.word(word)) }
            let nearest = nearestSpelling(of: word, in: words).map { " Did you mean ‘\($0)’?" } ?? ""
            return .failure(
                SignsIssues(["‘\(name)’ is ‘\(word.prefix(60))’. It must be one of \(words.joined(separator: ", ")).\(nearest)"]))
        case (.vasopressors, .array(let entries)): return vasopressors(entries)
        case (.flag, _): return wrong("is \(value.kind)", "true or false")
        case (.number(let range, let unit), _):
            return wrong("is \(value.kind)", "a number between \(range.lowerBound) and \(range.upperBound) \(unit)")
        case (.count(let range), _): return wrong("is \(value.kind)", "a whole number from \(range.lowerBound) to \(range.upperBound)")
        case (.word(let words), _): return wrong("is \(value.kind)", "one of \(words.joined(separator: ", "))")
        case (.vasopressors, _):
            return wrong("is \(value.kind)", "a list such as [{\"drug\": \"norepinephrine\", \"dose\": 5, \"hours\": 4}]")
        }
    }

    private func wrong(_ what: String, _ right: String) -> Result<SignsValue, SignsIssues> {
        .failure(SignsIssues(["‘\(name)’ \(what). It must be \(right)."]))
    }

    private func vasopressors(_ entries: [InputValue]) -> Result<SignsValue, SignsIssues> {
        var running: [Signs.Vasopressor] = []
        var issues: [String] = []
        let drugs = Signs.Vasopressor.Drug.allCases.map(\.rawValue)
        for (number, entry) in entries.enumerated() {
            let place = "‘vasopressors’, entry \(number + 1),"
            guard case .object(let members) = entry else {
                issues.append("\(place) is \(entry.kind). It must be an object with ‘drug’, ‘dose’ and ‘hours’.")
                continue
            }
            for name in members.keys.sorted() where !["drug", "dose", "hours"].contains(name) {
                issues.append("\(place) has ‘\(name.prefix(60))’. It may have ‘drug’, ‘dose’ and ‘hours’.")
            }
            var drug: Signs.Vasopressor.Drug?
            if case .string(let word)? = members["drug"] { drug = Signs.Vasopressor.Drug(rawValue: word) }
            if drug == nil { issues.append("\(place) needs a ‘drug’. It must be one of \(drugs.joined(separator: ", ")).") }
            func amount(_ name: String) -> Double? {
                switch members[name] {
                case .number(let number) where number >= 0 && number < 1e6: return number
                case nil, .null: return nil
                default:
                    issues.append("\(place) has a ‘\(name)’ that is not a number from 0 on. It must be one.")
                    return nil
                }
            }
            running.append(Signs.Vasopressor(drug, dose: amount("dose"), hours: amount("hours")))
        }
        return issues.isEmpty ? .success(.vasopressors(running)) : .failure(SignsIssues(issues))
    }
}

/// A JSON value as it was written: a flag is no number.
enum InputValue: Decodable, Sendable {
    case null
    case flag(Bool)
    case number(Double)
    case string(String)
    case array([InputValue])
    case object([String: InputValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let array = try? container.decode([InputValue].self) {
            self = .array(array)
        } else {
            self = .object(try container.decode([String: InputValue].self))
        }
    }

    /// As it stands in a sentence.
    var kind: String {
        switch self {
        case .null: "null"
        case .flag(let flag): "\(flag)"
        case .number(let number): "\(number)"
        case .string(let text): "the text ‘\(text.prefix(60))’"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
