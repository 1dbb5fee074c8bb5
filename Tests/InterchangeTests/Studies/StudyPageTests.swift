import Foundation
import FoundationXML
import Testing

@testable import Interchange
@testable import Studies

@Suite("Pages of a study")
struct StudyPageTests {
    static let script = ReportAssets(chartScript: "window.vegaEmbed = null;")

    enum Kind: String, CaseIterable { case population, trial, sensitivity }

    /// Made once: the pages of two groups, in three arms.
    private static let pages = Result {
        let one = try SyntheticOutcomes(patients: 300, groups: 2)
        let trial = try SyntheticOutcomes(patients: 300, groups: 2, arms: 3)
        return [
            Kind.population: PopulationPage(try PopulationResult(one, SyntheticOutcomes.options)).page,
            .trial: TrialPage(try TrialResult(trial, SyntheticOutcomes.options)).page,
            .sensitivity: SensitivityPage(SyntheticOutcomes.sensitivity(one.study)).page,
        ]
    }

    static func page(_ kind: Kind) throws -> StudyPage { try #require(try pages.get()[kind]) }

    /// `SQUALL_STUDY_OUT` names a folder to write the pages to, for looking at.
    @Test("Each page has the notice above and below, in every form", arguments: Kind.allCases)
    func notice(kind: Kind) throws {
        let page = try Self.page(kind)
        let markdown = page.markdown(folder: kind.rawValue)
        if let folder = ProcessInfo.processInfo.environment["SQUALL_STUDY_OUT"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(kind)", withIntermediateDirectories: true)
            try page.html(AssetLocator().assets()).write(toFile: "\(folder)/\(kind).html", atomically: true, encoding: .utf8)
            try page.text().write(toFile: "\(folder)/\(kind).txt", atomically: true, encoding: .utf8)
            try markdown.text.write(toFile: "\(folder)/\(kind).md", atomically: true, encoding: .utf8)
            for file in markdown.files {
                try file.content.write(toFile: "\(folder)/\(kind)/\(file.name)", atomically: true, encoding: .utf8)
            }
        }
        for text in [page.html(Self.script), page.text(), markdown.text] {
            #expect(text.components(separatedBy: StudyPage.notice).count > 2)
        }
        #expect(page.json.contains(StudyPage.notice))
        #expect(page.json.contains("\"schema\":\"squall.\(kind.rawValue)/1\""))
    }

    @Test("Nothing is fetched, every link leads to a section, and no id is there twice", arguments: Kind.allCases)
    func selfContained(kind: Kind) throws {
        let html = try Self.page(kind).html(Self.script)
        for pattern in [#"\ssrc\s*="#, #"<link\b"#, #"@import"#, #"url\((?!#)"#, #"\shref\s*=\s*"(?!#)"#] {
            #expect(html.range(of: pattern, options: .regularExpression) == nil, "\(pattern)")
        }
        let targets = html.matches(of: /href="#([a-z0-9-]+)"/).map { String($0.1) }
        #expect(targets.count > 2)
        for target in targets { #expect(html.contains("<section id=\"\(target)\"")) }
        let ids = html.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
    }

    @Test("Every figure says what to see, has its numbers as a table, and is valid JSON", arguments: Kind.allCases)
    func figures(kind: Kind) throws {
        let page = try Self.page(kind)
        #expect(!page.figures.isEmpty)
        for figure in page.figures {
            #expect(figure.caption.count > 40, "\(figure.id)")
            #expect(figure.table.contains("<tbody><tr>"), "\(figure.id)")
            let parsed = try JSONSerialization.jsonObject(with: Data(figure.specification.text.utf8)) as? [String: Any]
            #expect(parsed?["$schema"] as? String == "https://vega.github.io/schema/vega-lite/v6.json")
        }
        let plain = page.html(.none)
        for figure in page.figures { #expect(plain.contains(figure.table), "\(figure.id)") }
    }

    @Test("The text keeps to the width of a terminal", arguments: Kind.allCases)
    func width(kind: Kind) throws {
        let lines = try Self.page(kind).text().split(separator: "\n")
        #expect(lines.count > 40)
        for line in lines { #expect(line.count <= TextPage.width, "\(line)") }
    }

    @Test("Markdown shows each picture that is among its files", arguments: Kind.allCases)
    func markdown(kind: Kind) throws {
        let markdown = try Self.page(kind).markdown(folder: "figures")
        let shown = markdown.text.matches(of: /\]\(figures\/([a-z0-9-]+)\.svg\)/).map { String($0.1) }
        let files = markdown.files.map { $0.name.replacing(".vl.json", with: "").replacing(".svg", with: "") }
        #expect(!shown.isEmpty)
        #expect(shown == files)
        for file in markdown.files where file.name.hasSuffix(".svg") {
            #expect(XMLParser(data: Data(file.content.utf8)).parse(), "\(file.name)")
        }
    }

    @Test("Never ‘significant’", arguments: Kind.allCases)
    func wording(kind: Kind) throws {
        let html = try Self.page(kind).html(.none).lowercased()
        #expect(!html.contains("significan"))
    }

    @Test("Markup in a label is shown, not obeyed", arguments: [Kind.population, .trial])
    func escaping(kind: Kind) throws {
        let hostile = "</script><script>alert('x')</script>|`*"
        var outcomes = try SyntheticOutcomes(patients: 100, groups: 1, arms: 2)
        outcomes.study.title = hostile
        outcomes.study.groups[0].label = hostile
        outcomes.study.arms[1].label = hostile
        let page =
            kind == .population
            ? PopulationPage(try PopulationResult(outcomes, SyntheticOutcomes.options)).page
            : TrialPage(try TrialResult(outcomes, SyntheticOutcomes.options)).page
        let html = page.html(Self.script)
        #expect(!html.contains("<script>alert"))
        #expect(html.matches(of: /<script[ >]/).count == html.matches(of: /<\/script>/).count)
        #expect(!page.markdown(folder: "f").text.contains("<script>alert"))
    }

    @Test("A population of which nobody swells still has a page, and says what cannot be excluded")
    func nobody() throws {
        var outcomes = try SyntheticOutcomes(patients: 40)
        outcomes.keep { $0.arms[0].swellings.isEmpty }
        let text = PopulationPage(try PopulationResult(outcomes, SyntheticOutcomes.options)).page.text()
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("Local CRS that would be seen occurs in none of"))
        #expect(words.contains("fewer than two patients with or without local CRS of the neck"))
    }

    @Test("The words name the arm that does better, by how much, and its interval")
    func words() throws {
        let result = try TrialResult(SyntheticOutcomes(patients: 300, groups: 2, arms: 3), SyntheticOutcomes.options)
        let words = TrialPage(result).page.text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let loss = try #require(result.groups[1].measures.first { $0.measure.endpoint.id == "airway_loss" })
        let difference = try #require(loss.differences[2])
        #expect(difference.verdict == .better)
        let text = MeasureWords.comparison(loss, arm: 2, named: ["Dexamethasone for the airway"])
        #expect(words.contains(text.replacing("\u{00A0}", with: " ")))
        #expect(text.contains("points less, 95\u{00A0}% interval \(StudyWords.digits(-difference.estimate.upper)) to"))
        #expect(words.contains("36 differences are looked at"))
    }
}
