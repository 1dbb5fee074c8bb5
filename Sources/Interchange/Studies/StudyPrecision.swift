import Integration
import Studies

/// What a page says of the precision that a study was computed in; nothing where that is double.
struct StudyPrecision {
    let study: Study
    let check: PrecisionCheck?

    private static let shown = 8

    var sections: [StudySection] {
        study.precision == .double ? [] : [StudySection("precision", "How precisely it was computed", name: "Precision", blocks)]
    }

    private var blocks: [StudyBlock] {
        let what =
            "The courses were computed in single precision: 24 bits for each number in place of 53. Most differ from double by less than the "
            + "tolerance allows; where a decision hangs on a threshold, a dose may come an hour earlier or later."
        guard let check else {
            return [.paragraph(what + " No patients have been compared with double precision yet: run the same command again.")]
        }
        let compared =
            "\(StudyWords.count(check.patients)) of \(StudyWords.count(study.size)) patients, every \(PrecisionCheck.every)th from the first, "
            + "went through every arm in double precision too (\(StudyWords.count(check.courses)) courses). The tables say by how much they differ. "
            + "The day of a highest or lowest value says little where a course is flat."
        let ranked = check.endpoints.filter { $0.share > 0 || $0.onlyInOne > 0 }.sorted {
            ($0.onlyInOne, $0.share) > ($1.onlyInOne, $1.share)
        }
        var blocks: [StudyBlock] = [.paragraph(what), .paragraph(compared)]
        if !check.bands.isEmpty {
            blocks.append(
                .table(
                    StudyTable(
                        caption: "Read-outs: the largest difference at any time, as a share of the read-out’s peak in that course, or of "
                            + "a thousandth of its highest peak",
                        columns: [.text("Read-out"), .number("Median course"), .number("Worst course")],
                        rows: check.bands.map { [$0.label, share($0.median), share($0.largest)] })))
        }
        let same = check.endpoints.count - ranked.count
        blocks.append(
            .table(table(Array(ranked.prefix(Self.shown)), "Outcomes that differ most; \(same) of \(check.endpoints.count) are the same")))
        if ranked.count > Self.shown { blocks.append(.folded(summary: "All outcomes that differ", table(ranked, ""))) }
        return blocks
    }

    private func table(_ rows: [PrecisionCheck.Difference], _ caption: String) -> StudyTable {
        StudyTable(
            caption: caption,
            columns: [.text("Outcome"), .number("Median difference"), .number("Largest"), .number("Comes in one only")],
            rows: rows.map {
                [StudyWords.labelled($0.label, unit: $0.unit), number($0.median), number($0.largest), StudyWords.count($0.onlyInOne)]
            })
    }

    private func share(_ value: Double?) -> String { value.map(StudyWords.percent) ?? "–" }
    private func number(_ value: Double?) -> String { value.map { Digits.short($0) } ?? "–" }

    /// What a document says; no members where the precision is double.
    var document: JSONValue {
        guard study.precision != .double else { return [:] }
        return ["precision": .string(study.precision.rawValue), "precisionCheck": check.map(Self.document) ?? nil]
    }

    private static func document(_ check: PrecisionCheck) -> JSONValue {
        [
            "every": .number(Double(PrecisionCheck.every)), "patients": .number(Double(check.patients)),
            "courses": .number(Double(check.courses)), "endpoints": .array(check.endpoints.map(document)),
            "bands": .array(check.bands.map(document)),
        ]
    }

    private static func document(_ difference: PrecisionCheck.Difference) -> JSONValue {
        [
            "id": .string(difference.id), "label": .string(difference.label), "unit": .string(difference.unit),
            "median": difference.median.map { .number($0) } ?? nil, "largest": difference.largest.map { .number($0) } ?? nil,
            "size": .number(difference.size), "onlyInOne": .number(Double(difference.onlyInOne)),
        ]
    }
}
