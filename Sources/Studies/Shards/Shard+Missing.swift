extension Shard {
    /// What is left of patients 1 to `count` besides ranges that are there, in ascending order.
    static func missing(of count: Int, there: [Range<Int>]) -> [Range<Int>] {
        var missing: [Range<Int>] = []
        var next = 1
        for range in there.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { missing.append(next..<range.lowerBound) }
            next = max(next, range.upperBound)
        }
        if next <= count { missing.append(next..<count + 1) }
        return missing
    }

    /// The parts of a layout that are missing: a store may have been begun with shards of another size.
    static func plan(patients: Int, shards: Int, missing: [Range<Int>]) -> [Shard] {
        var parts: [Shard] = []
        var rest = missing[...]
        for shard in plan(patients: patients, shards: shards) {
            while let range = rest.first, range.upperBound <= shard.patients.lowerBound { rest = rest.dropFirst() }
            for range in rest.prefix(while: { $0.lowerBound < shard.patients.upperBound }) {
                parts.append(Shard(index: shard.index, patients: range.clamped(to: shard.patients)))
            }
        }
        return parts
    }

    /// Shards of 16 to 512 patients: small enough for progress and for an interruption to cost little, large enough to fill lanes.
    public static func usual(patients: Int) -> Int {
        let size = min(512, max(16, patients / 8))
        return max(1, (patients + size - 1) / size)
    }
}
