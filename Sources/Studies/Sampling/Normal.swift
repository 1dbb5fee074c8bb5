/// The standard normal distribution.
enum Normal {
    /// 1/√(2π)
    private static let reciprocalRootOf2Pi = 0.3989422804014327

    static func density(_ x: Double) -> Double { reciprocalRootOf2Pi * RealFunctions.bell(x) }

    static func cdf(_ x: Double) -> Double { x < 0 ? upperTail(-x) : 1 - upperTail(x) }

    static func survival(_ x: Double) -> Double { cdf(-x) }

    /// The share above x ≥ 0, with a small relative error however small it is.
    private static func upperTail(_ x: Double) -> Double {
        guard x < 40 else { return x.isNaN ? x : 0 }
        return RealFunctions.bell(x) * RealFunctions.chebyshev(tail, (x - 5) / (x + 5)) / (1 + x)
    }

    /// The number below which the share u lies; −∞ and ∞ at 0 and 1.
    static func quantile(_ u: Double) -> Double {
        let q = u - 0.5
        if abs(q) <= halfWidth { return q * RealFunctions.chebyshev(central, 2 * q * q / (halfWidth * halfWidth) - 1) }
        let small = q < 0 ? u : 1 - u
        guard small > 0 else { return small == 0 ? (q < 0 ? -.infinity : .infinity) : .nan }
        let r = (-2 * RealFunctions.log(small)).squareRoot()
        let z = r + RealFunctions.chebyshev(outer, ((r - 8) / (r + 8) - outerCentre) * outerScale)
        return q < 0 ? -z : z
    }

    private static let halfWidth = 0.375
    private static let outerCentre = 0.031475191130516694
    private static let outerScale = 1.5994717600419914

    // The three series are Chebyshev's, fitted for this project at its nodes with 50 digits.

    /// (1 + x) exp(x²/2) P(Z > x) over t = (x − 5)/(x + 5), for all x ≥ 0.
    private static let tail: [Double] = [
        0.4619742120721857, -0.06516520239491264, -0.005458781501136567, 0.01229619904556344, -0.006470872915703688,
        0.0022407355224168305, -0.0005638623774651974, 9.984031082925812e-05, -9.849514843168493e-06, -4.032494233045217e-07,
        2.99023962013034e-07, -3.032070748442814e-08, -4.617665713929027e-09, 1.3298288008382692e-09, 3.007242719019045e-11,
        -4.4299537255328156e-11, 1.3999857147018152e-12, 1.4718957028912571e-12, -9.325953119165372e-14, -5.294681169067695e-14,
        3.958188414414517e-15, 2.1048214642963194e-15, -1.345671286136144e-16, -9.097614914495833e-17,
    ]

    /// z/q with q = u − ½ over q² from 0 to 0.375².
    private static let central: [Double] = [
        2.75626240773562, 0.2762559100066958, 0.030207156709674277, 0.004124957243077576, 0.000626201371068278,
        0.00010112940123524067, 1.7007480612069465e-05, 2.9431496228783427e-06, 5.202354291607284e-07, 9.347554480275329e-08,
        1.701559969437519e-08, 3.1303632648441214e-09, 5.809730753368261e-10, 1.0862533348615106e-10, 2.04385966455798e-11,
        3.866716242507591e-12, 7.350256475202629e-13, 1.4030836200438666e-13, 2.688310341937328e-14, 5.1679344407063756e-15,
        9.964365188597695e-16, 1.9264240320283895e-16,
    ]

    /// z − r with r = √(−2 ln u) over v = (r − 8)/(r + 8), from u = 1/8 down to the smallest number above zero.
    private static let outer: [Double] = [
        -0.4290714751298803, 0.3651464161124753, -0.06970755560903155, 0.01865176129377498, -0.004615348952701753,
        0.001302056770744298, -0.00034702587534744, 0.00010206077998763457, -2.85511639668402e-05, 8.701304608641945e-06,
        -2.5189041554141086e-06, 7.87887325792263e-07, -2.3319646519597368e-07, 7.426960476817231e-08, -2.2297534548320293e-08,
        7.1982585785028405e-09, -2.1819265079557746e-09, 7.122745755559379e-10, -2.1732326441471993e-10, 7.163411761813989e-11,
        -2.1950193901221395e-11, 7.299013980086515e-12, -2.2421006701884575e-12, 7.517446082166731e-13, -2.3113926257325016e-13,
        7.812428910975168e-14, -2.4011440749781957e-14, 8.181612238007946e-15, -2.510478864239111e-15, 8.625506589529912e-16,
        -2.639122831340366e-16,
    ]
}
