import Forecasting

extension StudyJob {
    /// The study with its model behind it.
    public init(_ model: StudyModel) {
        let runner = ShardRunner(model)
        self.init(layout: StoreLayout(model), run: { runner.run($0) }, weigh: { try model.study.weights($0) })
    }
}

extension StoreLayout {
    public init(_ model: StudyModel) {
        let networks = model.groups.map { $0.model.network.canonicalText }
        let scenarios = model.study.groups.map(\.scenario.yaml)
        let readouts = model.study.bands.map { id in
            let found = model.groups.lazy.flatMap(\.model.network.readouts).first { $0.readout.id == id }
            let definition = found?.readout.definition
            return StudyReadout(id, definition?.meaning ?? id, unit: definition?.unit.symbol ?? "1")
        }
        self.init(
            study: model.study,
            identity: StudyIdentity(
                study: SHA256.name(of: model.study.canonicalText), model: SHA256.name(of: networks.joined(separator: "\n")),
                scenarios: SHA256.name(of: scenarios.joined(separator: "\n")),
                calibration: SHA256.name(of: model.calibration.text(comment: []))),
            endpoints: Endpoint.catalogue, days: model.study.bandDays, readouts: readouts)
    }
}

extension Study {
    /// What names the study: its files, and what the command line may have changed.
    var canonicalText: String {
        "\(source)\npatients \(patients)\nseed \(seed)\ndesign \(design) \(rows)\nuntil \(until)\ntolerance \(tolerance)\n"
            + (precision == .double ? "" : "precision \(precision.rawValue)\n")
    }

    /// The group and the method of a sensitivity analysis, in words.
    private var rows: String {
        switch screening {
        case .morris(let trajectories, let levels): "morris \(trajectories) \(levels) \(groups[0].id)"
        case .sobol(let base): "sobol \(base) \(groups[0].id)"
        case nil: ""
        }
    }

    /// Weights of the accepted patients of each group that meet the targets; all one where there are none.
    func weights(_ source: any OutcomeSource) throws -> [[Double]] {
        try groups.indices.map { try balance(group: $0, source).weights }
    }

    /// The targets of a group, and how far weights could meet them.
    func balance(group: Int, _ source: any OutcomeSource) throws -> EntropyWeights {
        let targets = plausibility.targets.filter { $0.group == nil || $0.group == groups[group].id }
        let columns = try targets.map { target -> [Double] in
            let place = Endpoint.catalogue.firstIndex { $0.id == target.endpoint }!
            let values = try source.values(endpoint: place, group: group, arm: 0)
            guard let level = target.atLeast else { return values }
            return values.map { $0.isNaN ? $0 : $0 >= level ? 1 : 0 }
        }
        return EntropyWeights(columns: columns, aims: targets.map(\.value), patients: try source.counts(group: group).accepted)
    }
}
