import Forecasting
import Quantities

extension Study {
    /// A study put together in code: groups of one scenario, whose priors are uniform numbers without a target, and arms that change nothing.
    package init(
        plain id: String, seed: UInt64, patients: Int, groups: [(id: String, priors: [String])], arms: [String], bands: [String],
        scenario: Scenario
    ) {
        self.init(
            id: id, title: id, summary: "", notes: [], seed: seed, patients: patients, design: .random, until: 30, tolerance: 1e-4,
            groups: groups.map { group in
                Group(
                    id: group.id, label: group.id, scenario: scenario,
                    priors: group.priors.map { prior in
                        Prior(
                            id: prior, label: prior, unit: .one, action: .scale([]), distribution: .constant(1),
                            basis: "assumed: put together in code")
                    }, correlations: [])
            },
            arms: arms.map { Arm(id: $0, label: $0, keeps: nil, treatment: [], policies: []) }, plausibility: Plausibility(), bands: bands)
    }
}
