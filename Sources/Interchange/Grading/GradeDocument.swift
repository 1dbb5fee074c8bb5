import Bedside

/// Grades as JSON: one grade as schema `squall.grade/1`, those of several systems as `squall.grades/1`.
///
/// Every grade says its system, how sure it is, why, what is missing, its rule and source, how far the source was seen, and whether
/// this project defined the system. No member is left out because it is empty.
public struct GradeDocument: Sendable {
    let value: JSONValue

    /// - Parameter grade: Of a system of the catalogue.
    public init(_ grade: Grade) {
        let head: JSONValue = ["schema": "squall.grade/1"]
        value = head.adding(grade.document).adding(["notice": .string(BedsideReading.notice)])
    }

    public init(_ grades: [Grade]) {
        value = [
            "schema": "squall.grades/1", "notice": .string(BedsideReading.notice), "grades": .array(grades.map(\.document)),
        ]
    }

    public var text: String { value.text + "\n" }
}

extension Grade {
    fileprivate var document: JSONValue {
        let system = GradingCatalogue.system(system)
        return json().adding([
            "title": .string(system?.title ?? self.system), "source": .string(system?.source ?? ""),
            "confidence": .string(system?.confidence ?? ""),
        ])
    }
}

/// The systems that ship as JSON, schema `squall.systems/1`, with what is left out and why, and the keys of the inputs.
public struct GradingListDocument: Sendable {
    public init() {}

    public var text: String {
        let value: JSONValue = [
            "schema": "squall.systems/1", "notice": .string(BedsideReading.notice), "systems": .array(GradingCatalogue.all.map(\.json)),
            "leftOut": .array(GradingCatalogue.leftOut.map { .string($0) }),
            "inputs": .array(
                SignsKey.table.map { ["key": .string($0.name), "meaning": .string($0.meaning), "value": .string($0.expected)] }),
        ]
        return value.text + "\n"
    }
}

extension GradingSystem {
    fileprivate var json: JSONValue {
        [
            "id": .string(id), "title": .string(title), "subject": .string(subject), "source": .string(source),
            "confidence": .string(confidence), "projectDefined": .bool(isProjectDefined),
            "rules": .array(rules.map { ["grade": .string($0.grade), "criterion": .string($0.criterion)] }),
        ]
    }
}
