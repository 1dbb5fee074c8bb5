import Foundation
import Interchange
import Testing

@Suite("The HTML report")
struct ReportTests {
    /// Stands for the chart script, which tests do not need to have installed.
    static let script = ReportAssets(chartScript: "window.vegaEmbed = null;")

    static func page(_ assets: ReportAssets = script) throws -> String {
        HTMLReport(content: try ReportFixture.content(), assets: assets).render()
    }

    /// With the chart script installed the page holds it. `SQUALL_REPORT_OUT` names a file to write it to, for looking at.
    @Test("The report of the seed case is one page below two and a half megabytes")
    func size() throws {
        let page = try Self.page(AssetLocator().assets())
        if let path = ProcessInfo.processInfo.environment["SQUALL_REPORT_OUT"] {
            try page.write(toFile: path, atomically: true, encoding: .utf8)
            try Self.page(.none).write(toFile: path + ".plain.html", atomically: true, encoding: .utf8)
            let mass = HTMLReport(content: try ReportFixture.mass(), assets: AssetLocator().assets()).render()
            try mass.write(toFile: path + ".mass.html", atomically: true, encoding: .utf8)
        }
        #expect(page.hasPrefix("<!DOCTYPE html>"))
        #expect(page.utf8.count < 2_500_000)
    }

    @Test("Nothing is fetched: no source, link or style points outside, and the policy forbids it")
    func selfContained() throws {
        let page = try Self.page()
        #expect(page.contains("default-src 'none'"))
        for pattern in [#"\ssrc\s*="#, #"<link\b"#, #"@import"#, #"url\((?!#)"#, #"\shref\s*=\s*"(?!#)"#] {
            #expect(page.range(of: pattern, options: .regularExpression) == nil, "\(pattern)")
        }
    }

    @Test("Every link of the contents leads to a section")
    func links() throws {
        let page = try Self.page()
        let targets = page.matches(of: /href="#([a-z]+)"/).map { String($0.1) }
        #expect(targets.count == 12)
        for target in targets { #expect(page.contains("<section id=\"\(target)\"")) }
    }

    @Test("Every fact has its row and its verdict in words")
    func facts() throws {
        var content = try ReportFixture.content()
        content.facts[4].met = false
        let page = HTMLReport(content: content, assets: .none).render()
        #expect(content.facts.count == 21)
        for fact in content.facts {
            let row = try #require(page.firstMatch(of: try Regex("<tr><th scope=\"row\" class=\"id\">\(fact.id)</th>.*</tr>")))
            let text = String(page[row.range])
            #expect(text.contains(fact.reached) && text.contains(fact.target))
            #expect(text.contains(fact.met ? "</span> met</span>" : "</span> not met</span>"))
            #expect(text.contains("own setting") == (fact.kind == .setting))
        }
        #expect(page.contains("20 of 21 facts are met."))
    }

    @Test("Markup in a name is shown, not obeyed")
    func escaping() throws {
        let hostile = "</script><script>alert('x')</script>\"&"
        var content = try ReportFixture.content()
        content.title = hostile
        content.notice = hostile
        content.onsets[0].label = hostile
        content.doses[4].label = hostile
        content.facts[0].what = hostile
        content.sites[4].label = hostile
        let page = HTMLReport(content: content, assets: Self.script).render()
        #expect(!page.contains("<script>alert"))
        #expect(!page.contains("alert('x')</script>"))
        #expect(page.contains("&lt;/script&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;"))
        let opened = page.matches(of: /<script[ >]/).count
        #expect(opened == page.matches(of: /<\/script>/).count)
    }

    @Test("Without the chart script the numbers stand as tables, and one line says which command adds the charts")
    func withoutCharts() throws {
        let page = try Self.page(.none)
        #expect(page.matches(of: /Tools\/charts install/).count == 1)
        #expect(!page.contains("data-chart="))
        #expect(!page.contains("vega-lite/v6.json"))
        // Day 7 of the fixture: 38.5 °C, IL-6 1370 pg/mL, from the nearest sample at 7.00 d.
        let day = try #require(page.firstMatch(of: /<tr><th scope="row" class="number">7<\/th>.*<\/tr>/))
        #expect(page[day.range].contains(">38.5<") && page[day.range].contains(">1370<"))
        #expect(page.contains("<svg viewBox=\"0 0 820 446\""))
    }

    @Test("The notice stands in the header, in the footer and at the foot of every printed page")
    func notice() throws {
        let page = try Self.page()
        #expect(page.contains("@bottom-left { content: \"\(ReportContent.researchNotice)\""))
        #expect(page.matches(of: /Research software; not for treatment decisions/).count == 3)
    }

    @Test("An empty report is still a page")
    func empty() {
        let page = HTMLReport(content: ReportContent(title: "Nothing", subtitle: ""), assets: Self.script).render()
        #expect(page.contains("<h1>Nothing</h1>"))
        #expect(!page.contains("<section id=\"facts\""))
    }

    @Test("Headings go down one level at a time")
    func headings() throws {
        let levels = try Self.page().matches(of: /<h([1-6])[ >]/).compactMap { Int($0.1) }
        #expect(levels.first == 1)
        #expect(levels.filter { $0 == 1 }.count == 1)
        for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1) }
    }
}
