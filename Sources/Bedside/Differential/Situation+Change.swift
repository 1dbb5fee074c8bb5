/// Numbers of the differential that mean something only against earlier ones, or against the size of the patient.
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
