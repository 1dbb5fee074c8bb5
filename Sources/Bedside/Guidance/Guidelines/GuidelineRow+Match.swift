extension GuidelineRow {
    /// Whether the row is for this situation. For a grade that is an interval every row of it may be.
    public func match(_ graded: GradedSituation) -> Match {
        switch occasion {
        case .crs(let grades): GuidelineRow.match(graded.crs, grades)
        case .icans(let grade):
            graded.icans.map { GuidelineRow.match($0, grade...grade) } ?? .unknown(missing: ["ICANS grade"])
        case .site(_, let words): siteMatch(graded, words)
        case .localRisk(let isHigh):
            .all(
                .init(graded.hasLocalPicture, missing: graded.localMissing),
                .init(GuidelineRow.isHighRisk(graded).map { $0 == isHigh }, missing: GuidelineRow.missingRisk(graded)))
        }
    }

    private static func match(_ grade: Grade, _ wanted: ClosedRange<Int>) -> Match {
        let possible = grade.possible
        guard possible.overlaps(wanted) else { return .doesNotApply }
        let isCovered = wanted.lowerBound <= possible.lowerBound && possible.upperBound <= wanted.upperBound
        return isCovered ? .applies : .unknown(missing: grade.missingOrItself)
    }

    private func siteMatch(_ graded: GradedSituation, _ words: [String]) -> Match {
        let sites = graded.situation.local?.sites ?? []
        let isThere = sites.isEmpty ? nil : sites.contains { site in words.contains { site.lowercased().contains($0) } }
        return .all(.init(graded.hasLocalPicture, missing: graded.localMissing), .init(isThere, missing: "site of the local signs"))
    }

    /// Any of: diameter of 10 cm or more, organ dysfunction from compression, swelling that could threaten life, gut at risk.
    ///
    /// Source: Wei 2020, by the clinical dossier, section A9.
    static func isHighRisk(_ graded: GradedSituation) -> Bool? {
        let signs = graded.situation.signs
        return Truth.any(
            signs.lesionDiameter?.isAtLeast(10), signs.organDysfunctionFromCompression, signs.threatFromSwelling, signs.gutBleedingRisk)
    }

    private static func missingRisk(_ graded: GradedSituation) -> [String] {
        let signs = graded.situation.signs
        let inputs = [
            ("largest lesion diameter", signs.lesionDiameter == nil),
            ("organ dysfunction from compression", signs.organDysfunctionFromCompression == nil),
            ("whether the swelling could threaten life at its site", signs.threatFromSwelling == nil),
            ("gut involvement at risk of bleeding or perforation", signs.gutBleedingRisk == nil),
        ]
        return inputs.filter(\.1).map(\.0)
    }
}

extension GuidelineRow.Occasion {
    /// As it stands in a title: `grade 2`.
    public var words: String {
        switch self {
        case .crs(let grades) where grades.lowerBound == grades.upperBound: "grade \(grades.lowerBound)"
        case .crs(let grades): "grade \(grades.lowerBound) to \(grades.upperBound)"
        case .icans(let grade): "neurotoxicity grade \(grade)"
        case .site(let site, _): "local CRS, \(site)"
        case .localRisk(let isHigh): "local CRS, \(isHigh ? "high" : "low") risk"
        }
    }

    var condition: String {
        switch self {
        case .crs: "systemic CRS, \(words) possible"
        case .icans: "\(words) possible"
        case .site(let site, _): "a local picture, site: \(site)"
        case .localRisk(let isHigh):
            isHigh
                ? "a local picture and any of: lesion of 10 cm or more, organ dysfunction from compression, swelling that could threaten "
                    + "life at its site, gut at risk of bleeding or perforation"
                : "a local picture and none of the signs of high risk"
        }
    }

    /// Under which heading rows of several guidelines stand side by side; the order of headings.
    var topic: (order: Int, text: String) {
        switch self {
        case .crs(let grades): (grades.lowerBound * 10 + grades.upperBound, "systemic CRS, " + words)
        case .icans(let grade): (200 + grade, words)
        case .site: (100, "local CRS")
        case .localRisk: (100, "local CRS")
        }
    }
}
