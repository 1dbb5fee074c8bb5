extension Tape {
    /// Places of L and U.
    public var factorCount: Int { elimination.placeCount }

    /// The size of the tape in words, for reports on a model.
    public var summary: String {
        "\(rates.steps.count) operations for the rates, \(start.steps.count) with the Jacobian of \(entries.count) entries, its factors and a solve, "
            + "\(liftedCount) values lifted, \(prologue.steps.count) for parameters, \(outputs.steps.count) for outputs; "
            + "\(elimination.placeCount) places and \(elimination.products.count) products of L and U"
    }

    /// Operations of one step of one patient: what the programs run, and the sums over stages.
    ///
    /// A fused product and sum counts two; a power, an exponential or a logarithm counts what it consists of. Pivots, error and
    /// interpolation are not counted.
    public var stepArithmetic: Int {
        let method = RosenbrockMethod.rodas5P
        let stages = method.stageCount
        let coefficients = (1..<stages).map { (method.extendsArgument($0) ? 1 : $0) + $0 }.reduce(0, +)
        return start.arithmetic + (stages - 1) * stage.arithmetic + 2 * coefficients * stateCount
    }
}

extension Program {
    fileprivate var arithmetic: Int { steps.reduce(0) { $0 + $1.operation.arithmetic } }
}

extension Program.Operation {
    /// For long ones counted in the loops of the kernel, for numbers of 64 bits; comparisons, choices and bit operations do not count.
    fileprivate var arithmetic: Int {
        switch self {
        case .add, .subtract, .multiply, .divide, .negate, .squareRoot, .positive, .step: 1
        case .magnitude: 0
        case .multiplyAdd, .multiplySubtract, .subtractProduct: 2
        case .power: 83
        case .exponential: 36
        case .logarithm: 39
        }
    }
}
