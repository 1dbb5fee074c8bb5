/// The points of the unit cube that patients of a group are drawn from, correlations included.
///
/// A point depends on the seed and on the patient's place in its group, and on nothing else. Groups that have the same priors in the same
/// order have the same points, so that their patients can be compared one by one.
struct PriorPoints: Sendable {
    private enum Source: Sendable {
        case cohort(Design, size: Int, seed: UInt64)
        case morris(MorrisDesign)
        case sobol(SobolDesign)
    }

    private let dimensions: Int
    private let source: Source
    private let copula: GaussianCopula?

    init(_ study: Study, group: Study.Group) {
        dimensions = group.priors.count
        source =
            switch study.screening {
            case .morris(let trajectories, let levels):
                .morris(MorrisDesign(factors: dimensions, trajectories: trajectories, levels: levels, seed: study.seed))
            case .sobol(let base): .sobol(SobolDesign(factors: dimensions, base: base, seed: study.seed))
            case nil: .cohort(study.design, size: study.patients, seed: study.seed)
            }
        copula = group.correlations.isEmpty ? nil : try? group.copula()
    }

    /// How many points there are.
    var rows: Int {
        switch source {
        case .cohort(_, let size, _): size
        case .morris(let design): design.rows
        case .sobol(let design): design.rows
        }
    }

    /// - Parameter position: Of the patient in the group, from 0.
    func shares(of position: Int) -> [Double] {
        let point: [Double] =
            switch source {
            case .cohort(let design, let size, let seed): design.point(position, of: size, dimensions: dimensions, seed: seed)
            case .morris(let design): design.point(position)
            case .sobol(let design): design.point(position)
            }
        return copula?.correlated(point) ?? point
    }

    /// How strongly each prior moves an endpoint that was read for every row, under the labels of the priors; `nil` for a cohort.
    func indices(_ values: [Double?], labels: [String]) -> (factors: [SensitivityIndices], leftOut: Int)? {
        switch source {
        case .cohort: return nil
        case .morris(let design):
            let effects = design.effects(values)
            let factors = zip(labels, effects.factors).map { label, factor in
                SensitivityIndices(
                    label,
                    morris: .init(
                        muStar: Estimate(factor.muStar, factor.muStarInterval, patients: effects.used), mu: factor.mu, sigma: factor.sigma))
            }
            return (factors, effects.leftOut)
        case .sobol(let design):
            let indices = design.indices(values)
            let factors = zip(labels, indices.factors).map { label, factor in
                SensitivityIndices(
                    label,
                    sobol: .init(
                        first: Estimate(factor.first, factor.firstInterval, patients: indices.used),
                        total: Estimate(factor.total, factor.totalInterval, patients: indices.used)))
            }
            return (factors, indices.leftOut)
        }
    }
}

extension Estimate {
    fileprivate init(_ value: Double, _ interval: ClosedRange<Double>, patients: Int) {
        self.init(value, lower: interval.lowerBound, upper: interval.upperBound, patients: patients)
    }
}

extension Study {
    func points(of group: Group) -> PriorPoints { PriorPoints(self, group: group) }
}

extension Study.Group {
    /// - Throws: Correlations that name no prior or cannot hold together.
    func copula() throws(CorrelationIssues) -> GaussianCopula {
        try GaussianCopula(
            factors: priors.map(\.id), correlations: correlations.map { RankCorrelation($0.first, $0.second, spearman: $0.rank) })
    }
}
