import Bedside
import Testing

@testable import Interchange

/// Inputs drawn at random from the table of keys, the same in every run.
private struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    /// SplitMix64, after Steele, Lea and Flood 2014.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func members() -> [(key: String, value: JSONValue)] {
        let share = Double.random(in: 0.1...0.9, using: &self)
        return SignsKey.table.compactMap { key in
            guard !Dice.doubles.contains(key.name), Double.random(in: 0...1, using: &self) < share else { return nil }
            return (key.name, value(key))
        }.consistent
    }

    /// Keys that say the same as others.
    private static let doubles: Set<String> = [
        "temp_f", "tmax_36h_f", "scr_mg_dl", "creat_umol_l", "hb_g_l", "crp_mg_l", "tg_mg_dl", "fibrinogen_mg_dl", "bilirubin_umol_l",
        "pediatric_under_12", "ice", "death_due_to_crs", "death_from_airway_loss",
    ]

    /// Values on both sides of the thresholds.
    private static let numbers: [String: [Double]] = [
        "temp_c": [36.5, 38, 38.4, 39.5], "tmax_36h_c": [38, 39], "sbp": [80, 90, 120], "o2_flow_lpm": [3, 5, 6, 7, 30],
        "fio2": [0.28, 0.4, 0.6], "spo2": [85, 90, 97], "dmax_cm": [2, 10], "age": [8, 61], "plt": [0, 20, 60, 200], "anc": [0.1, 1.2],
        "hb": [8, 12], "crp_mg_dl": [1, 10], "ferritin": [300, 3000, 20_000], "ferritin_uln": [300], "creat_mg_dl": [0.8, 2, 7],
        "creat_uln_mg_dl": [1], "ast": [20, 200], "ast_uln": [40], "alt": [20, 900], "alt_uln": [40], "bilirubin_mg_dl": [1, 5],
        "bilirubin_uln_mg_dl": [1.2], "tg_mmol_l": [1, 3, 5], "fibrinogen_g_l": [1, 4], "mcp1_pg_ml": [100, 2000],
    ]

    private mutating func value(_ key: SignsKey) -> JSONValue {
        switch key.kind {
        case .flag: .bool(Bool.random(using: &self))
        // An organ grade of 5 is a death.
        case .whole(let range, _): .number(Double(Int.random(in: 0...(range.upperBound == 5 ? 4 : range.upperBound), using: &self)))
        case .word(let words, _): .string(words.randomElement(using: &self) ?? "")
        case .number(let number): .number(Dice.numbers[key.name]?.randomElement(using: &self) ?? number.within.upperBound / 10)
        case .vasopressors: .array(vasopressors())
        }
    }

    private mutating func vasopressors() -> [JSONValue] {
        let drugs = (Signs.Vasopressor.Drug.allCases.map(\.rawValue) + ["other"]).shuffled(using: &self)
        return drugs.prefix(Int.random(in: 0...3, using: &self)).map { drug in
            var run: [(key: String, value: JSONValue)] = [("drug", .string(drug))]
            if Bool.random(using: &self) { run.append(("dose", .number([2, 10, 20, 200].randomElement(using: &self) ?? 2))) }
            if Bool.random(using: &self) { run.append(("hours", .number([1, 3, 24].randomElement(using: &self) ?? 1))) }
            return .object(run)
        }
    }
}

extension [(key: String, value: JSONValue)] {
    /// Without what contradicts the rest: a sign that is denied and treated, a grade beside the value that it grades.
    fileprivate var consistent: Self {
        let names = Set(map(\.key))
        func says(_ key: String, _ text: String) -> Bool { contains { $0.key == key && $0.value.text == text } }
        var dropped: Set<String> = []
        if names.contains("sbp") || names.contains("vasopressors") { dropped.insert("hypotension") }
        // A pressure of 90 or more that nobody says to be held by a vasopressor is no hypotension.
        if names.contains("vasopressors"), !says("sbp", "80") { dropped.insert("sbp") }
        if says("hypotension", "false") { dropped.insert("refractory_high_dose_pressors") }
        if names.contains("o2_device") { dropped.insert("hypoxia") }
        if says("o2_device", "\"intubated\"") { dropped.insert("airway_instrumented") }
        if names.contains("fio2") { dropped.insert("o2_flow_lpm") }
        if !names.isDisjoint(with: ["ast", "alt", "bilirubin_mg_dl"]) { dropped.formUnion(["transaminase_grade", "liver_grade"]) }
        if names.contains("transaminase_grade") { dropped.insert("liver_grade") }
        if names.contains("creat_mg_dl") { dropped.formUnion(["creatinine_grade", "renal_grade"]) }
        if names.contains("creatinine_grade") { dropped.insert("renal_grade") }
        let organs = ["creat_mg_dl", "bilirubin_mg_dl", "creatinine_grade", "renal_grade", "pulmonary_edema_grade", "liver_grade"]
        if !names.isDisjoint(with: organs) { dropped.insert("organ_grade_max") }
        return filter { !dropped.contains($0.key) }
    }
}

@Suite("Grades of random inputs")
struct GradingRandomTests {
    /// Denials and judgements: without them a sign counts, so that leaving one out may raise a grade that was certain.
    private static let judgements = GradingPropertyTests.judgements.union(["home_oxygen", "crs_symptoms"])

    @Test("A grade is consistent: its bounds, how sure it is, and what is missing", arguments: GradingCatalogue.all.map(\.id))
    func consistent(id: String) throws {
        let system = try #require(GradingCatalogue.system(id))
        var dice = Dice(1)
        for _ in 0..<300 {
            let inputs = JSONValue.object(dice.members()).text
            let grade = system.grade(try SignsDocument(json: inputs).signs)
            let isApplicable = !grade.detail.hasPrefix("not applicable")
            #expect(grade.certainty == .certain || !grade.missing.isEmpty || !isApplicable, "\(inputs): \(grade)")
            #expect(Set(grade.missing).count == grade.missing.count && !grade.rule.isEmpty && !grade.detail.isEmpty, "\(inputs): \(grade)")
            if let range = grade.range {
                #expect((grade.certainty == .interval) == (range.lowerBound < range.upperBound), "\(inputs): \(grade)")
                #expect(range.lowerBound >= 0 && range.upperBound <= (id == "ICE" ? 10 : 5), "\(inputs): \(grade)")
            }
        }
    }

    @Test("Without a sign, what was possible stays possible, by every system", arguments: 1...4)
    func widens(seed: Int) throws {
        var dice = Dice(UInt64(seed))
        for _ in 0..<40 {
            let members = dice.members()
            let signs = try SignsDocument(json: JSONValue.object(members).text).signs
            for (place, member) in members.enumerated() where !GradingRandomTests.judgements.contains(member.key) {
                guard !GradingPropertyTests.isTakenAtItsName(member.key, members) else { continue }
                var fewer = members
                fewer.remove(at: place)
                let rest = try SignsDocument(json: JSONValue.object(fewer).text).signs
                for system in GradingCatalogue.all {
                    compare(system.grade(signs), system.grade(rest), "\(JSONValue.object(members).text) without \(member.key)")
                }
            }
        }
    }

    private func compare(_ whole: Grade, _ less: Grade, _ inputs: @autoclosure () -> String) {
        guard less.value != whole.value, !whole.detail.hasPrefix("not applicable") else { return }
        let note: Comment = "\(inputs()): \(whole) to \(less)"
        if let before = GradingPropertyTests.Possible(whole), let after = GradingPropertyTests.Possible(less) {
            #expect(after.lower <= before.lower && after.upper >= (whole.range?.upperBound ?? 0), note)
            #expect(less.certainty.rank <= whole.certainty.rank, note)
        } else {
            #expect(less.certainty != .certain || less.missing.count > whole.missing.count, note)
        }
    }

    @Test("Text that was damaged anywhere is read or refused with reasons", arguments: GradingVector.all)
    func damaged(vector: GradingVector) {
        var dice = Dice(UInt64(vector.id.utf8.reduce(0) { $0 * 31 + Int($1) }))
        for _ in 0..<40 {
            var bytes = Array(vector.inputs.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &dice) {
                let place = Int.random(in: 0..<bytes.count, using: &dice)
                bytes[place] = Array("{}[]\":,\\u0e-. \ntn9\u{7F}".utf8).randomElement(using: &dice) ?? 0
            }
            do {
                _ = try SignsDocument(json: String(decoding: bytes, as: UTF8.self))
            } catch {
                #expect(
                    !error.issues.isEmpty && error.issues.allSatisfy { $0.line >= 1 && [".", "?"].contains($0.description.suffix(1)) },
                    "\(error)")
            }
        }
    }
}
