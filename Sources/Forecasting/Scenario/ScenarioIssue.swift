/// One thing that is wrong in a scenario, with its line.
public struct ScenarioIssue: Error, Hashable, Sendable {
    /// Line in the file, from 1; 0 when the value did not come from a file.
    public let line: Int
    public let fact: Fact

    public init(line: Int, _ fact: Fact) {
        self.line = line
        self.fact = fact
    }

    /// What is wrong. The sentences are in one extension.
    public enum Fact: Hashable, Sendable {
        // The file as text.
        case empty
        case tooLarge(limit: Int)
        case notUTF8(byte: UInt8)
        case controlCharacter(code: UInt8)
        case severalDocuments
        case syntax(String)
        case tabIndent
        case tooDeep(limit: Int)
        case anchor
        case tag
        // Fields.
        case duplicateField(name: String, first: Int)
        case unknownField(name: String, place: String, nearest: String?, known: [String])
        case missing(field: String, example: String)
        case wrongKind(field: String, given: String, expected: String)
        case tooMany(field: String, count: Int, limit: Int)
        case tooLong(field: String, limit: Int)
        // Numbers with units.
        case notANumber(field: String, given: String, example: String)
        case notFinite(field: String, given: String, example: String)
        case noUnit(field: String, given: String, example: String)
        case unknownUnit(field: String, unit: String, example: String)
        case wrongUnit(field: String, unit: String, example: String)
        case notWhole(field: String, given: String, example: String)
        case outside(field: String, given: String, least: String, most: String)
        case negative(field: String, given: String, example: String)
        case notPositive(field: String, given: String, example: String)
        case tooHigh(field: String, given: String, most: String)
        // Names.
        case unknownName(kind: String, name: String, nearest: String?, known: [String])
        case badIdentifier(field: String, given: String, example: String)
        case duplicateSite(id: String, first: Int)
        case standardSite(id: String)
        // Treatment.
        case noTime(field: String)
        case twoTimes(field: String)
        case noLevel(field: String)
        case twoLevels(field: String)
        case everyWithoutTimes(field: String)
        case timesWithoutEvery(field: String)
        case repeatedTrigger(field: String)
        case needsDuration(field: String, drug: String)
        case dayOutside(field: String, day: String, start: String, until: String)
        case runsPast(field: String, day: String, until: String)
        case sameDay(field: String, day: String)
        case needsHeight(field: String)
        case untilBeforeStart(start: String, until: String)
        // Basis and changes.
        case basisOfNothing(path: String, nearest: String?)
        case basisText(path: String)
        case unknownSetting(name: String, nearest: String?)
        case shiftNotFinite(drug: String)
        // Files of another kind that are read in the same way.
        case statement(wrong: String, right: String)
        /// Said by another part of the program, whole.
        case sentences(String)
    }
}

/// Everything that is wrong in one scenario, sorted by line.
public struct ScenarioIssues: Error, Hashable, Sendable {
    /// The file as the reader named it; empty for a change of a scenario in memory.
    public let file: String
    public let issues: [ScenarioIssue]

    public init(file: String, issues: [ScenarioIssue]) {
        self.file = file
        self.issues = issues.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }
}
