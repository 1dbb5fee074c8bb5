extension SensitivityResult {
    /// Reads the indices off the rows of a study that was run as a sensitivity analysis; see ``Study/screened(_:group:)``.
    ///
    /// A row whose endpoint is missing is left out with all rows that belong to it, and counted.
    ///
    /// - Parameters:
    ///   - endpoints: By position in ``Endpoint/catalogue``.
    ///   - arm: Position of the arm.
    public init(_ source: some OutcomeSource, endpoints: [Int], arm: Int) throws {
        let study = source.study
        let group = study.groups[0]
        let points = study.points(of: group)
        let found = try endpoints.compactMap { place -> EndpointSensitivity? in
            let values = try source.values(endpoint: place, group: 0, arm: arm).map { $0.isNaN ? nil : $0 }
            guard let indices = points.indices(values, labels: group.priors.map(\.label)) else { return nil }
            return EndpointSensitivity(
                endpoint: Endpoint.catalogue[place], group: group.label, arm: study.arms[arm].label, evaluations: values.count,
                failed: values.count { $0 == nil }, factors: indices.factors)
        }
        self.init(study: study, endpoints: found, precision: try source.precisionCheck())
    }
}

extension Study.Screening {
    /// `morris:20:4` or `sobol:256`.
    public init?(text: String) {
        let parts = text.split(separator: ":").map(String.init)
        switch (parts.first, parts.dropFirst().compactMap(Int.init)) {
        case ("morris", let numbers) where numbers.count == 2: self = .morris(trajectories: numbers[0], levels: numbers[1])
        case ("sobol", let numbers) where numbers.count == 1: self = .sobol(base: numbers[0])
        default: return nil
        }
    }

    public var text: String {
        switch self {
        case .morris(let trajectories, let levels): "morris:\(trajectories):\(levels)"
        case .sobol(let base): "sobol:\(base)"
        }
    }

    /// What keeps the analysis of so many factors from being run, in sentences.
    public func issues(factors: Int) -> [String] {
        switch self {
        case .morris(let trajectories, let levels):
            MorrisDesign(factors: factors, trajectories: trajectories, levels: levels, seed: 0).issues.map(\.description)
        case .sobol(let base): SobolDesign(factors: factors, base: base, seed: 0).issues.map(\.description)
        }
    }
}
