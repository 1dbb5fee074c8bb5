/// All memory of a block of lanes, and one step of the method for all of them.
///
/// Vectors are `[state][lane]`, padded so that eight numbers can always be handled together, whatever the width. This is the
/// boundary of the kernel: above it lanes are single patients, below it there are only tables and pointers.
struct Workspace<P: Packet> {
    typealias Eight = SIMD8<Double>

    let tape: Tape
    let method: RosenbrockMethod
    /// The loops of a block of eight; `nil` for those in Swift.
    private let kernel: Kernel?
    let registers: UnsafeMutablePointer<P>
    /// The state at the start of the step.
    let state: UnsafeMutablePointer<P>
    /// The state at the end of the step, if it is accepted.
    let next: UnsafeMutablePointer<P>
    /// The stages one after the other, each as long as a state.
    private let stages: UnsafeMutablePointer<P>
    private let right: UnsafeMutablePointer<P>
    let absolute: UnsafeMutablePointer<P>
    let relative: Double
    private let argumentCoefficients: UnsafeMutablePointer<Eight>
    private let rightCoefficients: UnsafeMutablePointer<Eight>
    /// The same as rows of numbers, for the kernel.
    private let argumentRows: UnsafeMutablePointer<Double>
    private let rightRows: UnsafeMutablePointer<Double>
    private let factorisation: Factorisation<P>
    /// For each lane the step being tried, the largest scaled error, and zero unless the step is unusable.
    let steps: UnsafeMutablePointer<P>
    let errors: UnsafeMutablePointer<P>
    let failures: UnsafeMutablePointer<P>
    /// 1/h of every lane, where the kernel reads it.
    private let inverses: UnsafeMutablePointer<P>
    /// One in lanes whose step is accepted, else zero.
    let taken: UnsafeMutablePointer<P>
    /// Where each lane is looked at, as a fraction of the step.
    let fractions: UnsafeMutablePointer<P>
    /// Of the stages, the start and the end of the step in an interpolated state.
    private let weights: UnsafeMutablePointer<P>
    private let chunks: Int
    private let allStates: [Int32]

    init(_ tape: Tape, method: RosenbrockMethod, tolerance: Tolerance, kernel: Kernel? = P.kernel) {
        self.tape = tape
        self.kernel = kernel
        self.method = method
        let length = tape.paddedStateCount
        registers = allocate(tape.slotCount)
        state = allocate(length)
        next = allocate(length)
        stages = allocate(length * method.stageCount)
        right = allocate(length)
        absolute = allocate(length)
        relative = tolerance.relative
        argumentCoefficients = Self.table(method.a)
        rightCoefficients = Self.table(method.c)
        argumentRows = Self.rows(method.a)
        rightRows = Self.rows(method.c)
        factorisation = Factorisation(tape.elimination, sources: tape.placeSlots, kernel: kernel)
        weights = allocate(method.stageCount + 2)
        steps = allocate(1)
        errors = allocate(1)
        failures = allocate(1)
        inverses = allocate(1)
        taken = allocate(1)
        fractions = allocate(1)
        allStates = (0..<tape.stateCount).map(Int32.init)
        steps[0] = P(repeating: 1)
        chunks = length * P.lanes / 8
        for (index, value) in tolerance.absolute(for: tape.stateCount).enumerated() { absolute[index] = P(repeating: value) }
        for constant in tape.constants { registers[Int(constant.slot)] = P(repeating: constant.value) }
    }

    func deallocate() {
        for pointer in [registers, state, next, stages, right, absolute, steps, errors, failures, inverses, taken, fractions, weights] {
            pointer.deallocate()
        }
        argumentCoefficients.deallocate()
        rightCoefficients.deallocate()
        argumentRows.deallocate()
        rightRows.deallocate()
        factorisation.deallocate()
    }

    /// Bytes that a workspace takes.
    static func size(_ tape: Tape, _ method: RosenbrockMethod) -> Int {
        let vectors = tape.paddedStateCount * (method.stageCount + 4)
        let factors = tape.elimination.placeCount + tape.stateCount
        return (tape.slotCount + vectors + factors + method.stageCount + 9) * MemoryLayout<P>.stride
    }

    private static func table(_ rows: [[Double]]) -> UnsafeMutablePointer<Eight> {
        let table: UnsafeMutablePointer<Eight> = allocate(rows.count * rows.count)
        for (row, values) in rows.enumerated() {
            for (column, value) in values.enumerated() { table[row * rows.count + column] = Eight(repeating: value) }
        }
        return table
    }

    private static func rows(_ rows: [[Double]]) -> UnsafeMutablePointer<Double> {
        let table: UnsafeMutablePointer<Double> = allocate(rows.count * rows.count)
        for (row, values) in rows.enumerated() {
            for (column, value) in values.enumerated() { table[row * rows.count + column] = value }
        }
        return table
    }

    /// One stage; `[state][lane]`.
    func stage(_ number: Int) -> UnsafeMutablePointer<P> { stages + number * tape.paddedStateCount }

    // MARK: A step

    /// Tries one step in every lane, from `state` with `steps`, and leaves the result in `next`, `errors` and `failures`.
    func attempt() {
        let inverse = P(repeating: 1) / steps[0]
        let shift = inverse / P(repeating: method.gamma)
        registers.update(from: state, count: tape.paddedStateCount)
        tape.jacobianRates.run(registers, kernel: kernel)
        rightHandSide(0, inverse: inverse)
        tape.jacobian.run(registers, kernel: kernel)
        factorisation.factorise(registers, shift: shift)
        factorisation.solve(right, into: stage(0))
        failures[0] = residual(shift: shift)
        for number in 1..<method.stageCount {
            argument(number)
            tape.rates.run(registers, kernel: kernel)
            rightHandSide(number, inverse: inverse)
            factorisation.solve(right, into: stage(number))
        }
        conclude()
    }

    @inline(__always) private func eight(_ pointer: UnsafeMutablePointer<P>) -> UnsafeMutablePointer<Eight> {
        UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Eight.self)
    }

    /// Registers ← y + Σ a u.
    private func argument(_ number: Int) {
        if let kernel {
            if method.extendsArgument(number) {
                return kernel.extend(registers, stage(number - 1), length: tape.paddedStateCount)
            }
            return kernel.argument(
                registers, state, stages, argumentRows + number * method.stageCount, terms: number, length: tape.paddedStateCount)
        }
        let target = eight(registers)
        if method.extendsArgument(number) {
            let last = eight(stage(number - 1))
            for index in 0..<chunks { target[index] = target[index] + last[index] }
        } else {
            let base = eight(state)
            for index in 0..<chunks { target[index] = base[index] + sum(argumentCoefficients, number, index) }
        }
    }

    /// Right ← f + (1/h) Σ c u, with f from the registers.
    private func rightHandSide(_ number: Int, inverse: P) {
        tape.rateSlots.withUnsafeBufferPointer { slots in
            if let kernel {
                inverses[0] = inverse
                return kernel.rightSide(
                    right, registers, slots, stages, rightRows + number * method.stageCount, terms: number, length: tape.paddedStateCount,
                    inverse: inverses)
            }
            for index in 0..<slots.count { right[index] = registers[Int(slots[index])] }
            if number > 0 { addStages(number, inverse: inverse) }
        }
    }

    private func addStages(_ number: Int, inverse: P) {
        let scale = inverse.spread
        let target = eight(right)
        for index in 0..<chunks { target[index] = target[index] + scale * sum(rightCoefficients, number, index) }
    }

    /// The sum of the stages before a stage, each with its coefficient, for eight numbers.
    @inline(__always) private func sum(_ coefficients: UnsafeMutablePointer<Eight>, _ number: Int, _ index: Int) -> Eight {
        let row = coefficients + number * method.stageCount
        var u = eight(stages) + index
        var sum = row[0] * u[0]
        for column in 1..<number {
            u += chunks
            sum = sum + row[column] * u[0]
        }
        return sum
    }

    /// One in lanes where the first stage misses its equation in some row by more than a millionth of the row's terms and of
    /// the tolerance, else zero. There is no pivoting, so that this is where a bad pivot shows.
    private func residual(shift: P) -> P {
        let limit = P(repeating: 1e-6)
        var failed = P(repeating: 0)
        tape.entries.withUnsafeBufferPointer { entries in
            for row in 0..<tape.stateCount {
                let diagonal = shift * stages[row]
                var sum = diagonal - right[row]
                var size = shift * absolute[row] + (diagonal.absolute + right[row].absolute)
                for index in Int(tape.entryStart[row])..<Int(tape.entryStart[row + 1]) {
                    let term = registers[Int(entries[index].slot)] * stages[Int(entries[index].column)]
                    sum = sum - term
                    size = size + term.absolute
                }
                failed = P.choose(P.less(limit * size, sum.absolute), P(repeating: 1), failed)
            }
        }
        return failed
    }

    // MARK: Between steps

    /// Makes the end of the step the state, in the lanes that are taken.
    func accept() {
        if let kernel { return kernel.accept(state, next, mask: taken, count: tape.stateCount) }
        let mask = P.less(P(repeating: 0), taken[0])
        for index in 0..<tape.stateCount { state[index] = P.choose(mask, next[index], state[index]) }
    }

    /// Evaluates the outputs in every lane at its fraction of the step that was just tried.
    ///
    /// - Parameter wholeStates: Whether all states are evaluated, and not only those that outputs depend on.
    func look(wholeStates: Bool) {
        let theta = fractions[0]
        let rest = P(repeating: 1) - theta
        for number in 0..<method.stageCount {
            let inner = P(repeating: method.dense[1][number]) + theta * P(repeating: method.dense[2][number])
            weights[number] = theta * rest * (P(repeating: method.dense[0][number]) + theta * inner)
        }
        weights[method.stageCount] = rest
        weights[method.stageCount + 1] = theta
        (wholeStates ? allStates : tape.outputStates).withUnsafeBufferPointer { interpolate($0) }
        tape.outputs.run(registers, kernel: kernel)
    }

    /// Registers ← the states inside the step; the start of it where the fraction is zero.
    private func interpolate(_ list: UnsafeBufferPointer<Int32>) {
        let count = method.stageCount
        if let kernel {
            return kernel.interpolate(
                registers, list, state, next, stages, length: tape.paddedStateCount, weights, terms: count, fraction: fractions)
        }
        let inside = P.less(P(repeating: 0), fractions[0])
        for index in list {
            let place = Int(index)
            var sum = weights[count] * state[place] + weights[count + 1] * next[place]
            for number in 0..<count { sum = sum + weights[number] * stages[place + number * tape.paddedStateCount] }
            registers[place] = P.choose(inside, sum, state[place])
        }
    }

    // MARK: The parts of a step

    /// The end of the step, the largest scaled error of each lane, and whether all is finite.
    private func conclude() {
        let last = stage(method.stageCount - 1)
        if let kernel {
            return kernel.conclude(
                next, registers, last, state, absolute, relative: relative, count: tape.stateCount, errors, failures)
        }
        let zero = P(repeating: 0)
        var largest = zero
        var failed = failures[0]
        for index in 0..<tape.stateCount {
            let end = registers[index] + last[index]
            next[index] = end
            let (before, after) = (state[index].absolute, end.absolute)
            let size = P.choose(P.less(before, after), after, before)
            let error = last[index].absolute / (absolute[index] + P(repeating: relative) * size)
            largest = P.choose(P.less(largest, error), error, largest)
            // Zero times what is infinite or not a number is not a number.
            failed = failed + (error + end) * zero
        }
        errors[0] = largest
        failures[0] = failed
    }
}
