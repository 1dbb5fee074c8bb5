import Forecasting

/// A page in Markdown, and the files that its pictures are made from.
public struct StudyMarkdown: Sendable {
    public var text: String
    /// File name and content: `NAME.vl.json`, which `Tools/charts draw` turns into `NAME.svg`, or `NAME.svg` itself.
    public var files: [(name: String, content: String)]
}

extension StudyPage {
    /// The page for the documentation.
    ///
    /// - Parameter folder: Where the pictures stand, as seen from the page.
    public func markdown(folder: String) -> StudyMarkdown {
        var lines = ["# \(Self.escaped(title))", "", "> \(Self.notice)", ""]
        if !subtitle.isEmpty { lines += [Self.escaped(subtitle), ""] }
        var files: [(name: String, content: String)] = []
        for section in sections {
            lines += ["## \(Self.escaped(section.heading))", ""]
            for block in section.blocks { lines += Self.lines(block, folder, &files) + [""] }
        }
        lines += ["> \(Self.notice)", ""]
        return StudyMarkdown(text: lines.joined(separator: "\n"), files: files)
    }

    private static func lines(_ block: StudyBlock, _ folder: String, _ files: inout [(name: String, content: String)]) -> [String] {
        switch block {
        case .paragraph(let text): return [escaped(text)]
        case .list(let items): return items.map { "- \(escaped($0))" }
        case .tiles(let tiles):
            return lines(StudyTable(columns: [.text(""), .number("")], rows: tiles.map { [$0.label, $0.value] }))
        case .table(let table): return lines(table)
        case .folded(let summary, let table): return folded(table, summary: summary)
        case .figure(let figure):
            files.append((figure.id + ".vl.json", figure.specification.text + "\n"))
            return picture(figure.id, figure.title, figure.caption, folder) + folded(figure.table.thinned(to: figure.rowsInText))
        case .drawing(let drawing):
            files.append((drawing.id + ".svg", StudySVG.alone(drawing.svg)))
            return picture(drawing.id, drawing.title, drawing.caption, folder) + folded(drawing.table)
        }
    }

    private static func picture(_ id: String, _ title: String, _ caption: String, _ folder: String) -> [String] {
        ["### \(escaped(title))", "", "![\(escaped(title))](\(folder)/\(id).svg)", "", escaped(caption), ""]
    }

    private static func folded(_ table: StudyTable, summary: String = "Numbers of this figure") -> [String] {
        ["<details><summary>\(escaped(summary))</summary>", ""] + lines(table) + ["", "</details>"]
    }

    private static func lines(_ table: StudyTable) -> [String] {
        func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
        let head = row(table.columns.map { escaped($0.heading) })
        let rule = row(table.columns.map { $0.isNumber ? "---:" : "---" })
        let caption = table.caption.isEmpty ? [] : ["*\(escaped(table.caption))*", ""]
        return caption + [head, rule] + table.rows.map { row($0.map(escaped)) }
    }

    /// Text that means nothing to Markdown.
    static func escaped(_ text: String) -> String {
        var out = ""
        for character in text {
            if "\\`*_[]<>|#&".contains(character) { out.append("\\") }
            out.append(character)
        }
        return out
    }
}

/// Drawings outside a page.
enum StudySVG {
    /// A drawing of a page as a file of its own: named space and the styles that the page gives it.
    static func alone(_ svg: String) -> String {
        let style = """
            <style>text { font-family: \(ChartPieces.fontStack); font-size: 12px; fill: \(ChartPalette.muted); }
            .name { font-size: 13px; font-weight: 650; fill: \(ChartPalette.ink); }
            .outline * { fill: #f1f3f6; stroke: #c3cbd4; } .leader { fill: none; stroke: #9aa5b3; stroke-width: .8; }</style>
            """
        guard let end = svg.firstIndex(of: ">") else { return svg }
        return svg[..<end].replacing("<svg", with: "<svg xmlns=\"http://www.w3.org/2000/svg\"") + ">" + style
            + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
            + svg[svg.index(after: end)...] + "\n"
    }
}
