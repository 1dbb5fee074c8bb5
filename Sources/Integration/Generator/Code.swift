import Kernels
import Synchronization

/// The programs of a tape made ready for a kernel, for a precision and for blocks of a width: generated code where the processor is
/// known, lists for a loop in C elsewhere. Both give the same bits.
final class Code: @unchecked Sendable {
    /// A program. Pointers only, so that running it counts no references.
    struct Routine {
        fileprivate let parts: UnsafeBufferPointer<Part>
    }

    /// A function, where there is generated code, and the long operations that follow it; else a whole program as a list.
    fileprivate struct Part {
        let function: MachineCode.Function?
        let long: UnsafeBufferPointer<kernel_instruction>
    }

    let loops: kernel_loops
    let width: Int
    /// Places of a block's memory.
    let extent: Int
    let (prologue, initials, start, stage, outputs): (Routine, Routine, Routine, Routine, Routine)
    private let tape: Tape
    /// For each parameter that has changed alone so far, the part of the prologue that follows from it.
    private let updates = Mutex<[Int: [kernel_instruction]]>([:])
    private let form: Form?
    private let machine: MachineCode?
    private let routines: [Routine]

    init(_ tape: Tape, kernel: Kernel, precision: Precision, width: Int, generates: Bool = true) {
        loops = kernel.loops(precision)
        self.width = width
        self.tape = tape
        let programs = [tape.prologue, tape.initials, tape.start, tape.stage, tape.outputs]
        var builder = Builder(layout: tape.layout)
        var (form, machine): (Form?, MachineCode?) = (nil, nil)
        var offsets: [[Int]] = []
        if generates, let wanted = kernel.form(width: width) {
            var assembler = Assembler(wanted, precision)
            offsets = programs.map { builder.generate($0, &assembler, wanted) }
            machine = MachineCode(assembler.bytes)
            form = machine == nil ? nil : wanted
        }
        if machine == nil { builder = Builder(layout: tape.layout) }
        let groups = programs.indices.map { machine == nil ? [builder.list(programs[$0])] : builder.groups[$0] }
        routines = programs.indices.map { index in
            Self.routine(groups[index].indices.map { Part(function: machine?.function(at: offsets[index][$0]), long: groups[index][$0]) })
        }
        (prologue, initials, start, stage, outputs) = (routines[0], routines[1], routines[2], routines[3], routines[4])
        extent = Int(tape.layout.count) + builder.extent
        (self.form, self.machine) = (form, machine)
    }

    deinit {
        for routine in routines {
            for part in routine.parts { part.long.deallocate() }
            routine.parts.deallocate()
        }
    }

    private static func routine(_ parts: [Part]) -> Routine {
        let copy = UnsafeMutableBufferPointer<Part>.allocate(capacity: parts.count)
        _ = copy.initialize(from: parts)
        return Routine(parts: UnsafeBufferPointer(copy))
    }

    /// Runs a program over the memory of a block.
    func run(_ routine: Routine, _ memory: UnsafeMutableRawPointer, solution: UnsafeMutableRawPointer) {
        for part in routine.parts {
            let (list, count) = (part.long.baseAddress, Int32(part.long.count))
            guard let function = part.function else {
                if width == 1 { loops.run_one(list, count, memory, solution) } else { loops.run(list, count, memory, solution) }
                continue
            }
            function(memory, solution)
            if form == .half { function(memory + 32, solution + 32) }
            if count == 0 { continue }
            if width == 1 { loops.apply_one(list, count, memory) } else { loops.apply(list, count, memory) }
        }
    }

    /// Brings up to date what depends on one parameter, which has changed while all others stayed.
    ///
    /// From a list, since it is a few steps of the hundreds of the prologue.
    func update(_ parameter: Int, _ memory: UnsafeMutableRawPointer) {
        let list = updates.withLock { updates in
            if let known = updates[parameter] { return known }
            let list = Interpreter(tape.prologue.following(tape.parameterSlot(parameter)), layout: tape.layout).code
            updates[parameter] = list
            return list
        }
        (width == 1 ? loops.run_one : loops.run)(list, Int32(list.count), memory, memory)
    }

    /// Collects what programs become.
    private struct Builder {
        let layout: Layout
        var extent = 0
        var groups: [[UnsafeBufferPointer<kernel_instruction>]] = []

        init(layout: Layout) { self.layout = layout }

        mutating func generate(_ program: Program, _ assembler: inout Assembler, _ form: Form) -> [Int] {
            let allocation = Allocation(program, layout: layout, registers: form.registerCount)
            extent = max(extent, Int(allocation.extent))
            groups.append(allocation.parts.map { Self.copy($0.long) })
            return allocation.parts.map { assembler.function(allocation.instructions[$0.instructions]) }
        }

        mutating func list(_ program: Program) -> UnsafeBufferPointer<kernel_instruction> {
            let interpreter = Interpreter(program, layout: layout)
            extent = max(extent, interpreter.extent)
            return Self.copy(interpreter.code)
        }

        private static func copy(_ list: [kernel_instruction]) -> UnsafeBufferPointer<kernel_instruction> {
            let copy = UnsafeMutableBufferPointer<kernel_instruction>.allocate(capacity: list.count)
            _ = copy.initialize(from: list)
            return UnsafeBufferPointer(copy)
        }
    }
}

/// The code of a tape, made when it is first needed and shared by all who run the tape.
final class CodeStore: Sendable {
    private struct Key: Hashable {
        let kernel: String
        let precision: Precision
        let width: Int
    }

    private let known = Mutex<[Key: Code]>([:])

    func code(_ tape: Tape, kernel: Kernel, precision: Precision, width: Int) -> Code {
        let key = Key(kernel: kernel.name, precision: precision, width: width)
        return known.withLock { known in
            if let code = known[key] { return code }
            let code = Code(tape, kernel: kernel, precision: precision, width: width)
            known[key] = code
            return code
        }
    }
}
