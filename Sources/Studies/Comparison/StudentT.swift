/// Student's t.
enum StudentT {
    /// The number above which the share `upper` of the distribution lies, for shares up to ½ and any degrees of freedom above zero.
    ///
    /// Source: the relation to the beta distribution, NIST *Digital Library of Mathematical Functions*, 8.17; past 1000 degrees the
    /// expansion of Abramowitz and Stegun, *Handbook of Mathematical Functions*, 26.7.5.
    static func quantile(upper: Double, degrees: Double) -> Double {
        guard upper < 0.5 else { return 0 }
        if degrees >= 1000 { return expansion(-Normal.quantile(upper), degrees) }
        // t²/(ν + t²) is a beta number, and so is what it lacks of one, which keeps more digits where it is small.
        let share = Beta(a: 0.5, b: degrees / 2).quantile(1 - 2 * upper)
        if upper > 1e-5, share < 0.9 { return (degrees * share / (1 - share)).squareRoot() }
        let rest = Beta(a: degrees / 2, b: 0.5).quantile(2 * upper)
        return (degrees * (1 - rest) / rest).squareRoot()
    }

    private static func expansion(_ z: Double, _ degrees: Double) -> Double {
        let s = z * z
        let first = z * (s + 1) / 4
        let second = z * ((5 * s + 16) * s + 3) / 96
        let third = z * (((3 * s + 19) * s + 17) * s - 15) / 384
        let fourth = z * ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160
        return z + (first + (second + (third + fourth / degrees) / degrees) / degrees) / degrees
    }
}
