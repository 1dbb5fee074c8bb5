/// Patients with and without something in the order of a factor, for the area under its curve.
struct RankArea {
    private let rows: [Int]
    private let isCase: [Bool]
    /// Whether the value is that of the row before.
    private let isTie: [Bool]

    init(_ column: [Double], _ with: [Int], _ without: [Int]) {
        let all = with.map { (row: $0, isCase: true) } + without.map { (row: $0, isCase: false) }
        let sorted = all.filter { !column[$0.row].isNaN }.sorted { column[$0.row] < column[$1.row] }
        rows = sorted.map(\.row)
        isCase = sorted.map(\.isCase)
        isTie = sorted.indices.map { $0 > 0 && column[sorted[$0].row] == column[sorted[$0 - 1].row] }
    }

    /// The share of pairs in which the patient with it has the higher value, by the weights of patients.
    func value(_ weights: [Double]) -> Double {
        var (below, cases, controls, pairs) = (0.0, 0.0, 0.0, 0.0)
        var (tiedCases, tiedControls) = (0.0, 0.0)
        func closed() -> Double { tiedCases * (below + tiedControls / 2) }
        for index in rows.indices {
            if !isTie[index] {
                pairs += closed()
                below += tiedControls
                (tiedCases, tiedControls) = (0, 0)
            }
            let weight = weights[rows[index]]
            if isCase[index] {
                tiedCases += weight
                cases += weight
            } else {
                tiedControls += weight
                controls += weight
            }
        }
        return (pairs + closed()) / (cases * controls)
    }
}

/// Draws patients again and again, with and without apart, the same draws for every factor.
struct Resampling {
    private let with: [Int]
    private let without: [Int]
    /// How often each row is drawn, by replicate, then in the order of `with` and `without`.
    private let counts: [[UInt8]]

    init(with: [Int], without: [Int], replicates: Int, seed: UInt64) {
        self.with = with
        self.without = without
        counts = (0..<replicates).map { replicate in
            let stream = RandomStream(seed: seed, patient: replicate, purpose: "bootstrap of ranks")
            var counts = [UInt8](repeating: 0, count: with.count + without.count)
            for draw in with.indices { counts[stream.integer(below: with.count, draw)] &+= 1 }
            for draw in without.indices { counts[with.count + stream.integer(below: without.count, with.count + draw)] &+= 1 }
            return counts
        }
    }

    /// The middle 95 % of the area over the draws, moved from the drawn patients' own to that of all.
    func interval(around area: Double, _ column: [Double], _ weights: [Double], patients: Int) -> Estimate {
        let order = RankArea(column, with, without)
        let shift = area - order.value(weights)
        var scaled = weights
        let areas = counts.map { counts -> Double in
            for (index, row) in (with + without).enumerated() { scaled[row] = weights[row] * Double(counts[index]) }
            return order.value(scaled) + shift
        }
        let middle = Spread.quantiles(of: areas, weights: Array(repeating: 1, count: areas.count), shares: [0.025, 0.975])
        return Estimate(area, lower: max(0, middle[0]), upper: min(1, middle[1]), patients: patients)
    }
}
