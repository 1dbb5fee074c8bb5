import Testing

@testable import Studies

@Suite("How numbers spread over patients")
struct SpreadTests {
    @Test("The median of three is the middle one, of two it lies between")
    func median() {
        #expect(Spread([3, 1, 2], weights: [1, 1, 1]).median == 2)
        #expect(Spread([1, 2], weights: [1, 1]).median == 1.5)
    }

    @Test("A patient of weight three stands for three")
    func weights() {
        let weighted = Spread([10, 20, 30], weights: [3, 1, 2])
        #expect(
            weighted
                == Spread(quantiles: Spread([10, 10, 10, 20, 30, 30], weights: [1, 1, 1, 1, 1, 1]).quantiles, patients: 3, missing: 0))
        #expect(weighted.median == 15)
        #expect(Spread([10, 20, 30], weights: [0, 1, 0]).quantiles == [20, 20, 20, 20, 20])
    }

    @Test("What is no number is missing, and nobody has no quantiles")
    func missing() {
        let spread = Spread([.nan, 4, .nan], weights: [1, 1, 1])
        #expect(spread.patients == 1)
        #expect(spread.missing == 2)
        #expect(Spread([.nan], weights: [1]).median.isNaN)
    }

    @Test("A thousand even numbers have their quantiles where they belong")
    func even() {
        let spread = Spread((0..<1000).map { Double($0) + 0.5 }, weights: Array(repeating: 1, count: 1000))
        for (share, quantile) in zip(Spread.shares, spread.quantiles) { #expect(abs(quantile - 1000 * share) < 1) }
    }

    @Test("Days are counted by level, and shares are of those who have a grade that day")
    func levels() {
        var levels = DayLevels()
        levels.count("0123", weight: 1)
        levels.count("02", weight: 3)
        #expect(levels.days == 4)
        #expect(levels.share(level: 1, day: 1) == 0.25)
        #expect(levels.share(level: 2, day: 1) == 0.75)
        #expect(levels.share(atLeast: 2, day: 3) == 1)
        #expect(levels.worstDay(atLeast: 2) == 2)
        #expect(DayLevels().worstDay(atLeast: 1) == nil)
    }

    @Test("Swellings: how often, which first, when and how bad")
    func swellings() {
        func swelling(_ site: String, _ level: Int, _ onset: Double) -> PatientOutcome.Swelling {
            PatientOutcome.Swelling(site: site, level: level, onset: onset, peak: onset + 1, largest: 1, resolved: .nan)
        }
        let all = [
            (0, swelling("neck", 3, 5)), (0, swelling("lung", 2, 3)), (0, swelling("neck", 2, 4)), (1, swelling("neck", 4, 6)),
            (3, swelling("neck", 2, 1)),
        ]
        let found = Swellings(all, weights: [1, 1, 1, 1], known: [true, true, true, false])
        #expect(found.sites.map(\.site) == ["neck", "lung"])
        #expect(abs(found.sites[0].swells.value - 2.0 / 3) < 1e-12)
        #expect(found.sites[0].swells.missing == 1)
        #expect(abs(found.sites[0].first.value - 1.0 / 3) < 1e-12)
        #expect(found.sites[0].onset.median == 5)
        #expect(abs(found.sites[0].levels[3] - 1.0 / 3) < 1e-12)
        #expect(found.isSwollen("neck") == [true, true, false, false])
        #expect(abs(found.anywhere.value - 2.0 / 3) < 1e-12)
    }
}
