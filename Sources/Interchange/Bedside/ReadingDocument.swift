import Bedside
import Forecasting

/// The reading of a chart as JSON, schema `squall.reading/1`.
public struct ReadingDocument: Sendable {
    public static let schema = "squall.reading/1"

    let reading: BedsideReading

    public init(_ reading: BedsideReading) { self.reading = reading }

    public var text: String { value.text + "\n" }

    private var value: JSONValue {
        [
            "schema": .string(Self.schema), "version": .string(Release.version), "notice": .string(BedsideReading.notice),
            "day": .number(reading.hours / 24), "patient": reading.patient.json,
            "story": .array(reading.story.entries.map(\.json)),
            "grades": .array(reading.courses.flatMap { course in course.spans.map { $0.grade.json(from: $0.from, to: $0.to) } }),
            "now": .array(reading.grades.map { $0.json() }),
            "stages": reading.stages.json,
            "local": reading.situation.local.map(\.json) ?? .null,
            "differential": reading.differential.map(\.json) ?? .null,
            "guidance": reading.guidance.json,
        ]
    }
}

extension Chart.Patient {
    fileprivate var json: JSONValue {
        func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
        func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
        return [
            "age": number(age), "sex": text(sex?.rawValue), "weight": number(weight), "height": number(height), "disease": text(disease),
            "product": text(product),
        ]
    }
}

extension StageReading {
    fileprivate var json: JSONValue {
        [
            "picture": picture.map { .string($0.rawValue) } ?? .null, "certainty": .string(certainty.rawValue),
            "level": .string(level.rawValue), "projectDefined": .bool(isProjectDefined),
            "evidence": .object(
                evidence.sorted { $0.key.rawValue < $1.key.rawValue }.map { (key: $0.key.rawValue, value: .strings($0.value)) }),
            "missing": .strings(missing), "cycles": .array(cycles.map { .number($0 / 24) }),
            "stages": .array(spans.map(\.json)),
        ]
    }
}

extension StageSpan {
    fileprivate var json: JSONValue {
        [
            "picture": .string(stage.picture.rawValue), "number": .number(Double(stage.number)), "stage": .string(stage.title),
            "site": site.map { .string($0) } ?? .null, "from": .number(from / 24), "to": .number(to / 24),
            "certainty": .string(certainty.rawValue), "cycle": .number(Double(cycle)), "because": .strings(because),
            "missing": .strings(missing),
        ]
    }
}

extension LocalPicture {
    fileprivate var json: JSONValue {
        [
            "onset": .number(onset / 24), "sites": .strings(sites), "trend": trend.map { .string($0.rawValue) } ?? .null,
        ]
    }
}

extension Differential {
    fileprivate var json: JSONValue {
        [
            "localCRS": [
                "certainty": .string(caseDefinition.certainty.rawValue), "because": .strings(caseDefinition.because),
                "missing": .strings(caseDefinition.missing), "projectDefined": .bool(true),
            ],
            "diagnoses": .array(assessments.map(\.json)), "openTests": .strings(openTests.map(\.name)), "actNow": .strings(actNow),
            "remarks": .strings(remarks),
        ]
    }
}

extension Differential.Assessment {
    fileprivate var json: JSONValue {
        func arguments(_ items: [Argument]) -> JSONValue {
            .array(items.map { ["text": .string($0.text), "weight": .number(Double($0.weight)), "origin": .string($0.weighing.rawValue)] })
        }
        return [
            "id": .string(id), "name": .string(name), "standing": .string(standing.rawValue), "score": .number(Double(score)),
            "for": arguments(speaksFor), "against": arguments(speaksAgainst), "unknown": .strings(unknown), "remarks": .strings(remarks),
            "openTests": .array(openTests.map { ["test": .string($0.name), "threshold": .string($0.threshold)] }),
            "action": .string(action.text), "actionWhen": .string(action.moment.rawValue), "source": .string(source),
            "confidence": .string(confidence.rawValue),
        ]
    }
}

extension Guidance {
    fileprivate var json: JSONValue {
        .array(
            sections.map { section in
                ["part": .string(section.part.rawValue), "statements": .array(section.statements.map(\.json))]
            })
    }
}

extension Guidance.Statement {
    fileprivate var json: JSONValue {
        [
            "id": .string(id), "topic": .string(topic), "title": .string(title), "text": .string(text), "missing": .strings(match.missing),
            "source": .string(source), "evidence": .string(evidence.rawValue),
        ]
    }
}

extension JSONValue {
    static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}

extension ChartStory.Entry {
    fileprivate var json: JSONValue {
        [
            "day": .number(hours / 24), "dayOnly": .bool(isDayOnly),
            "changes": .array(lines.map { ["kind": .string($0.kind.rawValue), "text": .string($0.text)] }),
        ]
    }
}

extension Grade {
    /// With the days between which it holds, for a grade over time.
    func json(from start: Double? = nil, to end: Double? = nil) -> JSONValue {
        let days: JSONValue = start.map { ["day": .number($0 / 24), "until": .number((end ?? $0) / 24)] } ?? .object([])
        let own: JSONValue = [
            "grade": .string(text), "certainty": .string(certainty.rawValue), "detail": .string(detail),
            "because": .array(because.map { .string($0) }), "missing": .array(missing.map { .string($0) }), "rule": .string(rule),
            "flags": .array(flags.map { .string($0) }),
            "projectDefined": .bool(GradingCatalogue.system(system)?.isProjectDefined == true),
        ]
        let head: JSONValue = ["system": .string(system)]
        return head.adding(days).adding(own)
    }
}

extension Alert {
    /// One alert on a line of its own.
    public var jsonLine: String {
        let value: JSONValue = [
            "day": .number(hours / 24), "topic": .string(topic.rawValue), "occasion": .string(occasion.rawValue),
            "level": .number(Double(level)), "before": before.map { .number(Double($0)) } ?? .null, "what": .string(what),
            "because": .array(because.map { .string($0) }), "missing": .array(missing.map { .string($0) }),
            "notice": .string(BedsideReading.notice),
        ]
        return value.text
    }

    /// One alert as a sentence.
    public var line: String {
        let change = before.map { ", was \($0)" } ?? ""
        let missing = missing.isEmpty ? "" : "; not known: " + missing.joined(separator: ", ")
        return
            "\(time)  \(topic.rawValue.uppercased()) (\(occasion.rawValue)): \(what)\(change): \(because.joined(separator: "; "))\(missing)"
    }
}
