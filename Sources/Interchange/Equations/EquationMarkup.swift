/// The equation page as one self-contained document.
struct EquationMarkup {
    let content: EquationContent
    let title: String
    let summary: String

    func page() -> String {
        let sections = [
            ("sites", "At the sites", content.local.map(entry).joined(separator: "\n")),
            ("body", "Whole body and drugs", content.wholeBody.map(entry).joined(separator: "\n")),
            ("processes", "Processes", content.processes.map(process).joined(separator: "\n")),
            ("readouts", "Read-outs", readouts()),
        ].filter { !$0.2.isEmpty }
        let main = sections.map { HTML.section($0.0, $0.1, $0.2) }.joined(separator: "\n")
        return ModelPage(title: title, subtitle: summary, contents: contents(sections.map { ($0.0, $0.1) }), main: reading + main).html()
    }

    private var reading: String {
        HTML.section(
            "reading", "How to read this",
            "<ul class=\"prose\">" + EquationPage.legend(isMarkup: true).map { "<li>\(HTML.escape($0))</li>" }.joined() + "</ul>")
    }

    private func contents(_ sections: [(id: String, name: String)]) -> String {
        let items = [(id: "reading", name: "How to read this")] + sections
        return items.map { item in
            let inner = item.id == "sites" ? content.local : item.id == "body" ? content.wholeBody : []
            let links = inner.map { "<a href=\"#\($0.id)\">\(HTML.escape($0.title))\(of($0.sites))</a>" }
            let list = links.isEmpty ? "" : "<span class=\"inner\">" + links.joined(separator: " · ") + "</span>"
            return "<li><a href=\"#\(item.id)\">\(HTML.escape(item.name))</a>\(list)</li>"
        }.joined()
    }

    private func of(_ sites: [String]) -> String {
        sites.isEmpty ? "" : " <small>" + HTML.escape(sites.joined(separator: ", ")) + "</small>"
    }

    private func each(_ sites: [String]) -> String {
        sites.isEmpty ? "" : "<div class=\"note\">at each of " + HTML.escape(sites.joined(separator: ", ")) + "</div>"
    }

    // MARK: Entries

    private func entry(_ entry: EquationContent.Entry) -> String {
        let where_ = entry.sites.isEmpty ? "" : "<p class=\"where\">Runs at " + HTML.escape(entry.sites.joined(separator: ", ")) + ".</p>"
        let parts = [species(entry), quantities(entry), reactions(entry), numbers(entry)].joined()
        return "<article id=\"\(entry.id)\"><h3>\(HTML.escape(entry.title))</h3>\(where_)\(parts)</article>"
    }

    private func species(_ entry: EquationContent.Entry) -> String {
        guard !entry.species.isEmpty else { return "" }
        let rows = entry.species.map { row in
            let change =
                "<span class=\"eq\" role=\"math\"><span class=\"f\"><span>d\(Formula.html(row.name))</span><span>dt</span></span> = "
                + balance(row.balance) + "</span>"
            return [
                Formula.html(row.name), HTML.escape(row.name.meaning) + each(row.sites), HTML.escape(row.unit), row.initial.block, change,
            ]
        }
        return table([("Species", ""), ("Meaning", ""), ("Unit", "unit"), ("Starts at", ""), ("Balance", "wide")], rows)
    }

    private func balance(_ changes: [EquationContent.Change]) -> String {
        if changes.isEmpty { return "0" }
        return changes.enumerated().map { index, change in
            let sign = change.isNegative ? (index == 0 ? "−" : " − ") : (index == 0 ? "" : " + ")
            let count = change.count == 1 ? "" : UnitText.number(change.count) + " · "
            let sum =
                change.sites.isEmpty
                ? "" : "<span class=\"s\" title=\"\(HTML.escape(change.sites.joined(separator: ", ")))\">Σ<sub>sites</sub></span> "
            return sign + count + sum
                + "<span class=\"rx\" title=\"\(HTML.escape(change.component))\">\(HTML.escape(change.reaction))</span>"
        }.joined()
    }

    private func quantities(_ entry: EquationContent.Entry) -> String {
        guard !entry.quantities.isEmpty else { return "" }
        let rows = entry.quantities.map { row in
            [Formula.html(row.name), HTML.escape(row.name.meaning) + each(row.sites), HTML.escape(row.unit), row.formula.block]
        }
        return table([("Quantity", ""), ("Meaning", ""), ("Unit", "unit"), ("Formula", "wide")], rows)
    }

    private func reactions(_ entry: EquationContent.Entry) -> String {
        guard !entry.reactions.isEmpty else { return "" }
        let rows = entry.reactions.map { row in
            [HTML.escape(row.name) + each(row.sites), HTML.escape(EquationText.ends(row)), row.rate.block]
        }
        return table([("Reaction", "name"), ("Takes → gives", ""), ("Rate per day", "wide")], rows)
    }

    private func numbers(_ entry: EquationContent.Entry) -> String {
        guard !entry.numbers.isEmpty else { return "" }
        let rows = entry.numbers.map { row in
            let values = row.values.map {
                "<span title=\"\(HTML.escape($0.ids.joined(separator: ", ")))\">\($0.value)</span>" + of($0.sites)
            }.joined(separator: "<br>")
            return [Formula.html(row.name), HTML.escape(row.name.meaning), values, HTML.escape(row.unit)]
        }
        let inner = table([("Number", ""), ("Meaning", ""), ("Declared value", ""), ("Unit", "unit")], rows)
        return "<details><summary>\(rows.count) \(rows.count == 1 ? "number" : "numbers")</summary>\(inner)</details>"
    }

    private func process(_ row: EquationContent.ProcessRow) -> String {
        let rows = row.contributions.map { [HTML.escape($0.component) + each($0.sites), $0.formula.block] }
        let inner = rows.isEmpty ? "" : table([("By", "name"), (row.factor.kind == .effect ? "Factor" : "Addend", "wide")], rows)
        return "<article id=\"\(row.factor.anchor)\"><h3>\(HTML.escape(row.factor.phrase))</h3><p class=\"where\">"
            + HTML.escape(EquationText.rule(row)) + "</p>\(inner)</article>"
    }

    private func readouts() -> String {
        let rows = content.readouts.map { row in
            ["<code>\(HTML.escape(row.id))</code>", HTML.escape(row.meaning), HTML.escape(row.unit), row.formula.block]
        }
        return rows.isEmpty ? "" : table([("Series", ""), ("Meaning", ""), ("Unit", "unit"), ("Formula", "wide")], rows)
    }

    private func table(_ columns: [(String, String)], _ rows: [[String]]) -> String {
        HTML.table(columns.map { .init(heading: $0.0, style: $0.1) }, rows: rows)
    }
}
