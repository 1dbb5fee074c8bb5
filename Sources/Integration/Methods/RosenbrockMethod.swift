/// A Rosenbrock method as a table, in the transformed form that needs no product with the Jacobian.
///
/// With W = 1/(γh) − J, stage i solves W uᵢ = f(y + Σ aᵢⱼ uⱼ) + Σ (cᵢⱼ/h) uⱼ over j < i. The method is stiffly accurate:
/// the argument of the last stage plus the last stage is the new state, and the last stage is the error estimate.
///
/// Within a step, at a fraction θ of it, the state is
/// (1−θ) y₀ + θ (y₁ + (1−θ) (p₁ + θ (p₂ + θ p₃))), with pᵢ = Σ denseᵢⱼ uⱼ.
///
/// Source: Hairer and Wanner, *Solving Ordinary Differential Equations II*, section IV.7.
struct RosenbrockMethod: Sendable {
    let name: String
    /// Order of the solution.
    let order: Int
    /// Order of the embedded solution, which the error estimate belongs to.
    let embeddedOrder: Int
    let gamma: Double
    /// Rows of the arguments' coefficients; row i has i entries.
    let a: [[Double]]
    /// Rows of the right-hand sides' coefficients.
    let c: [[Double]]
    let dense: [[Double]]

    let stageCount: Int
    /// For each stage whether its argument is that of the stage before plus the stage before.
    private let extensions: [Bool]

    init(name: String, order: Int, embeddedOrder: Int, gamma: Double, a: [[Double]], c: [[Double]], dense: [[Double]]) {
        self.name = name
        self.order = order
        self.embeddedOrder = embeddedOrder
        self.gamma = gamma
        self.a = a
        self.c = c
        self.dense = dense
        stageCount = a.count
        extensions = a.indices.map { $0 > 1 && a[$0] == a[$0 - 1] + [1] }
    }

    func extendsArgument(_ stage: Int) -> Bool { extensions[stage] }
}
