import Kernels

/// All memory of a block of lanes, and one step of the method for all of them.
///
/// Vectors are `[state][lane]`. This is the boundary of the kernel: above it lanes are single patients, below it there are only
/// programs, tables and pointers.
struct Workspace {
    typealias Numbers = UnsafeMutablePointer<Double>

    let tape: Tape
    let method: RosenbrockMethod
    /// Lanes side by side: 1 or 8.
    let width: Int
    let code: Code
    /// The memory of the tape's programs; see ``Layout``.
    let memory: Numbers
    /// The state at the start of the step.
    let state: Numbers
    /// The state at the end of the step, if it is accepted.
    let next: Numbers
    /// For each lane the step being tried, the largest scaled error, and zero unless the step is unusable.
    let steps: Numbers
    let errors: Numbers
    let failures: Numbers
    /// One in lanes whose step is accepted, else zero.
    let taken: Numbers
    /// Where each lane is looked at, as a fraction of the step.
    let fractions: Numbers
    let absolute: Numbers
    let relative: Double
    /// The stages one after the other, each as long as a state.
    private let stages: Numbers
    private let argumentRows: Numbers
    private let offsetRows: Numbers
    /// −1/h of every lane.
    private let scale: Numbers
    private let excess: Numbers
    /// Of the stages, the start and the end of the step in an interpolated state.
    private let weights: Numbers
    private let everyPlace: [Int32]
    /// All of these in one piece.
    private let base: Numbers

    private var kernel: kernel_table { code.kernel.table }
    /// Numbers in a vector of states.
    private var length: Int { tape.paddedStateCount * width }
    /// Packets of eight in it.
    private var packets: Int { length / 8 }

    init(_ tape: Tape, method: RosenbrockMethod, tolerance: Tolerance, width: Int, code: Code? = nil) {
        precondition(method.stageCount <= 8, "The kernel knows methods of up to eight stages.")
        self.tape = tape
        self.method = method
        self.width = width
        self.code = code ?? tape.store.code(tape, kernel: .best, width: width)
        let length = tape.paddedStateCount * width
        let start = allocate(Self.size(tape, method, width: width, self.code) / 8)
        base = start
        var end = start
        func take(_ count: Int) -> Numbers {
            defer { end += (count + 7) / 8 * 8 }
            return end
        }
        // A single number is at times read with its neighbour, which follows.
        memory = take(self.code.extent * width)
        state = take(length)
        next = take(length)
        stages = take(length * method.stageCount)
        absolute = take(length)
        weights = take((method.stageCount + 2) * 8)
        (steps, errors, failures, scale) = (take(8), take(8), take(8), take(8))
        (excess, taken, fractions) = (take(8), take(8), take(8))
        argumentRows = take(method.stageCount * method.stageCount)
        offsetRows = take(method.stageCount * method.stageCount)
        relative = tolerance.relative
        everyPlace = (0..<Int32(length / 8)).map { $0 }
        steps.update(repeating: 1, count: 8)
        absolute.update(repeating: 1, count: length)
        for (index, value) in tolerance.absolute(for: tape.stateCount).enumerated() { fill(absolute, index, value) }
        for constant in tape.constants { fill(memory, Int(constant.slot), constant.value) }
        Self.fill(argumentRows, method.a)
        Self.fill(offsetRows, method.c)
    }

    private func fill(_ vector: Numbers, _ index: Int, _ value: Double) { (vector + index * width).update(repeating: value, count: width) }

    private static func fill(_ table: Numbers, _ rows: [[Double]]) {
        for (row, values) in rows.enumerated() {
            for (column, value) in values.enumerated() { table[row * rows.count + column] = value }
        }
    }

    func deallocate() { base.deallocate() }

    /// Bytes that a workspace takes.
    static func size(_ tape: Tape, _ method: RosenbrockMethod, width: Int, _ code: Code) -> Int {
        let vectors = tape.paddedStateCount * (method.stageCount + 3)
        // Each part ends on a boundary of eight numbers.
        return ((code.extent + vectors) * width + 8 * (method.stageCount + 10) + 2 * method.stageCount * method.stageCount + 24) * 8
    }

    /// One stage; `[state][lane]`.
    func stage(_ number: Int) -> Numbers { stages + number * length }

    /// The numbers of a place of ``memory``.
    func place(_ place: Int32) -> Numbers { memory + Int(place) * width }

    // MARK: A step

    /// Tries one step in every lane, from `state` with `steps`, and leaves the result in `next`, `errors` and `failures`.
    func attempt() {
        setScales()
        for number in 0..<method.stageCount {
            kernel.advance(
                memory, place(tape.layout.offset), state, stages, argumentRows + number * method.stageCount,
                offsetRows + number * method.stageCount, Int32(number), method.extendsArgument(number) ? 1 : 0, Int32(packets), scale)
            code.run(number == 0 ? code.start : code.rates, memory, solution: stages)
            code.run(code.solution, memory, solution: stage(number))
            if number == 0 { checkResidual() }
        }
        conclude()
    }

    private func setScales() {
        let shift = place(tape.layout.shift)
        for lane in 0..<width {
            scale[lane] = -1 / steps[lane]
            shift[lane] = (1 / steps[lane]) / method.gamma
        }
        if width == 1 { (scale + 1).update(repeating: scale[0], count: 7) }
    }

    /// Marks lanes where the first stage misses its equation in some row by more than a millionth of the row's terms and of the
    /// tolerance. There is no pivoting, so that this is where a bad pivot shows.
    private func checkResidual() {
        let (right, shift) = (place(tape.layout.right), place(tape.layout.shift))
        tape.entries.withUnsafeBufferPointer { entries in
            tape.entryStart.withUnsafeBufferPointer { starts in
                let count = Int32(tape.stateCount)
                if width == 1 {
                    kernel.residual_one(entries.baseAddress, starts.baseAddress, count, memory, stages, right, absolute, shift, excess)
                } else {
                    kernel.residual(entries.baseAddress, starts.baseAddress, count, memory, stages, right, absolute, shift, excess)
                }
            }
        }
        for lane in 0..<8 { failures[lane] = lane < width && excess[lane] > 0 ? 1 : 0 }
    }

    /// The end of the step, the largest scaled error of each lane, and whether all is finite.
    private func conclude() {
        kernel.conclude(next, memory, stage(method.stageCount - 1), state, absolute, relative, Int32(packets), errors, failures)
        guard width == 1 else { return }
        for index in 1..<8 {
            errors[0] = max(errors[0], errors[index])
            failures[0] += failures[index]
        }
    }

    // MARK: Between steps

    /// Brings what depends on parameters alone up to date.
    func prepare() { code.run(code.prologue, memory, solution: stages) }

    /// Makes the end of the step the state, in the lanes that are taken.
    func accept() {
        if width == 1 { taken.update(repeating: taken[0], count: 8) }
        kernel.accept(state, next, taken, Int32(packets))
    }

    /// Evaluates the outputs in every lane at its fraction of the step that was just tried.
    ///
    /// - Parameter wholeStates: Whether all states are evaluated, and not only those that outputs depend on.
    func look(wholeStates: Bool) {
        if width == 1 { fractions.update(repeating: fractions[0], count: 8) }
        for lane in 0..<8 { setWeights(lane, fractions[lane]) }
        (wholeStates || width == 1 ? everyPlace : tape.outputStates).withUnsafeBufferPointer { places in
            kernel.interpolate(
                memory, places.baseAddress, Int32(places.count), state, next, stages, Int32(packets), weights, Int32(method.stageCount),
                fractions)
        }
        code.run(code.outputs, memory, solution: stages)
    }

    private func setWeights(_ lane: Int, _ theta: Double) {
        let count = method.stageCount
        let rest = 1 - theta
        for number in 0..<count {
            let inner = method.dense[1][number] + theta * method.dense[2][number]
            weights[number * 8 + lane] = theta * rest * (method.dense[0][number] + theta * inner)
        }
        weights[count * 8 + lane] = rest
        weights[(count + 1) * 8 + lane] = theta
    }
}

/// Memory for numbers, zero, on the boundary of a cache line.
func allocate(_ count: Int) -> UnsafeMutablePointer<Double> {
    let raw = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1) * 8, alignment: 64)
    let typed = raw.bindMemory(to: Double.self, capacity: max(count, 1))
    typed.initialize(repeating: 0, count: max(count, 1))
    return typed
}
