/// A part of a study that is run in one piece: patients with neighbouring numbers.
///
/// A shard is a pure function of the study and of these numbers.
public struct Shard: Hashable, Sendable {
    /// From 0.
    public var index: Int
    /// Patient numbers.
    public var patients: Range<Int>

    public init(index: Int, patients: Range<Int>) {
        self.index = index
        self.patients = patients
    }

    /// A study of so many patients in so many shards, as even as can be; later ones are shorter by one at most.
    public static func plan(patients: Int, shards: Int) -> [Shard] {
        let count = max(1, min(shards, patients))
        return (0..<count).map { index in
            let start = 1 + index * (patients / count) + min(index, patients % count)
            let length = patients / count + (index < patients % count ? 1 : 0)
            return Shard(index: index, patients: start..<start + length)
        }
    }
}

/// What a shard gives.
public struct ShardResult: Sendable {
    public var shard: Shard
    /// In the order of the patients.
    public var patients: [PatientDraw]
    /// In the order of the patients, then of the arms.
    public var outcomes: [PatientOutcome]
    /// Histograms of accepted patients over time, to be added up.
    public var bands: BandTable

    public init(shard: Shard, patients: [PatientDraw], outcomes: [PatientOutcome], bands: BandTable) {
        self.shard = shard
        self.patients = patients
        self.outcomes = outcomes
        self.bands = bands
    }
}
