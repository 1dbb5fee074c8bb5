extension Elimination {
    /// The factorisation of J − 1/(γh), and a solve with its factors, as programs.
    ///
    /// The matrix is that of the step with the opposite sign, because that needs no negation: the right-hand side has it too. Row by
    /// row, multiples of the rows before are taken from a row whose sums stay in registers. The reciprocal of the diagonal is kept, so
    /// that a solve has no division. Factors lie in the order in which a solve reads them.
    ///
    /// - Parameter entries: For each entry that the pattern was made from the place that holds it.
    func programs(_ entries: [Int32], _ layout: Layout) -> (factorisation: Program, solution: Program) {
        let stored = places(layout)
        return (factorisation(entries, stored, layout), solution(entries, stored, layout))
    }

    private func rowRange(_ row: Int) -> Range<Int> { Int(rowStart[row])..<Int(rowStart[row + 1]) }
    private func lower(_ row: Int) -> Range<Int> { Int(rowStart[row])..<Int(diagonal[row]) }
    private func upper(_ row: Int) -> Range<Int> { Int(diagonal[row]) + 1..<Int(rowStart[row + 1]) }
    private func isReduced(_ place: Int) -> Bool { productStart[place + 1] > productStart[place] }

    /// Where each factor lies.
    private func places(_ layout: Layout) -> [Int32] {
        var stored = Array(repeating: Int32(-1), count: placeCount)
        var next = layout.factors
        func put(_ place: Int) {
            stored[place] = next
            next += 1
        }
        for row in 0..<size { for place in lower(row) { put(place) } }
        for row in (0..<size).reversed() {
            for place in upper(row).reversed() { put(place) }
            put(Int(diagonal[row]))
        }
        return stored
    }

    private func factorisation(_ entries: [Int32], _ stored: [Int32], _ layout: Layout) -> Program {
        var program = Program()
        let (zero, one, shift) = (program.given(layout.zero), program.given(layout.one), program.given(layout.shift))
        var values = sources.map { $0 < 0 ? zero : program.given(entries[Int($0)]) }
        var left = (0..<placeCount).map { productStart[$0 + 1] - productStart[$0] }
        var position = Array(repeating: 0, count: size)
        for row in 0..<size {
            let middle = Int(diagonal[row])
            for place in rowRange(row) { position[Int(columns[place])] = place }
            values[middle] = program.append(.subtract, values[middle], shift)
            for place in lower(row) {
                let pivot = Int(columns[place])
                values[place] = program.append(.multiply, values[place], values[Int(diagonal[pivot])], place: stored[place])
                for other in upper(pivot) {
                    let target = position[Int(columns[other])]
                    left[target] -= 1
                    let isDone = left[target] == 0 && target > middle
                    values[target] = program.append(
                        .subtractProduct, values[place], values[other], values[target], place: isDone ? stored[target] : -1)
                }
            }
            values[middle] = program.append(.divide, one, values[middle], place: stored[middle])
        }
        return program
    }

    private func solution(_ entries: [Int32], _ stored: [Int32], _ layout: Layout) -> Program {
        var program = Program()
        // An entry above the diagonal from which nothing was taken is read where it is.
        let factors = columns.indices.map { place in
            let row = rowStart.partitioningIndex { $0 > place } - 1
            let isUntouched = place > Int(diagonal[row]) && !isReduced(place)
            return program.given(isUntouched ? entries[Int(sources[place])] : stored[place])
        }
        var values: [Program.Value] = []
        for row in 0..<size {
            var sum = program.given(layout.right + order[row])
            for place in lower(row) { sum = program.append(.subtractProduct, factors[place], values[Int(columns[place])], sum) }
            values.append(sum)
        }
        // The last row first, and in it the latest result last: a row waits for the one before it only at its end.
        for row in (0..<size).reversed() {
            var sum = values[row]
            for place in upper(row).reversed() { sum = program.append(.subtractProduct, factors[place], values[Int(columns[place])], sum) }
            values[row] = program.append(.multiply, sum, factors[Int(diagonal[row])], place: Layout.solution + order[row])
        }
        return program
    }
}

extension [Int32] {
    /// The first index whose element satisfies a condition that holds for all after it.
    fileprivate func partitioningIndex(_ isBeyond: (Int32) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
