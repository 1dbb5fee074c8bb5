@testable import Bedside

/// A reading before and after one row is taken out of the chart.
struct Removal {
    /// The parts of a reading that are compared.
    struct Reading {
        let situation: Situation
        let grades: [Grade]
        let stages: StageReading
        let differential: Differential?
        let guidance: Guidance

        init(_ chart: Chart, at hours: Double) {
            let situation = Situation(chart, at: hours)
            self.situation = situation
            grades = GradingCatalogue.all.map { $0.grade(situation.signs) }
            stages = StageReading(situation.chart, at: hours)
            differential = Differential(situation)
            let neurotoxicity = situation.grade(ASTCTICANS())
            guidance = Guidance(situation, icans: neurotoxicity.certainty == .undetermined ? nil : neurotoxicity)
        }

        var definition: CaseDefinition.Certainty { differential?.caseDefinition.certainty ?? .undetermined }
    }

    /// Why a reading may become surer, or a grade lower, all the same.
    enum Reason: String, CaseIterable {
        /// Another row of the window answers the same question with something milder: the chart says that, and nothing is unknown.
        case contradicted
        /// It was the latest value, and an older one that still stands takes its place.
        case superseded
        /// One line of a list of what was given: the list stays, and what is not on it was not given.
        case listed
        /// The death: who has no row of it lives.
        case event
        /// A judgement that exonerated a sign: without it the sign counts.
        case exonerated
        /// Without it the local picture, or one of the two syndromes, has another beginning.
        case dated
        /// One point of the course of a swelling: its neighbours tell another course.
        case course
        /// A sign that outweighed a negative test.
        case outweighed
        /// It spoke for the other picture.
        case opposed
    }

    let row: Observation
    let before: Reading
    let after: Reading
    private(set) var reasons: Set<Reason> = []

    init(of row: Observation, before: Reading, after: Reading) {
        self.row = row
        self.before = before
        self.after = after
    }

    /// Everything that is worse than it may be, in words.
    mutating func violations() -> [String] { grades() + bundle() + definition() + standings() + picture() }

    /// Whether one of the reasons holds; notes it.
    private mutating func isExcused(_ candidates: (Reason, Bool)...) -> Bool {
        guard let reason = candidates.first(where: \.1)?.0 else { return false }
        reasons.insert(reason)
        return true
    }
}

// MARK: - The properties

extension Removal {
    private mutating func grades() -> [String] {
        var found: [String] = []
        for (old, new) in zip(before.grades, after.grades) where old != new {
            let was = old.range?.lowerBound
            let isRaised = (new.range?.upperBound ?? 0) > (old.range?.upperBound ?? 0)
            if new.certainty.rank > old.certainty.rank,
                !isExcused(
                    (.contradicted, isContradicted), (.superseded, isSuperseding), (.listed, isListed),
                    (.exonerated, isRaised && isExonerating))
            {
                found.append("\(old.system) became surer: \(old.said), then \(new.said)")
            }
            let isSilent = new.certainty == .certain || new.missing.isEmpty
            if let was, (new.range?.lowerBound ?? 0) < was, isSilent,
                !isExcused((.contradicted, isContradicted), (.listed, isListed), (.event, row.finding == .death))
            {
                found.append("\(old.system) fell in silence: \(old.said), then \(new.said)")
            }
        }
        return found
    }

    private mutating func bundle() -> [String] {
        guard let head = before.guidance[.airway].first, after.guidance[.airway].isEmpty else { return [] }
        // Nothing of it is left: then the chart says that the level is under 3.
        return isExcused((.contradicted, isContradicted)) ? [] : ["the airway bundle (\(head.title)) is gone"]
    }

    private mutating func definition() -> [String] {
        let (old, new) = (before.definition, after.definition)
        let isSurer = new >= .probable && new > old || old == .undetermined && new != old
        let isClosed = new == .notCompatible && old != new
        guard isSurer || isClosed else { return [] }
        let excused =
            isClosed
            ? isExcused((.dated, hasOtherOnset))
            : isExcused((.contradicted, isContradicted), (.outweighed, hasOutweighed), (.dated, isMerging))
        return excused ? [] : ["local CRS was \(old.rawValue), is \(new.rawValue)"]
    }

    private mutating func standings() -> [String] {
        var found: [String] = []
        for old in before.differential?.assessments ?? [] where old.standing == .open || old.standing == .supported {
            guard let new = after.differential?[old.id], new.standing == .unlikely else { continue }
            let isPlanned = old.urgency == .planned
            if !isExcused(
                (.contradicted, isContradicted), (.dated, isPlanned && hasOtherOnset || isMerging), (.course, isPlanned && isOfCourse))
            {
                found.append("\(old.id) was \(old.standing.rawValue), is unlikely")
            }
        }
        return found
    }

    private mutating func picture() -> [String] {
        let (old, new) = (before.stages, after.stages)
        guard new.certainty.rank > old.certainty.rank else { return [] }
        if isExcused(
            (.contradicted, isContradicted), (.opposed, hasOpposed),
            (.dated, hasOtherBeginning && (new.certainty == .possible || old.isOrderOpen)))
        {
            return []
        }
        return ["stages were \(old.summary), are \(new.summary)"]
    }
}

// MARK: - The reasons

extension Removal {
    /// Findings that answer one question for a rule, so that each stands in for the other.
    private static let sameQuestion: [Set<Finding>] = [
        [.hypoxia, .oxygenDevice], [.iceScore, .iceOrientation, .iceNaming, .iceCommands, .iceWriting, .iceAttention],
        [.visibleSwelling, .neckCircumference, .neckCircumferenceBaseline], [.crsEstablished, .temperature],
        [.neckCT, .neckUltrasound], [.neckCT, .neckDuplex], [.neckCT, .chestImaging], [.swellingTrend, .neckCircumference, .siteSwelling],
    ]

    /// How far another row may lie from this one, or from the moment, to be part of the same window.
    private var reach: Double { max(Chart.assessmentWindow, row.finding.validity) }

    private var isContradicted: Bool {
        before.situation.chart.rows.contains { other in
            guard other != row, other.status != .enteredInError else { return false }
            guard isInReach(other) else { return false }
            // Words of a test are findings, not degrees: another result of the same test answers otherwise.
            if other.finding == row.finding, row.finding.definition.group == .tests { return other.word != row.word }
            if other.finding == row.finding { return other.severity < row.severity }
            return Removal.sameQuestion.contains { $0.contains(row.finding) && $0.contains(other.finding) } && other.isMild
        }
    }

    private func isInReach(_ other: Observation) -> Bool {
        // A test of an episode counts until its end.
        if row.finding.definition.group == .tests, let onset = before.situation.local?.onset, other.hours >= onset { return true }
        return abs(other.hours - row.hours) <= reach || before.situation.hours - other.hours <= reach
    }

    private var isSuperseding: Bool {
        guard let older = before.situation.chart.rows(row.finding, to: row.hours).last(where: { $0 != row }) else { return false }
        return older.severity != row.severity && before.situation.hours - older.hours <= row.finding.validity
    }

    private var isListed: Bool {
        [.vasopressor, .drug, .fluidVolume].contains(row.finding) && before.situation.chart.all(row.finding).count > 1
    }

    private var isExonerating: Bool {
        row.attribution.map { !$0.isCytokineRelease } ?? false
            || [.sedated, .airwayPressureBaseline, .intubationReason].contains(row.finding)
    }

    private var hasOtherOnset: Bool { before.situation.local?.onset != after.situation.local?.onset }

    /// It said that the swelling was gone, and was all that told two episodes apart.
    private var isMerging: Bool {
        guard let old = before.situation.local?.onset, let new = after.situation.local?.onset else { return false }
        return new < old && new < row.hours && row.hours <= old
    }

    private var isOfCourse: Bool {
        let course: [Finding] = [.swellingTrend, .neckCircumference, .siteSwelling]
        return course.contains(row.finding) && course.contains { !after.situation.chart.all($0).isEmpty }
    }

    private var hasOtherBeginning: Bool {
        func begin(_ reading: Reading) -> [Double?] {
            [reading.stages.cycles.first, LocalSigns(reading.situation.chart).spans.first?.from]
        }
        return begin(before) != begin(after)
    }

    private var hasOutweighed: Bool {
        CaseDefinition.mimics.contains { _, mimic in
            before.situation.outweighs(mimic) && !after.situation.outweighs(mimic) && mimic.outcome(before.situation) == .negative
                && mimic.outcome(after.situation) == .negative
        }
    }

    /// The chart spoke for another picture than the one that is left, and now speaks less for it.
    private var hasOpposed: Bool {
        guard let left = after.stages.picture else { return false }
        func against(_ reading: Reading) -> Int { reading.stages.evidence.filter { $0.key != left }.flatMap(\.value).count }
        return against(before) > against(after)
    }
}

extension Observation {
    /// A value at the good end of its finding, or a number, which a rule compares.
    fileprivate var isMild: Bool {
        switch value {
        case .flag(let flag): !flag
        case .word: severity < 1 || finding == .neckCT || finding == .neckUltrasound || finding == .chestImaging
        case .quantity: true
        case .unstated: false
        }
    }
}

extension Grade {
    fileprivate var said: String { "\(text) \(certainty.words)" }
}

extension StageCertainty {
    fileprivate var rank: Int { self == .likely ? 2 : self == .possible ? 1 : 0 }
}

extension StageReading {
    /// Whether it names what the order of the two syndromes lacks: then their first signs themselves left it open.
    fileprivate var isOrderOpen: Bool {
        missing.contains { $0.hasPrefix("temperature before and at the first local sign") || $0.hasPrefix("which came first") }
    }
}
