import Kernels

/// A program with its values in the registers of the processor.
///
/// When registers run out, the value whose next use is farthest goes; it is stored if it is not in memory yet. A value from memory gets
/// a register if it is used again before what it would push out, and is else read where it is used.
///
/// Source: L. A. Belady, A study of replacement algorithms for a virtual-storage computer, *IBM Systems Journal* 5, 78 (1966).
struct Allocation {
    /// Instructions up to a group of long operations, and the group.
    struct Part {
        var instructions: Range<Int>
        var long: [kernel_instruction]
    }

    private(set) var instructions: [Instruction] = []
    private(set) var parts: [Part] = []
    /// Places beyond those of the layout.
    private(set) var extent: Int32 = 0

    private static let never = Int32.max

    private let program: Program
    private let layout: Layout
    /// The steps that use a value are `uses[start[value] ..< start[value + 1]]`.
    private var uses: [Int32] = []
    private var start: [Int32] = []
    /// Of the uses of each value the first that is not past.
    private var cursor: [Int32] = []
    /// The register of each value, and the value of each register; −1 if none.
    private var register: [Int8]
    private var holder: [Int32]
    /// The step that next uses what each register holds.
    private var upcoming: [Int32]
    /// Where a value is in memory, or −1.
    private var memory: [Int32]
    private var free: [Int32] = []
    /// Places that are free after the step being written.
    private var released: [Int32] = []
    /// Registers that the step being written reads, as bits.
    private var held: UInt32 = 0

    init(_ program: Program, layout: Layout, registers: Int) {
        self.program = program
        self.layout = layout
        register = Array(repeating: -1, count: program.places.count)
        holder = Array(repeating: -1, count: registers)
        upcoming = Array(repeating: Self.never, count: registers)
        memory = program.places.indices.map { program.isGiven[$0] ? program.places[$0] : -1 }
        findUses()
        write()
    }

    private mutating func findUses() {
        var count = Array(repeating: Int32(0), count: program.places.count + 1)
        for step in program.steps { for argument in step.arguments { count[Int(argument) + 1] += 1 } }
        for value in 0..<program.places.count { count[value + 1] += count[value] }
        start = count
        cursor = count
        uses = Array(repeating: 0, count: Int(count.last ?? 0))
        for (index, step) in program.steps.enumerated() {
            for argument in step.arguments {
                uses[Int(cursor[Int(argument)])] = Int32(index)
                cursor[Int(argument)] += 1
            }
        }
        cursor = start
    }

    private mutating func write() {
        var from = 0
        var index = 0
        while index < program.steps.count {
            if program.steps[index].operation.isLong {
                let end = groupEnd(index)
                let long = leave(index..<end)
                parts.append(Part(instructions: from..<instructions.count, long: long))
                from = instructions.count
                index = end
            } else {
                write(program.steps[index])
                index += 1
            }
        }
        parts.append(Part(instructions: from..<instructions.count, long: []))
    }

    // MARK: Long operations

    /// The end of the group of long operations that starts at a step: none of them needs another.
    private func groupEnd(_ start: Int) -> Int {
        var made: Set<Int32> = []
        var end = start
        while end < program.steps.count, program.steps[end].operation.isLong {
            if program.steps[end].arguments.contains(where: { made.contains($0) }) { break }
            made.insert(program.steps[end].target)
            end += 1
        }
        return end
    }

    /// Brings everything that is needed later to memory, since registers are lost.
    private mutating func leave(_ group: Range<Int>) -> [kernel_instruction] {
        for number in holder.indices where holder[number] >= 0 {
            secure(holder[number])
            register[Int(holder[number])] = -1
            holder[number] = -1
        }
        let long = group.map { index in
            let step = program.steps[index]
            let target = program.places[Int(step.target)] >= 0 ? program.places[Int(step.target)] : spillPlace()
            memory[Int(step.target)] = target
            return kernel_instruction(
                operation: step.operation.rawValue, target: target, a: memory[Int(step.a)], b: step.b < 0 ? -1 : memory[Int(step.b)], c: -1)
        }
        for index in group { for argument in program.steps[index].arguments { pass(argument) } }
        free += released
        released = []
        return long
    }

    // MARK: Steps

    private mutating func write(_ step: Program.Step) {
        held = 0
        switch step.operation {
        case .add: binary(.add, step, commutes: true)
        case .multiply: binary(.multiply, step, commutes: true)
        case .subtract: binary(.subtract, step)
        case .divide: binary(.divide, step)
        case .negate: negate(step)
        case .magnitude: reversed(.without, step)
        case .positive: reversed(.maximum, step)
        case .step: reversed(.compare, step)
        case .squareRoot: unary(.squareRoot, step)
        case .multiplyAdd: fused([.multiplyAdd132, .multiplyAdd213, .multiplyAdd231], step)
        case .multiplySubtract: fused([.multiplySubtract132, .multiplySubtract213, .multiplySubtract231], step)
        case .subtractProduct: fused([.subtractProduct132, .subtractProduct213, .subtractProduct231], step)
        case .power, .exponential, .logarithm: preconditionFailure("Long operations are left to the kernel.")
        }
    }

    private mutating func binary(_ code: Instruction.Code, _ step: Program.Step, commutes: Bool = false) {
        var (a, b) = (step.a, step.b)
        if commutes && register[Int(a)] < 0 && (register[Int(b)] >= 0 || later(b) < later(a)) { swap(&a, &b) }
        let first = fetch(a)
        let second = operand(b)
        finish(step, Instruction(code: code, target: 0, first: first, second: second.register, place: second.place))
    }

    /// Of two operands the second is the first of the instruction.
    private mutating func reversed(_ code: Instruction.Code, _ step: Program.Step) {
        let first = fetch(step.b)
        let second = operand(step.a)
        finish(step, Instruction(code: code, target: 0, first: first, second: second.register, place: second.place))
    }

    private mutating func unary(_ code: Instruction.Code, _ step: Program.Step) {
        let argument = operand(step.a)
        finish(step, Instruction(code: code, target: 0, second: argument.register, place: argument.place))
    }

    private mutating func negate(_ step: Program.Step) {
        let argument = fetch(step.a)
        finish(step, Instruction(code: .exclusiveOr, target: 0, first: argument, place: layout.sign))
    }

    /// Three operands, of which the result replaces one: one that is not needed any more, or else a copy of the third.
    ///
    /// - Parameter codes: The forms 132, 213 and 231.
    private mutating func fused(_ codes: [Instruction.Code], _ step: Program.Step) {
        var (a, b) = (step.a, step.b)
        let c = step.c
        if later(c) == Self.never || (later(a) < Self.never && later(b) < Self.never) {
            let sum = later(c) == Self.never ? fetch(c) : copy(c)
            held |= 1 << UInt32(sum)
            if register[Int(a)] < 0 && (register[Int(b)] >= 0 || later(b) < later(a)) { swap(&a, &b) }
            let first = fetch(a)
            let second = operand(b)
            return finish(
                step, Instruction(code: codes[2], target: sum, first: first, second: second.register, place: second.place), in: sum)
        }
        if later(a) < Self.never { swap(&a, &b) }
        let product = fetch(a)
        // The other factor or the summand may be in memory, but not both.
        let isFactorRead = register[Int(b)] >= 0 || (register[Int(c)] < 0 && later(b) < later(c))
        let first = fetch(isFactorRead ? b : c)
        let second = operand(isFactorRead ? c : b)
        finish(
            step,
            Instruction(
                code: isFactorRead ? codes[1] : codes[0], target: product, first: first, second: second.register, place: second.place),
            in: product)
    }

    /// Ends the lives of arguments that are not used again, and writes the instruction.
    ///
    /// - Parameter chosen: The register of the result; any if `nil`.
    private mutating func finish(_ step: Program.Step, _ instruction: Instruction, in chosen: Int8? = nil) {
        var instruction = instruction
        for argument in step.arguments { pass(argument) }
        // The result may go where an argument is: that is read first. Memory that is read may not be written before.
        held = 0
        let number = chosen ?? takeRegister()
        instruction.target = number
        instructions.append(instruction)
        if instruction.code == .compare {
            instructions.append(Instruction(code: .select, target: number, first: number, place: layout.one))
        }
        free += released
        released = []
        let target = Int(step.target)
        let place = program.places[target]
        if place >= 0 {
            instructions.append(Instruction(code: .store, target: number, place: place))
            memory[target] = place
        }
        if start[target] == start[target + 1] { return }
        put(step.target, in: number)
    }

    // MARK: Values

    /// The step after the present one that uses a value.
    private func later(_ value: Int32) -> Int32 {
        let next = cursor[Int(value)] + 1
        return next < start[Int(value) + 1] ? uses[Int(next)] : Self.never
    }

    private mutating func put(_ value: Int32, in number: Int8) {
        holder[Int(number)] = value
        upcoming[Int(number)] = uses[Int(cursor[Int(value)])]
        register[Int(value)] = number
    }

    /// A value was used; after its last use register and memory are free.
    private mutating func pass(_ value: Int32) {
        cursor[Int(value)] += 1
        let number = Int(register[Int(value)])
        if cursor[Int(value)] < start[Int(value) + 1] {
            if number >= 0 { upcoming[number] = uses[Int(cursor[Int(value)])] }
            return
        }
        if number >= 0 { holder[number] = -1 }
        register[Int(value)] = -1
        if memory[Int(value)] >= layout.count && memory[Int(value)] < Layout.solution { released.append(memory[Int(value)]) }
    }

    /// The register of a value, loaded if need be.
    private mutating func fetch(_ value: Int32) -> Int8 {
        if register[Int(value)] < 0 {
            let number = takeRegister()
            instructions.append(Instruction(code: .load, target: number, place: memory[Int(value)]))
            put(value, in: number)
        }
        held |= 1 << UInt32(register[Int(value)])
        return register[Int(value)]
    }

    /// A register with a value that may be overwritten while the value lives on.
    private mutating func copy(_ value: Int32) -> Int8 {
        if register[Int(value)] >= 0 { held |= 1 << UInt32(register[Int(value)]) }
        let number = takeRegister()
        let known = register[Int(value)]
        instructions.append(
            known >= 0
                ? Instruction(code: .move, target: number, second: known)
                : Instruction(code: .load, target: number, place: memory[Int(value)]))
        return number
    }

    /// A value as the last operand of an instruction: in its register, in one that it gets, or in memory.
    private mutating func operand(_ value: Int32) -> (register: Int8, place: Int32) {
        if register[Int(value)] >= 0 || isWorthKeeping(value) { return (fetch(value), -1) }
        return (-1, memory[Int(value)])
    }

    private func isWorthKeeping(_ value: Int32) -> Bool {
        let next = later(value)
        if next == Self.never { return false }
        return holder.indices.contains { (holder[$0] < 0 || upcoming[$0] > next) && held & 1 << UInt32($0) == 0 }
    }

    /// A register that is free or can be freed.
    private mutating func takeRegister() -> Int8 {
        var farthest = -1
        var distance = Int32(-1)
        for number in holder.indices where held & 1 << UInt32(number) == 0 {
            if holder[number] < 0 { return Int8(number) }
            if upcoming[number] > distance { (farthest, distance) = (number, upcoming[number]) }
        }
        let value = holder[farthest]
        secure(value)
        register[Int(value)] = -1
        holder[farthest] = -1
        return Int8(farthest)
    }

    /// Stores a value that is only in a register.
    private mutating func secure(_ value: Int32) {
        if memory[Int(value)] >= 0 { return }
        memory[Int(value)] = spillPlace()
        instructions.append(Instruction(code: .store, target: register[Int(value)], place: memory[Int(value)]))
    }

    private mutating func spillPlace() -> Int32 {
        if let place = free.popLast() { return place }
        extent += 1
        return layout.count + extent - 1
    }
}
