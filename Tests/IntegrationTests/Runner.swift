import Kernels
import Testing

@testable import Integration

/// A way to run programs: a precision, an instruction set, a width, and generated code or the list.
struct Runner<Number: LaneNumber>: CustomStringConvertible {
    let kernel: Kernel
    let width: Int
    let generates: Bool

    var description: String { "\(Number.precision), \(kernel.name), width \(width), \(generates ? "generated" : "interpreted")" }

    static var all: [Runner] {
        Kernel.supported.flatMap { kernel in
            [1, Number.precision.lanes].flatMap { width in
                [false, true].filter { !$0 || kernel.form(width: width) != nil }.map { Runner(kernel: kernel, width: width, generates: $0) }
            }
        }
    }

    /// Runs programs one after the other.
    ///
    /// - Parameter given: The first places of memory, a number for each lane; a block of one lane takes the first of them.
    /// - Returns: The solution vector, or the memory up to the layout's end if there is none.
    func run(_ programs: [Program], _ layout: Layout, given: [[Number]], solution count: Int? = nil) -> [[Number]] {
        let memory = numbers((Int(layout.count) + 4000) * width)
        let solution = numbers((count ?? 0) * width)
        defer {
            memory.deallocate()
            solution.deallocate()
        }
        for (place, values) in given.enumerated() { for lane in 0..<width { memory[place * width + lane] = values[lane] } }
        for program in programs { run(program, layout, memory, solution) }
        let result = count == nil ? memory : solution
        return (0..<(count ?? Int(layout.count))).map { place in (0..<width).map { result[place * width + $0] } }
    }

    private func numbers(_ count: Int) -> UnsafeMutablePointer<Number> {
        allocate(bytes: count * MemoryLayout<Number>.size).bindMemory(to: Number.self, capacity: count)
    }

    private func run(
        _ program: Program, _ layout: Layout, _ memory: UnsafeMutablePointer<Number>, _ solution: UnsafeMutablePointer<Number>
    ) {
        let loops = kernel.loops(Number.precision)
        guard generates, let form = kernel.form(width: width) else {
            let list = Interpreter(program, layout: layout)
            #expect(list.extent < 4000)
            return width == 1
                ? loops.run_one(list.code, Int32(list.code.count), memory, solution)
                : loops.run(list.code, Int32(list.code.count), memory, solution)
        }
        let allocation = Allocation(program, layout: layout, registers: form.registerCount)
        #expect(allocation.extent < 4000)
        var assembler = Assembler(form, Number.precision)
        let offsets = allocation.parts.map { assembler.function(allocation.instructions[$0.instructions]) }
        guard let code = MachineCode(assembler.bytes) else {
            Issue.record("The system gives no memory that can be run.")
            return
        }
        for (offset, part) in zip(offsets, allocation.parts) {
            code.function(at: offset)(memory, solution)
            if form == .half { code.function(at: offset)(memory + width / 2, solution + width / 2) }
            if width == 1 {
                loops.apply_one(part.long, Int32(part.long.count), memory)
            } else {
                loops.apply(part.long, Int32(part.long.count), memory)
            }
        }
    }
}
