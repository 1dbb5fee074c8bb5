import Quantities
import Testing

@testable import Forecasting
@testable import Studies

@Suite("Endpoints of courses drawn by hand")
struct OutcomeEndpointTests {
    private func isNear(_ value: Double, _ expected: Double, within: Double = 1e-6) -> Bool { abs(value - expected) <= within }

    @Test("A patient at rest has no CRS, and days of what did not happen are missing and not nought")
    func rest() {
        let outcome = DrawnOutcome().read()
        #expect(outcome.patient == 7 && outcome.arm == 2 && outcome.outcome == "completed")
        #expect(outcome.gradesByDay == String(repeating: "0", count: 30) && outcome.airwayByDay == outcome.gradesByDay)
        #expect(outcome.sequence == "neither" && outcome.swellings.isEmpty)
        for id in ["astct_highest", "astct_1_days", "fever_days", "local_crs", "airway_highest", "airway_loss", "steroid_mg", "il6_peak"] {
            let value = outcome.value(id)
            #expect(value == 0, "\(id)")
        }
        let missing = [
            "crs_onset", "astct_2_onset", "crs_duration", "fever_onset", "local_onset", "neck_onset", "neck_peak_day", "airway_loss_day",
            "local_lag", "local_precedes", "local_follows", "tocilizumab_day", "cart_last", "remission_d15", "relapse_year",
        ]
        for id in missing {
            let value = outcome.value(id)
            #expect(value.isNaN, "\(id)")
        }
    }

    @Test("A course that could not be integrated has every endpoint missing and says why")
    func failed() {
        var drawn = DrawnOutcome()
        drawn.outcome = .stepLimit
        let outcome = drawn.read()
        #expect(outcome.outcome == "more steps than allowed")
        #expect(outcome.values.count == Endpoint.catalogue.count && outcome.values.allSatisfy(\.isNaN))
        #expect(outcome.gradesByDay.isEmpty && outcome.sequence.isEmpty)
    }

    @Test("Grades have first days, times and a duration; a day has its worst sample")
    func grades() {
        var drawn = DrawnOutcome()
        drawn.readouts["temperature"] = { (5..<9).contains($0 + 1e-6) ? 39 : 36.8 }
        drawn.readouts["meanArterialPressure"] = { (6.5..<6.75).contains($0 + 1e-6) ? 60 : 85 }
        let outcome = drawn.read()
        #expect(outcome.gradesByDay == "000001211000000000000000000000")
        #expect(outcome.value("astct_highest") == 2 && outcome.value("severe_crs") == 0)
        #expect(isNear(outcome.value("crs_onset"), 5) && isNear(outcome.value("astct_2_onset"), 6.5))
        #expect(isNear(outcome.value("astct_2_days"), 0.25) && isNear(outcome.value("astct_1_days"), 3.75))
        #expect(isNear(outcome.value("crs_duration"), 4) && isNear(outcome.value("fever_days"), 4))
        #expect(isNear(outcome.value("fever_area"), 4))
        #expect(outcome.value("astct_3_onset").isNaN)
    }

    @Test("A fever of day 0 is the product's: it shows in the day, and is no CRS")
    func productReaction() {
        var drawn = DrawnOutcome()
        drawn.readouts["temperature"] = { (0.2..<0.7).contains($0) ? 38.5 : 36.8 }
        let outcome = drawn.read()
        #expect(outcome.gradesByDay.hasPrefix("10"))
        #expect(outcome.value("astct_highest") == 0 && outcome.value("crs_onset").isNaN && outcome.value("fever_days") == 0)
    }

    @Test("What has not ended by the last sample has no duration and no end")
    func unfinished() {
        var drawn = DrawnOutcome()
        drawn.readouts["temperature"] = { $0 > 20 ? 39 : 36.8 }
        drawn.readouts["neck.oedema"] = DrawnOutcome.lines((20, 0), (25, 2))
        drawn.readouts["blood.CART"] = { $0 > 10 ? 5 : 0 }
        let outcome = drawn.read()
        #expect(outcome.value("crs_duration").isNaN && outcome.value("cart_last").isNaN)
        #expect(outcome.swellings.count == 1 && outcome.swellings[0].resolved.isNaN)
    }

    @Test("Areas need four weeks, remission its day and a relapse its year")
    func tooShort() {
        var drawn = DrawnOutcome()
        drawn.days = -5...27
        drawn.readouts["abdominal-mass.malignant"] = DrawnOutcome.lines((0, 1e11), (10, 1e6))
        drawn.readouts["CRP"] = { _ in 10 }
        let short = drawn.read()
        #expect(short.value("crp_area").isNaN && short.value("crp_peak") == 10)
        #expect(short.value("remission_d15") == 1 && short.value("remission_d28").isNaN && short.value("relapse_year").isNaN)
        drawn.days = -5...28
        let long = drawn.read()
        #expect(isNear(long.value("crp_area"), 280))
        #expect(long.value("remission_d28") == 1 && long.value("remission_d90").isNaN)
        #expect(long.gradesByDay.count == 28)
    }

    @Test("The neck has levels, a peak, a smallest lumen, and an airway that may be lost")
    func neck() {
        var drawn = DrawnOutcome()
        drawn.readouts["neck.oedema"] = DrawnOutcome.lines((7, 0), (9, 2), (11, 0))
        drawn.readouts["neck.circumference"] = DrawnOutcome.lines((7, 34), (9, 40), (11, 34))
        drawn.readouts["airway.area"] = DrawnOutcome.lines((7, 1), (9, 0.3), (11, 1))
        let outcome = drawn.read()
        #expect(outcome.value("airway_highest") == 4 && outcome.value("airway_loss") == 1 && outcome.value("neck_crs") == 1)
        #expect(
            isNear(outcome.value("neck_rise"), 6) && isNear(outcome.value("neck_peak_day"), 9) && isNear(outcome.value("airway_least"), 0.3)
        )
        // Two centimetres after two thirds of a day; a lumen below 0.4 after 0.6 of 0.7, 12/7 days, at the next hour.
        #expect(isNear(outcome.value("neck_onset"), 7.0 + 16.0 / 24) && isNear(outcome.value("airway_loss_day"), 7 + 42.0 / 24))
        // Below 0.75 from day 7.71 to 10.29, below 0.4 from day 8.71 to 9.29.
        #expect(outcome.airwayByDay == "000000034430000000000000000000")
        #expect(outcome.swellings.map(\.level) == [4])
    }

    @Test(
        "Which came first has twelve hours of grace, and fever alone or swelling alone its own word",
        arguments: [
            (6.0, 9.0, "systemic first", 0.0, 1.0), (9.0, 6.0, "local first", 1, 0), (8.0, 8.4, "mixed", 0, 0),
            (100, 6, "only local", 1, 0),
        ])
    func sequence(fever: Double, swelling: Double, expected: String, precedes: Double, follows: Double) {
        var drawn = DrawnOutcome()
        drawn.readouts["temperature"] = { (fever..<(fever + 2)).contains($0 + 1e-6) ? 39 : 36.8 }
        drawn.readouts["spleen.oedema"] = { (swelling..<(swelling + 2)).contains($0 + 1e-6) ? 2 : 0 }
        let outcome = drawn.read()
        #expect(outcome.sequence == expected)
        #expect(outcome.value("local_precedes") == precedes && outcome.value("local_follows") == follows)
        let lag = outcome.value("local_lag")
        #expect(fever > 30 ? lag.isNaN : isNear(lag, swelling - fever, within: 1.0 / 24))
    }

    @Test("Oedema of all other tissue is no local sign")
    func generalised() {
        var drawn = DrawnOutcome()
        drawn.readouts["tissue.oedema"] = { _ in 1 }
        let outcome = drawn.read()
        #expect(outcome.value("local_crs") == 0 && outcome.sequence == "neither")
    }

    @Test("Doses are counted from the infusion to the end; steroids as dexamethasone, vasopressors as hours in which one ran")
    func doses() {
        var drawn = DrawnOutcome()
        let dose = { (day: Double, drug: String, amount: Double, unit: Unit, duration: Double) in
            GivenDose(day: day, drug: drug, amount: amount, unit: unit, duration: duration)
        }
        drawn.doses = [
            dose(-1, "dexamethasone", 20, .milligrams, 0), dose(6, "tocilizumab", 440, .milligrams, 1.0 / 24),
            dose(6.1, "norepinephrine", 5, .ucum("ug/min"), 0.25), dose(6.25, "norepinephrine", 8, .ucum("ug/min"), 0.25),
            dose(7, "tocilizumab", 440, .milligrams, 1.0 / 24), dose(8, "methylprednisolone", 40, .milligrams, 0),
            dose(8.5, "methylprednisolone", 40, .milligrams, 0), dose(9, "dexamethasone", 10, .milligrams, 0),
            dose(10, "crystalloid", 500, .millilitres, 1.0 / 48), dose(31, "tocilizumab", 440, .milligrams, 1.0 / 24),
        ]
        let outcome = drawn.read()
        #expect(outcome.value("tocilizumab_doses") == 2 && outcome.value("tocilizumab_mg") == 880 && outcome.value("tocilizumab_day") == 6)
        // 4 mg of methylprednisolone are 0.75 mg of dexamethasone: two doses of 7.5 mg and one of 10.
        #expect(isNear(outcome.value("steroid_mg"), 25) && outcome.value("steroid_days") == 2 && outcome.value("steroid_day") == 8)
        // From 6.1 to 6.5, once.
        #expect(isNear(outcome.value("vasopressor_hours"), 9.6) && isNear(outcome.value("crystalloid_litres"), 0.5))
    }

    @Test("A marrow is in remission below 1 % of blasts and relapses at 5 %")
    func marrow() {
        var drawn = DrawnOutcome()
        drawn.days = -5...370
        drawn.readouts["marrow.malignant"] = DrawnOutcome.lines((0, 1e11), (20, 1e6), (300, 1e6), (340, 1e11))
        drawn.readouts["marrow.blasts"] = DrawnOutcome.lines((0, 0.3), (20, 0.001), (300, 0.001), (340, 0.3))
        // Normal B cells that return are no disease.
        drawn.readouts["spleen.target"] = { $0 > 60 ? 1e11 : 0 }
        let outcome = drawn.read()
        #expect(outcome.value("remission_d15") == 0 && outcome.value("remission_d28") == 1 && outcome.value("remission_d90") == 1)
        // 0.3 to 0.001 in 20 days passes 0.01 on day 19.4; 0.001 to 0.3 in 40 days passes 0.05 on day 306.6.
        #expect(isNear(outcome.value("remission_day"), 19.4, within: 0.05) && isNear(outcome.value("relapse_day"), 306.6, within: 0.05))
        #expect(outcome.value("relapse_year") == 1)
        #expect(isNear(outcome.value("blasts_least"), 0.1) && isNear(outcome.value("burden_least"), 0.001))
    }

    @Test("A mass is judged by its own cells, healthy cells with the antigen apart")
    func mass() {
        var drawn = DrawnOutcome()
        drawn.days = -5...370
        drawn.readouts["abdominal-mass.malignant"] = DrawnOutcome.lines((0, 1e11), (20, 0))
        drawn.readouts["abdominal-mass.target"] = { _ in 1e11 }
        let cured = drawn.read()
        #expect(cured.value("remission_d15") == 0 && cured.value("remission_d28") == 1 && cured.value("relapse_year") == 0)
        #expect(cured.value("blasts_least").isNaN && cured.value("relapse_day").isNaN)
        drawn.readouts["abdominal-mass.malignant"] = DrawnOutcome.lines((0, 1e11), (20, 0), (100, 0), (200, 2e10))
        let lost = drawn.read()
        #expect(isNear(lost.value("relapse_day"), 150, within: 0.05) && lost.value("relapse_year") == 1)
    }
}

@Suite("The catalogue of endpoints")
struct EndpointCatalogueTests {
    @Test("Names are column names and differ; units can be read; meanings are sentences")
    func names() {
        for endpoint in Endpoint.catalogue {
            let isName = endpoint.id.first?.isLowercase == true && endpoint.id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" }
            #expect(isName, "\(endpoint.id)")
            #expect(Unit(parsing: endpoint.unit) != nil, "\(endpoint.id): \(endpoint.unit)")
            #expect(endpoint.meaning.hasSuffix(".") && endpoint.label.count > 3)
        }
        #expect(Set(Endpoint.catalogue.map(\.id)).count == Endpoint.catalogue.count)
        #expect(Set(Endpoint.catalogue.map(\.label)).count == Endpoint.catalogue.count)
    }

    @Test("Days are days, binary endpoints nought or one, in every scenario that ships", arguments: ShippedCourse.names)
    func kinds(name: String) {
        let outcome = ShippedCourse.named(name).outcome
        for (endpoint, value) in zip(Endpoint.catalogue, outcome.values) where !value.isNaN {
            switch endpoint.kind {
            case .binary: #expect(value == 0 || value == 1, "\(endpoint.id)")
            case .day: #expect(endpoint.unit == "d" && value >= 0 && value <= 30, "\(endpoint.id)")
            case .ordinal, .count: #expect(value == value.rounded() && value >= 0, "\(endpoint.id)")
            case .continuous: #expect(value.isFinite, "\(endpoint.id)")
            }
        }
    }
}
