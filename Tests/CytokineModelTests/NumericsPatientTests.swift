import Forecasting
import Foundation
import Integration
import Quantities
import Reactions
import Testing

@testable import CytokineModel

/// Whole patients: silence without a cause, positivity, indifference to names, tolerance and company.
@Suite("Numerics of patients")
struct NumericsPatientTests {
    static let cytokines = ["IL6", "IFNg", "IL2", "IL10", "IL1", "TNF", "GMCSF"]

    // MARK: Silence

    /// The seed patient without conditioning, other drugs or cells to recognise.
    private func quiet(dose: Double, until: Double = 28) throws -> PatientModel {
        let text = """
            title: Nothing to recognise
            patient: {weight: 60 kg, height: 165 cm, age: 60 a, sex: female, lymphocytes: "0.15 10*9{cells}/L"}
            product: {construct: CD28, antigen: mesothelin, dose: "\(dose) {cells}/kg"}
            start: -1
            until: \(until)
            """
        return PatientModel(try ScenarioDecoder().decode(text, file: "quiet.yaml"), calibration: try Repository.calibration())
    }

    /// Largest change of a series from its start.
    private func change(_ course: Course, _ id: String) -> Double {
        let values = course[id]
        return values.map { abs($0 - values[0]) }.max() ?? .nan
    }

    @Test("Without a dose no cytokine changes by more than 1 pg/mL in 28 days")
    func noDose() throws {
        var model = try quiet(dose: 1)
        model[parameter: "host.lymphocytesAtStart"] = 1
        var job = model.job(times: model.times(every: 0.25))
        job.events = []
        let course = Course(model.integrator().solve(job), of: model)
        #expect(course.outcome == .completed && course.times.last == 28)
        for site in Catalogue.sites.map(\.id) + ["plasma"] {
            for cytokine in Self.cytokines { #expect(change(course, "\(site).\(cytokine)") < 1, "\(site).\(cytokine)") }
        }
        #expect(change(course, "temperature") < 0.01 && change(course, "meanArterialPressure") < 0.1)
        for site in Catalogue.sites.map(\.id) { #expect(change(course, "\(site).oedema") < 1e-3, "\(site).oedema") }
    }

    @Test("CAR-T cells without antigen do nothing: no cytokine, no fever beyond the reaction to the bag")
    func noAntigen() throws {
        let model = try quiet(dose: 1e6)
        let job = model.job(times: model.times(every: 0.25))
        let course = Course(model.integrator().solve(job), of: model)
        var bagOnly = job
        bagOnly.events = job.events.filter { $0.action != job.events[0].action }
        let bag = Course(model.integrator().solve(bagOnly), of: model)
        #expect(job.events.count == 2 && bagOnly.events.count == 1)
        #expect(course.maximum("totalCART").value > 5e7)
        for site in Catalogue.sites.map(\.id) + ["plasma"] {
            for cytokine in Self.cytokines { #expect(change(course, "\(site).\(cytokine)") < 1, "\(site).\(cytokine)") }
        }
        #expect(zip(course["temperature"], bag["temperature"]).allSatisfy { abs($0 - $1) < 0.01 })
        #expect(course.maximum("temperature").value < 38)
    }

    // MARK: Positivity

    /// The only states that may be negative: signed excess over rest.
    @Test("No state falls below nought by more than the tolerance", arguments: Repository.scenarios)
    func positive(name: String) throws {
        let patient = try Repository.patient(name)
        var job = patient.job(times: patient.times(every: 0.1))
        job.keepsStates = true
        let trajectory = patient.integrator().solve(job)
        let count = patient.network.species.count
        for (index, symbol) in patient.network.species.enumerated() where !symbol.id.hasSuffix(".fluid.excess") {
            let values = trajectory.times.indices.map { trajectory.states[$0 * count + index] }
            let size = values.map(abs).max() ?? 0
            #expect(values.min()! >= -1e-6 * size - 1e-12, "\(symbol.id) reaches \(values.min()!) of \(size)")
        }
    }

    @Test("What is left of a clone, less than a cell or less than none, does not grow at antigen", arguments: [0.01, -0.01, 1e3])
    func remains(cells: Double) throws {
        let model = try Repository.patient("b-all-cervical")
        var start = Snapshot(model.network, parameters: model.parameters)
        for site in ["marrow", "neck"] { start[species: site + ".CART.effector"] = cells * 1e-9 }
        var job = model.job(times: Array(stride(from: 0, through: 60, by: 1)))
        (job.initialState, job.start, job.end, job.events, job.monitor) = (start.state, 0, 60, [], nil)
        let course = Course(model.integrator(relative: 1e-3).solve(job), of: model)
        #expect(course.outcome == .completed)
        let largest = course["totalCART"].map(abs).max() ?? .nan
        if cells < 1 { #expect(largest <= 2.01 * abs(cells)) } else { #expect(largest > 1e9) }
    }

    // MARK: Names

    /// Two masses that differ in burden, and the same two under each other's names.
    private func masses(_ first: String, _ second: String) throws -> PatientModel {
        let text = """
            title: Two masses
            patient: {weight: 60 kg, height: 165 cm, age: 60 a, sex: female, lymphocytes: "1.5 10*9{cells}/L"}
            product: {construct: CD28, antigen: CD19, dose: "1e6 {cells}/kg"}
            start: -5
            until: 20
            sites:
              - {id: left, kind: mass, volume: 50 mL, in: abdomen}
              - {id: right, kind: mass, volume: 50 mL, in: abdomen}
            burden:
              left: {malignant: "\(first) {cells}"}
              right: {malignant: "\(second) {cells}"}
              marrow: {normalB: "1e9 {cells}"}
            treatment:
              - {drug: fludarabine, day: [-5, -4, -3], dose: 30 mg/m2}
            """
        return PatientModel(try ScenarioDecoder().decode(text, file: "masses.yaml"), calibration: try Repository.calibration())
    }

    @Test("Two like masses under each other's names give the same course")
    func relabelled() throws {
        let one = try masses("4e10", "1e10").run(relative: 1e-8)
        let other = try masses("1e10", "4e10").run(relative: 1e-8)
        #expect(one.outcome == .completed && other.outcome == .completed)
        #expect(one.maximum("plasma.IL6").value > 100)
        for series in one.series {
            let name =
                series.id.hasPrefix("left.")
                ? "right." + series.id.dropFirst(5) : series.id.hasPrefix("right.") ? "left." + series.id.dropFirst(6) : series.id
            let size = series.values.map(abs).max() ?? 0
            let difference = zip(series.values, other[name]).map { abs($0 - $1) }.max() ?? .nan
            #expect(difference <= 1e-5 * size + 1e-12, "\(series.id) differs by \(difference) of \(size)")
        }
    }

    // MARK: Tolerance

    @Test("Halving the tolerance moves no peak by a thousandth", arguments: Repository.scenarios)
    func halved(name: String) throws {
        let patient = try Repository.patient(name)
        let coarse = patient.run(relative: 1e-6)
        let fine = patient.run(relative: 5e-7)
        for (one, other) in zip(coarse.series, fine.series) {
            let peaks = (one.values.max() ?? .nan, other.values.max() ?? .nan)
            #expect(abs(peaks.0 - peaks.1) <= 1e-3 * abs(peaks.1), "\(one.id): \(peaks.0) and \(peaks.1)")
        }
    }

    // MARK: Company

    /// Patients of one network whose fitted parameters differ by some percent; every third of them is of another scenario.
    private func jobs(_ patient: PatientModel, with neighbour: PatientModel, count: Int) -> [Job] {
        var scatter = Scatter(3)
        return (0..<count).map { number in
            var one = number % 3 == 2 ? neighbour : patient
            for index in one.parameters.indices where patient.network.parameters[index].range != nil {
                one.parameters[index] *= 0.97 + 0.06 * scatter.next()
            }
            return one.job(times: one.times(every: 0.5))
        }
    }

    private func bits(_ trajectory: Trajectory) -> [UInt64] { (trajectory.outputs + trajectory.finalState).map(\.bitPattern) }

    @Test(
        "A patient is the same, bit for bit, alone or among others, in any order",
        arguments: [("b-all-cervical", "b-all-quiet"), ("dlbcl-airway", "dlbcl-airway")])
    func company(name: String, neighbour: String) throws {
        let patient = try Repository.patient(name)
        let integrator = patient.integrator()
        let other = patient.with(try Repository.scenario(neighbour), calibration: try Repository.calibration())
        let jobs = jobs(patient, with: other, count: 11)
        let alone = jobs.map { bits(integrator.solve($0)) }
        #expect(Set(alone).count == jobs.count)
        #expect(integrator.solve(jobs, width: 8).map(bits) == alone)
        #expect(integrator.solve(jobs, width: 1).map(bits) == alone)
        let shuffled = [7, 2, 10, 0, 5, 9, 1, 8, 3, 6, 4]
        #expect(integrator.solve(shuffled.map { jobs[$0] }, width: 8).map(bits) == shuffled.map { alone[$0] })
        #expect(integrator.solve(Array(jobs.prefix(3)), width: 8).map(bits) == Array(alone.prefix(3)))
    }
}
