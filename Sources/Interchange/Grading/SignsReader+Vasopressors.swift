import Bedside
import Forecasting
import Quantities

/// The list of vasopressors.
extension SignsReader {
    private static let drugs = Signs.Vasopressor.Drug.allCases.map(\.rawValue)
    private static let limits: ClosedRange<Double> = 0...10_000

    /// `nil` when the value is no list; what is wrong in it is reported.
    mutating func vasopressors(_ key: SignsKey, _ value: JSONValue, _ line: Int) -> [Signs.Vasopressor]? {
        guard case .array(let entries) = value else {
            wrongType(key, value, line)
            return nil
        }
        var runs: [Signs.Vasopressor] = []
        for (place, entry) in entries.enumerated() {
            guard case .object(let members) = entry else {
                report(wrongTypeFact("vasopressors[\(place)]", entry, "an object such as {\"drug\": \"norepinephrine\"}"), line)
                continue
            }
            runs.append(run(members, "vasopressors[\(place)]", line))
        }
        for drug in Set(runs.compactMap(\.drug)).sorted(by: { $0.rawValue < $1.rawValue }) where runs.count(where: { $0.drug == drug }) > 1
        {
            report(.repeatedDrug(name: drug.rawValue), line)
        }
        return runs
    }

    private mutating func run(_ members: [(key: String, value: JSONValue)], _ name: String, _ line: Int) -> Signs.Vasopressor {
        var run = Signs.Vasopressor(nil)
        var seen: Set<String> = []
        for (key, value) in members {
            guard seen.insert(key).inserted else {
                report(.repeatedKey(name: "\(name).\(key)"), line)
                continue
            }
            switch key {
            case "drug": run.drug = drug(value, "\(name).drug", line)
            case "dose": run.dose = number(value, "\(name).dose", "a rate in ug/min (dopamine ug/kg/min, vasopressin U/min)", line)
            case "hours": run.hours = number(value, "\(name).hours", "a number of hours", line)
            default:
                let nearest = nearestSpelling(of: key, in: ["drug", "dose", "hours"]).map { "\(name).\($0)" }
                report(.unknownKey(name: "\(name).\(key)", nearest: nearest ?? "\(name).drug"), line)
            }
        }
        if !seen.contains("drug") {
            report(
                .wrongType(key: "\(name).drug", given: "missing", expected: "one of \(SignsReader.drugs.joined(separator: ", ")), other"),
                line)
        }
        return run
    }

    /// `nil` for a drug that is none of those named; synonyms such as noradrenaline are known.
    private mutating func drug(_ value: JSONValue, _ key: String, _ line: Int) -> Signs.Vasopressor.Drug? {
        let allowed = SignsReader.drugs + ["other"]
        guard case .string(let word) = value else {
            report(wrongTypeFact(key, value, "one of \(allowed.joined(separator: ", "))"), line)
            return nil
        }
        if word == "other" { return nil }
        if let drug = Signs.Vasopressor.Drug(rawValue: Medicine.named(word)?.name ?? word) { return drug }
        report(.unknownWord(key: key, word: word, allowed: allowed, nearest: nearestSpelling(of: word, in: allowed)), line)
        return nil
    }

    private mutating func number(_ value: JSONValue, _ key: String, _ expected: String, _ line: Int) -> Double? {
        if case .null = value { return nil }
        guard case .number(let number) = value else {
            report(wrongTypeFact(key, value, expected), line)
            return nil
        }
        guard SignsReader.limits ~= number else {
            report(.implausible(key: key, given: number.shortText, expected: "0 and 10000"), line)
            return nil
        }
        return number
    }
}

extension JSONValue {
    /// What it is, for a sentence: `the text ‘high’`, `a list`.
    var kindInWords: String {
        switch self {
        case .null: "null"
        case .bool(let flag): String(flag)
        case .number(let number): number.isFinite ? "the number \(number.shortText)" : "a number too large to be read"
        case .string(let text): "the text ‘\(text.shortened(to: 40))’"
        case .array: "a list"
        case .object: "an object"
        }
    }

    var plainNumber: Measured? {
        guard case .number(let number) = self else { return nil }
        return Measured(number)
    }

    /// A number, or text of a number behind the limit of its assay: `"<5"`.
    var measured: Measured? {
        guard case .string(let text) = self else { return plainNumber }
        guard let sign = text.first, let limit = Observation.Limit(rawValue: String(sign)), limit != .exact,
            let number = Double(text.dropFirst().drop { $0 == " " }), number.isFinite
        else { return nil }
        return Measured(number, limit)
    }
}
