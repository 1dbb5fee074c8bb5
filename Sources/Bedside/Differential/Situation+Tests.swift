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

// MARK: - Numbers against earlier ones

extension Situation {
    /// Gain of weight against the weight before infusion, or the first one charted, as a share.
    ///
    /// Source: clinical dossier, section C2, row D13 (+5 %).
    var weightGain: Double? {
        guard let now = level(.dailyWeight)?.value else { return nil }
        if let change = change(of: .dailyWeight, since: 0), now > change { return change / (now - change) }
        return patient.weight.flatMap { $0 > 0 ? now / $0 - 1 : nil }
    }

    /// Rise of haemoglobin against the last one from before the onset, as a share of it.
    var haemoglobinRise: Double? {
        guard let now = level(.haemoglobin)?.value, let change = change(of: .haemoglobin, since: 0), now > change else { return nil }
        return change / (now - change)
    }

    /// Fall of haemoglobin since the day before the onset, in g/dL.
    var haemoglobinFall: Double? { change(of: .haemoglobin, since: onset - 24).map { -$0 } }

    /// Whether albumin is under 30 g/L or has fallen by 10 g/L since infusion.
    var albuminLeaks: Bool? { Truth.any(level(.albumin)?.isUnder(30), change(of: .albumin, since: 0).map { $0 <= -10 }) }

    /// Whether the balance of the last 48 hours is over so many millilitres.
    ///
    /// One day alone may say yes; no needs both days.
    func fluidBalanceIsOver(_ limit: Double) -> Bool? {
        let days = chart.rows(.fluidBalance, from: hours - 48, to: hours).compactMap(\.number)
        guard !days.isEmpty else { return nil }
        if days.reduce(0, +) > limit { return true }
        return days.count > 1 ? false : nil
    }

    /// Creatinine over its last value of 48 hours ago by 26.5 µmol/L, or 1.5 times that of a week ago.
    ///
    /// Source: clinical dossier, section C1, row D11; 88.4 µmol/L are 1 mg/dL.
    var creatinineRose: Bool? {
        guard let now = level(.creatinine) else { return nil }
        let earlier = chart.rows(.creatinine, from: hours - 168, to: hours).dropLast()
        let week = earlier.filter { $0.limit == .exact }.compactMap(\.measured)
        let recent = earlier.filter { $0.limit == .exact && $0.hours >= hours - 48 }.compactMap(\.measured)
        let rises = recent.map { now.isAtLeast($0.value + 26.5 / 88.4) } + week.map { now.isAtLeast(1.5 * $0.value) }
        return rises.isEmpty ? nil : Truth.any(rises)
    }

    /// Urine output under 0.5 mL per kilogram and hour.
    var isOliguric: Bool? {
        guard let weight = level(.dailyWeight)?.value ?? patient.weight else { return nil }
        return level(.urineOutput)?.isUnder(0.5 * weight)
    }

    /// Body-mass index of 30 or more, or as charted.
    var isObese: Bool? {
        if let charted = present(.obesity) { return charted }
        guard let weight = patient.weight, let height = patient.height, height > 0 else { return nil }
        return weight / (height / 100 * height / 100) >= 30
    }

    /// The highest value of CAR-T cells charted so far is at most twice the present one; needs two values.
    ///
    /// Half the peak is this project's reading of "near their peak".
    var cellsAreNearPeak: Bool? {
        let readings = [Finding.cartTransgene, .cartCells].map { finding -> Bool? in
            let all = chart.rows(finding, to: hours).compactMap(\.number)
            guard all.count > 1, let top = all.max(), let now = measured(finding) else { return nil }
            return now.isAtLeast(top / 2)
        }
        return either(readings[0], readings[1])
    }
}
