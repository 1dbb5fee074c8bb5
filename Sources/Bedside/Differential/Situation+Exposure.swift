/// What the differential asks of drugs and of the course: what was given before the onset and how fast it grew.
extension Situation {
    /// Whether one of the doses lies within hours before the onset: unknown where only the day of dose or onset is known and it does
    /// not tell, and where no drug at all is charted.
    func wasGiven(_ doses: [Observation], within span: Double) -> Bool? {
        let (onset, slack) = (onsetRange, 1e-9)
        if doses.contains(where: { $0.earliest >= onset.upperBound - span - slack && $0.latest <= onset.lowerBound }) { return true }
        return doses.contains { $0.latest >= onset.lowerBound - span - slack && $0.earliest <= onset.upperBound } ? nil : false
    }

    /// Whether a new drug or product was given within hours before the onset.
    func newDrug(within span: Double) -> Bool? {
        chart.hasDrugs ? wasGiven(exposures(before: onsetRange.upperBound), within: span) : nil
    }

    /// Whether one of these classes was given within hours before the onset.
    func drug(_ kinds: Medicine.Class..., within span: Double) -> Bool? {
        let doses = chart.rows(.drug, to: hours).filter { row in row.medicineClass.map { kinds.contains($0) } ?? false }
        return chart.hasDrugs ? wasGiven(doses, within: span) : nil
    }

    /// Whether one of these classes was ever given before the onset. What is not charted may still have been given.
    func everGiven(_ kinds: Medicine.Class...) -> Bool? {
        chart.rows(.drug, to: onset).contains { row in
            row.latest <= onsetRange.lowerBound && row.medicineClass.map { kinds.contains($0) } ?? false
        } ? true : nil
    }

    /// Whether an IL-6 receptor antagonist had been given when the swelling began.
    var hadTocilizumab: Bool? { drug(.interleukin6Receptor, within: .infinity) }

    /// Whether a medicine is taken that raises bradykinin: a charted dose says yes, only a charted review says no.
    var takesBradykininMedicine: Bool? { everGiven(.bradykininRaising) ?? saw(.bradykininMedicine) }

    /// Whether an antibiotic had been begun a day or more before the onset.
    var hadAntibioticsForADay: Bool? {
        let doses = given(.antibiotic)
        if doses.contains(where: { $0.latest <= onsetRange.lowerBound - 24 }) { return true }
        return doses.isEmpty || doses.contains { $0.earliest <= onsetRange.upperBound - 24 } ? nil : false
    }

    /// Whether steroids were charted for two weeks or more before the onset.
    var hadSteroidsForWeeks: Bool? {
        let doses = given(.glucocorticoid, to: onset)
        guard let first = doses.first, let last = doses.last else { return nil }
        return last.hours - first.hours >= 14 * 24
    }

    /// Whether it got smaller while a steroid was running.
    var shrankUnderSteroid: Bool {
        (local?.trend == .resolving || local?.trend == .resolved) && !given(.glucocorticoid, from: onset).isEmpty
    }

    /// Whether it grew fast: worsening within three days of the onset. Unknown without a course.
    var grewWithinHours: Bool? {
        guard let local, let trend = local.trend else { return nil }
        if trend == .worsening { return hours - local.onset <= 72 ? true : nil }
        return chart.rows(.swellingTrend, from: local.onset, to: local.onset + 72).contains { $0.word == "growing" } ? true : nil
    }

    /// Whether it has not changed although a day has passed.
    var isSlow: Bool? {
        guard let local, let trend = local.trend, hours - onsetRange.upperBound >= 24 else { return nil }
        return trend == .steady
    }

    /// Whether it got smaller within three days of the onset.
    var shrankWithinDays: Bool? {
        guard let local, let trend = local.trend, hours - local.onset <= 72 else { return nil }
        return trend == .resolving || trend == .resolved
    }

    /// Systemic CRS had begun when the swelling began, and was active or over for less than 72 h.
    ///
    /// Source: clinical dossier, section C2, row D24.
    var followsSystemic: Bool? {
        guard let start = systemic.onset else { return systemic.isActive == false ? false : nil }
        return start <= onset && onset - (systemic.lastActive ?? start) < 72
    }

    /// Fever within a day before or after the onset.
    var isFeverAround: Bool? {
        let rows = chart.rows(.temperature, from: onset - 24, to: min(hours, onset + 24)).compactMap(\.measured)
        return rows.isEmpty ? nil : Truth.any(rows.map { $0.isAtLeast(ASTCTCRS.feverThreshold) })
    }
}
