import Testing

@testable import Studies

@Suite("Student's t")
struct StudentTTests {
    /// scipy.stats.t.isf(upper, degrees), SciPy 1.17.1
    @Test(
        "Quantiles are those of SciPy",
        arguments: [
            (0.025, 1, 12.706204736174705), (0.025, 2.5, 3.5746548420036834), (0.025, 10, 2.2281388519862753),
            (0.005, 37, 2.7154087215499887),
            (0.025, 199.5, 1.971926307901525), (0.025, 999, 1.9623414611334498), (0.025, 1000, 1.9623390808264085),
            (0.025, 123456.7, 1.9599832001362325), (0.1, 4, 1.5332062740589436), (0.4, 3, 0.2766706623326898),
            (1e-7, 5, 39.341819616899585),
            (1e-7, 5000, 5.206634130025844), (0.025, 0.3, 6582.035699400773),
        ])
    func quantiles(upper: Double, degrees: Double, expected: Double) {
        #expect(abs(StudentT.quantile(upper: upper, degrees: degrees) / expected - 1) < 2e-12)
    }

    @Test("The two ways meet at 1000 degrees")
    func meeting() {
        for upper in [0.2, 0.025, 0.0005] {
            let below = StudentT.quantile(upper: upper, degrees: 1000.0.nextDown)
            #expect(abs(below / StudentT.quantile(upper: upper, degrees: 1000) - 1) < 1e-12)
        }
    }

    /// scipy.stats.binomtest(k, n).pvalue
    @Test(
        "The sign test is exact",
        arguments: [(3, 11, 0.057373046875), (2, 12, 0.012939453125), (40, 60, 0.05688793364098089), (900, 1100, 8.45708953550381e-06)])
    func sign(few: Int, many: Int, expected: Double) {
        #expect(abs(SignTest.p(few, many) / expected - 1) < 1e-12)
        #expect(SignTest.p(many, few) == SignTest.p(few, many))
    }

    @Test("Equally many, or none at all, are no evidence")
    func none() {
        #expect(SignTest.p(0, 0) == 1 && SignTest.p(7, 7) == 1)
        #expect(abs(SignTest.p(0, 1) - 1) < 1e-15 && abs(SignTest.p(0, 5) - 0.0625) < 1e-15)
    }
}
