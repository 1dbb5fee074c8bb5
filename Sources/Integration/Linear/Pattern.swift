/// The places of a square matrix that can differ from zero, as unknowns are eliminated from it one after the other.
///
/// The diagonal is always among them.
struct Pattern {
    /// For each row its columns, and for each column its rows, as far as they are left.
    private(set) var rows: [BitSet]
    private(set) var columns: [BitSet]

    init(size: Int, entries: [(row: Int, column: Int)]) {
        rows = Array(repeating: BitSet(size), count: size)
        for k in 0..<size { rows[k].insert(k) }
        columns = rows
        for (row, column) in entries {
            rows[row].insert(column)
            columns[column].insert(row)
        }
    }

    /// Places that come into being when an unknown is eliminated.
    func fill(_ unknown: Int) -> Int { columns[unknown].members.reduce(0) { $0 + rows[unknown].count(missingIn: rows[$1]) } }

    mutating func eliminate(_ unknown: Int) {
        for row in columns[unknown].members where row != unknown {
            rows[row].formUnion(rows[unknown])
            rows[row].remove(unknown)
        }
        for column in rows[unknown].members where column != unknown {
            columns[column].formUnion(columns[unknown])
            columns[column].remove(unknown)
        }
    }
}

/// A set of small integers.
struct BitSet {
    private var words: [UInt64]

    init(_ capacity: Int) { words = Array(repeating: 0, count: (capacity + 63) / 64) }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    var members: [Int] {
        var found: [Int] = []
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                found.append(index * 64 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return found
    }

    func count(missingIn other: BitSet) -> Int { words.indices.reduce(0) { $0 + (words[$1] & ~other.words[$1]).nonzeroBitCount } }

    mutating func insert(_ member: Int) { words[member >> 6] |= 1 << UInt64(member & 63) }
    mutating func remove(_ member: Int) { words[member >> 6] &= ~(1 << UInt64(member & 63)) }
    mutating func formUnion(_ other: BitSet) { for index in words.indices { words[index] |= other.words[index] } }
}
