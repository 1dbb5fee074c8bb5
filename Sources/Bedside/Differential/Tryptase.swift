/// The rule of acute tryptase: over 1.2 times the baseline plus 2 ng/mL, strictly.
///
/// Source: clinical dossier, section C1, row D01. The alternative ratio of 1.685 is reported beside it and does not replace it.
public enum TryptaseRule {
    /// Hours after onset in which an acute sample means something: 15 minutes to 4 hours.
    public static let window = 0.25...4.0
    /// Hours that a baseline must lie after recovery.
    public static let rest = 24.0
    public static let alternativeRatio = 1.685
    private static let rounding = 1e-9

    /// Both in ng/mL.
    ///
    /// - Returns: `nil` where the limit of an assay leaves it open.
    public static func isPositive(acute: Measured, baseline: Measured) -> Bool? {
        compare(acute, to: baseline) { 1.2 * $0 + 2 + rounding }
    }

    /// Whether the ratio of acute to baseline is at least 1.685.
    public static func reachesAlternative(acute: Measured, baseline: Measured) -> Bool? {
        compare(acute, to: baseline) { alternativeRatio * $0 - rounding }
    }

    /// A baseline of `<5` may be anything from 0 to 5.
    private static func compare(_ acute: Measured, to baseline: Measured, _ threshold: (Double) -> Double) -> Bool? {
        let lowest = baseline.limit == .below ? threshold(0) : threshold(baseline.value)
        let highest = baseline.limit == .above ? Double.infinity : threshold(baseline.value)
        if acute.isOver(highest) == true { return true }
        return acute.isOver(lowest) == false ? false : nil
    }
}

extension Situation {
    /// The highest acute sample of the window after onset. Where only a day is known, of sample or onset, there is no adequate one.
    var adequateTryptase: Measured? {
        guard let local else { return nil }
        let (onset, slack) = (onsetRange, 1e-6)
        let rows = chart.rows(.tryptase, from: local.onset, to: hours).filter {
            $0.earliest >= onset.upperBound + TryptaseRule.window.lowerBound - slack
                && $0.latest <= onset.lowerBound + TryptaseRule.window.upperBound + slack
        }
        return rows.compactMap(\.measured).max { $0.value < $1.value }
    }

    /// The last baseline from before the onset or from 24 h after the signs had gone.
    var tryptaseBaseline: Measured? {
        guard let local else { return nil }
        let row = chart.rows(.tryptaseBaseline, to: hours).last { row in
            if row.latest < onsetRange.lowerBound { return true }
            let rested = LocalPicture(chart, at: row.earliest - TryptaseRule.rest)
            return rested?.onset == local.onset && rested?.trend == .resolved
        }
        return row?.measured
    }

    /// Whether a sample drawn now may still be adequate.
    var canDrawTryptase: Bool { hours <= onsetRange.upperBound + TryptaseRule.window.upperBound }

    var hasAdequateTryptase: Bool { adequateTryptase != nil }

    /// Whether tryptase speaks for anaphylaxis; unknown without an adequate sample and a baseline.
    var tryptaseIsPositive: Bool? {
        guard let acute = adequateTryptase, let baseline = tryptaseBaseline else { return nil }
        return TryptaseRule.isPositive(acute: acute, baseline: baseline)
    }

    var tryptaseRatioIsHigh: Bool? {
        guard let acute = adequateTryptase, let baseline = tryptaseBaseline else { return nil }
        return TryptaseRule.reachesAlternative(acute: acute, baseline: baseline)
    }

    /// What tryptase says, with the reason where it settles nothing.
    var tryptaseOutcome: Diagnosis.Outcome {
        guard hasAdequateTryptase else {
            let isSampled = chart.rows(.tryptase, to: hours).isEmpty == false
            return isSampled ? .inconclusive("no tryptase sample is known to lie 15 min to 4 h after onset") : .missing
        }
        guard tryptaseBaseline != nil else { return .inconclusive("tryptase has no baseline") }
        guard let isPositive = tryptaseIsPositive else { return .inconclusive("tryptase lies at the limit of its assay") }
        if !isPositive, tryptaseRatioIsHigh != false { return .inconclusive("the two published tryptase rules disagree") }
        return isPositive ? .positive : .negative
    }
}
