extension GradedSituation {
    /// Whether anaphylaxis is open: never excluded while its test is missing, whatever the eosinophils.
    ///
    /// Closed only by a tryptase taken 15 min to 4 h after the onset that does not exceed 1.2 times the baseline plus 2 ng/mL, without
    /// urticaria or wheeze and without a new drug in the 6 h before: then a sign of the larynx is enough, whatever tryptase says.
    ///
    /// Source: clinical dossier, sections C1 (D01) and C2.
    var anaphylaxis: Match {
        if situation.any(.urticaria, .wheeze) == true { return .applies }
        return isTryptaseNegative && !mayFollowDrug ? .doesNotApply : .applies
    }

    /// Whether a new drug was, or may have been, given within 6 h before the onset.
    private var mayFollowDrug: Bool {
        guard let onset = localOnset else { return false }
        return situation.anyGiven(situation.exposures(before: onset), within: 6, before: onset) != false
    }

    private var isTryptaseNegative: Bool {
        guard let onset = localOnset, let baseline = situation.measured(.tryptaseBaseline), baseline.limit == .exact else { return false }
        let samples = situation.chart.rows(.tryptase, from: onset + 0.25, to: min(onset + 4, situation.hours))
        return !samples.isEmpty
            && samples.allSatisfy { $0.precision == .minute && $0.measured?.isAtMost(1.2 * baseline.value + 2) == true }
    }
}
