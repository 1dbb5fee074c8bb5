/// How sure local CRS is, with the reasons.
///
/// Definite needs a local gradient, probable imaging of the site; both need infection, thrombosis, anaphylaxis and bleeding excluded
/// by an adequate test. Everything else that fits is possible.
///
/// Source: clinical dossier, sections A11 and C2 (cap); defined by this project.
public struct CaseDefinition: Hashable, Sendable {
    public enum Certainty: String, Hashable, Sendable, CaseIterable, Comparable {
        /// No local sign was charted.
        case undetermined
        /// The onset lies outside the window.
        case notCompatible = "not compatible"
        case possible, probable, definite

        private var rank: Int { Certainty.allCases.firstIndex(of: self) ?? 0 }
        public static func < (left: Certainty, right: Certainty) -> Bool { left.rank < right.rank }
    }

    public let certainty: Certainty
    public let because: [String]
    /// What besides would make it surer.
    public let missing: [String]

    /// Hours of days 1 to 14, the last of them complete.
    static let window = 24.0..<360.0

    /// The diagnoses without whose adequate test local CRS is at most possible.
    static var mimics: [(word: String, diagnosis: Diagnosis)] {
        [
            ("anaphylaxis", .anaphylaxis), ("infection", .deepNeckInfection), ("thrombosis", .veinThrombosis),
            ("bleeding", .neckHaematoma),
        ]
    }

    public init(_ situation: Situation) {
        guard let onset = situation.local?.onset else {
            self.init(.undetermined, ["no local sign is charted"])
            return
        }
        guard CaseDefinition.window.contains(onset) else {
            self.init(.notCompatible, ["the onset on day \((onset / 24).dayText) lies outside days 1 to 14"])
            return
        }
        let mimics = CaseDefinition.exclusion(situation)
        let gradient = situation.hasLocalGradient
        let imaging = situation.siteIsImaged ? [] : ["imaging of the site"]
        let further = gradient == true ? [] : ["CAR-T cells or cytokines of tissue or fluid against blood"]
        guard mimics.found.isEmpty, mimics.untested.isEmpty else {
            let reasons = mimics.found.map { "\($0) was found" } + mimics.untested
            self.init(.possible, reasons, missing: imaging + further)
            return
        }
        let tested = "infection, thrombosis, anaphylaxis and bleeding were tested and not found"
        if gradient == true {
            self.init(.definite, ["CAR-T cells or cytokines of the site in excess of blood", tested])
        } else if imaging.isEmpty {
            self.init(.probable, ["the site was imaged", tested], missing: further)
        } else {
            self.init(.possible, [tested, "the site was not imaged"], missing: imaging + further)
        }
    }

    private init(_ certainty: Certainty, _ because: [String], missing: [String] = []) {
        self.certainty = certainty
        self.because = because
        self.missing = missing
    }

    /// The mimics that were found, and why others are not excluded.
    ///
    /// Away from the neck the tests of the neck say nothing; there the chart must say itself that the mimics were tested.
    private static func exclusion(_ situation: Situation) -> (found: [String], untested: [String]) {
        var found: [String] = []
        var untested: [String] = []
        for (word, mimic) in mimics {
            guard situation.isIn(mimic.region) else {
                if situation.saw(.mimicsExcluded) != true { untested.append(word + " lacks its adequate test") }
                continue
            }
            switch mimic.outcome(situation) {
            case .positive: found.append(word)
            case .negative: if situation.outweighs(mimic) { untested.append(word + " has strong signs against its negative test") }
            case .missing, .inconclusive: untested.append(word + " lacks its adequate test")
            }
        }
        return (found, untested)
    }
}
