/// Which way a course goes: from one place into the body, or from everywhere to one place.
///
/// Source: case report (Luan 2021), figure 3; its compartmental picture is that of Wei 2020, by the clinical dossier, section B2.
public enum CoursePicture: String, Hashable, Sendable, CaseIterable {
    case compartmental, systemic
}

/// A numbered stage of one of the two pictures.
///
/// Source: case report (Luan 2021), figure 3 and the discussion around it.
public enum CourseStage: String, Hashable, Sendable, CaseIterable {
    case localExpansion
    case overflow
    case redistribution
    case recovery
    case systemicCRS
    case systemicRedistribution
    case systemicRecovery

    public var picture: CoursePicture {
        switch self {
        case .localExpansion, .overflow, .redistribution, .recovery: .compartmental
        case .systemicCRS, .systemicRedistribution, .systemicRecovery: .systemic
        }
    }

    /// Place in its picture, counted from 1.
    public var number: Int {
        switch self {
        case .localExpansion, .systemicCRS: 1
        case .overflow, .systemicRedistribution: 2
        case .redistribution, .systemicRecovery: 3
        case .recovery: 4
        }
    }

    /// As the case report calls it.
    public var title: String {
        switch self {
        case .localExpansion: "local expansion"
        case .overflow: "overflow and cytokine surge (S-CRS)"
        case .redistribution: "redistribution and organ damage"
        case .recovery: "recovery"
        case .systemicCRS: "S-CRS"
        case .systemicRedistribution: "redistribution and organ damage, possible L-CRS"
        case .systemicRecovery: "abatement and recovery"
        }
    }

    /// `systemic 1: S-CRS`
    public var name: String { "\(picture.rawValue) \(number): \(title)" }
}

/// How sure a picture or a stage is, in words.
public enum StageCertainty: String, Hashable, Sendable {
    /// Two kinds of evidence agree, or cells, cytokines and sites are charted.
    case likely
    /// One kind of evidence, or bedside signs only.
    case possible
    case undetermined
}

/// A stage that holds for a while.
public struct StageSpan: Hashable, Sendable {
    public let stage: CourseStage
    /// Where, when the stage has a place.
    public let site: String?
    /// Hours since infusion.
    public let from: Double
    public let to: Double
    public internal(set) var certainty: StageCertainty
    public let because: [String]
    /// What would settle it.
    public let missing: [String]
    /// Which cycle of systemic CRS; 2 and more are new cycles.
    public let cycle: Int

    init(
        _ stage: CourseStage, site: String? = nil, from: Double, to: Double, cycle: Int, because: [String], missing: [String] = [],
        certainty: StageCertainty = .undetermined
    ) {
        self.stage = stage
        self.site = site
        self.from = from
        self.to = to
        self.certainty = certainty
        self.because = because.once
        self.missing = missing
        self.cycle = cycle
    }

    /// `systemic 1: S-CRS`, and for a new cycle that it is one.
    public var name: String { stage.name + (cycle > 1 ? ", new cycle of S-CRS (cycle \(cycle))" : "") }
}
