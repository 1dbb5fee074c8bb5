import Testing

@testable import Bedside

@Suite("Ten thousand fuzzed charts")
struct FuzzTests {
    /// What a careless export, a cut-off download or a hostile hand may do to a file.
    private static func damage(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...2, using: &dice) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &dice)
            switch Int.random(in: 0..<8, using: &dice) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &dice), at: place)
            case 3: bytes = Array(bytes[..<place])
            case 4: bytes.insert(contentsOf: Array(scraps.randomElement(using: &dice)!.utf8), at: place)
            case 5:
                let end = min(bytes.count, place + Int.random(in: 1...80, using: &dice))
                bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &dice))
            case 6: bytes.replaceSubrange(place..<min(bytes.count, place + 40), with: [])
            default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &dice))
            }
        }
        return bytes
    }

    private static let scraps = [
        "1e308", "-1e308", "nan", "inf", "-inf", "9999999999999999999", "\"", "\"\"\"", "\r\n", "\u{0}", "\u{FEFF}", ",,,,,,,,,", "d1e9",
        "d-1e9 99:99",
        "1e-320", "<", ">", "0x10", "CRS; at: nan", "1e8", "d99999", "\u{202E}", "é", "-0", "patient.age", "temperature", "[degF]",
        "{cells}/kg",
    ]

    @Test("Each gives a reading or a clear error, never a trap", arguments: 0..<10)
    func damaged(part: Int) throws {
        let seed = try SeedChart.load()
        var dice = Dice(seed: UInt64(1000 + part))
        var read = 0
        for number in 0..<1000 {
            let start = number % 2 == 0 ? seed.csv : RandomChart.make(&dice, rows: 25).csv
            let bytes = FuzzTests.damage(Array(start.utf8), &dice)
            do {
                let chart = try Chart(csv: bytes)
                let reading = BedsideReading(chart)
                #expect(reading.grades.count == GradingCatalogue.all.count)
                var watch = Watch(patient: chart.patient)
                #expect(watch.receive(chart.rows).allSatisfy { $0.level >= $0.topic.threshold })
                read += 1
            } catch {
                #expect(!error.issues.isEmpty)
                #expect(error.text(file: "chart.csv").split(separator: "\n").allSatisfy { $0.hasPrefix("chart.csv:") })
            }
        }
        // Both happen, so that neither half of the test is empty.
        #expect(read > 100)
        #expect(read < 900)
    }

    @Test("Random charts that are well formed are all read, whatever stands in them", arguments: 0..<10)
    func random(part: Int) {
        var dice = Dice(seed: UInt64(2000 + part))
        for _ in 0..<200 {
            let chart = RandomChart.make(&dice, rows: Int.random(in: 0...60, using: &dice))
            let reading = BedsideReading(chart, at: Double.random(in: -100...500, using: &dice))
            #expect(reading.grades.allSatisfy { !$0.rule.isEmpty || $0.certainty == .undetermined })
            #expect(
                reading.grades.allSatisfy {
                    $0.certainty != .interval && $0.certainty != .undetermined || !$0.missing.isEmpty
                        || $0.detail.hasPrefix("not applicable")
                })
        }
    }

    @Test("Hostile sizes are read or refused in words")
    func sizes() {
        let header = "time,kind,value,unit\n"
        let long = String(repeating: "x", count: 1_000_000)
        for text in [header + "1,\(long),1,Cel\n", header + "1,temperature,\(long),Cel\n", header + "1,temperature,38,\(long)\n", long] {
            do {
                _ = try Chart(csv: text)
                Issue.record("A chart with a word of a million letters was read.")
            } catch {
                #expect(error.text(file: "chart.csv").utf8.count < 10_000)
            }
        }
        let wrong = header + String(repeating: "1,nothing,1,Cel\n", count: 50_000)
        do {
            _ = try Chart(csv: wrong)
            Issue.record("Unknown kinds were read.")
        } catch {
            #expect(error.issues.count == 201)
            #expect(error.text(file: "c").contains("49800 more issues"))
        }
    }
}
