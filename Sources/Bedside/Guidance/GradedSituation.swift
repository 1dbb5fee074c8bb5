/// A situation together with the grades that guidance asks of it.
public struct GradedSituation: Sendable {
    public let situation: Situation
    /// ASTCT grade of systemic CRS.
    public let crs: Grade
    /// Local airway level, project-defined.
    public let airway: Grade
    /// ASTCT grade of neurotoxicity; `nil` when nobody graded it.
    public let icans: Grade?

    /// - Parameters:
    ///   - crs: By default what the situation's own signs give.
    ///   - airway: By default what the situation's own signs give.
    public init(_ situation: Situation, crs: Grade? = nil, airway: Grade? = nil, icans: Grade? = nil) {
        self.situation = situation
        self.crs = crs ?? situation.grade(ASTCTCRS())
        self.airway = airway ?? situation.grade(LocalAirway())
        self.icans = icans
    }

    /// Whether the patient has died: nothing is left to guide.
    var hasDied: Bool {
        situation.chart.latest(.death, at: situation.hours) != nil || (crs.range?.lowerBound ?? 0) >= 5
            || (airway.range?.lowerBound ?? 0) >= 5
    }

    /// Whether there is a local picture now; unknown while nobody looked at neck, face and airway.
    public var hasLocalPicture: Bool? {
        if let local = situation.local { return local.trend != .resolved }
        guard let level = airway.range else { return nil }
        if level.lowerBound >= 2 { return true }
        return airway.certainty == .certain ? false : nil
    }

    /// What would tell whether there is a local picture.
    var localMissing: [String] { airway.missing.isEmpty ? ["visible swelling", "symptoms of the upper airway"] : airway.missing }

    /// Whether the swelling is, or may be, at the neck; sites that nobody charted may be the neck.
    var isAtNeck: Bool? {
        guard hasLocalPicture != false else { return false }
        if let level = airway.range?.lowerBound, level >= 2 { return true }
        guard let sites = situation.local?.sites, !sites.isEmpty else { return nil }
        return sites.contains { site in GradedSituation.neck.contains { site.lowercased().contains($0) } }
    }

    private static let neck = ["neck", "face", "facial", "larynx", "throat", "parotid", "cervical", "airway"]

    /// Whether life is threatened: by the airway, by a swelling judged so at its site, or by systemic CRS of grade 4.
    ///
    /// Away from the neck an open airway says nothing of the threat: it is unknown until somebody judges it.
    public var isLifeThreatened: Bool? {
        let judged = situation.signs.threatFromSwelling
        if airway.isAtLeast(3) == true || crs.isAtLeast(4) == true || judged == true { return true }
        if isAtNeck == false, judged == nil { return nil }
        return situation.isLifeThreatened
    }

    /// Hours since infusion at which the local signs began; `nil` when it is not known.
    var localOnset: Double? { situation.local?.onset }

    /// Whether the ward charts drugs at all; without it nothing can be said of what was given.
    var hasDrugs: Bool { situation.chart.hasDrugs }
}

extension Grade {
    /// All grades that fit what is charted: a lower bound reaches up to 4, an undetermined grade may be any.
    var possible: ClosedRange<Int> {
        guard let range else { return 0...4 }
        return certainty == .atLeast ? range.lowerBound...max(range.upperBound, 4) : range
    }

    /// Whether the grade is at least a limit; unknown while it may be on either side.
    func isAtLeast(_ limit: Int) -> Bool? {
        if possible.lowerBound >= limit { return true }
        return possible.upperBound < limit ? false : nil
    }

    /// What is missing, or a sentence that says that nothing is named.
    var missingOrItself: [String] { missing.isEmpty ? ["the grade of \(system)"] : missing }
}
