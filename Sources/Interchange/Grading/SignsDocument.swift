import Bedside
import Forecasting
import Quantities

/// The inputs of `squall grade`: one JSON object, read into ``Signs``.
///
/// What is absent or null is unknown, never normal. ``SignsKey/table`` lists the keys with meaning, unit and limits. Hypotension, a
/// vasopressor, hypoxia and an oxygen device count as due to cytokine release unless `hypotension_other_cause` or
/// `hypoxia_other_cause` is true: whoever writes the inputs has judged.
///
/// - Throws: ``SignsIssues`` with every issue found: unknown and repeated keys, wrong types and words, implausible numbers, two units
///   of one quantity that disagree.
public struct SignsDocument: Sendable {
    public let signs: Signs

    public init(json text: String) throws(SignsIssues) {
        let value: JSONValue
        let lines: [Int]
        do {
            (value, lines) = try JSONReader.read(text)
        } catch {
            throw SignsIssues(issues: [SignsIssue(line: error.line, fact: .notJSON(column: error.column, reason: error.reason))])
        }
        guard case .object(let members) = value else {
            throw SignsIssues(issues: [SignsIssue(line: 1, fact: .notAnObject(given: value.kindInWords))])
        }
        var reader = SignsReader()
        for (member, line) in zip(members, lines) { reader.take(member.key, member.value, line: line) }
        signs = try reader.finish()
    }
}

/// Takes one member after the other and keeps what is wrong.
struct SignsReader {
    private struct Given {
        let key: SignsKey
        let number: SignsNumber
        let value: Measured
        let line: Int
    }

    private var signs = Signs()
    private var issues: [SignsIssue] = []
    private var seen: Set<String> = []
    private var numbers: [Given] = []
    private var lastLine = 1

    private static let index = Dictionary(uniqueKeysWithValues: SignsKey.table.enumerated().map { ($1.name, (place: $0, key: $1)) })

    mutating func report(_ fact: SignsIssue.Fact, _ line: Int) { issues.append(SignsIssue(line: line, fact: fact)) }

    mutating func take(_ name: String, _ value: JSONValue, line: Int) {
        lastLine = line
        guard let key = SignsReader.index[name]?.key else {
            return report(.unknownKey(name: name, nearest: nearestSpelling(of: name, in: SignsKey.table.map(\.name))), line)
        }
        guard seen.insert(name).inserted else { return report(.repeatedKey(name: name), line) }
        if case .null = value { return }
        switch key.kind {
        case .flag(let set):
            guard case .bool(let flag) = value else { return wrongType(key, value, line) }
            set(&signs, flag)
        case .whole(let range, let set): takeWhole(key, value, range, set, line)
        case .word(let words, let set): takeWord(key, value, words, set, line)
        case .number(let number): takeNumber(key, number, value, line)
        case .vasopressors: signs.vasopressors = vasopressors(key, value, line) ?? signs.vasopressors
        }
    }

    func wrongTypeFact(_ key: String, _ value: JSONValue, _ expected: String) -> SignsIssue.Fact {
        .wrongType(key: key, given: value.kindInWords, expected: expected)
    }

    mutating func wrongType(_ key: SignsKey, _ value: JSONValue, _ line: Int) {
        report(wrongTypeFact(key.name, value, key.expected), line)
    }

    private mutating func takeWhole(
        _ key: SignsKey, _ value: JSONValue, _ range: ClosedRange<Int>, _ set: (inout Signs, Int) -> Void, _ line: Int
    ) {
        guard case .number(let number) = value, number == number.rounded() else { return wrongType(key, value, line) }
        guard Double(range.lowerBound)...Double(range.upperBound) ~= number else {
            return report(
                .implausible(key: key.name, given: number.shortText, expected: "\(range.lowerBound) and \(range.upperBound)"), line)
        }
        set(&signs, Int(number))
    }

    private mutating func takeWord(
        _ key: SignsKey, _ value: JSONValue, _ words: [String], _ set: (inout Signs, String) -> Void, _ line: Int
    ) {
        guard case .string(let word) = value else { return wrongType(key, value, line) }
        guard words.contains(word) else {
            return report(
                .unknownWord(key: key.name, word: word, allowed: words, nearest: nearestSpelling(of: word, in: words)), line)
        }
        set(&signs, word)
    }

    private mutating func takeNumber(_ key: SignsKey, _ number: SignsNumber, _ value: JSONValue, _ line: Int) {
        guard let measured = number.takesLimits ? value.measured : value.plainNumber else { return wrongType(key, value, line) }
        guard number.within ~= measured.value else {
            let within = "\(number.within.lowerBound.shortText) and \(number.within.upperBound.shortText)"
            let unit = number.unit == "1" ? ", as a fraction" : " \(number.unit)"
            return report(.implausible(key: key.name, given: measured.text, expected: within + unit), line)
        }
        numbers.append(Given(key: key, number: number, value: Measured(number.converted(measured.value), measured.limit), line: line))
    }

    /// The signs, once everything is there: numbers by quantity, and what follows from more than one key.
    ///
    /// Of two keys that agree, the one that stands first in ``SignsKey/table`` counts, so that the order of the inputs never matters.
    mutating func finish() throws(SignsIssues) -> Signs {
        let ordered = numbers.sorted { (SignsReader.index[$0.key.name]?.place ?? 0) < (SignsReader.index[$1.key.name]?.place ?? 0) }
        var first: [String: Given] = [:]
        for given in ordered {
            guard let before = first[given.number.quantity] else {
                first[given.number.quantity] = given
                given.number.set(&signs, given.value)
                continue
            }
            let gap = abs(before.value.value - given.value.value)
            guard before.value.limit != given.value.limit || gap > given.number.tolerance(before.value.value) else { continue }
            let values = "\(before.value.text) and \(given.value.text) in the same unit"
            report(.disagreeing(key: before.key.name, other: given.key.name, values: values), max(before.line, given.line))
        }
        deriveAge()
        deriveICE()
        guard issues.isEmpty else {
            throw SignsIssues(
                issues: issues.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element))
        }
        let hasPressureSign = signs.isHypotensive == true || !(signs.vasopressors ?? []).isEmpty
        if hasPressureSign { signs.hypotensionIsCRS = signs.hypotensionIsCRS ?? true }
        let hasOxygenSign = signs.isHypoxic == true || signs.oxygenDevice.map { $0 != .roomAir } == true
        if hasOxygenSign { signs.hypoxiaIsCRS = signs.hypoxiaIsCRS ?? true }
        return signs
    }

    private mutating func deriveAge() {
        guard let isUnder12 = signs.age.map({ $0 < 12 }) else { return }
        if let said = signs.isUnder12, said != isUnder12 {
            report(
                .disagreeing(key: "pediatric_under_12", other: "age", values: "\(said) and \(signs.age?.shortText ?? "") years"), lastLine)
        }
        signs.isUnder12 = isUnder12
    }

    /// Items that are all there must sum to a score that is given beside them.
    private mutating func deriveICE() {
        guard let score = signs.iceScore, let items = signs.iceItems,
            case let points = [items.orientation, items.naming, items.commands, items.writing, items.attention].compactMap(\.self),
            points.count == 5, points.reduce(0, +) != score
        else { return }
        report(.disagreeing(key: "ice", other: "its items", values: "\(score) and a sum of \(points.reduce(0, +))"), lastLine)
    }
}
