import Forecasting
import Studies

/// What people see of a study: sections of words, tables and figures, to be read on a terminal, in a browser or in Markdown.
///
/// ``PopulationPage``, ``TrialPage`` and ``SensitivityPage`` fill it; how it looks is decided by the writers of each form.
public struct StudyPage: Sendable {
    public var title: String
    public var subtitle: String
    var sections: [StudySection]
    /// The numbers of the page as JSON.
    var document: JSONValue

    /// A page ends on the precision of the study, where that is single, and on how the page is to be read. Sections without content are
    /// left out.
    init(_ study: Study, _ sections: [StudySection], limits: [String], check: PrecisionCheck?, document: JSONValue) {
        let precision = StudyPrecision(study: study, check: check)
        let last = StudySection("limits", "How to read this page", name: "Limits", [.list(limits)])
        (title, subtitle) = (study.title, study.summary)
        self.sections = (sections + precision.sections + [last]).filter { !$0.blocks.isEmpty }
        self.document = document.adding(precision.document)
    }

    /// Stands on every page, above the result and below it.
    public static let notice = Release.notice

    /// The page's numbers, schema `squall.population/1`, `squall.trial/1` or `squall.sensitivity/1`.
    public var json: String { document.text + "\n" }

    var figures: [ChartFigure] {
        sections.flatMap(\.blocks).compactMap { block in
            switch block {
            case .figure(let figure): figure.chart
            case .paragraph, .list, .tiles, .table, .folded, .drawing: nil
            }
        }
    }
}

struct StudySection: Sendable {
    /// Lower-case letters and hyphens.
    var id: String
    var heading: String
    /// What stands in the contents.
    var name: String
    var blocks: [StudyBlock]

    init(_ id: String, _ heading: String, name: String? = nil, _ blocks: [StudyBlock]) {
        self.id = id
        self.heading = heading
        self.name = name ?? heading
        self.blocks = blocks
    }
}

enum StudyBlock: Sendable {
    case paragraph(String)
    case list([String])
    /// The few readings that a hurried reader wants.
    case tiles([(label: String, value: String)])
    case table(StudyTable)
    /// A long table: folded away on a page, and left out on a terminal.
    case folded(summary: String, StudyTable)
    case figure(StudyFigure)
    /// A picture that needs no chart script.
    case drawing(StudyDrawing)
}

/// A table of plain text; the first cell of a row is its heading.
struct StudyTable: Sendable {
    struct Column: Sendable {
        var heading: String
        var isNumber: Bool

        static func text(_ heading: String) -> Column { Column(heading: heading, isNumber: false) }
        static func number(_ heading: String) -> Column { Column(heading: heading, isNumber: true) }
    }

    var caption = ""
    var columns: [Column]
    var rows: [[String]]

    /// At most so many rows, evenly taken, the first and the last among them.
    func thinned(to count: Int?) -> StudyTable {
        guard let count, rows.count > count, count > 1 else { return self }
        var thin = self
        thin.rows = (0..<count).map { rows[$0 * (rows.count - 1) / (count - 1)] }
        return thin
    }

    var markup: String {
        HTML.table(
            columns.map { HTML.Column(heading: $0.heading, style: $0.isNumber ? "number" : "") },
            rows: rows.map { $0.map(HTML.escape) }, caption: caption, style: "compact")
    }
}

/// A Vega-Lite figure: what to see in it, and its numbers.
struct StudyFigure: Sendable {
    var id: String
    var title: String
    /// What to see, in a sentence or two.
    var caption: String
    var specification: JSONValue
    var table: StudyTable
    /// Rows of the table on a terminal and in Markdown; `nil` for all, nought for none on a terminal.
    var rowsInText: Int?

    var chart: ChartFigure {
        ChartFigure(id: id, title: title, caption: caption, specification: specification, table: table.markup)
    }
}

/// A picture as SVG.
struct StudyDrawing: Sendable {
    var id: String
    var title: String
    var caption: String
    var svg: String
    var table: StudyTable
}
