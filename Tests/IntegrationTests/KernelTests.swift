import Testing

@testable import Integration

/// The loops in C, in every instruction set that this machine has, against the loops in Swift.
@Suite("Kernels")
struct KernelTests {
    private typealias Eight = SIMD8<Double>

    /// Values of all kinds: ordinary ones, tiny and huge ones, zeros of both signs, and what is no number.
    private func value(_ random: inout Generator) -> Double {
        switch Int(random.uniform() * 12) {
        case 0: 0
        case 1: -0.0
        case 2: Double.leastNormalMagnitude / 64
        case 3: 1e300 * random.uniform()
        case 4: -random.uniform()
        case 5: [Double.infinity, -Double.infinity, Double.nan][Int(random.uniform() * 3)]
        default: 20 * random.uniform() - 4
        }
    }

    /// Bits, with all that is not a number taken as one: which of two such operands survives is not specified.
    private func bits(_ value: Double) -> UInt64 { value.isNaN ? Double.nan.bitPattern : value.bitPattern }

    @Test("Every operation gives the bits of its loop in Swift, in every instruction set")
    func operations() {
        var random = Generator(state: 31)
        for operation in Program.Operation.allCases {
            var program = Program()
            let isUnary: Set<Program.Operation> = [.negate, .exponential, .logarithm, .squareRoot, .positive, .step]
            for index in 0..<40 {
                program.append(
                    operation,
                    .init(
                        target: Int32(120 + index), a: Int32(index), b: isUnary.contains(operation) ? -1 : Int32(40 + index),
                        c: Int32(80 + index)))
            }
            let start = (0..<160).map { _ in Eight((0..<8).map { _ in value(&random) }) }
            func result(_ kernel: Kernel?) -> [UInt64] {
                let registers: UnsafeMutablePointer<Eight> = allocate(160)
                defer { registers.deallocate() }
                registers.update(from: start, count: 160)
                program.run(registers, kernel: kernel)
                return (120..<160).flatMap { index in (0..<8).map { bits(registers[index][$0]) } }
            }
            let expected = result(nil)
            for kernel in Kernel.supported { #expect(result(kernel) == expected, "\(operation) in \(kernel.name)") }
        }
        #expect(Kernel.supported.contains { $0.name == "portable" })
    }

    @Test("A whole step gives the bits of the loops in Swift, in every instruction set", arguments: StiffProblem.all)
    func step(problem: StiffProblem) {
        let tape = problem.tape
        func result(_ kernel: Kernel?) -> [UInt64] {
            let workspace = Workspace<Eight>(tape, method: .rodas5P, tolerance: Tolerance(relative: 1e-6), kernel: kernel)
            defer { workspace.deallocate() }
            let spread = { (value: Double, share: Double, shift: Double) in
                Eight((0..<8).map { (lane: Int) -> Double in value * (1 + share * Double(lane)) + shift * Double(lane) })
            }
            for (index, value) in problem.initial.enumerated() { workspace.state[index] = spread(value, 0.01, 1e-3) }
            tape.prologue.run(workspace.registers, kernel: kernel)
            workspace.steps[0] = spread(1e-3, 1, 0)
            workspace.attempt()
            let packets = (0..<tape.stateCount).map { workspace.next[$0] } + [workspace.errors[0], workspace.failures[0]]
            return packets.flatMap { packet in (0..<8).map { bits(packet[$0]) } }
        }
        let expected = result(nil)
        for kernel in Kernel.supported { #expect(result(kernel) == expected, "\(kernel.name)") }
    }
}
