import Glibc

@testable import Studies

/// A function of points of the unit cube whose sensitivity indices are known.
struct TestFunction: Sendable {
    let factors: Int
    let value: @Sendable ([Double]) -> Double
    let variance: Double
    let first: [Double]
    let total: [Double]

    /// Ishigami and Homma's function sin x + a sin² y + b z⁴ sin x over −π to π, with a = 7 and b = 0.1.
    ///
    /// Its means given x, given y and given x and z are (1 + bπ⁴/5) sin x, a sin² y and (1 + bz⁴) sin x, apart from constants. With
    /// E sin² = ½, V sin² = ⅛, E z⁴ = π⁴/5 and E z⁸ = π⁸/9, their variances are those below.
    static let ishigami: TestFunction = {
        let (a, b) = (7.0, 0.1)
        let x = 0.5 * pow(1 + b * pow(.pi, 4) / 5, 2)
        let y = a * a / 8
        let xz = 0.5 * b * b * (pow(.pi, 8) / 9 - pow(.pi, 8) / 25)
        let all = x + y + xz
        return TestFunction(
            factors: 3,
            value: { point in
                let p = point.map { (2 * $0 - 1) * Double.pi }
                return sin(p[0]) + a * pow(sin(p[1]), 2) + b * pow(p[2], 4) * sin(p[0])
            },
            variance: all, first: [x / all, y / all, 0], total: [(x + xz) / all, y / all, xz / all])
    }()

    /// Sobol's function: the product of (|4x − 2| + aᵢ)/(1 + aᵢ).
    ///
    /// Each factor has mean 1 and variance vᵢ = 1/(3 (1 + aᵢ)²), so that the whole has Π (1 + vᵢ) − 1, what is due to factor i alone is
    /// vᵢ, and what it takes part in is vᵢ Π over the others of (1 + v).
    static let g: TestFunction = {
        let a = [0, 1, 4.5, 9, 99, 99]
        let v = a.map { 1 / (3 * ($0 + 1) * ($0 + 1)) }
        let product = v.reduce(1) { $0 * (1 + $1) }
        return TestFunction(
            factors: 6,
            value: { point in zip(point, a).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) } },
            variance: product - 1, first: v.map { $0 / (product - 1) }, total: v.map { $0 * product / (1 + $0) / (product - 1) })
    }()
}
