extension StudyRun {
    /// What a run would do, before it is done.
    public struct Plan: Hashable, Sendable {
        /// Patients of the study, and those whose results are not there yet.
        public var patients: Int
        public var missing: Int
        /// Parts still to be run.
        public var shards: Int
        /// About how large the finished store is.
        public var bytes: Int
    }

    /// Of a study whose store may not be there yet.
    ///
    /// - Parameter missing: Patients without results; all when `nil`.
    public static func plan(_ layout: StoreLayout, shards: Int?, missing: [Range<Int>]? = nil) -> Plan {
        let size = layout.study.size
        let missing = missing ?? Shard.missing(of: size, there: [])
        let parts = Shard.plan(patients: size, shards: shards ?? Shard.usual(patients: size), missing: missing)
        return Plan(patients: size, missing: missing.reduce(0) { $0 + $1.count }, shards: parts.count, bytes: layout.expectedBytes)
    }
}

extension StoreLayout {
    /// About the size of a store, from that of a rehearsal: nine bytes a number, a hundred for the texts and swellings of a row, and
    /// some hundred bins of two or three bytes for each time of a band.
    var expectedBytes: Int {
        let (patient, outcome) = (40 + 9 * priors.count, 100 + 9 * endpoints.count)
        let bands = study.groups.count * study.arms.count * study.bands.count * days.count * 800
        return study.size * (patient + study.arms.count * outcome) + bands
    }
}
