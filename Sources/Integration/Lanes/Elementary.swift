/// Exponential, logarithm and power for every lane at once, without branches.
///
/// A library call would stop vectorisation, and another library would change results. Errors are tested in units of the
/// last place against the C library.
///
/// Outside the reals the answers are chosen so that a state a tolerance below zero does no harm: the logarithm of anything
/// below the smallest normal number is that of the smallest normal number, and zero or less to a positive power is zero.
/// What is not a number stays so.
enum Elementary {
    static let smallestNormal = 2.2250738585072014e-308
    /// ln 2 in two parts; the first has 21 trailing zeros, so that its product with an exponent is exact.
    static let ln2Upper = 0x1.62e42fee00000p-1
    static let ln2Lower = 0x1.a39ef35793c76p-33
    static let reciprocalOfLn2 = 1.4426950408889634

    @inline(__always) static func exponential<P: Representation>(_ x: P) -> P { exponential(x, P(repeating: 0)) }

    /// exp(upper + lower), where `lower` is small against one.
    @inline(__always) static func exponential<P: Representation>(_ upper: P, _ lower: P) -> P {
        let limit = P(repeating: 800)
        var x = P.choose(P.less(limit, upper), limit, upper)
        x = P.choose(P.less(x, P(repeating: -800)), P(repeating: -800), x)
        let shift = P(repeating: Pattern.integerShift)
        let n = (x * P(repeating: reciprocalOfLn2) + shift) - shift
        let r = ((x - n * P(repeating: ln2Upper)) - n * P(repeating: ln2Lower)) + lower
        // exp(r) = 1 + r + r² q(r), where q is Chebyshev's fit of degree 9 over |r| ≤ ½ ln 2; r² times its error is 1.3e-17.
        let r2 = r * r
        let r4 = r2 * r2
        let a = P(repeating: 0.5000000000000001) + r * P(repeating: 0.16666666666666669)
        let b = P(repeating: 0.041666666666624164) + r * P(repeating: 0.008333333333330065)
        let c = P(repeating: 0.0013888888917196736) + r * P(repeating: 0.00019841269863040559)
        let d = P(repeating: 2.480152132234228e-05) + r * P(repeating: 2.7557268480289716e-06)
        let e = P(repeating: 2.7620075892548164e-07) + r * P(repeating: 2.51003758422237e-08)
        let tail = (a + r2 * b) + r4 * ((c + r2 * d) + r4 * e)
        let value = P(repeating: 1) + (r + r2 * tail)
        // In two halves, because 2ⁿ alone may not be representable where the result is.
        let half = (n * P(repeating: 0.5) + shift) - shift
        return (value * half.powerOfTwo) * (n - half).powerOfTwo
    }

    @inline(__always) static func logarithm<P: Representation>(_ x: P) -> P {
        let (upper, lower) = logarithmParts(x)
        return ordinary(x, upper + lower)
    }

    @inline(__always) static func power<P: Representation>(_ x: P, _ y: P) -> P {
        let (upper, lower) = logarithmParts(x)
        let l = upper + lower
        let rest = lower - (l - upper)
        let product = y * l
        let y1 = y.upperHalf
        let l1 = l.upperHalf
        let y2 = y - y1
        let l2 = l - l1
        let error = ((y1 * l1 - product) + y1 * l2 + y2 * l1) + y2 * l2
        let value = ordinary(x, exponential(product, error + y * rest))
        let zero = P(repeating: 0)
        let positivePower = P.choose(P.less(zero, y), zero, value)
        return P.choose(P.less(zero, x), value, P.choose(P.less(x, P(repeating: smallestNormal)), positivePower, value))
    }

    /// The logarithm as a sum of two numbers, about five bits better than one.
    @inline(__always) private static func logarithmParts<P: Representation>(_ x: P) -> (upper: P, lower: P) {
        let floor = P(repeating: smallestNormal)
        let (e, m) = P.choose(P.less(x, floor), floor, x).exponentAndSignificand
        let f = m - P(repeating: 1)
        let s = f / (P(repeating: 2) + f)
        let z = s * s
        let z2 = z * z
        let z4 = z2 * z2
        // ln(1+f) = f − f²/2 + s (f²/2 + R), with R = 2 (z/3 + z²/5 + …) from the series of the inverse hyperbolic tangent;
        // R/z is Chebyshev's fit of degree 6, whose error times z is 9e-18.
        let a = P(repeating: 0.666666666666667) + z * P(repeating: 0.39999999999899505)
        let b = P(repeating: 0.28571428625975515) + z * P(repeating: 0.22222211134790545)
        let c = P(repeating: 0.181828891255921) + z * P(repeating: 0.15331721589574307)
        let d = P(repeating: 0.14616449820782476)
        let series = z * ((a + z2 * b) + z4 * (c + z2 * d))
        let f1 = f.upperHalf
        let square = f1 * f1 * P(repeating: 0.5)
        let rest = (f - f1) * (f + f1) * P(repeating: 0.5)
        let whole = e * P(repeating: ln2Upper)
        let first = whole + f
        let firstError = f - (first - whole)
        let second = first - square
        let secondError = (first - second) - square
        let small = s * ((square + rest) + series) - rest
        return (second, (firstError + secondError) + (small + e * P(repeating: ln2Lower)))
    }

    /// `value`, except where `x` is infinite or not a number: there `x` itself.
    @inline(__always) private static func ordinary<P: Representation>(_ x: P, _ value: P) -> P {
        P.choose(P.less(x, P(repeating: .infinity)), value, x)
    }
}
