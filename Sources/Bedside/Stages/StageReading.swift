/// Which picture a course follows, and the stages that it has gone through.
///
/// The picture is inferred from the chart: which syndrome came first, where cells and antigen are. With cells, cytokines and sites
/// charted, as in a simulation or a study, stages follow the rules of the dossier; with bedside measurements only, the same stages
/// are read by bedside signs, less surely, and what is missing is named. While the picture is undetermined both readings are given.
///
/// Hours are since infusion. Source: case report (Luan 2021), figure 3; cells-and-cytokines dossier, section 9.12; how stages are told
/// apart in a chart is project-defined.
public struct StageReading: Hashable, Sendable {
    /// What the reading rests on.
    public enum Level: String, Hashable, Sendable {
        case cells = "by cells, cytokines and sites"
        case bedside = "by bedside signs only"
    }

    /// `nil` while it is undetermined.
    public let picture: CoursePicture?
    public let certainty: StageCertainty
    public let level: Level
    /// What speaks for each picture; for the picture that is read, and against it.
    public let evidence: [CoursePicture: [String]]
    /// What would settle the picture, and what nobody followed up.
    public let missing: [String]
    /// By time. Of both pictures while it is undetermined which one holds.
    public let spans: [StageSpan]
    /// What cells, cytokines and sites show, by time; empty where they are not charted.
    public let phases: [CoursePhase.Span]
    /// Hours at which each systemic CRS began; the second and later ones are new cycles.
    public let cycles: [Double]
    /// Shown on every output.
    public let isProjectDefined = true

    /// Reads the stages of a chart as it stands at a moment; of the whole chart when none is given.
    public init(_ chart: Chart, at hours: Double = .infinity) {
        let events = CourseEvents(chart, at: hours)
        let found = PictureEvidence(events)
        picture = found.picture
        certainty = found.certainty
        level = events.hasCells ? .cells : .bedside
        evidence = found.because
        missing = (found.missing + events.unfollowed).once
        phases = events.phases
        cycles = events.surges.map(\.from)
        let pictures = found.picture.map { [$0] } ?? CoursePicture.allCases
        let sure: StageCertainty = found.picture == nil ? .undetermined : events.hasCells ? .likely : .possible
        spans = pictures.flatMap { picture -> [StageSpan] in
            switch picture {
            case .compartmental: CompartmentalPicture(events: events).spans
            case .systemic: SystemicPicture(events: events).spans
            }
        }.map { span in
            var span = span
            // What is missing for a stage leaves it possible however much else is charted.
            span.certainty = span.missing.isEmpty || sure == .undetermined ? sure : .possible
            return span
        }
    }

    /// Everything that a reading of stages may use; a chart without the rest has the same stages.
    public static let findings: Set<Finding> = Set(
        [
            .temperature, .crsEstablished, .interferonGamma, .cartCells, .siteCART, .siteTarget, .siteVessels, .siteMacrophages,
            .neckCircumferenceBaseline, .marrowBlasts, .residualDisease, .lesionDiameter,
        ] + CourseEvents.markers + CourseEvents.needs + CourseEvents.organGrades + LocalSigns.neck + LocalSigns.anywhere)

    public var because: [String] { picture.flatMap { evidence[$0] } ?? [] }
    public var against: [String] {
        picture.map { picture in evidence.filter { $0.key != picture }.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap(\.value) } ?? []
    }

    /// The stages that hold at a moment: one of the picture that is read, one of each while it is undetermined.
    public func stages(at hours: Double) -> [StageSpan] {
        let holding = spans.filter { $0.from <= hours && hours <= $0.to }
        // Of two that touch here the later one holds.
        return holding.filter { span in
            !holding.contains { $0.stage.picture == span.stage.picture && $0.from > span.from && span.to == hours && $0.from == hours }
        }
    }

    /// The picture with how sure it is: `systemic, likely, by bedside signs only (project-defined)`.
    public var summary: String {
        let what = picture.map { "\($0.rawValue), \(certainty.rawValue)" } ?? "undetermined: both pictures are shown"
        return "\(what), \(level.rawValue) (project-defined)"
    }
}
