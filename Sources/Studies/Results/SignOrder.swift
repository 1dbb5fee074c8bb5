import Forecasting

/// Whether local or systemic signs come first, and in how many patients.
public struct SignOrder: Hashable, Sendable {
    /// As in `Reading.Sequence`.
    public var name: String
    public var ofAll: Estimate
    /// Of those with both local and systemic signs; `nil` for an order without both.
    public var ofBoth: Estimate?

    private static let both: Set<String> = Set([Reading.Sequence.localFirst, .systemicFirst, .mixed].map(\.rawValue))

    /// The orders that occur, most frequent first.
    static func all(_ orders: [String], _ weights: [Double], _ known: [Bool]) -> [SignOrder] {
        func share(_ name: String, among isCounted: (String) -> Bool) -> Estimate {
            var tally = ShareTally()
            for row in orders.indices {
                if !known[row] { tally.skip() } else if isCounted(orders[row]) { tally.count(orders[row] == name, weight: weights[row]) }
            }
            return tally.share()
        }
        return Set(zip(orders, known).filter(\.1).map(\.0)).map { name in
            SignOrder(
                name: name, ofAll: share(name) { _ in true }, ofBoth: both.contains(name) ? share(name) { both.contains($0) } : nil)
        }.sorted { ($1.ofAll.value, $0.name) < ($0.ofAll.value, $1.name) }
    }
}
