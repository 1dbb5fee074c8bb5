import Foundation
import Reactions
import Testing

@testable import Interchange

@Suite("The equation page")
struct EquationPageTests {
    let network = EquationFixture.model
    var content: EquationContent { EquationReader(network).content() }

    /// Amounts without pattern, so that no two terms agree by chance.
    var species: [Double] {
        var state: UInt64 = 7
        return network.species.map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return 0.2 + Double(state >> 33) / Double(1 << 31)
        }
    }

    /// `SQUALL_PAGES_OUT` names a folder to write the pages to, for looking at.
    @Test("It is one page that fetches and runs nothing, and carries the research notice")
    func selfContained() throws {
        let page = EquationPage(network).html()
        if let path = ProcessInfo.processInfo.environment["SQUALL_PAGES_OUT"] {
            let pages = [
                "equations.html": page, "equations.txt": EquationPage(network).text(),
                "parameters.html": ParameterPage(network: network).html(), "influences.html": InfluencePage(network).html(),
                "influences.txt": InfluencePage(network).text(),
            ]
            for (name, text) in pages { try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8) }
        }
        #expect(page.hasPrefix("<!DOCTYPE html>"))
        #expect(page.contains("default-src 'none'") && !page.contains("<script"))
        for pattern in [#"\ssrc\s*="#, #"<link\b"#, #"@import"#, #"url\((?!#)"#, #"\shref\s*=\s*"(?!#)"#] {
            #expect(page.range(of: pattern, options: .regularExpression) == nil, "\(pattern)")
        }
        #expect(page.contains("Research software; not for treatment decisions"))
        #expect(EquationPage(network).text().contains("Research software; not for treatment decisions"))
    }

    @Test("Every link leads to an element of the page")
    func links() {
        let page = EquationPage(network).html()
        let targets = Set(page.matches(of: /href="#([^"]+)"/).map { String($0.1) })
        let ids = page.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        #expect(targets.count > 40)
        #expect(targets.subtracting(ids).isEmpty)
    }

    @Test("Every species, reaction and quantity stands on it once for each site that has it")
    func complete() {
        let entries = content.local + content.wholeBody
        func times(_ entry: EquationContent.Entry, _ sites: [String]) -> Int { max(1, entry.sites.count) * max(1, sites.count) }
        #expect(entries.map { entry in entry.species.map { times(entry, $0.sites) }.reduce(0, +) }.reduce(0, +) == network.species.count)
        #expect(
            entries.map { entry in entry.reactions.map { times(entry, $0.sites) }.reduce(0, +) }.reduce(0, +) == network.reactions.count)
        let quantities = network.definitions.filter { !$0.definition.id.hasPrefix("read-out ") }.count
        #expect(entries.map { entry in entry.quantities.map { times(entry, $0.sites) }.reduce(0, +) }.reduce(0, +) == quantities)
        #expect(content.readouts.count == network.readouts.count)
    }

    @Test("A balance names every reaction that changes a species")
    func balances() {
        let shown = (content.local + content.wholeBody).map { entry in
            entry.species.map { row in
                max(1, entry.sites.count) * max(1, row.sites.count) * row.balance.map { max(1, $0.sites.count) }.reduce(0, +)
            }.reduce(0, +)
        }.reduce(0, +)
        #expect(shown == network.reactions.map { $0.reaction.consumed.count + $0.reaction.produced.count }.reduce(0, +))
    }

    @Test("The formulas of every site's reactions give the rates that run")
    func siteRates() {
        let values = EquationValues(network, content: content, species: species)
        let nodes = EquationFixture.evaluate(network, species: species)
        let reader = EquationReader(network)
        for entry in content.local {
            let component = network.componentIDs.first { "c-" + $0.replacing(".", with: "-") == entry.id } ?? ""
            let running = network.reactions.filter { $0.component == component }
            #expect(reader.sites.site(ofComponent: component) == entry.sites[0])
            for (row, resolved) in zip(entry.reactions, running) {
                let value = values.value(row.rate, shown: entry.sites[0], at: entry.sites[0])
                let expected = nodes[Int(resolved.rate)]
                // Sums are written in another order than they run.
                #expect(abs(value - expected) <= 1e-12 * max(1, abs(expected)), "\(component), \(row.name)")
            }
        }
    }

    @Test("The formulas of the whole body and of drugs give the rates that run")
    func bodyRates() {
        let values = EquationValues(network, content: content, species: species)
        let nodes = EquationFixture.evaluate(network, species: species)
        for entry in content.wholeBody {
            let component = network.componentIDs.first { "c-" + $0.replacing(".", with: "-") == entry.id } ?? ""
            let running = network.reactions.filter { $0.component == component }.map { nodes[Int($0.rate)] }
            // A row that stands for several sites is evaluated at the first, whose numbers it shows.
            for row in entry.reactions {
                let value = values.value(row.rate, shown: row.sites.first, at: row.sites.first)
                #expect(running.contains { abs(value - $0) <= 1e-12 * max(1, abs($0)) }, "\(component), \(row.name)")
            }
        }
    }

    @Test("A number of the vessels is shown by its name, with the ids that stand for it at each kind of vessel")
    func variants() {
        let law =
            "  tocilizumab enters the tissue: → site.level  at each of marrow, spleen, nodes, neck, lung, liver, tissue, mass\n"
            + "      rate = antibodyTurnover · (1 − antibodyReflection) · (1 + exchangeGain · endothelium.opening) · level\n"
        let isShown = EquationPage(network).text().contains(law)
        #expect(isShown)
        let isNamed = EquationPage(network).html().contains("sinusoidal.exchangeGain, nodal.exchangeGain, pulmonary.exchangeGain")
        #expect(isNamed)
    }

    @Test("Sites with the same equations are shown together, and only those")
    func groups() {
        let titles = content.local.filter { $0.title == "Endothelium" }.map(\.sites)
        // The lung opens gradually and has a law of its own; blood's balance is its own too.
        #expect(titles.contains(["lung"]))
        #expect(titles.contains { $0.contains("neck") && $0.contains("mass") && !$0.contains("lung") })
        #expect(content.sites == ["marrow", "spleen", "nodes", "neck", "lung", "liver", "tissue", "mass", "blood"])
    }

    @Test("A rate law in words: the text of CAR-T division")
    func lawAsText() {
        let text = EquationPage(network).text()
        #expect(
            text.contains(
                "  Antigen-driven division: → effector\n      rate = division · host.room · ⟨CAR-T division⟩ · engagement · effector"
                    + " · [effector / oneCell]₊^2 / (1 + [effector / oneCell]₊^2)\n"))
        #expect(
            text.contains(
                "  totalCART [10⁹ cells]  CAR-T cells in the whole body\n      = Σ over sites of (CART.infused + CART.effector + CART.memory + CART.exhausted)\n"
            ))
    }

    @Test("Names from the model are escaped")
    func escaped() {
        struct Odd: Component {
            let id = "<b>&'\""
            var reactions: [Reaction] {
                let pool = species("x", .one, "<script>alert(1)</script>")
                Reaction("<i>loss</i>", consumes: pool, rate: parameter("k", 1, .perDay, "rate & such", .assumed("a")) * pool)
            }
        }
        let page = EquationPage(Network([Odd()])).html() + ParameterPage(network: Network([Odd()])).html()
        #expect(!page.contains("<script>") && !page.contains("<i>loss") && page.contains("&lt;script&gt;"))
    }
}
