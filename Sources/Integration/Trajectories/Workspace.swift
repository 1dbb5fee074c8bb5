/// All memory of a block of lanes and one step of the method for all of them.
///
/// Vectors are `[state][lane]`, padded so that eight numbers can always be handled together, whatever the width.
struct Workspace<P: Packet> {
    typealias Eight = SIMD8<Double>

    let tape: Tape
    let method: RosenbrockMethod
    let registers: UnsafeMutablePointer<P>
    /// The state at the start of the step.
    let state: UnsafeMutablePointer<P>
    /// The state at the end of the step, if it is accepted.
    let next: UnsafeMutablePointer<P>
    /// The stages one after the other, each as long as a state.
    let stages: UnsafeMutablePointer<P>
    private let argumentCoefficients: UnsafeMutablePointer<Eight>
    private let rightCoefficients: UnsafeMutablePointer<Eight>
    private let right: UnsafeMutablePointer<P>
    private let absolute: UnsafeMutablePointer<P>
    private let relative: Double
    private let factorisation: Factorisation<P>
    /// For each lane the step being tried, the largest scaled error, and zero unless the step is unusable.
    let steps: UnsafeMutablePointer<P>
    let errors: UnsafeMutablePointer<P>
    let taint: UnsafeMutablePointer<P>
    private let chunks: Int

    init(_ tape: Tape, method: RosenbrockMethod, tolerance: Tolerance) {
        self.tape = tape
        self.method = method
        let length = tape.paddedStateCount
        registers = allocate(tape.slotCount)
        state = allocate(length)
        next = allocate(length)
        stages = allocate(length * method.stageCount)
        argumentCoefficients = Workspace.table(method.a)
        rightCoefficients = Workspace.table(method.c)
        right = allocate(length)
        absolute = allocate(length)
        steps = allocate(1)
        errors = allocate(1)
        taint = allocate(1)
        relative = tolerance.relative
        factorisation = Factorisation(tape.elimination, sources: tape.placeSlots)
        chunks = length * P.lanes / 8
        for (index, value) in tolerance.absolute(for: tape.stateCount).enumerated() { absolute[index] = P(repeating: value) }
        for constant in tape.constants { registers[Int(constant.slot)] = P(repeating: constant.value) }
    }

    func deallocate() {
        for pointer in [registers, state, next, stages, right, absolute, steps, errors, taint] {
            UnsafeMutableRawPointer(pointer).deallocate()
        }
        argumentCoefficients.deallocate()
        rightCoefficients.deallocate()
        factorisation.deallocate()
    }

    private static func table(_ rows: [[Double]]) -> UnsafeMutablePointer<Eight> {
        let table: UnsafeMutablePointer<Eight> = allocate(rows.count * rows.count)
        for (row, values) in rows.enumerated() {
            for (column, value) in values.enumerated() { table[row * rows.count + column] = Eight(repeating: value) }
        }
        return table
    }

    /// One stage; `[state][lane]`.
    func stage(_ number: Int) -> UnsafeMutablePointer<P> { stages + number * tape.paddedStateCount }
    private func eight(stage number: Int) -> UnsafeMutablePointer<Eight> { eight(stages) + number * chunks }

    /// Tries one step in every lane, from `state` with `steps`, and leaves the result in `next`, `errors` and `taint`.
    func attempt() {
        let inverse = P(repeating: 1) / steps[0]
        copy(state, to: registers)
        tape.rates.run(registers)
        gatherRates()
        tape.jacobian.run(registers)
        factorisation.factorise(registers, shift: inverse / P(repeating: method.gamma))
        factorisation.solve(right, into: stage(0))
        let residual = residual(shift: inverse / P(repeating: method.gamma))
        for stage in 1..<method.stageCount {
            argument(stage)
            tape.rates.run(registers)
            gatherRates()
            rightHandSide(stage, inverse: inverse)
            factorisation.solve(right, into: self.stage(stage))
        }
        finish(residual)
    }

    private func copy(_ source: UnsafeMutablePointer<P>, to target: UnsafeMutablePointer<P>) {
        target.update(from: source, count: tape.paddedStateCount)
    }

    private func gatherRates() {
        tape.rateSlots.withUnsafeBufferPointer { slots in
            for index in 0..<slots.count { right[index] = registers[Int(slots[index])] }
        }
    }

    @inline(__always) private func eight(_ pointer: UnsafeMutablePointer<P>) -> UnsafeMutablePointer<Eight> {
        UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Eight.self)
    }

    /// Registers ← y + Σ a u.
    private func argument(_ stage: Int) {
        let target = eight(registers)
        if method.extendsArgument(stage) {
            let last = eight(stage: stage - 1)
            for index in 0..<chunks { target[index] = target[index] + last[index] }
        } else {
            let base = eight(state)
            for index in 0..<chunks { target[index] = base[index] + sum(argumentCoefficients, stage, index) }
        }
    }

    /// Right ← f + (1/h) Σ c u.
    private func rightHandSide(_ stage: Int, inverse: P) {
        let scale = inverse.spread
        let target = eight(right)
        for index in 0..<chunks { target[index] = target[index] + scale * sum(rightCoefficients, stage, index) }
    }

    /// The sum of the stages before a stage, each with its coefficient, for eight numbers.
    @inline(__always) private func sum(_ coefficients: UnsafeMutablePointer<Eight>, _ stage: Int, _ index: Int) -> Eight {
        let row = coefficients + stage * method.stageCount
        var u = eight(stages) + index
        var sum = row[0] * u[0]
        for column in 1..<stage {
            u += chunks
            sum = sum + row[column] * u[0]
        }
        return sum
    }

    /// Zero in lanes where the first stage solves its equation, row by row, to a millionth of the row's terms or of the
    /// tolerance. There is no pivoting, so that this is where a bad pivot shows.
    private func residual(shift: P) -> P {
        let u = stages
        let zero = P(repeating: 0)
        let one = P(repeating: 1)
        let limit = P(repeating: 1e-6)
        var failed = zero
        tape.entries.withUnsafeBufferPointer { entries in
            for row in 0..<tape.stateCount {
                let diagonal = shift * u[row]
                var sum = diagonal - right[row]
                var size = shift * absolute[row] + (diagonal.absolute + right[row].absolute)
                for index in Int(tape.entryStart[row])..<Int(tape.entryStart[row + 1]) {
                    let term = registers[Int(entries[index].slot)] * u[Int(entries[index].column)]
                    sum = sum - term
                    size = size + term.absolute
                }
                failed = P.choose(P.less(limit * size, sum.absolute), one, failed)
            }
        }
        return failed
    }

    /// The end of the step and the largest scaled error of each lane.
    private func finish(_ residual: P) {
        let last = stage(method.stageCount - 1)
        let zero = P(repeating: 0)
        var largest = zero
        var bad = residual
        for index in 0..<tape.stateCount {
            let next = registers[index] + last[index]
            self.next[index] = next
            let before = state[index].absolute
            let after = next.absolute
            let size = P.choose(P.less(before, after), after, before)
            let error = last[index].absolute / (absolute[index] + P(repeating: relative) * size)
            largest = P.choose(P.less(largest, error), error, largest)
            bad = bad + (error + next) * zero
        }
        errors[0] = largest
        taint[0] = bad
    }

    /// Makes the end of the step the new state of one lane.
    func accept(_ lane: Int) {
        let from = UnsafeMutableRawPointer(next).assumingMemoryBound(to: Double.self) + lane
        let to = UnsafeMutableRawPointer(state).assumingMemoryBound(to: Double.self) + lane
        for index in 0..<tape.stateCount { to[index * P.lanes] = from[index * P.lanes] }
    }

    /// A state of one lane at a fraction of the step that was just tried.
    func interpolate(_ index: Int, _ lane: Int, _ theta: Double) -> Double {
        let place = index * P.lanes + lane
        func value(_ pointer: UnsafeMutablePointer<P>) -> Double {
            UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Double.self)[place]
        }
        var p1 = 0.0
        var p2 = 0.0
        var p3 = 0.0
        for stage in 0..<method.stageCount {
            let u = value(self.stage(stage))
            p1 += method.dense[0][stage] * u
            p2 += method.dense[1][stage] * u
            p3 += method.dense[2][stage] * u
        }
        let rest = 1 - theta
        return rest * value(state) + theta * (value(next) + rest * (p1 + theta * (p2 + theta * p3)))
    }
}
