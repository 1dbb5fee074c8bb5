import Forecasting
import Foundation
import Testing

@testable import Interchange

@Suite("A run as JSON, table and text")
struct SimulationDocumentTests {
    private static let data = DataFolder(
        path: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path)
    static let names = data.scenarioNames

    /// A day and a half with a loose tolerance, since debug builds integrate slowly.
    private func run(_ name: String) throws -> Simulation {
        let scenario = try ScenarioDecoder.readChecked(Self.data.scenarioPath(name)).scenario
        return Simulation(scenario, calibration: try Self.data.calibration(), until: 1.5, relative: 1e-3, changes: ["--set a=\"1\""])
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    /// The series that the command-line contract promises for every scenario, with their units.
    private static let promised = [
        "temperature": "Cel", "meanArterialPressure": "mm[Hg]", "oxygenSaturation": "%", "plasma.IL6": "pg/mL", "plasma.IFNg": "pg/mL",
        "plasma.IL10": "pg/mL", "plasma.IL2": "pg/mL", "CRP": "mg/L", "ferritin": "ng/mL", "blood.CART": "{cells}/uL",
        "transgene": "{copies}/ug",
        "marrow.blasts": "1", "weight": "kg", "neck.circumference": "cm",
    ]

    @Test("Every scenario has every promised series, in its unit, finite and as long as the time", arguments: names)
    func series(name: String) throws {
        let simulation = try run(name)
        let document = try object(SimulationDocument(simulation).text)
        let times = try #require((document["time"] as? [String: Any])?["values"] as? [Double])
        #expect(times.first == -5 && abs(times[times.count - 1] - 1.5) < 1e-9)
        let series = try #require(document["series"] as? [String: [String: Any]])
        var expected = Self.promised
        let sites = ["blood", "marrow", "spleen", "nodes", "neck", "lung", "liver", "tissue"] + simulation.scenario.sites.map(\.id)
        for site in sites {
            expected[site + ".oedema"] = "1"
            expected[site + ".IL6"] = "pg/mL"
            expected[site + ".target"] = "{cells}"
            // Blood is promised in cells per microlitre.
            if site != "blood" { expected[site + ".CART"] = "{cells}" }
        }
        for (id, unit) in expected {
            let one = try #require(series[id], "\(id) is missing")
            #expect(one["unit"] as? String == unit, "\(id)")
            let values = try #require(one["values"] as? [Double], "\(id) has a gap")
            #expect(values.count == times.count && values.allSatisfy(\.isFinite), "\(id)")
        }
    }

    @Test("The document has the promised members and says what it rests on")
    func members() throws {
        let simulation = try run("b-all-quiet")
        let document = try object(SimulationDocument(simulation).text)
        #expect(document["schema"] as? String == "squall.simulation/1")
        #expect((document["notice"] as? String)?.lowercased().contains("research use") == true)
        #expect(document["outcome"] as? String == "completed")
        let source = try #require(document["provenance"] as? [String: Any])
        for key in ["model", "scenario", "calibration"] {
            #expect((source[key] as? String)?.wholeMatch(of: /sha256:[0-9a-f]{64}/) != nil, "\(key)")
        }
        #expect(source["seed"] as? Int == 0)
        #expect((source["tolerance"] as? [String: Any])?["relative"] as? Double == 1e-3)
        let doses = try #require(document["doses"] as? [[String: Any]])
        // Two drugs on each of three days; everything later lies after the end.
        #expect(doses.count == 6)
        #expect(doses.allSatisfy { Set($0.keys).isSuperset(of: ["day", "drug", "amount", "unit"]) })
        let reading = try #require(document["reading"] as? [String: Any])
        #expect(Set(reading.keys).isSuperset(of: ["grades", "stages", "local", "sequence", "story", "peaks"]))
        #expect((document["scenario"] as? [String: Any])?["changes"] as? [String] == ["--set a=\"1\""])
    }

    @Test("A number that is not finite is null")
    func gaps() {
        #expect(JSONValue.array([.number(.nan), .number(.infinity), .number(2.5)]).text == "[null,null,2.5]")
    }

    @Test("A heading with a comma is quoted in a table")
    func quoting() {
        #expect(SimulationTable.quoted("a, \"b\"") == "\"a, \"\"b\"\"\"")
        #expect(SimulationTable.quoted("plasma.IL6 [pg/mL]") == "plasma.IL6 [pg/mL]")
    }

    @Test("Text carries the notice, the change and colour only when asked for")
    func text() throws {
        let simulation = try run("b-nhl-mass")
        let plain = SimulationSummary(simulation).text
        #expect(plain.contains("Research use only") && plain.contains("Changed for this run: --set a=\"1\"."))
        #expect(!plain.contains("\u{1B}"))
        #expect(SimulationSummary(simulation, isColoured: true).text.contains("\u{1B}[1m"))
        #expect(plain.split(separator: "\n").allSatisfy { $0.count <= TextPage.width })
    }

    @Test("A report of a run names its sites, doses, limits and ground")
    func report() throws {
        let content = ReportContent(try run("ovarian-peritoneal"), treatmentQuestion: ["Early or late?"])
        #expect(content.sites.map(\.id).suffix(2) == ["ascites", "implant"])
        for site in content.sites {
            for quantity in ReportContent.SiteQuantity.allCases {
                #expect(content.series[quantity.seriesID(of: site.id)]?.values.count == content.times.count, "\(site.id) \(quantity)")
            }
        }
        #expect(content.doses.map(\.day) == content.doses.map(\.day).sorted())
        #expect(content.doses.contains { $0.kind == .cells && $0.amount == 6.2e7 })
        #expect(content.patient.contains { $0.label == "Malignant ascites, volume" && $0.value.contains("1500") })
        #expect(content.limits.contains { $0.contains("Nothing in this scenario was compared with a patient") })
        #expect(content.parameters.map(\.count).reduce(0, +) > 300)
        #expect(content.influences.contains { $0.agent == "IFN-γ" && $0.direction == .raises })
        #expect(content.treatmentQuestion == ["Early or late?"])
        #expect(HTMLReport(content: content, assets: .none).render().contains("Early or late?"))
    }
}
