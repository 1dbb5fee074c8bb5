import Foundation
import Testing

@Suite("squall simulate")
struct SimulateTests {
    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func series(_ document: [String: Any], _ id: String) throws -> [Double] {
        let all = try #require(document["series"] as? [String: Any])
        let one = try #require(all[id] as? [String: Any], "\(id)")
        return try #require(one["values"] as? [Double])
    }

    /// The first days are before tocilizumab, so the run must reach day 7.5.
    private func doses(_ arguments: [String]) throws -> [[String: Any]] {
        let result = try Executable.run(
            ["simulate", "b-all-quiet", "--format", "json", "--until", "7.5", "--tolerance", "1e-2", "--quiet"] + arguments)
        #expect(result.status == 0, "\(result.errors)")
        return try #require(try json(result.output)["doses"] as? [[String: Any]])
    }

    @Test("Tocilizumab is given as the scenario says, left out on request, and moved by hours")
    func tocilizumab() throws {
        func days(_ arguments: String...) throws -> [Double] {
            try doses(arguments).filter { $0["drug"] as? String == "tocilizumab" }.compactMap { $0["day"] as? Double }
        }
        #expect(try days() == [7.3])
        #expect(try days("--without", "toci").isEmpty)
        let moved = try days("--shift", "tocilizumab=-12")
        #expect(moved.count == 1 && abs(moved[0] - 6.8) < 1e-9)
    }

    @Test(
        "A dose per weight follows a weight that is set, with or without its unit",
        arguments: ["patient.weight=70", "patient.weight=70000 g"])
    func setting(entry: String) throws {
        let given = try doses(["--set", entry]).first { $0["drug"] as? String == "tocilizumab" }
        // 8 mg/kg.
        #expect(abs(try #require(given?["amount"] as? Double) - 560) < 1e-6)
    }

    @Test("A parameter that is set changes the course, and the change is on record")
    func parameter() throws {
        let plain = try json(Executable.simulate("b-all-quiet", "--format", "json").output)
        let warm = try json(Executable.simulate("b-all-quiet", "--format", "json", "--set", "infusion.fever=2").output)
        #expect(try #require(try series(warm, "temperature").max()) > (try #require(try series(plain, "temperature").max())) + 0.3)
        let scenario = try #require(warm["scenario"] as? [String: Any])
        #expect(scenario["changes"] as? [String] == ["--set infusion.fever=2"])
        let provenance = [plain, warm].map { $0["provenance"] as? [String: Any] }
        #expect(provenance[0]?["scenario"] as? String != provenance[1]?["scenario"] as? String)
        #expect(provenance[0]?["model"] as? String == provenance[1]?["model"] as? String)
    }

    @Test("The same command gives the same bytes")
    func repeatable() throws {
        let first = try Executable.simulate("b-nhl-mass", "--format", "json")
        #expect(first.status == 0)
        #expect(try Executable.simulate("b-nhl-mass", "--format", "json").output == first.output)
    }

    @Test("A table has a heading with units and as many cells in every row")
    func table() throws {
        let result = try Executable.simulate("b-all-quiet", "--format", "csv")
        let rows = result.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let heading = try #require(rows.first)
        #expect(heading.first == "day [d]")
        #expect(heading.contains("plasma.IL6 [pg/mL]") && heading.contains("temperature [Cel]"))
        #expect(rows.allSatisfy { $0.count == heading.count })
        #expect(rows.dropFirst().allSatisfy { $0.allSatisfy { Double($0)?.isFinite ?? false } })
        // An hour between samples, from day -5 to day 1.5.
        #expect(rows.count == 1 + 6 * 24 + 12 + 1)
    }

    @Test("A file is written whole, and standard output stays empty")
    func file() throws {
        let folder = try Executable.scratchFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "report.html")
        let result = try Executable.simulate("dlbcl-airway", "--format", "html", "--output", file.path)
        #expect(result.status == 0 && result.output.isEmpty)
        let page = try String(contentsOf: file, encoding: .utf8)
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("</html>"))
        #expect(page.contains("DLBCL beside the airway"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["report.html"])
    }

    @Test("Text has no colour when nobody looks, and stays within a hundred columns")
    func plain() throws {
        let result = try Executable.simulate("ovarian-peritoneal")
        #expect(!result.output.contains("\u{1B}"))
        #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test("Every shipped scenario is listed with its title")
    func scenarios() throws {
        let result = try Executable.run(["scenarios"])
        #expect(result.status == 0)
        let files = try FileManager.default.contentsOfDirectory(atPath: Executable.root.appending(path: "Scenarios").path)
        #expect(result.output.split(separator: "\n").count == files.filter { $0.hasSuffix(".yaml") }.count)
        #expect(result.output.contains("b-all-cervical"))
    }

    @Test("A scenario is found from another folder when the variable names the data")
    func elsewhere() throws {
        let folder = try Executable.scratchFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try Executable.run(["scenarios"], folder: folder, environment: ["SQUALL_DATA": Executable.root.path])
        #expect(result.status == 0 && result.output.contains("b-nhl-mass"))
    }
}
