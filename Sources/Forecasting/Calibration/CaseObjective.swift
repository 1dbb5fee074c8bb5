import CytokineModel
import Foundation
import Integration
import Quantities

/// What the calibration makes small: distance to the facts of the seed case, and to the order of events in its contrasts.
///
/// One parameter set serves all runs. Facts count once they use up three quarters of their tolerance. The contrasts ask that the
/// mass swells before fever and the neck after it, without drugs, that a neck without antigen stays as it is, and that each follows its
/// burden when burdens are swapped.
/// A weak pull towards declared values keeps what the facts do not determine where the dossiers put it.
public struct CaseObjective: Sendable {
    let facts: [CaseFact]
    let seed: PatientModel
    let cleanNeck: PatientModel
    let spread: PatientModel
    let mass: PatientModel
    let swapped: PatientModel
    let relative: Double

    public init(seed: Scenario, mass: Scenario, facts: [CaseFact], relative: Double = 1e-4) {
        self.facts = facts
        self.relative = relative
        let contrasts = Contrasts(seed: seed, mass: mass)
        self.seed = PatientModel(seed)
        cleanNeck = self.seed.with(contrasts.cleanNeck, calibration: ParameterTable())
        spread = self.seed.with(contrasts.lymphomaSpread, calibration: ParameterTable())
        self.mass = PatientModel(mass)
        swapped = self.mass.with(contrasts.leukaemiaInOneMass, calibration: ParameterTable())
    }

    static let lastDay = 22.0
    static let times = (0...Int((lastDay + 5) * 12)).map { -5 + Double($0) / 12 }

    /// The runs of one parameter set.
    struct Runs {
        var treated: Course
        var withoutSteroids: Course
        var untreated: Course
        var cleanNeck: Course
        var spread: Course
        var mass: Course
        var swapped: Course
    }

    /// Models of one parameter set, in the order of ``Runs``.
    private func models(_ table: ParameterTable) -> [PatientModel] {
        let treated = seed.with(seed.scenario, calibration: table)
        let supportive = Set(treated.doses.map(\.drug)).subtracting(Catalogue.drugs(for: .conditioning))
        return [
            treated, treated.without(CaseRuns.steroids), treated.without(Array(supportive)),
            cleanNeck.with(cleanNeck.scenario, calibration: table).without(Array(supportive)),
            spread.with(spread.scenario, calibration: table), mass.with(mass.scenario, calibration: table),
            swapped.with(swapped.scenario, calibration: table),
        ]
    }

    /// Losses of many parameter sets at once.
    func losses(_ tables: [ParameterTable], declared: ParameterTable) -> [Double] {
        let all = tables.map { models($0) }
        let leukaemia = all.flatMap { $0[0..<5] }
        let lymphoma = all.flatMap { $0[5..<7] }
        let first = Self.solve(leukaemia, relative)
        let second = Self.solve(lymphoma, relative)
        return tables.indices.map { index in
            let a = Array(first[(index * 5)..<(index * 5 + 5)])
            let b = Array(second[(index * 2)..<(index * 2 + 2)])
            let runs = Runs(treated: a[0], withoutSteroids: a[1], untreated: a[2], cleanNeck: a[3], spread: a[4], mass: b[0], swapped: b[1])
            return loss(runs) + Self.pull(tables[index], declared)
        }
    }

    private static func solve(_ models: [PatientModel], _ relative: Double) -> [Course] {
        let integrator = models[0].integrator(relative: relative)
        let jobs = models.map { $0.job(times: times, until: lastDay) }
        let trajectories = integrator.solve(jobs, threads: 2)
        return zip(trajectories, models).map { Course($0, of: $1) }
    }

    private func loss(_ runs: Runs) -> Double {
        let courses = [runs.treated, runs.withoutSteroids, runs.untreated, runs.cleanNeck, runs.spread, runs.mass, runs.swapped]
        guard courses.allSatisfy({ $0.outcome == .completed }) else { return 1000 }
        let checks = CaseCheck.all(facts, CaseRuns(treated: runs.treated, withoutSteroids: runs.withoutSteroids, year: nil))
        let toFacts = checks.reduce(0) { $0 + Self.hinge($1.distance - 0.75) }
        return toFacts + order(runs) + plausibility(runs)
    }

    /// Days by which the second event must follow the first.
    private func order(_ runs: Runs) -> Double {
        func neck(_ course: Course) -> Double { course.swellingOnset("neck", visible: 0.9) ?? 25 }
        func fever(_ course: Course) -> Double { course.feverOnset ?? 25 }
        func local(_ course: Course) -> Double { course.swellingOnset(CaseObjective.massID(mass.scenario), visible: 0.9) ?? 25 }
        return Self.hinge(2.2 - (neck(runs.untreated) - fever(runs.untreated)))
            + Self.hinge(1.5 - (neck(runs.spread) - fever(runs.spread)))
            + Self.hinge(8 * (runs.cleanNeck.maximum("neck.oedema", 0, 20).value - 0.4))
            + Self.hinge(neck(runs.untreated) - 20) + Self.hinge(neck(runs.spread) - 20)
            + Self.hinge(2.5 - (fever(runs.mass) - local(runs.mass))) + Self.hinge(2 - (fever(runs.swapped) - local(runs.swapped)))
            + Self.hinge(3 * (38.4 - runs.mass.maximum("temperature", 1, 20).value))
            + Self.hinge(10 * (38.3 - runs.swapped.maximum("temperature", 1, 20).value))
    }

    /// What no fact says but every ward knows: oxygen was needed on day 6, the neck turned after the second
    /// set of drugs and stopped short of stridor, storms end.
    private func plausibility(_ runs: Runs) -> Double {
        let saturation = runs.treated.minimum("roomAirSaturation", 6, 7.5).value
        let lumen = runs.treated.minimum("airway.area", 0, 20).value
        let turn = runs.treated.maximum("neck.oedema", 0, 20).day
        return Self.hinge((9.0 - turn) * 4) + recovery(runs.mass) + recovery(runs.swapped) + 0.3 * Self.hinge((saturation - 92.5) / 2) + 0.3
            * Self.hinge((88 - saturation) / 2) + Self.hinge((0.42 - lumen) / 0.05)
            + Self.hinge((runs.untreated.maximum("temperature", 1, 20).value - 41.3) * 2)
    }

    /// A site without antigen comes to rest: two weeks after its peak a cleared mass holds a thirtieth of its IL-6 or less.
    private func recovery(_ course: Course) -> Double {
        let peak = course.maximum(Self.massID(mass.scenario) + ".IL6")
        let later = course.value(Self.massID(mass.scenario) + ".IL6", at: Self.lastDay)
        return Self.hinge(log(30 * later / peak.value))
    }

    static func massID(_ scenario: Scenario) -> String { scenario.sites.first?.id ?? "" }

    private static func hinge(_ x: Double) -> Double { x > 0 ? x * x : 0 }

    /// Distance from declared values, in shares of the logarithmic range.
    private static func pull(_ table: ParameterTable, _ declared: ParameterTable) -> Double {
        zip(table.rows, declared.rows).reduce(0) { total, pair in
            let span = log(pair.0.upper / pair.0.lower)
            let shift = log(pair.0.value / pair.1.value) / span
            return total + 0.04 * shift * shift
        }
    }
}

/// The seed's burden put into one mass, and the lymphoma's burden spread as leukaemia is.
public struct Contrasts: Sendable {
    public let leukaemiaInOneMass: Scenario
    public let lymphomaSpread: Scenario
    public let cleanNeck: Scenario

    public init(seed: Scenario, mass: Scenario) {
        let massID = CaseObjective.massID(mass)
        func total(_ scenario: Scenario) -> Double { scenario.burden.reduce(0) { $0 + ($1.malignant?.coherent ?? 0) } }
        var inMass = mass
        let density = total(mass) / (mass.sites.first?.volume.coherent ?? 1)
        inMass.sites = inMass.sites.map { site in
            var site = site
            site.volume = Quantity(total(seed) / density, .litres)
            return site
        }
        inMass.burden = mass.burden.map { content in
            var content = content
            if content.site == massID { content.malignant = Quantity(total(seed), .billionCells) }
            return content
        }
        leukaemiaInOneMass = inMass
        var spread = seed
        let factor = total(mass) / total(seed)
        spread.burden = seed.burden.map { content in
            var content = content
            content.malignant = content.malignant.map { Quantity($0.value * factor, $0.unit) }
            content.antigenNegative = nil
            return content
        }
        spread.treatment = mass.treatment
        lymphomaSpread = spread
        var clean = seed
        clean.burden.removeAll { $0.site == "neck" }
        cleanNeck = clean
    }
}
