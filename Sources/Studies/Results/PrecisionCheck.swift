import Dispatch
import Foundation
import GRDB
import Integration
import Synchronization

/// How far the results of a study in single precision lie from those in double, by patients who went through every arm in both.
///
/// Every 64th patient is one of them, beginning with the first. Who they are and what is found depends on the study alone.
public struct PrecisionCheck: Hashable, Sendable, Codable {
    /// The differences of one outcome or read-out, over the courses that were compared.
    public struct Difference: Hashable, Sendable, Codable {
        public var id: String
        public var label: String
        public var unit: String
        /// Sizes of differences; `nil` where no course has the outcome.
        public var median: Double?
        public var largest: Double?
        /// The largest size of the outcome itself in these courses, to set differences against.
        public var size: Double
        /// Courses that have the outcome in one precision only, such as a day on which something comes.
        public var onlyInOne: Int

        /// The largest difference as a share of the largest size.
        public var share: Double { size > 0 ? (largest ?? 0) / size : 0 }
    }

    public var patients: Int
    /// Patients times arms.
    public var courses: Int
    /// In the order of ``Endpoint/catalogue``.
    public var endpoints: [Difference]
    /// Read-outs of the study's bands: for each course the largest difference at any time, as a share of the read-out's peak in that
    /// course, or of a thousandth of its highest peak where that is more. The unit is one.
    public var bands: [Difference]

    /// One patient of so many goes through both.
    public static let every = 64
}

extension PrecisionCheck {
    /// Runs the patients concerned in both precisions.
    ///
    /// - Parameter threads: Never change a result.
    /// - Returns: `nil` for a study in double precision.
    public init?(_ model: StudyModel, threads: Int = 1) {
        guard model.study.precision == .single else { return nil }
        var study = model.study
        study.precision = .double
        let runners = (ShardRunner(model), ShardRunner(StudyModel(study, calibration: model.calibration)))
        let bands = study.bands.count
        let numbers = Array(stride(from: 1, through: study.size, by: Self.every))
        // Few enough for memory, enough to fill lanes.
        let batches = stride(from: 0, to: numbers.count, by: 64).map { Array(numbers[$0..<min($0 + 64, numbers.count)]) }
        let next = Atomic(0)
        let found = Mutex<[[Pair]]>(Array(repeating: [], count: batches.count))
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, batches.count))) { _ in
            while true {
                let batch = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard batch < batches.count else { return }
                let courses = (runners.0.courses(of: batches[batch]), runners.1.courses(of: batches[batch]))
                let pairs = zip(courses.0, courses.1).map { Pair($0, $1, bands: bands) }
                found.withLock { $0[batch] = pairs }
            }
        }
        self.init(model, patients: numbers.count, found.withLock { $0.flatMap { $0 } })
    }

    /// What is kept of a course in both precisions.
    private struct Pair: Sendable {
        var endpoints: [(single: Double, double: Double)]
        /// For each read-out the largest difference and the peak; `nil` where there is nothing to compare.
        var bands: [(difference: Double, peak: Double)?]

        init(_ single: ShardRunner.Read, _ double: ShardRunner.Read, bands count: Int) {
            endpoints = Array(zip(single.outcome.values, double.outcome.values))
            let days = double.band.count / max(1, count)
            bands = (0..<count).map { readout in
                let pairs = (readout * days..<(readout + 1) * days).map { (single.band[$0], double.band[$0]) }
                    .filter { $0.0.isFinite && $0.1.isFinite }
                return pairs.isEmpty ? nil : (pairs.map { abs($0.0 - $0.1) }.max()!, pairs.map { $0.1.magnitude }.max()!)
            }
        }
    }

    private init(_ model: StudyModel, patients: Int, _ pairs: [Pair]) {
        self.patients = patients
        courses = pairs.count
        endpoints = Endpoint.catalogue.enumerated().map { place, endpoint in
            let values = pairs.map { $0.endpoints[place] }
            let both = values.filter { !$0.single.isNaN && !$0.double.isNaN }
            return Difference(
                endpoint.id, endpoint.label, endpoint.unit, both.map { abs($0.single - $0.double) },
                size: both.map { $0.double.magnitude }.max() ?? 0, onlyInOne: values.count { $0.single.isNaN != $0.double.isNaN })
        }
        let readouts = StudyReadout.named(in: model.study)
        bands = model.study.bands.enumerated().map { place, id in
            let label = readouts.first { $0.id == id }?.label ?? id
            let found = pairs.compactMap { $0.bands[place] }
            let least = max(1e-3 * (found.map(\.peak).max() ?? 0), .leastNormalMagnitude)
            return Difference(id, label, "1", found.map { $0.difference / max($0.peak, least) }, size: 1, onlyInOne: 0)
        }
    }
}

extension PrecisionCheck.Difference {
    fileprivate init(_ id: String, _ label: String, _ unit: String, _ sizes: [Double], size: Double, onlyInOne: Int) {
        let sorted = sizes.sorted()
        self.init(
            id: id, label: label, unit: unit, median: sorted.isEmpty ? nil : sorted[sorted.count / 2], largest: sorted.last, size: size,
            onlyInOne: onlyInOne)
    }
}

extension StudyStore {
    private static let key = "precisionCheck"

    /// Compares a finished study in single precision with double, unless that has been done, and keeps what is found in the manifest.
    public func comparePrecisions(_ model: StudyModel, threads: Int = 1) throws {
        guard try precisionCheck() == nil, let check = PrecisionCheck(model, threads: threads) else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(check), as: UTF8.self)
        try guarded { try $0.execute(sql: "INSERT OR REPLACE INTO manifest VALUES (?, ?)", arguments: [Self.key, text]) }
    }

    public func precisionCheck() throws -> PrecisionCheck? {
        let text = try guarded { try String.fetchOne($0, sql: "SELECT value FROM manifest WHERE key = ?", arguments: [Self.key]) }
        return try text.map { try JSONDecoder().decode(PrecisionCheck.self, from: Data($0.utf8)) }
    }
}
