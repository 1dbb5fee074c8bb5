import Quantities
import Testing

@testable import Bedside

@Suite("The story of a chart")
struct StoryTests {
    private func told(_ rows: [Observation]) -> [String] {
        BedsideReading(Chart(rows: rows)).story.entries.flatMap(\.lines).filter { [.given, .local].contains($0.kind) }.map(\.text)
    }

    private func rate(_ value: Double, _ hours: Double, _ drug: String? = "norepinephrine") -> Observation {
        Observation(.vasopressor, .quantity(Quantity(value, .ucum("ug/min"))), at: hours, subject: drug)
    }

    @Test("A vasopressor is told when it starts, changes and stops, and not while none runs")
    func vasopressor() {
        let rows = [rate(0, 10, nil), rate(0, 22, nil), rate(5, 30), rate(5, 31), rate(8, 32), rate(0, 40)]
        #expect(
            told(rows) == [
                "given: norepinephrine 5 ug/min", "given: norepinephrine 8 ug/min", "given: norepinephrine 0 ug/min",
            ])
    }

    @Test("A lesion is told when it changes, and not while there is none")
    func lesion() {
        let words = ["none", "none", "enlarged_no_compression", "enlarged_no_compression", "compression_compensated", "none"]
        let rows = words.enumerated().map { Observation(.siteSwelling, .word($1), at: Double($0 + 1) * 12, subject: "mass") }
        #expect(told(rows) == ["mass: enlarged no compression", "mass: compression compensated", "mass: none"])
    }
}
