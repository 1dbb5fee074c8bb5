import Forecasting
import Foundation
import Studies

/// A study without a model: each number is drawn from the seed, the patient and its purpose. Cheap and repeatable, to try stores, schedulers
/// and interruptions with.
struct Rehearsal {
    var patients = 300
    var groups = 2
    var arms = 2
    var endpoints = 60
    var days = 30
    var seed: UInt64 = 7
    /// Microseconds of work for each patient.
    var delay: UInt32 = 0

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    var study: Study {
        get throws {
            let scenario = try ScenarioDecoder().read(Self.root.appending(path: "Scenarios/b-all-quiet.yaml").path)
            return Study(
                plain: "rehearsal", seed: seed, patients: patients,
                // The groups share a prior, and each has one of its own.
                groups: (0..<groups).map { (id: "group\($0)", priors: ["burden", "dose\($0)"]) }, arms: (0..<arms).map { "arm\($0)" },
                bands: ["temperature", "IL6"], scenario: scenario)
        }
    }

    var job: StudyJob {
        get throws {
            let study = try study
            let identity = StudyIdentity(
                study: SHA256.name(of: "\(patients) \(groups) \(arms) \(endpoints) \(days) \(seed)"), model: SHA256.name(of: "none"),
                scenarios: SHA256.name(of: "none"), calibration: SHA256.name(of: "none"))
            let columns = (0..<endpoints).map { Endpoint("value\($0)", "Value \($0)", .continuous, "A number drawn at random.") }
            let layout = StoreLayout(
                study: study, identity: identity, endpoints: columns, days: (0..<days).map(Double.init),
                readouts: [StudyReadout("temperature", "Temperature", unit: "Cel"), StudyReadout("IL6", "IL-6", unit: "pg/mL")])
            return StudyJob(layout: layout, run: { run($0, study) }, weigh: weigh)
        }
    }

    /// A number in [0, 1) for a patient and a purpose. Source: SplitMix64, Steele and others, OOPSLA 2014.
    private func number(_ patient: Int, _ purpose: Int) -> Double {
        var z = seed &+ UInt64(patient) &* 0x9e37_79b9_7f4a_7c15 &+ UInt64(purpose) &* 0xd1b5_4a32_d192_ed03
        z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
        return Double((z ^ z >> 31) >> 11) / 9_007_199_254_740_992
    }

    private func run(_ shard: Shard, _ study: Study) -> ShardResult {
        var result = ShardResult(shard: shard, patients: [], outcomes: [], bands: BandTable())
        for patient in shard.patients {
            if delay > 0 { usleep(delay) }
            let factors = [number(patient, 1), number(patient, 2)]
            let rejected = factors[0] < 0.1 ? ["burden is below 0.1", "‘value0’ says so"] : []
            let group = study.group(of: patient)
            result.patients.append(PatientDraw(patient: patient, group: group, factors: factors, rejected: rejected))
            // A rejected patient is not followed in the other arms.
            for arm in 0..<(rejected.isEmpty ? arms : 1) {
                result.outcomes.append(outcome(patient, arm))
                if rejected.isEmpty { count(patient, group, arm, in: &result.bands) }
            }
        }
        return result
    }

    private func outcome(_ patient: Int, _ arm: Int) -> PatientOutcome {
        let values = (0..<endpoints).map { endpoint in
            let value = number(patient, 100 + 1000 * arm + endpoint)
            // Missing, nought, negative nought and the largest numbers occur.
            return value < 0.05 ? .nan : value < 0.06 ? 0 : value < 0.07 ? -0.0 : value < 0.08 ? 1e300 : value - 0.5
        }
        let level = Int(number(patient, 3 + arm) * 4)
        let swellings = (0..<level).map { number in
            PatientOutcome.Swelling(
                site: "neck", level: level, onset: Double(number), peak: Double(number) + 0.5, largest: 1.5,
                resolved: number == 0 ? .nan : Double(number) + 2)
        }
        return PatientOutcome(
            patient: patient, arm: arm, outcome: patient % 97 == 0 ? "the step became too small" : "completed", values: values,
            gradesByDay: "001\(level)10", airwayByDay: "000\(level)00", sequence: level > 1 ? "systemic first" : "none",
            swellings: swellings)
    }

    private func count(_ patient: Int, _ group: Int, _ arm: Int, in bands: inout BandTable) {
        for readout in 0..<2 {
            for time in 0..<days {
                let value = 37 + number(patient, 5000 + readout) * Double(time)
                bands.count(value, at: BandTable.Key(group: group, arm: arm, readout: readout, time: time))
            }
        }
    }

    /// Weights that follow from what is stored, so that a digest tells when reading goes wrong.
    private func weigh(_ source: any OutcomeSource) throws -> [[Double]] {
        try source.study.groups.indices.map { group in
            let burden = try source.factor(0, group: group)
            let value = try source.values(endpoint: 0, group: group, arm: source.study.arms.count - 1)
            return zip(burden, value).map { 0.5 + $0 + ($1.isNaN ? 0 : min(1, abs($1))) }
        }
    }
}
