import Forecasting
import Integration
import Synchronization

/// Runs the patients of a shard through every arm and reads their courses.
///
/// What it gives depends on the study and on the numbers of the patients, and on nothing else: a patient alone has the bits of a patient in the crowd.
public struct ShardRunner: Sendable {
    public let model: StudyModel
    private let bands: [BandSampler]

    public init(_ model: StudyModel) {
        self.model = model
        bands = model.groups.map { BandSampler($0) }
    }

    public func run(_ shard: Shard) -> ShardResult {
        var result = ShardResult(shard: shard, patients: [], outcomes: [], bands: BandTable())
        for (index, group) in model.groups.enumerated() {
            let first = 1 + index * model.study.patients
            let patients = shard.patients.clamped(to: first..<first + model.study.patients)
            if !patients.isEmpty { run(patients, of: group, bands[index], into: &result) }
        }
        return result
    }

    /// What is kept of a course.
    struct Read: Sendable {
        var outcome: PatientOutcome
        /// By read-out, then by time.
        var band: [Double]
    }

    /// The courses of patients of any group, by patient and arm.
    func courses(of patients: [Int]) -> [Read] {
        model.groups.enumerated().flatMap { index, group in
            read(patients.filter { model.study.group(of: $0) == index }, of: group, bands[index])
        }
    }

    private func read(_ patients: [Int], of group: GroupModel, _ sampler: BandSampler) -> [Read] {
        let arms = model.study.arms.count
        let next = Atomic(0)
        let reads = Mutex<[Read?]>(Array(repeating: nil, count: patients.count * arms))
        let models = Mutex<[Int: PatientModel]>([:])
        group.integrator.stream(
            next: {
                let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard number < patients.count * arms else { return nil }
                let patient = patients[number / arms]
                let virtual = group.patient(patient, arm: number % arms, factors: group.factors(of: patient))
                models.withLock { $0[number] = virtual.model }
                return (number, group.job(for: virtual))
            },
            deliver: { number, trajectory in
                let model = models.withLock { $0.removeValue(forKey: number) }!
                let outcome = group.reader.outcome(
                    of: trajectory, doses: model.doses(in: trajectory), patient: patients[number / arms], arm: number % arms)
                let read = Read(outcome: outcome, band: sampler.sample(trajectory))
                reads.withLock { $0[number] = read }
            })
        return reads.withLock { $0.map { $0! } }
    }

    private func run(_ patients: Range<Int>, of group: GroupModel, _ sampler: BandSampler, into result: inout ShardResult) {
        let arms = model.study.arms.count
        let all = read(Array(patients), of: group, sampler)
        for (row, patient) in patients.enumerated() {
            let courses = all[row * arms..<(row + 1) * arms].map { $0 }
            let rejected = model.study.plausibility.reasons(against: courses[0].outcome)
            result.patients.append(
                PatientDraw(patient: patient, group: group.index, factors: group.factors(of: patient), rejected: rejected))
            result.outcomes += courses.map(\.outcome)
            guard rejected.isEmpty else { continue }
            for (arm, course) in courses.enumerated() where course.outcome.outcome == "completed" {
                sampler.count(course.band, arm: arm, in: &result.bands)
            }
        }
    }
}

/// Picks the read-outs whose spread over time is kept, at the days at which it is kept.
struct BandSampler: Sendable {
    private let group: Int
    /// For each band its output and how it is shown; `nil` where the group has no such read-out.
    private let columns: [(output: Int, show: @Sendable (Double) -> Double)?]
    /// For each day the place of the sample next to it.
    private let places: [Int]

    init(_ model: GroupModel) {
        group = model.index
        let known = Dictionary(
            uniqueKeysWithValues: model.model.network.readouts.map { ($0.readout.id, $0.readout.definition.unit) })
        columns = model.study.bands.map { id in
            guard let output = model.model.readouts.firstIndex(of: id), let unit = known[id] else { return nil }
            return (output, { unit.display($0) })
        }
        let times = model.times
        places = model.study.bandDays.map { day in
            let after = times.firstIndex { $0 >= day - 1e-9 } ?? times.count - 1
            let isBefore = after > 0 && day - times[after - 1] < times[after] - day - 1e-9
            return isBefore ? after - 1 : after
        }
    }

    /// By read-out, then by day; not-a-number where there is none.
    func sample(_ trajectory: Trajectory) -> [Double] {
        columns.flatMap { column in
            places.map { place in
                guard let column, place < trajectory.times.count else { return .nan }
                return column.show(trajectory.output(column.output, at: place))
            }
        }
    }

    func count(_ values: [Double], arm: Int, in table: inout BandTable) {
        for readout in columns.indices where columns[readout] != nil {
            for time in places.indices {
                table.count(
                    values[readout * places.count + time], at: BandTable.Key(group: group, arm: arm, readout: readout, time: time))
            }
        }
    }
}

extension Study {
    /// The days at which the spread of read-outs is kept: every six hours for the first weeks, every day after them.
    public var bandDays: [Double] {
        let dense = min(until, 40)
        let early = (0...Int(dense * 4)).map { Double($0) / 4 }
        let late = until > dense ? (Int(dense) + 1...max(Int(dense) + 1, Int(until))).map(Double.init).filter { $0 <= until } : []
        return early + late
    }
}

extension Plausibility {
    /// A sentence for each range that a course leaves; the same for all patients who leave it.
    func reasons(against outcome: PatientOutcome) -> [String] {
        guard outcome.outcome == "completed" else { return ["The course could not be integrated: \(outcome.outcome)."] }
        return accept.compactMap { range in
            guard let place = Endpoint.catalogue.firstIndex(where: { $0.id == range.endpoint }) else { return nil }
            let endpoint = Endpoint.catalogue[place]
            let value = outcome.values[place]
            if value >= range.least && value <= range.most { return nil }
            let bounds =
                range.least == -.infinity
                ? "above \(range.most)" : range.most == .infinity ? "below \(range.least)" : "outside \(range.least) to \(range.most)"
            let what = value.isNaN ? "missing" : "\(bounds) \(endpoint.unit)"
            return "\(endpoint.label): \(what) (\(range.because))."
        }
    }
}
