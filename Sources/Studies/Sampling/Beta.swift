/// The beta distribution over 0 to 1, and with it Student's t.
struct Beta {
    let a: Double
    let b: Double

    /// The density at x, for 0 < x < 1; the logarithms of the gamma functions are combined before anything large cancels.
    func density(_ x: Double) -> Double { kernel(x, 1 - x) / (x * (1 - x)) }

    /// x^a (1 − x)^b / B(a, b)
    private func kernel(_ x: Double, _ y: Double) -> Double {
        let sum = a + b
        let remainder =
            RealFunctions.stirlingRemainder(sum) - RealFunctions.stirlingRemainder(a) - RealFunctions.stirlingRemainder(b)
        let exponent = a * Self.logRatio(x * sum, a) + b * Self.logRatio(y * sum, b) + remainder
        return RealFunctions.exp(exponent) * (a / sum * b / 6.283185307179586).squareRoot()
    }

    /// ln(p/q); near one from the difference, which is exact there.
    private static func logRatio(_ p: Double, _ q: Double) -> Double {
        p > 0.5 * q && p < 2 * q ? RealFunctions.log1p((p - q) / q) : RealFunctions.log(p / q)
    }

    func cdf(_ x: Double) -> Double { x <= 0 ? 0 : x >= 1 ? 1 : share(below: x, above: 1 - x) }

    func survival(_ x: Double) -> Double { Beta(a: b, b: a).cdf(1 - x) }

    /// The regularised incomplete beta function at x, where y = 1 − x is given apart, for it may be known better.
    ///
    /// Source: NIST *Digital Library of Mathematical Functions*, 8.17.22, evaluated by the modified method of Lentz.
    func share(below x: Double, above y: Double) -> Double {
        guard x > 0 else { return 0 }
        guard y > 0 else { return 1 }
        // The fraction converges fast on its own side of the bulk; the other side is taken from the mirror image.
        return x * (a + b + 2) < a + 1 ? fraction(x, y) : 1 - Beta(a: b, b: a).fraction(y, x)
    }

    private func fraction(_ x: Double, _ y: Double) -> Double {
        let tiny = 1e-300
        func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / kept(1 - (a + b) * x / (a + 1))
        var value = d
        var m = 1.0
        while m < 100_000 {
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / kept(1 + even * d)
            c = kept(1 + even / c)
            value *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / kept(1 + odd * d)
            c = kept(1 + odd / c)
            value *= d * c
            if abs(d * c - 1) < 1e-16 { break }
            m += 1
        }
        return kernel(x, y) / a * value
    }

    /// The number below which the share u lies, by bisection made faster by Newton's method; relative error about 1e-14.
    func quantile(_ u: Double) -> Double {
        guard u > 0 else { return 0 }
        guard u < 1 else { return 1 }
        // Answers near one are as precise as 1 − x can be said there; answers near zero keep their relative precision.
        var (low, high) = (0.0, 1.0)
        var x = a / (a + b)
        for _ in 0..<400 {
            let excess = cdf(x) - u
            if excess == 0 { return x }
            if excess > 0 { high = x } else { low = x }
            let newton = x - excess / density(x)
            // Between ends that differ in size the middle is the geometric one.
            let middle = low > 0 && high > 4 * low ? (low * high).squareRoot() : low == 0 ? high / 16 : (low + high) / 2
            let next = newton > low && newton < high ? newton : middle
            if abs(next - x) <= 2e-16 * x || high - low <= 2e-16 * low { return next }
            x = next
        }
        return x
    }
}
