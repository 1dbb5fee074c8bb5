/// Means over patients and over twins, with intervals.
///
/// The one place where the results work out such an interval.
public enum WeightedMean {
    /// The mean of a column; what is no number is missing.
    ///
    /// The variance is that of a ratio of weighted sums, Student's with the effective number of patients.
    public static func estimate(_ values: [Double], weights: [Double], _ confidence: Confidence = .usual) -> Estimate {
        var (weight, squares, sum, count) = (0.0, 0.0, 0.0, 0)
        for (value, own) in zip(values, weights) where !value.isNaN && own > 0 {
            weight += own
            squares += own * own
            sum += own * value
            count += 1
        }
        let missing = values.count { $0.isNaN }
        guard count > 0 else { return .none(missing: missing) }
        let mean = sum / weight
        var scatter = 0.0
        for (value, own) in zip(values, weights) where !value.isNaN && own > 0 {
            scatter += own * own * (value - mean) * (value - mean)
        }
        let effective = weight * weight / squares
        guard effective > 1 else { return Estimate(mean, lower: -.infinity, upper: .infinity, patients: count, missing: missing) }
        let error = (scatter * effective / (effective - 1)).squareRoot() / weight
        let half = error * confidence.student(effective - 1)
        return Estimate(mean, lower: mean - half, upper: mean + half, patients: count, missing: missing)
    }

    /// The mean over patients of what an arm gives beyond the reference arm in the same patient.
    ///
    /// A patient without the number in either arm is missing.
    public static func difference(
        _ values: [Double], from reference: [Double], weights: [Double], _ confidence: Confidence = .usual
    ) -> Estimate { estimate(zip(values, reference).map { $0 - $1 }, weights: weights, confidence) }

    /// The same for what happened or did not, 1 or 0: Newcombe's interval for equal weights, Student's otherwise.
    ///
    /// Where no twins differ their scatter says nothing; then the interval reaches as far as Wilson's for nought of so many pairs.
    public static func shareDifference(
        _ values: [Double], from reference: [Double], weights: [Double], _ confidence: Confidence = .usual
    ) -> Estimate {
        var mean = difference(values, from: reference, weights: weights, confidence)
        guard mean.patients > 0 else { return mean }
        var (counts, none) = (PairedRisk.Counts(), ShareTally())
        for row in values.indices where !(values[row] - reference[row]).isNaN && weights[row] > 0 {
            counts.count(reference: reference[row] > 0.5, other: values[row] > 0.5)
            none.count(false, weight: weights[row])
        }
        if counts.onlyOther + counts.onlyReference == 0 {
            mean.upper = none.share(confidence).upper
            mean.lower = -mean.upper
        } else if none.hasEqualWeights {
            let interval = Newcombe(counts, level: confidence.level).interval
            (mean.lower, mean.upper) = (interval.lowerBound, interval.upperBound)
        }
        return mean.within(-1, 1)
    }
}

extension PairedRisk.Counts {
    fileprivate mutating func count(reference: Bool, other: Bool) {
        switch (reference, other) {
        case (true, true): both += 1
        case (true, false): onlyReference += 1
        case (false, true): onlyOther += 1
        case (false, false): neither += 1
        }
    }
}

extension Estimate {
    fileprivate func within(_ least: Double, _ most: Double) -> Estimate {
        Estimate(value, lower: max(least, lower), upper: min(most, upper), patients: patients, missing: missing)
    }
}
