import Bedside
import CytokineModel
import Foundation
import Testing

@testable import Forecasting

/// A shipped scenario simulated once for all tests of a suite.
private enum Simulated {
    static let names = ["b-all-cervical", "b-all-quiet", "b-nhl-mass"]

    private static func run(_ name: String) throws -> (model: PatientModel, course: Course) {
        let model = try Shipped.model(name)
        return (model, model.run(until: 30, relative: 1e-5))
    }

    private static let cervical = Result { try run("b-all-cervical") }
    private static let quiet = Result { try run("b-all-quiet") }
    private static let mass = Result { try run("b-nhl-mass") }

    static func patient(_ name: String) throws -> (model: PatientModel, course: Course) {
        switch name {
        case "b-all-cervical": try cervical.get()
        case "b-all-quiet": try quiet.get()
        default: try mass.get()
        }
    }

    static func chart(_ name: String) throws -> Chart {
        let (model, course) = try patient(name)
        return course.chart(of: model)
    }
}

@Suite("A simulated course as a chart")
struct CourseChartTests {
    @Test("It reads back from its file as the same chart, value by value", arguments: Simulated.names)
    func roundTrip(name: String) throws {
        let (model, course) = try Simulated.patient(name)
        let chart = course.chart(of: model, every: 0.25)
        let back = try Chart(csv: chart.csv)
        #expect(back == chart)
        #expect(chart.rows.allSatisfy { $0.origin == .simulated })
        #expect(chart.rows(.temperature).count > 100 && !chart.rows(.drug).isEmpty)
    }

    @Test("At every sample the bedside sees the signs that the model reads of itself", arguments: Simulated.names)
    func signs(name: String) throws {
        let (model, course) = try Simulated.patient(name)
        let chart = course.chart(of: model)
        for index in course.times.indices {
            let (hours, own) = (course.times[index] * 24, course.signs(at: index))
            let temperature = chart.latest(.temperature, at: hours)?.number
            let low = chart.latest(.hypotension, at: hours)?.flag
            let device = chart.latest(.oxygenDevice, at: hours)?.word
            #expect(temperature == own.temperature?.value)
            #expect(low == own.isHypotensive)
            #expect(device == own.oxygenDevice?.rawValue)
        }
    }

    @Test("The airway of the chart is at the level of the course", arguments: Simulated.names)
    func airway(name: String) throws {
        let (model, course) = try Simulated.patient(name)
        let chart = course.chart(of: model)
        for index in course.times.indices {
            let hours = course.times[index] * 24
            let swollen = chart.latest(.visibleSwelling, at: hours)?.flag ?? false
            let symptom = chart.latest(.foreignBodySensation, at: hours)?.flag ?? false
            let stridor = chart.latest(.stridor, at: hours)?.flag ?? false
            let level = stridor ? 4 : symptom ? 3 : swollen ? 2 : 0
            #expect(level == course.airwayLevel(at: index))
        }
    }

    @Test("An oxygen need beside a narrow airway has no judged cause, one without is put down to cytokine release")
    func attribution() throws {
        var drawn = DrawnCourse()
        drawn.series["roomAirSaturation"] = DrawnCourse.plateau(7..<9, 89, otherwise: 97)
        drawn.series["oxygenNeed"] = DrawnCourse.plateau(7..<9, 3, otherwise: 0)
        drawn.series["airway.area"] = DrawnCourse.plateau(8..<9, 0.6, otherwise: 1)
        let chart = try drawn.chart()
        let device = { (day: Double) in chart.latest(.oxygenDevice, at: day * 24) }
        #expect(device(7.5)?.word == "nasal_cannula")
        #expect(device(7.5)?.attribution?.isCytokineRelease == true)
        #expect(device(8.5)?.word == "nasal_cannula")
        #expect(device(8.5)?.attribution == nil)
        #expect(device(9.5)?.word == "room_air")
        #expect(chart.latest(.oxygenFlow, at: 8.5 * 24)?.number == 3)
    }

    @Test("Laboratory values stand in the units of the bedside")
    func units() throws {
        var drawn = DrawnCourse()
        drawn.series["CRP"] = { _ in 120 }
        drawn.series["marrow.blasts"] = { _ in 0.3 }
        let chart = try drawn.chart()
        // 120 mg/L are 12 mg/dL; a share of 0.3 is 30 %.
        #expect(abs((chart.latest(.crp, at: 24)?.number ?? 0) - 12) < 1e-12)
        #expect(abs((chart.latest(.marrowBlasts, at: 24)?.number ?? 0) - 30) < 1e-12)
    }

    @Test("A vasopressor is charted while it runs and as nought when it stops")
    func vasopressor() throws {
        var drawn = DrawnCourse()
        drawn.doses = [GivenDose(day: 6.02, drug: "norepinephrine", amount: 5, unit: .ucum("ug/min"), duration: 1.5)]
        let chart = try drawn.chart()
        let rate = { (day: Double) in chart.latest(.vasopressor, at: day * 24)?.quantity?.value }
        // Before it runs the chart says that none does.
        #expect(rate(6) == 0)
        #expect(rate(6.02) == 5)
        #expect(rate(7.5) == 5)
        #expect(rate(7.53) == 0)
        #expect(chart.rows(.drug, subject: "norepinephrine").map(\.hours) == [6.02 * 24])
        #expect(chart.rows(.drug, subject: "norepinephrine").map(\.route) == ["IV"])
        #expect(chart.signs(at: 7 * 24).vasopressors?.count == 1)
        #expect(chart.signs(at: 9 * 24).vasopressors?.isEmpty == true)
    }

    @Test("The patient and the product are those of the scenario, and no disease is told")
    func patient() throws {
        let chart = try Simulated.chart("b-all-cervical")
        #expect(chart.patient.age == 61)
        #expect(chart.patient.sex == .female)
        #expect(chart.patient.weight == 55)
        #expect(chart.patient.product == "CAR-T cells against CD19 (CD28)")
        #expect(chart.patient.disease == nil && chart.patient.distribution == nil)
        // 1.165e5 cells per kilogram for 55 kg.
        #expect(chart.rows(.drug, subject: "CAR-T").map { $0.quantity?.value } == [6.4075e6])
    }

    @Test("A chart can be thinned to one set of rows in so many hours")
    func step() throws {
        let (model, course) = try Simulated.patient("b-all-quiet")
        let hours = course.chart(of: model, every: 0.25).rows(.temperature).map(\.hours)
        #expect(zip(hours, hours.dropFirst()).allSatisfy { abs($1 - $0 - 6) < 1e-6 })
    }

    @Test("The bedside knows every drug of the model, with the same meaning", arguments: Catalogue.labels.keys.sorted())
    func medicines(drug: String) throws {
        let label = try #require(Catalogue.labels[drug])
        let medicine = try #require(Medicine.named(drug))
        #expect(medicine.kind.hidesFever == label.hidesFever)
        #expect((medicine.kind == .vasopressor || medicine.kind == .adrenaline) == label.isVasopressor)
    }

    @Test("Stages chart only what they read; the time that thirty days take is printed, and decides nothing")
    func cost() throws {
        let (model, course) = try Simulated.patient("b-all-cervical")
        let sites = model.body.tissues.map(Reading.SiteAnatomy.init)
        let part = { course.chart(of: model.scenario, sites: sites, only: StageReading.findings) }
        let (few, all) = (part(), course.chart(of: model))
        // Six findings for each of eight sites at most, and some twenty of the whole patient.
        #expect(few.rows.count < 60 * course.times.count)
        #expect(few.rows.count < all.rows.count && all.rows.count < 80 * course.times.count)
        #expect(StageReading(few) == StageReading(all))
        let clock = ContinuousClock()
        let best = (0..<5).map { _ in clock.measure { _ = StageReading(part()) } }.min() ?? .zero
        print("chart and stages of thirty days:", best, "rows:", few.rows.count)
    }
}

@Suite("Stages of simulated courses")
struct CourseStageTests {
    /// What no ward measures, and what only a study does.
    private static let ofCells: Set<Finding> = [
        .siteCART, .siteTarget, .siteIL6, .siteOedema, .siteVessels, .siteMacrophages, .cartCells, .cartTransgene, .marrowBlasts,
        .residualDisease, .airwayOpening, .il6, .il10, .il2, .interferonGamma, .il1beta, .tnf,
    ]

    private func bedside(_ chart: Chart) -> Chart {
        Chart(patient: chart.patient, rows: chart.rows.filter { !Self.ofCells.contains($0.finding) })
    }

    private func picture(_ name: String) -> CoursePicture { name == "b-nhl-mass" ? .compartmental : .systemic }

    @Test("Leukaemia reads as systemic, one mass as compartmental, with cells and by bedside signs alone", arguments: Simulated.names)
    func picture(name: String) throws {
        let chart = try Simulated.chart(name)
        let (full, plain) = (StageReading(chart), StageReading(bedside(chart)))
        #expect(full.picture == picture(name))
        #expect(full.level == .cells && full.certainty == .likely)
        #expect(full.against.isEmpty)
        #expect(plain.picture == full.picture)
        #expect(plain.level == .bedside && plain.certainty == .possible)
        print(name, full.summary, full.because)
        for span in full.spans + plain.spans {
            print("  ", span.name, span.site ?? "-", span.from / 24, span.to / 24, span.certainty.rawValue, span.because)
        }
    }

    @Test("Cervical: S-CRS, then the neck, then abatement")
    func cervical() throws {
        let spans = StageReading(try Simulated.chart("b-all-cervical")).spans
        #expect(spans.map(\.stage) == [.systemicCRS, .systemicRedistribution, .systemicRecovery])
        #expect(spans.map(\.site) == [nil, "neck", nil])
        let plain = StageReading(bedside(try Simulated.chart("b-all-cervical"))).spans
        #expect(plain.map(\.stage) == spans.map(\.stage))
    }

    @Test("Quiet: no local sign; cells that settle are seen only where cells are charted")
    func quiet() throws {
        let chart = try Simulated.chart("b-all-quiet")
        #expect(StageReading(chart).spans.map(\.stage) == [.systemicCRS, .systemicRedistribution, .systemicRecovery])
        #expect(StageReading(chart).spans.allSatisfy { $0.site == nil })
        #expect(StageReading(bedside(chart)).spans.map(\.stage) == [.systemicCRS, .systemicRecovery])
    }

    @Test("One mass: it swells, fever comes, cells settle elsewhere, all recovers")
    func mass() throws {
        let chart = try Simulated.chart("b-nhl-mass")
        let spans = StageReading(chart).spans
        #expect(spans.map(\.stage) == [.localExpansion, .overflow, .redistribution, .recovery])
        #expect(spans.first?.site == "abdominal-mass")
        let plain = StageReading(bedside(chart)).spans.map(\.stage)
        #expect(plain.first == .localExpansion && plain.contains(.overflow) && plain.last == .recovery)
    }

    @Test("The reading of a course carries the same stages", arguments: Simulated.names)
    func reading(name: String) throws {
        let (model, course) = try Simulated.patient(name)
        let reading = Reading(course, of: model)
        #expect(reading.course == StageReading(course.chart(of: model)))
        #expect(reading.stages.map(\.stage) == reading.course.phases.map(\.phase))
    }
}
