import Forecasting
import Foundation
import Quantities
import Testing

@testable import Studies

@Suite("Study files")
struct StudyDecoderTests {
    static let data = DataFolder(
        path: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path)
    static let decoder = StudyDecoder(data: data)

    static func decode(_ text: String) throws -> Study { try decoder.decode(Array(text.utf8), file: decoder.folder + "/test.yaml") }

    static func issues(_ text: String) -> [String] {
        do {
            _ = try decode(text)
            return []
        } catch ScenarioFileError.wrong(let issues) {
            return issues.description.split(separator: "\n").map { String($0.split(separator: "/").last ?? "") }
        } catch {
            return ["\(error)"]
        }
    }

    static let small = """
        title: Two ways
        patients: 20
        seed: 9
        groups:
          - id: systemic
            scenario: b-all-cervical
            priors:
              - id: burden
                scale: [burden.marrow.malignant, burden.blood.malignant]
                lognormal: {gsd: 3}
                within: [0.1, 10]
                basis: "assumed: a test"
        arms:
          - id: none
          - id: rule
            policies:
              - give: tocilizumab
                dose: 8 mg/kg
                when: {any: [{astct: 2}, {fever: 24 h}]}
                again: 8 h
                limits: [{doses: 3, within: 24 h}]
                atMost: 4
        """

    @Test("Every study that ships is read without an issue", arguments: decoder.names)
    func shipped(name: String) throws {
        let study = try Self.decoder.read(try #require(Self.decoder.file(name)))
        #expect(study.id == name)
        #expect(!study.groups.isEmpty && !study.arms.isEmpty)
        #expect(study.groups.allSatisfy { $0.priors.count >= 20 })
        #expect(study.groups.flatMap(\.priors).allSatisfy { $0.distribution.issues.isEmpty && !$0.basis.isEmpty })
    }

    @Test("A small study says what it means")
    func meaning() throws {
        let study = try Self.decode(Self.small)
        #expect(study.size == 20)
        #expect(study.arms.map(\.id) == ["none", "rule"])
        #expect(study.arms[0].keeps == ["fludarabine", "cyclophosphamide"])
        let policy = try #require(study.arms[1].policies.first)
        #expect(policy.condition == .any([.astct(atLeast: 2), .fever(lasting: 1)]))
        #expect(policy.again == 8.0 / 24)
        #expect(policy.limits == [Policy.Limit(doses: 3, within: 1)])
        #expect(policy.atMost == 4)
        let prior = try #require(study.groups[0].priors.first)
        #expect(prior.action == .scale([.malignant(site: "marrow"), .malignant(site: "blood")]))
        #expect(prior.distribution == .truncated(.lognormal(median: 1, spread: .gsd(3)), lower: 0.1, upper: 10))
    }

    @Test("Everything that is wrong is found at once, each with its line")
    func allIssues() {
        let found = Self.issues(
            """
            title: Wrong
            patients: many
            groups:
              - id: systemic
                scenario: b-all-cervicel
              - id: other
                scenario: b-nhl-mass
                priors:
                  - id: burden
                    scale: burden.abdominal-mas.malignant
                    lognormal: {gsd: 3}
                  - id: dose
                    set: product.dose
                    uniform: ["1e5 {cells}/kg", "2 mg"]
                    basis: "assumed: a test"
            arms:
              - id: a
                policies:
                  - give: tocilizumb
                    dose: 8 mg/kg
                    when: {astct: 2}
                  - give: dexamethasone
                    dose: 10 mg
                    when: {astct: 2, airway: 3}
            """)
        #expect(found.contains { $0.contains("test.yaml:2:") && $0.contains("whole number") })
        #expect(found.contains { $0.contains("test.yaml:5:") && $0.contains("b-all-cervical") })
        #expect(found.contains { $0.contains("basis") && $0.contains("missing") })
        #expect(found.contains { $0.contains("abdominal-mas") })
        #expect(found.contains { $0.contains("test.yaml:14:") && $0.contains("one unit") })
        #expect(found.contains { $0.contains("tocilizumb") && $0.contains("tocilizumab") })
        #expect(found.contains { $0.contains("astct and airway") })
        #expect(found.count >= 7)
    }

    @Test("A study without groups says what to write")
    func empty() {
        #expect(Self.issues("title: Nothing").contains { $0.contains("groups") && $0.contains("b-all-cervical") })
    }

    @Test(
        "What a prior cannot be is said",
        arguments: [
            ("lognormal: {median: 2}", "gsd"), ("lognormal: {gsd: 1}", "constant"), ("uniform: [3, 1]", "below"),
            ("normal: {mean: 1}", "sd"), ("choices: []", "none of"), ("beta: {a: 1, b: 2, from: 0}", "to"),
        ])
    func priors(text: String, word: String) {
        let found = Self.issues(
            """
            title: Priors
            groups:
              - id: g
                scenario: b-all-cervical
                priors:
                  - id: p
                    scale: targetCells.killing
                    \(text)
                    basis: "assumed: a test"
            """)
        #expect(!found.isEmpty)
        #expect(text.hasPrefix("choices") || found.contains { $0.contains(word) })
    }
}
