/// What may be done in a situation, by whom it is said, and what speaks against it.
///
/// The airway comes first. Then the rows of the case report, guidelines side by side, where they disagree, doses, warnings, and what is
/// missing to say more. Nothing here is an order: every statement carries its source and how far it can be vouched for, and a
/// statement that depends on something unknown names it.
///
/// Source: clinical dossier, section B.
public struct Guidance: Hashable, Sendable {
    /// Must stand beside any of it.
    public static let notice =
        "Guidance with its reasons and sources, never an order. Research use only; not for treatment decisions. "
        + "What is marked project-defined was invented by this project."

    /// The parts, in the order in which they are read.
    public enum Part: String, Hashable, Sendable, CaseIterable {
        case airway = "airway first"
        case seed = "by the case report"
        case guidelines = "by guidelines, side by side"
        case disagreements = "where they disagree"
        case doses
        case warnings
        case missing = "what is missing to say more"
    }

    /// One thing that is said.
    public struct Statement: Hashable, Sendable {
        /// As in ``GuidanceCatalogue``: `R8`, `ASCO-2`, `S1`; steps of the airway bundle are `AIR-1` and on.
        public let id: String
        /// Heading under which statements stand side by side: `systemic CRS, grade 2`; empty for none.
        public let topic: String
        public let title: String
        public let text: String
        /// It applies, or it may, and what would tell.
        public let match: Match
        public let source: String
        public let evidence: EvidenceMark

        init(
            _ id: String, topic: String = "", _ title: String, _ text: String, match: Match = .applies, source: String,
            evidence: EvidenceMark
        ) {
            self.id = id
            self.topic = topic
            self.title = title
            self.text = text
            self.match = match
            self.source = source
            self.evidence = evidence
        }
    }

    public struct Section: Hashable, Sendable {
        public let part: Part
        public let statements: [Statement]
    }

    /// Only those in which something is said, in the order of ``Part``; none after death.
    public let sections: [Section]

    public init(_ graded: GradedSituation) {
        guard !graded.hasDied else {
            sections = []
            return
        }
        let parts: [(Part, [Statement])] = [
            (.airway, Guidance.airway(graded)), (.seed, Guidance.seed(graded)), (.guidelines, Guidance.guidelines(graded)),
            (.disagreements, Guidance.disagreements(graded)), (.doses, Guidance.doses(graded)), (.warnings, Guidance.warnings(graded)),
        ]
        let said = parts.map { Section(part: $0, statements: $1) }
        let missing = Section(part: .missing, statements: Guidance.missing(said.flatMap(\.statements), graded))
        sections = (said + [missing]).filter { !$0.statements.isEmpty }
    }

    /// - Parameters:
    ///   - crs: ASTCT grade; by default what the situation's own signs give.
    ///   - airway: Local airway level; by default what the situation's own signs give.
    ///   - icans: ASTCT grade of neurotoxicity; without it rows on neurotoxicity are left out and named as missing.
    public init(_ situation: Situation, crs: Grade? = nil, airway: Grade? = nil, icans: Grade? = nil) {
        self.init(GradedSituation(situation, crs: crs, airway: airway, icans: icans))
    }

    /// What a part says; empty when it says nothing.
    public subscript(_ part: Part) -> [Statement] { sections.first { $0.part == part }?.statements ?? [] }
}
