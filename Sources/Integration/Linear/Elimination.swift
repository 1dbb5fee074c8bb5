/// The pattern of a sparse factorisation, laid out once for a model.
///
/// The matrix is 1/(γh) − J. Its pattern never changes, so that the order of elimination, the places that fill in and every
/// multiplication are known before the first step. There is no pivoting: the diagonal is taken as it comes, in the order of
/// least fill (Markowitz's count over diagonal entries), and a look at the pivots tells when that went wrong.
struct Elimination: Sendable {
    /// One product of the factorisation: places of the factors in the storage of L and U.
    struct Product: Sendable {
        let lower: Int32
        let upper: Int32
    }

    let size: Int
    /// The states among the unknowns, which come first; the others are lifted values, see ``Lifting``.
    let stateCount: Int
    /// `order[k]` is the unknown that is eliminated as the k-th.
    let order: [Int32]
    /// Row k occupies `rowStart[k] ..< rowStart[k + 1]`, ascending by column.
    let rowStart: [Int32]
    let diagonal: [Int32]
    /// Column of each place, as position in the order.
    let columns: [Int32]
    /// For each place the entry of the given list that it starts from, or −1 where there is none.
    let sources: [Int32]
    /// The products of place p are `productStart[p] ..< productStart[p + 1]`.
    let productStart: [Int32]
    let products: [Product]

    var placeCount: Int { columns.count }

    /// - Parameters:
    ///   - lifted: Lifted values beside the states.
    ///   - entries: Row and column of each entry that can differ from zero; the diagonal is added.
    init(stateCount: Int, lifted: Int = 0, entries: [(row: Int, column: Int)]) {
        self.stateCount = stateCount
        let size = stateCount + lifted
        self.size = size
        let (found, filled) = Elimination.leastFill(Pattern(size: size, entries: entries))
        let order = Elimination.gathered(found, filled)
        self.order = order.map(Int32.init)
        var position = Array(repeating: 0, count: size)
        for (k, unknown) in order.enumerated() { position[unknown] = k }

        var rowStart: [Int32] = [0]
        var diagonal: [Int32] = []
        var columns: [Int32] = []
        for k in 0..<size {
            let row = filled[order[k]].members.map { position[$0] }.sorted()
            for column in row {
                if column == k { diagonal.append(Int32(columns.count)) }
                columns.append(Int32(column))
            }
            rowStart.append(Int32(columns.count))
        }
        self.rowStart = rowStart
        self.diagonal = diagonal
        self.columns = columns
        sources = Elimination.sources(entries, position, rowStart, columns)
        (productStart, products) = Elimination.products(size, rowStart, diagonal, columns)
    }

    /// The order of elimination and the rows with their fill.
    private static func leastFill(_ given: Pattern) -> (order: [Int], filled: [BitSet]) {
        var pattern = given
        var filled = given.rows
        var order: [Int] = []
        var left = Array(filled.indices)
        while !left.isEmpty {
            var best = -1
            var cost = Int.max
            for candidate in left {
                let count = (pattern.rows[candidate].count - 1) * (pattern.columns[candidate].count - 1)
                if count < cost { (best, cost) = (candidate, count) }
            }
            left.remove(at: left.firstIndex(of: best)!)
            order.append(best)
            filled[best].formUnion(pattern.rows[best])
            for row in pattern.columns[best].members { filled[row].insert(best) }
            pattern.eliminate(best)
        }
        return (order, filled)
    }

    /// The same elimination in an order that finishes what belongs together, a site, before it turns to the next: every state stands
    /// as close as it can behind those that it depends on, so that they are still near the processor. Fill does not change.
    private static func gathered(_ order: [Int], _ filled: [BitSet]) -> [Int] {
        let size = order.count
        var position = Array(repeating: 0, count: size)
        for (k, state) in order.enumerated() { position[state] = k }
        // States that have to come before a state, the latest first.
        var before = Array(repeating: BitSet(size), count: size)
        for row in 0..<size {
            for column in filled[row].members where column != row {
                if position[column] < position[row] { before[row].insert(column) } else { before[column].insert(row) }
            }
        }
        var result: [Int] = []
        var isDone = Array(repeating: false, count: size)
        func visit(_ state: Int) {
            if isDone[state] { return }
            isDone[state] = true
            for other in before[state].members.sorted(by: { position[$0] > position[$1] }) { visit(other) }
            result.append(state)
        }
        for state in order.reversed() { visit(state) }
        return result
    }

    private static func sources(_ entries: [(row: Int, column: Int)], _ position: [Int], _ rowStart: [Int32], _ columns: [Int32]) -> [Int32]
    {
        var sources = Array(repeating: Int32(-1), count: columns.count)
        for (number, entry) in entries.enumerated() {
            let row = position[entry.row]
            let column = Int32(position[entry.column])
            for place in Int(rowStart[row])..<Int(rowStart[row + 1]) where columns[place] == column { sources[place] = Int32(number) }
        }
        return sources
    }

    private static func products(_ size: Int, _ rowStart: [Int32], _ diagonal: [Int32], _ columns: [Int32]) -> ([Int32], [Product]) {
        var start: [Int32] = [0]
        var products: [Product] = []
        var place = Array(repeating: Int32(-1), count: size)
        var lists: [[Product]] = []
        for row in 0..<size {
            let range = Int(rowStart[row])..<Int(rowStart[row + 1])
            for p in range { place[Int(columns[p])] = Int32(p - range.lowerBound) }
            lists = Array(repeating: [], count: range.count)
            for p in range.lowerBound..<Int(diagonal[row]) {
                let pivot = Int(columns[p])
                for q in Int(diagonal[pivot]) + 1..<Int(rowStart[pivot + 1]) {
                    lists[Int(place[Int(columns[q])])].append(Product(lower: Int32(p), upper: Int32(q)))
                }
            }
            for p in range { place[Int(columns[p])] = -1 }
            for list in lists {
                products += list
                start.append(Int32(products.count))
            }
        }
        return (start, products)
    }
}
