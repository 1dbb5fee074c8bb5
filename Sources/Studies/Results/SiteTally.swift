/// Where swelling that would be seen comes, how often, when and how bad.
public struct SiteTally: Hashable, Sendable {
    public var site: String
    /// Patients in whom the site swells.
    public var swells: Estimate
    /// Patients in whom it is the first site to swell.
    public var first: Estimate
    /// Day on which it begins, the first time.
    public var onset: Spread
    /// Highest level, by level: shares of all patients.
    public var levels: [Double]
}

/// The swellings of a group in an arm.
public struct Swellings: Sendable {
    /// By how often they swell.
    public var sites: [SiteTally]
    /// Patients with a swelling anywhere.
    public var anywhere: Estimate
    /// Whether a patient has a swelling of a site, by site and position in the columns.
    private var rows: [String: [Bool]]

    public func isSwollen(_ site: String) -> [Bool]? { rows[site] }

    public func share(of site: String) -> Estimate? { sites.first { $0.site == site }?.swells }

    /// - Parameters:
    ///   - known: Whether a patient's course is complete, by position; the others are missing.
    init(_ swellings: [(row: Int, swelling: PatientOutcome.Swelling)], weights: [Double], known: [Bool]) {
        let count = weights.count
        var onsets: [String: [Double]] = [:]
        var worst: [String: [UInt8]] = [:]
        var earliest = [(day: Double, site: String)?](repeating: nil, count: count)
        for (row, swelling) in swellings where known[row] {
            let (site, onset) = (swelling.site, swelling.onset)
            if onsets[site] == nil {
                onsets[site] = Array(repeating: .nan, count: count)
                worst[site] = Array(repeating: 0, count: count)
            }
            let (before, level) = (onsets[site]?[row] ?? .nan, worst[site]?[row] ?? 0)
            onsets[site]?[row] = before < onset ? before : onset
            worst[site]?[row] = max(level, UInt8(clamping: swelling.level))
            if let first = earliest[row], (first.day, first.site) <= (onset, site) { continue }
            earliest[row] = (onset, site)
        }
        func tally(_ isHit: (Int) -> Bool) -> Estimate {
            var tally = ShareTally()
            for row in 0..<count { if known[row] { tally.count(isHit(row), weight: weights[row]) } else { tally.skip() } }
            return tally.share()
        }
        sites = onsets.map { site, days in
            SiteTally(
                site: site, swells: tally { !days[$0].isNaN }, first: tally { earliest[$0]?.site == site },
                onset: Spread(days, weights: weights),
                levels: DayLevels.levels.map { level in tally { Int(worst[site]?[$0] ?? 0) == level && !days[$0].isNaN }.value })
        }.sorted { ($1.swells.value, $0.site) < ($0.swells.value, $1.site) }
        anywhere = tally { earliest[$0] != nil }
        rows = onsets.mapValues { $0.map { !$0.isNaN } }
    }
}
