import Kernels

/// All memory of a block of lanes, and one step of the method for all of them.
///
/// Vectors are `[state][lane]`. This is the boundary of the kernel: above it lanes are single patients, below it there are only
/// programs, tables and pointers.
struct Workspace<Number: LaneNumber> {
    typealias Numbers = UnsafeMutablePointer<Number>
    typealias Doubles = UnsafeMutablePointer<Double>

    let tape: Tape
    let method: RosenbrockMethod
    /// Lanes side by side: 1, or as many as the precision has.
    let width: Int
    let code: Code
    /// The memory of the tape's programs; see ``Layout``.
    let memory: Numbers
    /// The state at the start of the step.
    let state: Numbers
    /// The state at the end of the step, if it is accepted.
    let next: Numbers
    /// For each lane the step being tried, the largest scaled error, and zero unless the step is unusable.
    let steps: Doubles
    let errors: Numbers
    let failures: Numbers
    /// One in lanes whose step is accepted, else zero.
    let taken: Numbers
    /// For each look of a round the lane that is looked at, and where, as a fraction of the step.
    let lookLanes: UnsafeMutablePointer<Int32>
    let fractions: Doubles
    /// By how much the next step of each lane may be longer, in whole packets.
    let growths: UnsafeMutableBufferPointer<Double>
    let absolute: Numbers
    let relative: Double
    /// The stages one after the other, each as long as a state.
    private let stages: Numbers
    private let argumentRows: Doubles
    private let offsetRows: Doubles
    /// 1/h of every lane.
    private let scale: Numbers
    /// Of the stages, the start and the end of the step in an interpolated state.
    private let weights: Numbers
    /// The fractions as the kernel takes them.
    private let portions: Numbers
    private let everyPlace: [Int32]
    /// All of these in one piece.
    private let base: UnsafeMutableRawPointer

    /// Numbers in a packet.
    private static var lanes: Int { Number.precision.lanes }
    private var kernel: kernel_loops { code.loops }
    /// Numbers in a vector of states.
    private var length: Int { tape.paddedStateCount * width }
    /// Packets in it.
    private var packets: Int { length / Self.lanes }

    init(_ tape: Tape, method: RosenbrockMethod, tolerance: Tolerance, width: Int, code: Code? = nil) {
        precondition(method.stageCount <= 8, "The kernel knows methods of up to eight stages.")
        self.tape = tape
        self.method = method
        self.width = width
        self.code = code ?? tape.store.code(tape, kernel: .best, precision: Number.precision, width: width)
        let (length, lanes, squared) = (tape.paddedStateCount * width, Self.lanes, method.stageCount * method.stageCount)
        base = allocate(bytes: Self.size(tape, method, width: width, self.code))
        var end = base
        func take<Value>(_ count: Int) -> UnsafeMutablePointer<Value> {
            defer { end += Self.wholePackets(count * MemoryLayout<Value>.size) }
            return end.bindMemory(to: Value.self, capacity: count)
        }
        // A single number is at times read with its neighbours, which follow.
        memory = take(self.code.extent * width)
        (state, next, absolute) = (take(length), take(length), take(length))
        stages = take(length * method.stageCount)
        weights = take((method.stageCount + 2) * lanes)
        (errors, failures, scale) = (take(lanes), take(lanes), take(lanes))
        (taken, portions) = (take(lanes), take(lanes))
        (steps, fractions, lookLanes) = (take(lanes), take(lanes), take(lanes))
        growths = UnsafeMutableBufferPointer(start: take(lanes), count: lanes)
        (argumentRows, offsetRows) = (take(squared), take(squared))
        relative = tolerance.relative
        everyPlace = (0..<Int32(length / lanes)).map { $0 }
        // In a block of one lane what stands side by side are states.
        for index in 0..<lanes { lookLanes[index] = Int32(index) }
        steps.update(repeating: 1, count: lanes)
        absolute.update(repeating: 1, count: length)
        for (index, value) in tolerance.absolute(for: tape.stateCount).enumerated() { fill(absolute, index, value) }
        for constant in tape.constants { fill(memory, Int(constant.slot), constant.value) }
        Self.fill(argumentRows, method.a)
        Self.fill(offsetRows, method.c)
    }

    private func fill(_ vector: Numbers, _ index: Int, _ value: Double) {
        (vector + index * width).update(repeating: Number(keepingSign: value), count: width)
    }

    private static func fill(_ table: Doubles, _ rows: [[Double]]) {
        for (row, values) in rows.enumerated() {
            for (column, value) in values.enumerated() { table[row * rows.count + column] = value }
        }
    }

    func deallocate() { base.deallocate() }

    /// Bytes that a workspace takes; each of its parts ends on the boundary of a packet.
    static func size(_ tape: Tape, _ method: RosenbrockMethod, width: Int, _ code: Code) -> Int {
        let number = MemoryLayout<Number>.size
        let vectors = (method.stageCount + 3) * tape.paddedStateCount * width * number
        let packets = (method.stageCount + 7) * lanes * number
        let doubles = 3 * wholePackets(lanes * 8) + 2 * wholePackets(method.stageCount * method.stageCount * 8)
        return wholePackets(code.extent * width * number) + vectors + packets + doubles + wholePackets(lanes * 4)
    }

    private static func wholePackets(_ bytes: Int) -> Int { (bytes + 63) / 64 * 64 }

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
                memory, stage(number), state, stages, argumentRows + number * method.stageCount,
                offsetRows + number * method.stageCount, Int32(number), method.extendsArgument(number) ? 1 : 0, Int32(packets), scale)
            code.run(number == 0 ? code.start : code.stage, memory, solution: stage(number))
            if number == 0 { check() }
        }
        conclude()
    }

    private func setScales() {
        let shift = place(tape.layout.shift)
        for lane in 0..<width {
            scale[lane] = Number(1 / steps[lane])
            shift[lane] = Number((1 / steps[lane]) / method.gamma)
        }
        if width == 1 { scale.update(repeating: scale[0], count: Self.lanes) }
    }

    /// Marks lanes where a pivot is next to nothing, since there is no pivoting.
    ///
    /// A pivot is 1/(γh) and what elimination added to it, which may have cancelled it. What rounding makes of larger ones shows in the error
    /// estimate as far as it matters.
    private func check() {
        let (shift, pivots) = (place(tape.layout.shift), place(tape.layout.pivots))
        failures.update(repeating: 0, count: Self.lanes)
        for lane in 0..<width {
            failures[lane] = max(pivots[lane] * shift[lane], pivots[width + lane]) > Self.largestRatio ? 1 : 0
        }
    }

    /// By how much a pivot may be smaller than what it is made of.
    private static var largestRatio: Number { Number.precision == .double ? 1e6 : 1e4 }

    /// The end of the step, the largest scaled error of each lane, and whether all is finite.
    private func conclude() {
        kernel.conclude(next, memory, stage(method.stageCount - 1), state, absolute, relative, Int32(packets), errors, failures)
        guard width == 1 else { return }
        for index in 1..<Self.lanes {
            errors[0] = max(errors[0], errors[index])
            failures[0] += failures[index]
        }
    }

    // MARK: Between steps

    /// Brings what depends on parameters alone up to date.
    func prepare() { code.run(code.prologue, memory, solution: stages) }

    /// The same where only some parameters have changed.
    func prepare(_ changed: Set<Int>) { for parameter in changed { code.update(parameter, memory) } }

    /// Makes the end of the step the state, in the lanes that are taken.
    func accept() {
        if width == 1 { taken.update(repeating: taken[0], count: Self.lanes) }
        kernel.accept(state, next, taken, Int32(packets))
    }

    /// Evaluates the outputs for a round of looks, each at its lane and its fraction of the step that was just tried.
    ///
    /// - Parameters:
    ///   - count: Looks, at most as many as lanes.
    ///   - wholeStates: Whether all states are evaluated, and not only those that outputs depend on.
    func look(_ count: Int, wholeStates: Bool) {
        if width == 1 { fractions.update(repeating: fractions[0], count: Self.lanes) }
        for look in 0..<(width == 1 ? Self.lanes : count) { setWeights(look, fractions[look]) }
        (wholeStates || width == 1 ? everyPlace : tape.outputStates).withUnsafeBufferPointer { places in
            kernel.interpolate(
                memory, places.baseAddress, Int32(places.count), state, next, stages, Int32(packets), weights, Int32(method.stageCount),
                portions, lookLanes)
        }
        copyParameters()
        code.run(code.outputs, memory, solution: stages)
    }

    /// The outputs of the looks of the last round, a row for each.
    func read(_ looks: Int, into rows: UnsafeMutablePointer<Double>) {
        if width > 1 { return kernel.read(memory, tape.outputSlots, Int32(tape.outputSlots.count), Int32(looks), rows) }
        for (index, slot) in tape.outputSlots.enumerated() { rows[index] = Double(memory[Int(slot)]) }
    }

    /// Gives each look what outputs take from the parameters of its lane.
    private func copyParameters() {
        if width > 1 { return kernel.pick(memory, tape.outputCopies, Int32(tape.outputCopies.count), lookLanes) }
        for copy in tape.outputCopies { memory[Int(copy.to)] = memory[Int(copy.from)] }
    }

    private func setWeights(_ look: Int, _ theta: Double) {
        let (count, lanes) = (method.stageCount, Self.lanes)
        let rest = 1 - theta
        for number in 0..<count {
            let inner = method.dense[1][number] + theta * method.dense[2][number]
            weights[number * lanes + look] = Number(theta * rest * (method.dense[0][number] + theta * inner))
        }
        weights[count * lanes + look] = Number(rest)
        weights[(count + 1) * lanes + look] = Number(theta)
        portions[look] = Number(theta)
    }
}

/// Memory, zero, on the boundary of a cache line.
func allocate(bytes: Int) -> UnsafeMutableRawPointer {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(bytes, 64), alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: max(bytes, 64))
    return memory
}
