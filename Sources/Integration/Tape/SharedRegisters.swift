import Kernels

/// Hands out registers to intermediate results, and takes each back after its last use.
///
/// Registers are numbered from ``base`` until it is known where they lie; see ``Program/placing(_:)``.
struct SharedRegisters {
    /// Far beyond every register of a model.
    static let base: Int32 = 1 << 24

    /// The most that are in use at one time.
    let most: Int
    private var registers: [Int32: Int32] = [:]
    private var free: [Int32] = []
    private var count: Int32 = 0
    private var uses: [Int32: Int]

    /// - Parameters:
    ///   - orders: Nodes in the order in which they are computed, program after program.
    ///   - isKept: Whether a node has a register of its own.
    init(_ orders: [[Int32]], _ steps: [Lowering.Step], isKept: (Int32) -> Bool) {
        var uses: [Int32: Int] = [:]
        for id in orders.joined() where !isKept(id) { uses[id] = 0 }
        for id in orders.joined() {
            for argument in steps[Int(id)].arguments where uses[argument] != nil { uses[argument]! += 1 }
        }
        var trial = SharedRegisters(uses: uses, most: 0)
        for id in orders.joined() {
            trial.pass(steps[Int(id)].arguments)
            _ = trial.take(id)
        }
        self.init(uses: uses, most: Int(trial.count))
    }

    private init(uses: [Int32: Int], most: Int) {
        self.uses = uses
        self.most = most
    }

    /// The register of a node that was taken; `nil` for one with a register of its own.
    func register(of id: Int32) -> Int32? { registers[id] }

    /// Arguments have been read; those that nobody reads any more give their register back.
    mutating func pass(_ arguments: [Int32]) {
        for argument in arguments {
            guard let left = uses[argument] else { continue }
            uses[argument] = left - 1
            if left == 1, let register = registers[argument] { free.append(register) }
        }
    }

    /// A register for the result of a node; `nil` for one with a register of its own.
    mutating func take(_ id: Int32) -> Int32? {
        guard uses[id] != nil else { return nil }
        let register: Int32
        if let last = free.popLast() {
            register = last
        } else {
            register = SharedRegisters.base + count
            count += 1
        }
        registers[id] = register
        return register
    }
}

extension Program {
    /// The program with its shared registers placed from `start` on.
    func placing(_ start: Int) -> Program {
        func place(_ register: Int32) -> Int32 {
            register < SharedRegisters.base ? register : register - SharedRegisters.base + Int32(start)
        }
        return mapping { kernel_instruction(target: place($0.target), a: place($0.a), b: place($0.b), c: place($0.c)) }
    }
}
