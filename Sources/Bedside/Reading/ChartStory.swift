/// The story of a chart: one entry for every moment at which something changed.
public struct ChartStory: Sendable {
    public struct Line: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            case grade, local, stage, given, event
        }

        public let kind: Kind
        public let text: String

        public init(_ kind: Kind, _ text: String) {
            self.kind = kind
            self.text = text
        }
    }

    /// What changed at one moment.
    public struct Entry: Hashable, Sendable {
        public let hours: Double
        /// Whether only the day is known.
        public let isDayOnly: Bool
        public let lines: [Line]
    }

    public let entries: [Entry]

    init(_ chart: Chart, courses: [GradeCourse], stages: StageReading, until end: Double) {
        var lines: [Double: [Line]] = [:]
        for course in courses { ChartStory.tell(course, in: &lines) }
        for span in stages.spans where span.from <= end {
            let place = span.site.map { " at \($0)" } ?? ""
            let sure = stages.picture == nil ? "if so" : span.certainty.rawValue
            lines[span.from, default: []].append(Line(.stage, "stage, \(sure): \(span.name)\(place)"))
        }
        ChartStory.tellSwelling(chart, until: end, in: &lines)
        ChartStory.tellEvents(chart, until: end, in: &lines)
        ChartStory.tellDrugs(chart, until: end, in: &lines)
        let read = chart.rows.filter(\.isRead)
        let dayOnly = Set(read.filter { $0.precision == .day }.map(\.hours))
            .subtracting(read.filter { $0.precision == .minute }.map(\.hours))
        entries = lines.sorted { $0.key < $1.key }.map { hours, lines in
            Entry(hours: hours, isDayOnly: dayOnly.contains(hours), lines: lines.once)
        }
    }

    /// Every change of a grade. A grade that is not known says so only when it was known before.
    private static func tell(_ course: GradeCourse, in lines: inout [Double: [Line]]) {
        var previous: Grade?
        for span in course.spans {
            defer { previous = span.grade }
            let isQuiet = span.grade.range.map { $0.upperBound == 0 } ?? true
            if previous == nil, isQuiet { continue }
            if let previous, previous.value == span.grade.value, previous.detail == span.grade.detail { continue }
            if isQuiet, let previous, previous.range.map({ $0.upperBound == 0 }) ?? true { continue }
            let mark = course.isProjectDefined ? ", project-defined" : ""
            let from = previous.flatMap { $0.range == nil || $0.value == span.grade.value ? nil : " (from \($0.text))" } ?? ""
            let sure = span.grade.certainty == .certain ? "" : ", \(span.grade.certainty.words)"
            let why = span.grade.because.isEmpty ? span.grade.detail : span.grade.because.joined(separator: "; ")
            lines[span.from, default: []].append(Line(.grade, "\(course.system)\(mark): \(span.grade.text)\(from)\(sure): \(why)"))
        }
    }

    private static func tellSwelling(_ chart: Chart, until end: Double, in lines: inout [Double: [Line]]) {
        for row in chart.rows(.swellingTrend, to: end) {
            let site = row.subject.map { " of the \($0)" } ?? ""
            let word = (row.word ?? "").replacing("_", with: " ")
            lines[row.hours, default: []].append(Line(.local, "swelling\(site): \(word)"))
        }
        var lesions: [String?: String] = [:]
        for row in chart.rows(.siteSwelling, to: end) {
            guard let word = row.word else { continue }
            let before = lesions.updateValue(word, forKey: row.subject)
            guard before != word, before != nil || word != "none" else { continue }
            lines[row.hours, default: []].append(Line(.local, "\(row.subject ?? "lesion"): \(word.replacing("_", with: " "))"))
        }
        let tapes = chart.rows(.neckCircumference, to: end)
        var told: Double?
        for row in tapes {
            guard let number = row.number, told.map({ abs($0 - number) >= 1 }) ?? true else { continue }
            lines[row.hours, default: []].append(
                Line(.local, "neck circumference \(number.fixedText(1)) cm" + (told.map { " (from \($0.fixedText(1)))" } ?? "")))
            told = number
        }
    }

    private static func tellEvents(_ chart: Chart, until end: Double, in lines: inout [Double: [Line]]) {
        for finding in [Finding.response, .death] {
            for row in chart.rows(finding, to: end) {
                let word = (row.word ?? "").replacing("_", with: " ")
                lines[row.hours, default: []].append(Line(.event, "\(finding.title): \(word)" + row.noteInBrackets))
            }
        }
    }

    /// What was given, in one line for each moment.
    private static func tellDrugs(_ chart: Chart, until end: Double, in lines: inout [Double: [Line]]) {
        let doses = chart.rows(.drug, to: end) + changesOfRate(chart.rows(.vasopressor, to: end))
        for (hours, rows) in Dictionary(grouping: doses, by: \.hours) {
            let texts = rows.map(\.doseText).sorted().once
            lines[hours, default: []].append(Line(.given, "given: " + texts.joined(separator: ", ")))
        }
    }

    /// The rows in which a vasopressor starts, stops or changes its rate. That none runs is no news where none ran.
    private static func changesOfRate(_ rows: [Observation]) -> [Observation] {
        var rates: [String?: Observation.Value] = [:]
        return rows.filter { row in
            let before = rates.updateValue(row.value, forKey: row.subject)
            return before != row.value && (before != nil || row.quantity?.value != 0)
        }
    }
}

extension Grade.Certainty {
    /// As it stands in a sentence.
    public var words: String {
        switch self {
        case .certain: "certain"
        case .atLeast: "at least"
        case .interval: "interval"
        case .undetermined: "undetermined"
        }
    }
}

extension Observation {
    /// `tocilizumab 8 mg/kg`, or the name alone where no dose is stated.
    public var doseText: String {
        let name = subject ?? finding.title
        return quantity.map { "\(name) \($0.value.plainText) \($0.unit.symbol)" } ?? name
    }

    fileprivate var noteInBrackets: String { note.isEmpty ? "" : " (\(note))" }
}
