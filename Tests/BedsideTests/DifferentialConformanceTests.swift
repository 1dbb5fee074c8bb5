import Testing

@testable import Bedside

@Suite("Every diagnosis of the catalogue")
struct DifferentialConformanceTests {
    @Test("has its row of the rule table, once and in order")
    func ids() {
        let expected = (1...24).map { $0 < 10 ? "D0\($0)" : "D\($0)" }
        #expect(Diagnosis.catalogue.map(\.id) == expected)
    }

    @Test("says what a page needs", arguments: Diagnosis.catalogue.map(\.id))
    func texts(id: String) throws {
        let diagnosis = try #require(Diagnosis.catalogue.first { $0.id == id })
        #expect(diagnosis.source.contains(id))
        #expect(!diagnosis.name.isEmpty && !diagnosis.window.isEmpty && !diagnosis.action.text.isEmpty)
        #expect(!diagnosis.tests.isEmpty && diagnosis.tests.allSatisfy { !$0.threshold.isEmpty })
        #expect(!diagnosis.speaksFor.isEmpty && !diagnosis.speaksAgainst.isEmpty)
        #expect(Set(diagnosis.items.map(\.text)).count == diagnosis.items.count)
        #expect(diagnosis.speaksFor.allSatisfy { $0.weight >= 0 } && diagnosis.speaksAgainst.allSatisfy { $0.weight <= 0 })
        #expect(diagnosis.items.allSatisfy { $0.weighing != .one || abs($0.weight) == 1 })
        #expect(diagnosis.items.allSatisfy { ($0.weight == 0) == ($0.weighing == .shown) })
    }

    /// Clinical dossier, section C2, in the order of its text.
    @Test(
        "weighs as the rule table does",
        arguments: [
            ("D01", [-2, 1, 2, 3, 3]), ("D04", [-2, 1, 1, 2, 3]), ("D06", [-2, 1, 1, 3]), ("D07", [-2, 1, 1, 1, 2, 3]),
            ("D09", [-2, 1, 1, 1, 3]), ("D13", [-1, 1, 2, 2]), ("D14", [-2, 3]), ("D24", [1, 1, 1, 1, 1, 1, 1, 2, 2]), ("D02", []),
        ])
    func weights(id: String, expected: [Int]) {
        let tabled = Diagnosis.catalogue.first { $0.id == id }?.items.filter { $0.weighing == .table }
        #expect(tabled?.map(\.weight).sorted() == expected)
    }
}

@Suite("The differential over many charts")
struct DifferentialPropertyTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let name: String
        let rows: [Observation]
        var patient = Chart.Patient()
        var hours = Ward.now

        var testDescription: String { name }
        func differential(_ rows: [Observation]) -> Differential? {
            Differential(Ward.situation(rows, swelling: nil, patient: patient, at: hours))
        }
    }

    /// The charts of all cases, all of them in one, and the reported case.
    static let examples: [Example] = {
        let cases = DifferentialCase.casesFor + DifferentialCase.casesAgainst
        let single = cases.map { Example(name: $0.testDescription, rows: [Ward.swelling] + $0.rows, patient: $0.patient) }
        let slim = Chart.Patient(weight: 60, height: 165)
        let against = consistent(DifferentialCase.casesAgainst.flatMap(\.rows))
        let bothNegative = Example(name: "everything against", rows: [Ward.swelling] + against, patient: slim)
        let both = consistent(DifferentialCase.casesFor.flatMap(\.rows) + against)
        let everything = Example(name: "everything at once", rows: [Ward.swelling] + both, patient: slim)
        return single + [bothNegative, everything]
    }()

    /// One row of each sign and test, and one number of each moment, so that no row hides one that says the opposite.
    private static func consistent(_ rows: [Observation]) -> [Observation] {
        var seen: Set<String> = []
        return rows.filter { row in
            row.finding == .drug || seen.insert("\(row.finding) \(row.number == nil ? 0 : row.hours)").inserted
        }
    }

    static var all: [Example] {
        get throws {
            let seed = try DifferentialSeedTests.chart()
            return examples
                + [209.2, 215, 231].map { Example(name: "reported case at \($0) h", rows: seed.rows, patient: seed.patient, hours: $0) }
        }
    }

    @Test("Taking away any one row never closes what was open")
    func missingIsNeverNormal() throws {
        for example in try DifferentialPropertyTests.all {
            guard let whole = example.differential(example.rows) else { continue }
            for place in example.rows.indices {
                var rows = example.rows
                let removed = rows.remove(at: place)
                guard let part = example.differential(rows) else { continue }
                // A dose that is not charted in a chart of doses was not given; a gate in time may close by that.
                let closed = part.assessments.filter {
                    $0.standing == .unlikely || ($0.standing == .notApplicable && removed.finding != .drug)
                }
                let wasOpen = closed.filter { whole[$0.id]?.standing == .open }
                #expect(wasOpen.map(\.id) == [], "\(example.name) without \(removed.finding) at \(removed.hours)")
            }
        }
    }

    @Test("A finding that has nothing to do with it changes no assessment")
    func irrelevant() throws {
        let more = [
            Ward.flag(.tremor, true), Ward.number(.ldh, 900), Ward.number(.capd, 3), Ward.flag(.sedated, true),
            Ward.number(.ferritin, 9000),
            Ward.flag(.gutBleedingRisk, true), Ward.number(.urea, 7), Ward.word(.response, "complete"),
        ]
        for example in try DifferentialPropertyTests.all {
            #expect(example.differential(example.rows + more) == example.differential(example.rows))
        }
    }

    @Test("The order of the rows never matters")
    func order() throws {
        for example in try DifferentialPropertyTests.all {
            let whole = example.differential(example.rows)
            #expect(example.differential(example.rows.reversed()) == whole)
            let half = example.rows.count / 2
            #expect(example.differential(Array(example.rows[half...] + example.rows[..<half])) == whole)
        }
    }

    @Test("Urgent open ones stand first, and each open test is named once, in order")
    func ordering() throws {
        for example in try DifferentialPropertyTests.all {
            guard let differential = example.differential(example.rows) else { continue }
            let isPressing = differential.assessments.map { $0.urgency < .planned && ($0.standing == .open || $0.standing == .supported) }
            let first = isPressing.prefix { $0 }
            #expect(!isPressing[first.count...].contains(true))
            #expect(differential.openTests == Set(differential.openTests).sorted())
        }
    }

    @Test("Without a local sign there is no differential")
    func nothing() {
        #expect(Differential(Ward.situation([Ward.number(.bnp, 40), Ward.drug("imipenem", at: 190)], swelling: nil)) == nil)
    }
}
