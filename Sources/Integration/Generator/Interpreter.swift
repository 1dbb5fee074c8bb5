import Kernels

/// A program as a list that a loop in C works through: for machines that code is not generated for, and to hold generated code to.
struct Interpreter: Sendable {
    let code: [kernel_instruction]
    /// Places beyond those of the layout.
    let extent: Int

    init(_ program: Program, layout: Layout) {
        var uses = Array(repeating: 0, count: program.places.count)
        for step in program.steps { for argument in step.arguments { uses[Int(argument)] += 1 } }
        var places = program.places
        var free: [Int32] = []
        var extent: Int32 = 0
        var code: [kernel_instruction] = []
        for step in program.steps {
            func place(_ value: Int32) -> Int32 { value < 0 ? -1 : places[Int(value)] }
            let (a, b, c) = (place(step.a), place(step.b), place(step.c))
            if places[Int(step.target)] < 0 {
                places[Int(step.target)] = free.popLast() ?? layout.count + extent
                extent = max(extent, places[Int(step.target)] - layout.count + 1)
            }
            code.append(.init(operation: step.operation.rawValue, target: places[Int(step.target)], a: a, b: b, c: c))
            for argument in step.arguments {
                uses[Int(argument)] -= 1
                if uses[Int(argument)] == 0 && program.places[Int(argument)] < 0 { free.append(places[Int(argument)]) }
            }
        }
        self.code = code
        self.extent = Int(extent)
    }
}
