import Foundation
import Quantities
import Reactions
import Testing

@testable import Interchange

@Suite("The table of numbers")
struct ParameterPageTests {
    let network = EquationFixture.model

    @Test("One row a number, eleven cells each, in the order of ids")
    func rows() {
        let lines = ParameterPage(network: network).tsv().split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false)
        }
        #expect(lines.count == network.parameters.count + 1)
        #expect(lines.allSatisfy { $0.count == 11 })
        let ids = lines.dropFirst().map { String($0[0]) }
        #expect(ids == network.parameters.map(\.id).sorted())
    }

    @Test("A fitted value stands beside the declared one, a calibrated value that is not fitted is a setting")
    func standing() throws {
        let page = ParameterPage(network: network, calibrated: ["IL6.fever": 3.45, "IL6.halfFever": 1464], fitted: ["IL6.fever"])
        let lines = page.tsv().split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        func line(_ id: String) throws -> [String] { try #require(lines.first { $0[0] == id }) }
        #expect(try line("IL6.fever")[1] == "3.45")
        #expect(try Array(line("IL6.fever")[8...]) == ["2.8", "3.45", "fitted"])
        #expect(try Array(line("IL6.halfFever")[8...]) == ["990", "1464", "set"])
        #expect(try Array(line("IFNg.halfPriming")[8...]) == ["300", "", "assumed"])
        #expect(try Array(line("tocilizumab.clearance")[8...]) == ["0.232", "", "sourced"])
        #expect(page.html().contains("<span class=\"changed\">3.45</span>"))
    }

    @Test("Values read back as the same numbers")
    func exact() {
        let values = Dictionary(
            uniqueKeysWithValues: ParameterPage(network: network).tsv().split(separator: "\n").dropFirst().map { line in
                let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
                return (String(cells[0]), Double(cells[1]))
            })
        for symbol in network.parameters { #expect(values[symbol.id] == symbol.value) }
    }

    @Test("The counts of the page add up to all numbers")
    func counts() throws {
        let page = ParameterPage(network: network).html()
        let section = try #require(page.firstMatch(of: /(?s)<section id="counts".*?<\/section>/)).output
        let numbers = String(section).matches(of: /class="number"[^>]*>(\d+)</).compactMap { Int($0.1) }
        #expect(numbers.reduce(0, +) == 2 * network.parameters.count)
    }

    @Test(
        "Numbers have four digits and units are written as on the ward",
        arguments: [
            (123_456, Unit.one, "123500"), (0.012347, .perDay, "0.01235 1/d"), (2e7, .billionCells, "2·10⁷ 10⁹ cells"),
            (-3, .millimetresOfMercury, "−3 mmHg"), (5, .ucum("10*9{cells}/L"), "5 10⁹ cells/L"), (1, .ucum("ug/min"), "1 µg/min"),
            (36.9, .celsius, "36.9 °C"), (0.0001, .one, "1·10⁻⁴"),
        ])
    func numbers(value: Double, unit: Quantities.Unit, expected: String) {
        #expect(UnitText.number(value, unit).replacing("\u{00A0}", with: " ") == expected)
    }
}

@Suite("The influences as sentences")
struct InfluencePageTests {
    let text = InfluencePage(EquationFixture.model).text().replacing("\u{00A0}", with: " ")

    @Test(
        "Who, what it does to what, where, half at what",
        arguments: [
            "IL-10 lowers macrophage activation at every site, half at 125 pg/mL\n",
            "tocilizumab competes for IL-6 receptor binding at every site but blood, half at 1 nmol/L\n",
            "tocilizumab competes for IL-6 receptor binding in blood, half at 1 nmol/L\n",
            "anakinra competes for IL-1 receptor binding, half at 0.3 mg/L\n",
            "TNF in blood drives fever, half at 15 pg/mL, with weight 0.7\n",
            "IL-6 lowers macrophage activation at every site, by way of: Classic IL-6 signal above rest, half at 0.3, by at most 15 %\n",
            "IFN-γ drives endothelial activation at every site, half at 10000 pg/mL, with weight 0.5, steepness 1.5\n",
            "steroid raises CAR-T loss, in proportion to: Steroid response of CAR-T division, by at most 40 %\n",
        ])
    func sentence(expected: String) { #expect(text.contains(expected)) }

    @Test("A calibrated value replaces the declared one")
    func calibrated() {
        let text = InfluencePage(EquationFixture.model, calibrated: ["IL10.halfActivation": 92.95]).text()
        #expect(text.contains("half at 92.95\u{00A0}pg/mL") && !text.contains("half at 125\u{00A0}pg/mL"))
    }

    @Test("Every process that something acts on has its heading, in text and on the page")
    func headings() {
        let page = InfluencePage(EquationFixture.model).html()
        for process in Set(EquationFixture.model.effects.map(\.effect.process.name)) {
            #expect(text.contains("\n" + process + "\n  "))
            #expect(page.contains(">" + process + "</h2>"))
        }
    }
}
