/// The points of the unit cube that patients of a group are drawn from, correlations included.
///
/// A point depends on the seed and on the patient's place in its group, and on nothing else. Groups that have the same priors in the same order
/// have the same points, so that their patients can be compared one by one.
struct PriorPoints: Sendable {
    private let count: Int
    private let patients: Int
    private let seed: UInt64
    private let design: Design
    private let copula: GaussianCopula?

    init(_ study: Study, group: Study.Group) {
        count = group.priors.count
        patients = study.patients
        seed = study.seed
        design = study.design
        copula = group.correlations.isEmpty ? nil : try? group.copula()
    }

    /// - Parameter position: Of the patient in the group, from 0.
    func shares(of position: Int) -> [Double] {
        let point = design.point(position, of: patients, dimensions: count, seed: seed)
        return copula?.correlated(point) ?? point
    }
}

extension Study.Group {
    /// - Throws: Correlations that name no prior or cannot hold together.
    func copula() throws(CorrelationIssues) -> GaussianCopula {
        try GaussianCopula(
            factors: priors.map(\.id), correlations: correlations.map { RankCorrelation($0.first, $0.second, spearman: $0.rank) })
    }
}
