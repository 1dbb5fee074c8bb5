import Bedside
import Testing

@testable import Interchange

/// What must hold of every grade whatever the signs, tried on the worked vectors.
@Suite("Missing is never normal")
struct GradingPropertyTests {
    /// Judgements that take a sign out of the count. Without them the sign counts, so that leaving one out may raise the grade.
    static let judgements: Set<String> = ["fever_other_cause", "hypotension_other_cause", "hypoxia_other_cause", "loc_sedation"]

    static let death = "death_due_to_crs"

    /// Without its flow a high-flow cannula is taken at its name, grade 3; with 4 L/min it is 2, so that this one may rise (vector AC10).
    static func isTakenAtItsName(_ key: String, _ members: [(key: String, value: JSONValue)]) -> Bool {
        key == "o2_flow_lpm" && members.contains { $0.key == "o2_device" && $0.value.text == "\"high_flow_nc\"" }
    }

    /// What a grade leaves possible below death; `nil` for a word or a number.
    struct Possible {
        let lower: Int
        let upper: Int

        init?(_ grade: Grade) {
            guard grade.certainty != .undetermined else {
                (lower, upper) = (0, .max)
                return
            }
            guard let range = grade.range else { return nil }
            let isOpenAbove = grade.certainty == .atLeast || grade.flags.contains { $0.hasPrefix("may lie above") }
            (lower, upper) = (range.lowerBound, isOpenAbove ? max(4, range.upperBound) : range.upperBound)
        }

        func contains(_ other: Possible) -> Bool { lower <= other.lower && upper >= other.upper }
    }

    @Test("Without a sign, what was possible stays possible", arguments: GradingVector.all)
    func widens(vector: GradingVector) throws {
        let whole = try vector.grade()
        let members = try vector.members()
        for (place, member) in members.enumerated() where !GradingPropertyTests.judgements.contains(member.key) {
            var fewer = members
            fewer.remove(at: place)
            let less = try vector.grade(fewer)
            let note: Comment = "without \(member.key): \(less)"
            if GradingPropertyTests.isTakenAtItsName(member.key, members) {
                #expect(less.range == 3...3 || less.value == whole.value, note)
                continue
            }
            // A grade is one of the living: nobody charts that a patient is alive.
            if member.key == GradingPropertyTests.death {
                #expect(less.range?.upperBound ?? 5 < 5, note)
                continue
            }
            if let before = Possible(whole), let after = Possible(less) {
                #expect(after.contains(before), note)
            } else {
                // A number or a word: the same, or no longer certain, or of another form whose input is named.
                #expect(less.value == whole.value || less.certainty != .certain || less.missing.count > whole.missing.count, note)
            }
        }
    }

    @Test("Without a sign a grade is never surer and another, and never lower in silence", arguments: GradingVector.all)
    func neverInSilence(vector: GradingVector) throws {
        let whole = try vector.grade()
        let members = try vector.members()
        for (place, member) in members.enumerated() where !GradingPropertyTests.judgements.contains(member.key) {
            var fewer = members
            fewer.remove(at: place)
            let less = try vector.grade(fewer)
            let note: Comment = "without \(member.key): \(less)"
            #expect(less.certainty.rank <= whole.certainty.rank || less.value == whole.value, note)
            let isNewlyNamed = !Set(less.missing).subtracting(whole.missing).isEmpty
            #expect(less.certainty != .certain || less.value == whole.value || isNewlyNamed, note)
            let isLower = less.range.map { $0.lowerBound } ?? 0 < whole.range.map { $0.lowerBound } ?? 0
            if isLower {
                #expect(less.certainty != .certain, note)
                #expect(isNewlyNamed || member.key == GradingPropertyTests.death, note)
            }
        }
    }

    @Test("A judgement that is left out lets the sign count, and never lowers the grade", arguments: GradingVector.all)
    func judgements(vector: GradingVector) throws {
        let whole = try vector.grade()
        let members = try vector.members()
        for (place, member) in members.enumerated() where GradingPropertyTests.judgements.contains(member.key) {
            var fewer = members
            fewer.remove(at: place)
            let less = try vector.grade(fewer)
            let (before, after) = (try #require(whole.range), try #require(less.range))
            #expect(after.lowerBound >= before.lowerBound, "without \(member.key): \(less)")
        }
    }

    @Test("The order of the keys changes nothing", arguments: GradingVector.all)
    func order(vector: GradingVector) throws {
        let members = try vector.members()
        let whole = try vector.grade()
        for turn in 1..<max(2, members.count) {
            let turned = Array(members[turn % members.count..<members.count] + members[0..<turn % members.count])
            let grades = [try vector.grade(turned), try vector.grade(turned.reversed())]
            #expect(grades == [whole, whole])
        }
    }

    @Test("Null is the same as absent", arguments: GradingVector.all)
    func null(vector: GradingVector) throws {
        let members = try vector.members()
        for place in members.indices {
            var (fewer, nulled) = (members, members)
            fewer.remove(at: place)
            nulled[place].value = .null
            let (absent, null) = (try vector.grade(fewer), try vector.grade(nulled))
            #expect(absent == null)
        }
    }

    @Test("The unit in which a value is given changes nothing", arguments: GradingVector.all)
    func units(vector: GradingVector) throws {
        let members = try vector.members()
        let other = members.map { member -> (key: String, value: JSONValue) in
            guard let unit = GradingPropertyTests.otherUnits[member.key], case .number(let value) = member.value else { return member }
            return (unit.key, .number(unit.value(value)))
        }
        let (plain, converted) = (try vector.grade(), try vector.grade(other))
        #expect(plain.text == converted.text)
        #expect(plain.certainty == converted.certainty)
        #expect(plain.missing == converted.missing)
    }

    /// Factors by the clinical dossier, section 0.
    private static let otherUnits: [String: (key: String, value: @Sendable (Double) -> Double)] = [
        "temp_c": ("temp_f", { $0 * 1.8 + 32 }), "temp_f": ("temp_c", { ($0 - 32) / 1.8 }), "tmax_36h_c": ("tmax_36h_f", { $0 * 1.8 + 32 }),
        "creat_mg_dl": ("creat_umol_l", { $0 * 88.4 }), "scr_mg_dl": ("creat_umol_l", { $0 * 88.4 }),
        "crp_mg_dl": ("crp_mg_l", { $0 * 10 }), "hb": ("hb_g_l", { $0 * 10 }), "tg_mmol_l": ("tg_mg_dl", { $0 * 88.57 }),
        "fibrinogen_g_l": ("fibrinogen_mg_dl", { $0 * 100 }),
    ]
}
