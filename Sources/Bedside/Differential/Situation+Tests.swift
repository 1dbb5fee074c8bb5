/// What the differential asks of tests: whether one was done for this swelling, and what it shows.
extension Situation {
    /// Hours of the first local sign; now while there is none.
    var onset: Double { local?.onset ?? hours }

    /// When it may have begun: a whole day where only the day of the first sign is known.
    var onsetRange: ClosedRange<Double> { local?.precision == .day ? onset - 12...onset + 12 : onset...onset }

    /// The last row that stands for the present or was charted since the onset: what was found stays true of this swelling.
    private func row(_ finding: Finding) -> Observation? {
        chart.latest(finding, at: hours, validity: max(finding.validity, hours - onsetRange.lowerBound))
    }

    /// Hours before the onset in which something that was found may belong to it.
    private static let lookBack = 96.0

    /// Rows from the onset on, and those shortly before it that still stood for the present then.
    private func episode(_ finding: Finding) -> [Observation] {
        chart.rows(finding, from: onsetRange.lowerBound - min(finding.validity, Situation.lookBack), to: hours)
    }

    /// The last number of this episode, with the limit of its assay.
    func level(_ finding: Finding) -> Measured? { row(finding)?.measured }

    /// The last word of this episode.
    func state(_ finding: Finding) -> String? { row(finding)?.word }

    /// Whether one of these signs was seen in this episode: true once it was, false if it was charted as absent since the onset.
    ///
    /// A fact that does not change is as it was last charted.
    func saw(_ signs: Finding...) -> Bool? { Truth.any(signs.map { sawOne($0) }) }

    private func sawOne(_ sign: Finding) -> Bool? {
        guard sign.validity.isFinite else { return present(sign) }
        let rows = episode(sign)
        if rows.contains(where: { $0.flag == true }) { return true }
        return rows.contains { $0.flag == false && $0.earliest >= onsetRange.upperBound } ? false : nil
    }

    /// Whether a test showed one of these words in this episode.
    ///
    /// A finding stays one, whatever a later test shows. A clean result counts only from the onset on: one from before the swelling,
    /// or one of which only the day is known so that it may be, says nothing of it.
    func finds(_ test: Finding, _ words: String...) -> Bool? {
        let rows = episode(test)
        if rows.contains(where: { $0.word.map(words.contains) ?? false }) { return true }
        return isTested(test) ? false : nil
    }

    /// Whether a test was done since the onset, for certain.
    func isTested(_ test: Finding) -> Bool {
        chart.rows(test, from: onset, to: hours).contains { $0.earliest >= onsetRange.upperBound && $0.word != nil }
    }

    /// The first answer of several tests of which one is enough: true if one finds it, false if one is clean.
    func either(_ readings: Bool?...) -> Bool? {
        if readings.contains(true) { return true }
        return readings.contains(false) ? false : nil
    }

    /// Whether a number lies over the upper limit that the laboratory gave with it.
    func isOverNormal(_ finding: Finding) -> Bool? {
        guard let row = row(finding), let limit = row.upperNormal else { return nil }
        return row.measured?.isOver(limit)
    }
}

// MARK: - Imaging of one thing

extension Situation {
    var showsHaematoma: Bool? { either(finds(.neckCT, "haematoma"), finds(.neckUltrasound, "haematoma")) }
    var showsCollection: Bool? { finds(.neckCT, "collection", "gas") }
    var showsClot: Bool? { finds(.neckCT, "thrombus") == true ? true : finds(.neckDuplex, "thrombus") }
    var showsAir: Bool? { either(finds(.neckCT, "gas"), finds(.chestImaging, "mediastinal_air")) }

    /// Whether tissue or fluid of the site holds more CAR-T cells or cytokines than blood does.
    var hasLocalGradient: Bool? { Truth.any(shows(.tissueCART, "in_excess"), shows(.fluidGradient, "gradient")) }

    /// Whether a mass was known at the site, by the chart or by earlier imaging.
    var hadMass: Bool? {
        let masses = chart.latestOfEach(.knownMass, at: hours).filter { isOfSite($0.subject) }.map(\.flag)
        return Truth.any((masses.isEmpty ? nil : Truth.any(masses)), shows(.earlierNeckImaging, "mass"))
    }

    /// Hours of six weeks.
    private static let sixWeeks = 6.0 * 7 * 24

    /// Whether the site was imaged clear within six weeks before the onset; unknown without a picture.
    var siteWasClear: Bool? {
        guard let row = chart.latest(.earlierNeckImaging, at: hours), let word = row.word else { return nil }
        guard word == "clear" else { return false }
        if onset - row.latest > Situation.sixWeeks { return false }
        return onset - row.earliest <= Situation.sixWeeks ? true : nil
    }
}
