import Foundation
import Testing

@testable import Forecasting

/// A small generator with a fixed seed, so that a failure can be had again.
struct FixedRandom: RandomNumberGenerator {
    var state: UInt64

    /// Source: Steele, Lea and Flood 2014 (SplitMix64).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

@Suite("Hostile scenario files")
struct ScenarioHostileTests {
    private func issues(bytes: [UInt8]) -> [String] {
        do {
            _ = try GoodScenario.decoder.decode(bytes, file: "x")
            return []
        } catch {
            return error.issues.map { "\($0.line): \($0)" }
        }
    }

    private let tooDeep = "Lists and groups are nested more than 32 deep. A scenario needs four levels."
    private let anchors = "Anchors (&name) and aliases (*name) are not read. Write the value out, or quote the text."

    @Test(
        "Deep nesting is refused before the parser recurses", arguments: ["[", "{a: ", "- ", "? ", "[{\"a\":"], [33, 1000, 100_000])
    func deep(opening: String, levels: Int) {
        let text = "title: x\nnotes:\n  " + String(repeating: opening, count: levels)
        #expect(said(text) == ["3: \(tooDeep)"])
    }

    private func said(_ text: String) -> [String] { issues(bytes: Array(text.utf8)) }

    @Test("Nesting by indentation is refused too")
    func deepIndent() {
        let text = "title: x\n" + (0..<500).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        // Line 2 opens the first level, so line 34 opens the thirty-third.
        #expect(said(text) == ["34: \(tooDeep)"])
    }

    @Test("Nesting that hides behind a quote is stopped by the parser's own limit")
    func hidden() {
        // In the block text the quote means nothing to YAML, but it blinds a scan that does not parse.
        for levels in [900, 5000, 200_000] {
            let text = "summary: |\n  'tis\ntitle: x\nnotes: " + String(repeating: "[", count: levels)
            #expect(!said(text).isEmpty)
            #expect(!said(text + String(repeating: "]", count: levels)).isEmpty)
        }
    }

    @Test("Aliases that copy copies are refused, in plain sight or behind a quote", arguments: ["", "summary: |\n  'tis\n"])
    func aliases(head: String) {
        var text = head + "a: &a [x, x]\n"
        for (before, name) in zip("abcdefghijklmnopqrstuvwxy", "bcdefghijklmnopqrstuvwxyz") {
            text += "\(name): &\(name) [*\(before), *\(before), *\(before), *\(before)]\n"
        }
        let found = said(text + "? *z\n: 1\n")
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix(anchors) == true)
    }

    @Test("A file of 100 MB is not read beyond the limit")
    func large() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "scenario-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(FileManager.default.createFile(atPath: file.path, contents: nil))
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: 100_000_000)
        try handle.close()
        let expected = "\(file.path):1: The file is larger than 1 MiB and was not read further. A scenario is a few kilobytes of text."
        let error = #expect(throws: ScenarioFileError.self) { try ScenarioDecoder().read(file.path) }
        #expect(error?.exitStatus == 65)
        #expect(error?.description == expected)
    }

    @Test("A device without an end is read no further either")
    func endless() {
        let error = #expect(throws: ScenarioFileError.self) { try ScenarioDecoder().read("/dev/zero") }
        #expect(error?.description.contains("larger than 1 MiB") == true)
    }

    @Test("A missing file and a folder cannot be read, which is another error than a wrong file")
    func unreadable() {
        let missing = #expect(throws: ScenarioFileError.self) { try ScenarioDecoder().read("no/such/file.yaml") }
        #expect(missing == .unreadable(path: "no/such/file.yaml", reason: "there is no such file"))
        #expect(missing?.exitStatus == 66)
        #expect(missing?.description == "no/such/file.yaml cannot be read: there is no such file. Give the path of a scenario file.")
        let folder = FileManager.default.temporaryDirectory.path
        let error = #expect(throws: ScenarioFileError.self) { try ScenarioDecoder().read(folder) }
        #expect(error == .unreadable(path: folder, reason: "it is a folder"))
        #expect(throws: ScenarioFileError.self) { try ScenarioDecoder().read("a\u{0}b") }
        #expect(throws: ScenarioFileError.self) { try ScenarioDecoder().read("") }
    }

    @Test("Bytes that are not UTF-8 are named with their line")
    func notUTF8() {
        #expect(
            issues(bytes: Array("title: x\nsex: ".utf8) + [0xFF, 0x0A]) == ["2: The byte 255 is not UTF-8 text. Save the file as UTF-8."])
        #expect(issues(bytes: [0xC3]) == ["1: The byte 195 is not UTF-8 text. Save the file as UTF-8."])
        #expect(
            issues(bytes: Array("title: ".utf8) + [0xED, 0xA0, 0x80]) == ["1: The byte 237 is not UTF-8 text. Save the file as UTF-8."])
    }

    @Test("UTF-16, an archive and an image are not text")
    func binary() {
        let utf16 = Array("title: x".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(issues(bytes: [0xFF, 0xFE] + utf16).first?.contains("control character 0") == true)
        #expect(issues(bytes: [0x50, 0x4B, 3, 4]).first?.hasPrefix("1: The control character 3") == true)
        #expect(issues(bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A]).first?.hasPrefix("2: The control character 26") == true)
    }

    @Test("A mark of the byte order and line ends of Windows change nothing")
    func lineEnds() {
        let windows = GoodScenario.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        #expect(said("\u{FEFF}" + windows) == [])
        let wrong = GoodScenario.replacing(23...23, with: "    dose: 8").split(separator: "\n", omittingEmptySubsequences: false)
        #expect(said(wrong.joined(separator: "\r\n")).map { $0.prefix(3) } == ["23:"])
        #expect(said(wrong.joined(separator: "\r")).map { $0.prefix(3) } == ["23:"])
    }

    @Test("Line ends that only YAML knows do not shift the lines that follow", arguments: ["\u{85}", "\u{2028}", "\u{2029}"])
    func rareLineEnds(separator: String) {
        let text = GoodScenario.replacing(23...23, with: "    dose: 8").replacing("title: Test", with: "title: Te\(separator)st")
        #expect(said(text).map { $0.prefix(3) } == ["23:"])
    }

    @Test("A character that YAML forbids is named with its line")
    func forbidden() {
        #expect(said("title: é\npatient: \u{FFFF}").map { $0.prefix(38) } == ["2: This is not YAML: control character"])
    }

    @Test("Many entries are counted, not read, and take little time")
    func many() {
        let entries = String(repeating: "  - {drug: nothing, day: 1, dose: 1 mg}\n", count: 2000)
        let found = said("title: x\ntreatment:\n" + entries)
        #expect(found.contains("3: treatment has 2000 entries. At most 500 are read."))
        let fields = (0..<60_000).map { "a\($0): 1\n" }.joined()
        let duration = ContinuousClock().measure {
            #expect(said(fields).contains { $0.contains("The file has 10001 entries. At most 10000 are read.") })
        }
        #expect(duration < .seconds(20))
    }

    @Test("Printing stops after a hundred issues and counts the rest")
    func printing() {
        let fields = (0..<150).map { "a\($0): 1\n" }.joined()
        let error = #expect(throws: ScenarioIssues.self) { try ScenarioDecoder().decode(fields, file: "many.yaml") }
        // 150 unknown fields; title, patient and product are missing.
        #expect(error?.issues.count == 153)
        let lines = error?.description.split(separator: "\n") ?? []
        #expect(lines.count == 101)
        #expect(lines.last == "and 53 more.")
    }

    @Test("Three thousand damaged files each give a scenario or issues", arguments: 0..<10)
    func damaged(part: Int) throws {
        var random = FixedRandom(state: UInt64(part))
        let good = Array(GoodScenario.text.utf8)
        let pieces = [
            "{", "[", "]", "}", "\"", "'", ": ", "- ", "\n", "\t", "&a ", "*a", "!!x ", "|", ">", "? ", "---\n", "...\n", "%", "@", "#",
            "1e999", "-", "\u{0}", "é",
        ]
        .map { Array($0.utf8) }
        var wrong = 0
        for _ in 0..<300 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &random)))
                case 3: bytes[place] = UInt8.random(in: 32...126, using: &random)
                default:
                    bytes.insert(
                        contentsOf: bytes[place..<min(bytes.count, place + 30)], at: Int.random(in: 0...bytes.count, using: &random))
                }
                if bytes.isEmpty { bytes = [10] }
            }
            let lines = bytes.count { $0 == 10 || $0 == 13 } + 1
            do {
                let scenario = try GoodScenario.decoder.decode(bytes, file: "x")
                #expect(try GoodScenario.decoder.decode(scenario.yaml, file: "x") == scenario)
            } catch {
                wrong += 1
                #expect(!error.issues.isEmpty)
                #expect(error.issues.allSatisfy { (1...lines).contains($0.line) && !$0.description.isEmpty })
            }
        }
        // Most damage is seen; what is not lies in titles and notes or makes another valid number.
        #expect(wrong > 200)
    }

    @Test("Random bytes are never a scenario")
    func noise() {
        var random = FixedRandom(state: 2019)
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(!issues(bytes: bytes).isEmpty)
            #expect(!issues(bytes: bytes.map { 32 + $0 % 95 }).isEmpty)
        }
    }
}
