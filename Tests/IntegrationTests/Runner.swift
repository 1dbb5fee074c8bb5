import Kernels
import Testing

@testable import Integration

/// A way to run programs: an instruction set, a width, and generated code or the list.
struct Runner: CustomStringConvertible {
    let kernel: Kernel
    let width: Int
    let generates: Bool

    var description: String { "\(kernel.name), width \(width), \(generates ? "generated" : "interpreted")" }

    static var all: [Runner] {
        Kernel.supported.flatMap { kernel in
            [1, 8].flatMap { width in
                [false, true].filter { !$0 || kernel.form(width: width) != nil }.map { Runner(kernel: kernel, width: width, generates: $0) }
            }
        }
    }

    /// Runs programs one after the other.
    ///
    /// - Parameter given: The first places of memory, eight numbers each; a block of one lane takes the first of them.
    /// - Returns: The solution vector, or the memory up to the layout's end if there is none.
    func run(_ programs: [Program], _ layout: Layout, given: [[Double]], solution count: Int? = nil) -> [[Double]] {
        let memory = allocate((Int(layout.count) + 4000) * width)
        let solution = allocate(max(count ?? 0, 1) * width)
        defer {
            memory.deallocate()
            solution.deallocate()
        }
        for (place, values) in given.enumerated() { for lane in 0..<width { memory[place * width + lane] = values[lane] } }
        for program in programs { run(program, layout, memory, solution) }
        let result = count == nil ? memory : solution
        return (0..<(count ?? Int(layout.count))).map { place in (0..<width).map { result[place * width + $0] } }
    }

    private func run(
        _ program: Program, _ layout: Layout, _ memory: UnsafeMutablePointer<Double>, _ solution: UnsafeMutablePointer<Double>
    ) {
        guard generates, let form = kernel.form(width: width) else {
            let list = Interpreter(program, layout: layout)
            #expect(list.extent < 4000)
            return width == 1
                ? kernel.table.run_one(list.code, Int32(list.code.count), memory, solution)
                : kernel.table.run(list.code, Int32(list.code.count), memory, solution)
        }
        let allocation = Allocation(program, layout: layout, registers: form.registerCount)
        #expect(allocation.extent < 4000)
        var assembler = Assembler(form)
        let offsets = allocation.parts.map { assembler.function(allocation.instructions[$0.instructions]) }
        guard let code = MachineCode(assembler.bytes) else {
            Issue.record("The system gives no memory that can be run.")
            return
        }
        for (offset, part) in zip(offsets, allocation.parts) {
            code.function(at: offset)(memory, solution)
            if form == .four { code.function(at: offset)(memory + 4, solution + 4) }
            if width == 1 {
                kernel.table.apply_one(part.long, Int32(part.long.count), memory)
            } else {
                kernel.table.apply(part.long, Int32(part.long.count), memory)
            }
        }
    }
}
