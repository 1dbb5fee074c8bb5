import Quantities
import Testing

@testable import Bedside

@Suite("Charts as files")
struct ChartFileTests {
    private func chart(_ rows: String...) throws -> Chart {
        try Chart(csv: (["time,kind,subject,value,unit,limit,status,attribution,upper_normal"] + rows).joined(separator: "\n"))
    }

    private func issues(_ text: String) -> [String] {
        do {
            _ = try Chart(csv: text)
            return []
        } catch { return error.text(file: "chart.csv").split(separator: "\n").map(String.init) }
    }

    @Test(
        "Units of the ward become the unit of the finding",
        // Conversions of the clinical dossier, section 0.
        arguments: [
            ("temperature", "100.4", "[degF]", 38.0), ("temperature", "311.15", "K", 38.0),
            ("creatinine", "38.4", "umol/L", 0.434389140271),
            ("crp", "50", "mg/L", 5), ("fibrinogen", "1.5", "g/L", 150), ("haemoglobin", "57", "g/L", 5.7), ("il6", "12", "ng/L", 12),
            ("ferritin", "500", "ug/L", 500), ("bilirubin", "17.1", "umol/L", 1), ("triglyceride", "3", "mmol/L", 265.71),
            ("inspiredOxygen", "40", "%", 0.4), ("platelets", "280", "10^9/L", 280),
        ])
    func conversion(kind: String, value: String, unit: String, expected: Double) throws {
        let row = try chart("10,\(kind),,\(value),\(unit),,,,").rows[0]
        let number = try #require(row.number)
        #expect(abs(number - expected) <= 1e-9 * expected)
    }

    @Test("A hundred point four degrees Fahrenheit are exactly 38.0 °C and count as fever")
    func fahrenheit() throws {
        #expect(try chart("10,temperature,,100.4,[degF],,,,").rows[0].number == 38.0)
    }

    @Test(
        "Times are hours, a day, or a day with a clock",
        arguments: [
            ("209.5", 209.5, false), ("d8", 204.0, true), ("d8 17:10", 209.0 + 1.0 / 6, false), ("d-5", -108, true), ("d8.5", 204, false),
        ])
    func time(text: String, hours: Double, isDayOnly: Bool) throws {
        let row = try chart("\(text),temperature,,38,Cel,,,,").rows[0]
        #expect(abs(row.hours - hours) < 1e-9)
        #expect((row.precision == .day) == isDayOnly)
    }

    @Test("Assay limits, status, judgement and upper limit of normal are kept")
    func fields() throws {
        let read = try chart(
            "10,tryptase,,1,ng/mL,<,preliminary,,11", "11,hypotension,,present,,,,CRS; by: Dr A; at: 10.5,", "12,bnp,,>5000,pg/mL,,,,")
        let rows = read.rows
        #expect(rows[0].limit == .below)
        #expect(rows[0].status == .preliminary)
        #expect(rows[0].upperNormal == 11)
        #expect(rows[1].attribution == Attribution(.cytokineRelease, by: "Dr A", at: 10.5))
        #expect(rows[2].limit == .above)
    }

    @Test("Everything that is wrong is reported, each with its line and what would be right")
    func everyIssue() {
        let found = issues(
            """
            time,kind,value,unit
            10,temprature,38,Cel
            noon,temperature,38,Cel
            11,temperature,98.6,Cel
            12,temperature,38,
            13,temperature,38,mg/dL
            14,oxygenDevice,tent,
            15,drug,5,mg
            16,crp,high,mg/dL
            17,stridor,perhaps,
            18,temperature,38
            """)
        #expect(found.count == 10)
        #expect(found.map { $0.split(separator: ":")[1] } == (2...11).map { "\($0)" })
        #expect(found[0].contains("Did you mean ‘temperature’?"))
        #expect(found[2].contains("must lie between 20 Cel and 46 Cel"))
        #expect(found[3].contains("no unit"))
        #expect(found[5].contains("room_air, blow_by"))
    }

    @Test(
        "A file without its columns says which it needs",
        arguments: [("", "no header"), ("kind,value", "‘time’"), ("time,kind,vlue", "‘value’")])
    func header(text: String, expected: String) {
        #expect(issues(text).joined().contains(expected))
    }

    @Test("A chart that is written reads back as the same chart")
    func roundTrip() throws {
        let seed = try SeedChart.load()
        #expect(try Chart(csv: seed.csv) == seed)
        var generator = Dice(seed: 7)
        for _ in 0..<200 {
            let random = RandomChart.make(&generator, rows: 40)
            let again = try Chart(csv: random.csv)
            #expect(again.rows.map(\.finding) == random.rows.map(\.finding))
            #expect(again == random)
        }
    }

    @Test("Rows in any order make the same chart")
    func order() throws {
        let seed = try SeedChart.load()
        var generator = Dice(seed: 11)
        for _ in 0..<50 { #expect(Chart(patient: seed.patient, rows: seed.rows.shuffled(using: &generator)) == seed) }
    }

    @Test("A row entered in error stays in the chart and is in no answer")
    func enteredInError() throws {
        let read = try chart("10,temperature,,39,Cel,,entered-in-error,,", "10,temperature,,37,Cel,,,,")
        #expect(read.rows.count == 2)
        #expect(read.latest(.temperature, at: 11)?.number == 37)
        #expect(read.signs(at: 11).temperature == 37)
    }

    @Test("A value expires by its kind: a temperature after 6 hours, a whole day of BNP, never a known mass")
    func validity() throws {
        let read = try chart("0,temperature,,38,Cel,,,,", "0,bnp,,43,pg/mL,,,,", "0,knownMass,,absent,,,,,")
        #expect(read.latest(.temperature, at: 6) != nil)
        #expect(read.latest(.temperature, at: 6.1) == nil)
        #expect(read.latest(.bnp, at: 24) != nil)
        #expect(read.latest(.bnp, at: 24.1) == nil)
        #expect(read.latest(.knownMass, at: 10_000)?.flag == false)
    }
}
