import Foundation
import Testing

@testable import Forecasting

@Suite("Checksums")
struct SHA256Tests {
    /// The examples of the standard: no bytes, one block, two blocks, three blocks.
    @Test(
        "The examples of FIPS 180 give their digests",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
            ),
        ])
    func standard(text: String, digest: String) { #expect(SHA256.hexadecimal(of: text.utf8) == digest) }

    /// Around the length at which the padding needs another block; digests by GNU sha256sum.
    @Test(
        "Messages around the end of a block give their digests",
        arguments: [
            (55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
            (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
            (63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"),
            (64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
            (65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"),
        ])
    func padding(count: Int, digest: String) {
        #expect(SHA256.hexadecimal(of: Array(repeating: UInt8(ascii: "a"), count: count)) == digest)
    }
}

@Suite("What ships with the program")
struct LibraryTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    private let data = DataFolder(path: LibraryTests.root)

    @Test("A folder named by SQUALL_DATA is the only one looked at")
    func named() {
        let looked = DataFolder.candidates(environment: ["SQUALL_DATA": "/somewhere"], currentFolder: "/a/b", executable: "/opt/bin/squall")
        #expect(looked == ["/somewhere"])
    }

    @Test("The current folder and those above it come before what lies around the executable")
    func order() {
        let looked = DataFolder.candidates(environment: [:], currentFolder: "/a/b", executable: "/opt/squall/bin/squall")
        #expect(looked == ["/a/b", "/a", "/opt/squall/share/squall", "/opt/squall/bin", "/opt/squall", "/opt"])
    }

    @Test("Nothing found is an issue that names the variable and exits with 66")
    func nothing() throws {
        #expect {
            try DataFolder.find(environment: ["SQUALL_DATA": "/nowhere"], currentFolder: "/", executable: nil)
        } throws: { error in
            guard let issue = error as? LibraryIssue else { return false }
            return issue.exitStatus == 66 && issue.description.contains("SQUALL_DATA") && issue.description.contains("/nowhere")
        }
    }

    @Test("The repository is a data folder with its scenarios, facts and a calibration")
    func repository() throws {
        let found = try DataFolder.find(environment: [:], currentFolder: Self.root + "/Sources", executable: nil)
        #expect(found == data)
        #expect(data.scenarioNames.contains(DataFolder.seedName) && data.scenarioNames.contains(DataFolder.massName))
        #expect(try data.facts().map(\.id) == (1...21).map { String(format: "F%02d", $0) })
        #expect(try !data.calibration().rows.isEmpty)
    }

    @Test("A misspelt scenario is answered with the nearest name")
    func misspelt() {
        #expect(throws: LibraryIssue.unknownScenario(name: "b-all-cervcal", nearest: "b-all-cervical", known: data.scenarioNames)) {
            try data.scenarioFile("b-all-cervcal")
        }
    }

    @Test("Parameters in a scenario and on the command line are checked against the model, added sites included")
    func vocabulary() throws {
        let (scenario, vocabulary) = try ScenarioDecoder.readChecked(data.scenarioPath("b-nhl-mass"))
        #expect(vocabulary.parameters.contains { $0.id == "abdominal-mass.macrophages" && $0.unit.symbol == "10*9{cells}" })
        let changed = try scenario.setting("IL6.fever", to: "2", in: vocabulary)
        #expect(changed.parameters.first?.value.value == 2)
        #expect {
            try scenario.setting("IL6.fevr", to: "2", in: vocabulary)
        } throws: { "\($0)".contains("Did you mean ‘IL6.fever’?") }
    }

    @Test("The digest of a model changes with a rate law's parameters and not with the scenario's numbers")
    func digest() throws {
        let scenario = try ScenarioDecoder.readChecked(data.scenarioPath("b-all-cervical")).scenario
        let quiet = try ScenarioDecoder.readChecked(data.scenarioPath("b-all-quiet")).scenario
        let mass = try ScenarioDecoder.readChecked(data.scenarioPath("b-nhl-mass")).scenario
        func text(_ scenario: Scenario) -> String { PatientModel(scenario).network.canonicalText }
        #expect(text(scenario) == text(quiet))
        #expect(text(scenario) != text(mass))
        #expect(scenario.yaml != quiet.yaml)
    }
}

@Suite("Calibration as a command")
struct CaseCalibrationTests {
    @Test("Every row of the table names a parameter of the model and starts from its declared value")
    func rows() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
        let fit = try CaseCalibration(DataFolder(path: root))
        #expect(fit.declared.rows.map(\.id) == fit.start.rows.map(\.id))
        #expect(fit.declared.rows.first { $0.id == "infusion.fever" }?.value == 0.7)
    }
}
