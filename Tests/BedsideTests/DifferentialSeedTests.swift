import Foundation
import Testing

@testable import Bedside

/// Expected values: clinical dossier, section C2, the seed through the rule table ("the honest output to reproduce").
@Suite("The differential of the reported case")
struct DifferentialSeedTests {
    static let onset = 8.0 * 24 + 17 + 1.0 / 6

    static func chart() throws -> Chart {
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<3 { root.deleteLastPathComponent() }
        let text = try String(contentsOf: root.appending(path: "Charts/b-all-cervical.csv"), encoding: .utf8)
        return try Chart(csv: text)
    }

    /// The course of the storm as the chart tells it: fever on day 6, still 38.0 on day 8.
    static func situation(at hours: Double = onset) throws -> Situation {
        let chart = try chart()
        let systemic = SystemicCourse(onset: 156, lastActive: min(hours, 204), isActive: true, cycles: [156])
        return Situation(chart: chart, hours: hours, local: LocalPicture(chart.until(hours), at: hours), systemic: systemic)
    }

    @Test(
        "Each row scores what the dossier says",
        arguments: [
            ("D01", 1), ("D04", 0), ("D06", 0), ("D07", 0), ("D09", -2), ("D13", -1), ("D14", 0), ("D16", 0), ("D17", 0), ("D24", 3),
        ])
    func score(id: String, expected: Int) throws {
        let differential = try #require(Differential(try DifferentialSeedTests.situation()))
        #expect(differential[id]?.score == expected)
    }

    @Test("Anaphylaxis scores its new drugs within 48 hours, is open, and has no tryptase")
    func anaphylaxis() throws {
        let differential = try #require(Differential(try DifferentialSeedTests.situation()))
        let anaphylaxis = try #require(differential["D01"])
        #expect(anaphylaxis.standing == .open)
        #expect(
            anaphylaxis.speaksFor.filter { $0.weight != 0 }.map(\.text) == ["new drug or product within 48 h before onset, none within 6 h"]
        )
        #expect(anaphylaxis.outcome == .missing)
        #expect(anaphylaxis.remarks.contains { $0.hasPrefix("eosinophils and basophils are charted") })
        #expect(differential.assessments.first?.id == "D01")
    }

    @Test("Anaphylaxis, infection, clot and bleeding are open; blood products and the infusion are out")
    func standings() throws {
        let differential = try #require(Differential(try DifferentialSeedTests.situation()))
        #expect(differential.assessments.prefix(4).map(\.id) == ["D01", "D06", "D07", "D04"])
        #expect(differential.assessments.prefix(4).allSatisfy { $0.standing == .open })
        #expect(["D16", "D17", "D18"].allSatisfy { differential[$0]?.standing == .notApplicable })
        #expect(differential["D23"]?.standing == .unlikely)
    }

    @Test("Local CRS is possible and no more")
    func localCRS() throws {
        let differential = try #require(Differential(try DifferentialSeedTests.situation()))
        #expect(differential.caseDefinition.certainty == .possible)
        #expect(differential.caseDefinition.because.count == 4)
        let counted = differential["D24"]?.speaksFor.filter { $0.weight != 0 }.map(\.text)
        #expect(counted == ["in window, with systemic CRS active or less than 72 h past", "tocilizumab already given"])
    }

    @Test("The first open tests are the eight of the dossier")
    func openTests() throws {
        let differential = try #require(Differential(try DifferentialSeedTests.situation()))
        let expected: [Investigation] = [.tryptase, .laryngoscopy, .contrastCT, .duplex, .coagulation, .cultures, .albumin, .weight]
        #expect(Array(differential.openTests.prefix(8)) == expected)
        #expect(Set(differential.openTests).count == differential.openTests.count)
        #expect(!differential.openTests.contains(.bnp))
    }

    @Test("Adrenaline comes first; nobody is told to anticoagulate before a clot is found")
    func actNow() throws {
        let differential = try #require(Differential(try DifferentialSeedTests.situation()))
        #expect(differential.actNow.first?.contains("adrenaline IM at once, 0.01 mg/kg") == true)
        #expect(!differential.actNow.contains { $0.contains("anticoagulate") })
    }

    @Test("The plasma of the evening cannot explain the onset and is watched for six and twelve hours")
    func plasma() throws {
        let evening = try #require(Differential(try DifferentialSeedTests.situation(at: 8 * 24 + 23)))
        #expect(evening["D16"]?.standing == .watched)
        #expect(evening["D17"]?.standing == .watched)
        let morning = try #require(Differential(try DifferentialSeedTests.situation(at: 9 * 24 + 6)))
        #expect(morning["D16"]?.standing == .notApplicable)
        #expect(morning["D17"]?.standing == .watched)
    }

    @Test("That it shrank under steroids tells nothing apart, and the reading says so")
    func steroids() throws {
        let differential = try #require(Differential(try DifferentialSeedTests.situation(at: 9 * 24 + 13)))
        #expect(differential.remarks.contains { $0.hasPrefix("it shrank under a steroid") })
        #expect(differential["D01"]?.standing == .open)
        #expect(differential.actNow.isEmpty)
    }

    @Test("Before the evening of day 8 there is nothing to explain")
    func before() throws {
        #expect(Differential(try DifferentialSeedTests.situation(at: 200)) == nil)
    }
}
