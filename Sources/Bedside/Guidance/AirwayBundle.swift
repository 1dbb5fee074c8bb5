/// What comes before any drug question when the local airway is at level 3 or more.
///
/// The case report has no airway plan; this is standard emergency care, in the order in which it is done; with wheals or wheeze
/// adrenaline comes first (project-defined).
///
/// Source: clinical dossier, section B4, last paragraph (memory); the level is project-defined, section A10.
public struct AirwayBundle: Sendable {
    /// One step of the list.
    public struct Step: Hashable, Sendable {
        public let id: String
        public let text: String
        /// `applies`, or `unknown` for a step that depends on something that is not charted.
        public let match: Match
    }

    public static let source = "Standard emergency care, from memory; clinical dossier, section B4, last paragraph"

    /// Whether it is needed now; unknown while the level may be 3 or more.
    public let match: Match
    /// In the order in which they are done.
    public let steps: [Step]
    /// Whether anything local is charted at all.
    public let isLocal: Bool

    public init(_ graded: GradedSituation) {
        match = .all(.init(graded.airway.isAtLeast(3), missing: graded.airway.missingOrItself))
        isLocal = graded.hasLocalPicture == true || (graded.airway.range?.lowerBound ?? 0) > 0
        steps = AirwayBundle.steps(graded)
    }

    private static func steps(_ graded: GradedSituation) -> [Step] {
        let stridor = Match.all(.init(graded.situation.signs.hasStridor, missing: "stridor"))
        let all: [(String, Match)] = [
            ("sit the patient up; high-flow humidified oxygen", .applies),
            ("call anaesthesia and ear, nose and throat", .applies),
            ("flexible laryngoscopy", .applies),
            (adrenaline(graded), graded.anaphylaxis),
            ("nebulised adrenaline for stridor", stridor),
            (dexamethasone(graded) + alreadyGiven(graded), .applies),
            ("early controlled intubation with a double set-up, rather than late", .applies),
            ("blood: tryptase, cultures, procalcitonin, gas, coagulation, BNP, albumin", .applies),
            ("ultrasound of the neck with duplex; contrast CT of the neck when it is safe", .applies),
            ("antibiotics with anaerobic cover until an abscess is excluded", .applies),
            ("stop NSAID, ACE inhibitor and any recent culprit drug" + culprits(graded), .applies),
        ]
        // A step keeps the number that the list of the dossier gives it, wherever it stands.
        var steps = all.enumerated().map { place, step in Step(id: "AIR-\(place + 1)", text: step.0, match: step.1) }
        // Wheals or wheeze beside a closing airway are anaphylaxis until shown otherwise: then nothing stands before adrenaline.
        if graded.situation.any(.urticaria, .wheeze) == true { steps.insert(steps.remove(at: adrenalinePlace), at: 0) }
        return steps.filter(\.match.isShown)
    }

    /// Where the list of the dossier has it, counted from nought.
    private static let adrenalinePlace = 3

    private static func adrenaline(_ graded: GradedSituation) -> String {
        "anaphylaxis is not excluded: if it is possible, adrenaline IM at once, repeat after 5 to 15 min, do not wait for tryptase: "
            + AdrenalineDose(weight: graded.situation.weight).text
    }

    /// The sources state no dose for a child.
    private static func dexamethasone(_ graded: GradedSituation) -> String {
        let isChild = graded.situation.patient.age.map { $0 < 18 } == true || graded.situation.weight.map { $0 < 40 } == true
        return isChild
            ? "dexamethasone IV; 10 mg is the dose of an adult, the sources state none for a child: ask for it by weight"
            : "dexamethasone 10 mg IV (the dose of an adult)"
    }

    private static func alreadyGiven(_ graded: GradedSituation) -> String {
        let exposure = GlucocorticoidExposure.lastDay(graded.situation)
        return exposure.doses.isEmpty ? "" : "; already given in 24 h: " + exposure.text
    }

    private static func culprits(_ graded: GradedSituation) -> String {
        let situation = graded.situation
        let before = graded.localOnset ?? situation.hours
        let recent = situation.exposures(before: before).filter { $0.latest >= before - 48 }
        let raising = situation.doses(of: .bradykininRaising, within: 24 * 14)
        let names = (recent + raising).compactMap(\.subject).once
        return names.isEmpty ? "" : "; new or running: " + names.joined(separator: ", ")
    }

    static var entry: GuidanceEntry {
        GuidanceEntry(
            id: "AIR", kind: .airway, title: "Airway first", condition: "local airway level 3 or more, or possibly 3 or more",
            statement: AirwayBundle.steps(GradedSituation(Situation(Chart(), at: 0))).map(\.text).joined(separator: "; ") + ".",
            source: source, evidence: .memory)
    }
}
