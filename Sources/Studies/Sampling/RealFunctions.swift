/// Exponential, logarithm and the remainder of the logarithmic gamma function, from additions and multiplications alone.
///
/// The C library chooses among several versions of each by the processor, and their last bits differ. A sampled patient must have the
/// same bits on every node of a cluster, so these are written out. Exponential and logarithm stay within two units of the last place of the C library's.
enum RealFunctions {
    /// ln 2 in two parts; the first has 21 trailing zeros, so that its product with an exponent is exact.
    private static let ln2Upper = 0x1.62e42fee00000p-1
    private static let ln2Lower = 0x1.a39ef35793c76p-33

    static func exp(_ x: Double) -> Double {
        guard x < 709.79 else { return x.isNaN ? x : .infinity }
        guard x > -745.2 else { return 0 }
        let n = (x / 0.6931471805599453).rounded()
        let r = (x - n * ln2Upper) - n * ln2Lower
        // Taylor's series; the term left out is below 2⁻⁵⁶ for |r| ≤ ½ ln 2.
        var series = 0.0
        for k in stride(from: 13.0, through: 2, by: -1) { series = (series + 1) * r / k }
        let value = 1 + (r + r * series)
        // In two halves, because 2ⁿ alone may not be representable where the result is.
        let half = Int(n) / 2
        return value * Double(sign: .plus, exponent: half, significand: 1)
            * Double(sign: .plus, exponent: Int(n) - half, significand: 1)
    }

    static func log(_ x: Double) -> Double {
        guard x > 0, x < .infinity else { return x == 0 ? -.infinity : x == .infinity ? x : .nan }
        var (m, e) = (x.significand, Double(x.exponent))
        if m > 1.4142135623730951 { (m, e) = (m / 2, e + 1) }
        let f = m - 1
        let s = f / (m + 1)
        let z = s * s
        // ln(1+f) = 2s + sR = f − s (f − R), with R = 2 (z/3 + z²/5 + …); |s| ≤ 0.172, so that thirteen terms are enough.
        var series = 0.0
        for k in stride(from: 27.0, through: 3, by: -2) { series = (series + 1 / k) * z }
        return e * ln2Upper + (f - (s * (f - 2 * series) - e * ln2Lower))
    }

    static func power(_ x: Double, _ y: Double) -> Double { exp(y * log(x)) }

    /// sin x for |x| ≤ 0.6, by Taylor's series.
    static func smallSine(_ x: Double) -> Double {
        var series = 0.0
        for k in stride(from: 16.0, through: 2, by: -2) { series = -(series + 1) * x * x / (k * (k + 1)) }
        return x + x * series
    }

    /// exp(−x²/2) without the error that rounding x² would bring.
    static func bell(_ x: Double) -> Double {
        let upper = Double(bitPattern: x.bitPattern & ~0x7FF_FFFF)
        return exp(-0.5 * upper * upper) * exp(-0.5 * (x - upper) * (x + upper))
    }

    /// The reciprocals of Stirling's coefficients B₂ₖ/(2k (2k − 1)).
    private static let reciprocals: [Double] = [12, -360, 1260, -1680, 1188, -360360.0 / 691, 156, -122400.0 / 3617]

    /// ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], for x above zero.
    ///
    /// Source: Stirling's series, NIST *Digital Library of Mathematical Functions*, 5.11.1, after a shift to x ≥ 10 by 5.5.1.
    static func stirlingRemainder(_ x: Double) -> Double {
        var (y, shift) = (x, 0.0)
        while y < 10 {
            // What the step from y to y + 1 adds: (y + ½) ln(1 + 1/y) − 1.
            shift += (y + 0.5) * log1p(1 / y) - 1
            y += 1
        }
        let z = 1 / (y * y)
        let series = reciprocals.reversed().reduce(0) { $0 * z + 1 / $1 }
        return shift + series / y
    }

    /// ln(1 + x) for x above −1, correct to the last places for small x as well.
    ///
    /// Source: Goldberg, *What every computer scientist should know about floating-point arithmetic*, 1991, theorem 4.
    static func log1p(_ x: Double) -> Double {
        let whole = 1 + x
        return whole == 1 ? x : log(whole) * (x / (whole - 1))
    }

    /// The sum of a Chebyshev series at t from −1 to 1, by Clenshaw's recurrence.
    static func chebyshev(_ coefficients: [Double], _ t: Double) -> Double {
        var (b1, b2) = (0.0, 0.0)
        for c in coefficients.dropFirst().reversed() { (b1, b2) = (2 * t * b1 - b2 + c, b1) }
        return t * b1 - b2 + coefficients[0]
    }
}
