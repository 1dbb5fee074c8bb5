import Foundation
import Interchange
import Testing

@Suite("Charts of the HTML report")
struct ReportChartTests {
    /// Specifications by figure, as the page carries them.
    private func specifications(_ content: ReportContent) throws -> [String: [String: Any]] {
        let page = HTMLReport(content: content, assets: ReportTests.script).render()
        var found: [String: [String: Any]] = [:]
        for match in page.matches(of: /<script type="application\/json" id="([a-z-]+)-spec">(.*?)<\/script>/) {
            let value = try JSONSerialization.jsonObject(with: Data(match.2.utf8))
            found[String(match.1)] = try #require(value as? [String: Any])
        }
        return found
    }

    /// Every value under a key, at any depth.
    private func values(of key: String, in value: Any) -> [Any] {
        if let object = value as? [String: Any] {
            return object.flatMap { $0.key == key ? [$0.value] : values(of: key, in: $0.value) }
        }
        return (value as? [Any])?.flatMap { values(of: key, in: $0) } ?? []
    }

    @Test("Each specification is valid JSON with panels, data and a description")
    func valid() throws {
        let found = try specifications(ReportFixture.content())
        #expect(Set(found.keys) == ["figure-course", "figure-sites", "figure-neck", "figure-circulation"])
        for specification in found.values {
            #expect((specification["description"] as? String)?.isEmpty == false)
            let panels = (specification["vconcat"] ?? specification["concat"]) as? [[String: Any]]
            #expect((panels?.count ?? 0) >= 2)
        }
    }

    @Test("All panels stand on the same days")
    func sharedAxis() throws {
        for specification in try specifications(ReportFixture.content()).values {
            let encodings = values(of: "x", in: specification).compactMap { $0 as? [String: Any] }
            let domains = encodings.compactMap { ($0["scale"] as? [String: Any])?["domain"] as? [Double] }
            #expect(domains.count == encodings.count && !domains.isEmpty)
            #expect(domains.allSatisfy { $0 == [-6, 21] })
        }
    }

    @Test("The course has temperature, cytokines, acute phase, two CAR-T panels and the lanes")
    func panels() throws {
        let course = try #require(try specifications(ReportFixture.content())["figure-course"])
        let panels = try #require(course["vconcat"] as? [[String: Any]])
        #expect(panels.count == 6)
        let lanes = values(of: "lane", in: panels[5]).compactMap { $0 as? String }
        #expect(
            Set(lanes).isSuperset(of: ["ASTCT grade", "Airway level", "Stage", "Tocilizumab", "Methylprednisolone", "Fresh frozen plasma"]))
        let notes = values(of: "label", in: panels[5]).compactMap { $0 as? String }
        #expect(notes.contains("40\u{00A0}mg ×4, then 20\u{00A0}mg ×2"))
    }

    @Test("A gap in a series is null in the chart and a dash in the table")
    func gaps() throws {
        var content = try ReportFixture.content()
        let row = try #require(content.times.firstIndex { abs($0 - 7) < 0.01 })
        content.series["temperature"]?.values[row] = .nan
        content.series["IL6"]?.values[row] = .infinity
        content.series["neck.oedema"]?.values[row] = -.infinity
        let page = HTMLReport(content: content, assets: ReportTests.script).render()
        let course = try #require(try specifications(content)["figure-course"])
        let data = (course["datasets"] as? [String: [[String: Any]]])?["course"]
        let there = try #require(data?.first { ($0["t"] as? Double).map { abs($0 - 7) < 0.01 } ?? false })
        #expect(there["temperature"] is NSNull && there["IL6"] is NSNull)
        #expect(page.range(of: #"[:,>]\s*-?(nan|inf)\b"#, options: [.regularExpression, .caseInsensitive]) == nil)
        let day = try #require(page.firstMatch(of: /<tr><th scope="row" class="number">7<\/th>.*<\/tr>/))
        #expect(page[day.range].contains(">–<"))
    }

    @Test("A series that is not there takes its panel with it, and nothing else")
    func missingSeries() throws {
        var content = try ReportFixture.content()
        content.series["transgene"] = nil
        content.series["IL2"] = nil
        let course = try #require(try specifications(content)["figure-course"])
        #expect((course["vconcat"] as? [Any])?.count == 5)
    }

    @Test("A mass that swells has a lane of its own, and without a neck there is no airway figure")
    func mass() throws {
        let found = try specifications(ReportFixture.mass())
        #expect(Set(found.keys) == ["figure-course", "figure-sites", "figure-circulation"])
        let lanes = values(of: "lane", in: try #require(found["figure-course"])).compactMap { $0 as? String }
        #expect(lanes.contains("Mass in the abdomen") && !lanes.contains("Airway level"))
        // The window is from half a day before the first dose, whole days, to the end of the run or day 21.
        let domains = values(of: "x", in: found).compactMap { (($0 as? [String: Any])?["scale"] as? [String: Any])?["domain"] as? [Double] }
        #expect(!domains.isEmpty && domains.allSatisfy { $0 == [-1, 21] })
    }

    @Test("The body map starts on the day of the worst oedema, which the slider remembers")
    func bodyMap() throws {
        let content = try ReportFixture.content()
        let page = HTMLReport(content: content, assets: .none).render()
        let oedema = try #require(content.series["neck.oedema"]).values
        let worst = try #require(oedema.indices.max { oedema[$0] < oedema[$1] })
        let day = String(format: "%.1f", content.times[worst])
        #expect(page.contains("Body map at day \(day.hasSuffix(".0") ? String(day.dropLast(2)) : day):"))
        // 330 mL at most in the fixture, written with two digits.
        #expect(page.contains("oedema \(Int((oedema[worst] * 100).rounded() * 10)) mL"))
    }
}

@Suite("Where the chart script is looked for")
struct AssetLocatorTests {
    @Test("The path given comes first, then the environment, the share folder beside the program, and .tools/share")
    func order() {
        let locator = AssetLocator(
            explicit: "/given", environment: ["SQUALL_ASSETS": "/named/vega.js"], executable: "/opt/squall/bin/squall",
            currentFolder: "/home/reader")
        #expect(
            locator.candidates == [
                "/given/vega.js", "/named/vega.js", "/opt/squall/share/squall/vega.js", "/home/reader/.tools/share/vega.js",
                "/opt/squall/bin/.tools/share/vega.js", "/opt/squall/.tools/share/vega.js", "/opt/.tools/share/vega.js",
            ])
    }

    @Test("A folder with the script is found, one without is passed over")
    func found() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "squall-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder.appending(path: "share"), withIntermediateDirectories: true)
        let empty = folder.appending(path: "none").path
        let nothing = AssetLocator(explicit: empty, environment: [:], executable: nil, currentFolder: empty)
        #expect(nothing.chartScript() == nil)
        try "chart".write(to: folder.appending(path: "share/vega.js"), atomically: true, encoding: .utf8)
        let locator = AssetLocator(
            explicit: empty, environment: ["SQUALL_ASSETS": folder.appending(path: "share").path], executable: nil, currentFolder: empty)
        #expect(locator.chartScript() == "chart")
    }
}
