import Reactions

/// The equations of a network, as a page to read and as plain text.
///
/// What stands there is what runs: species, named quantities, reactions with their whole rate law, and the balance of each
/// species as the sum of its reactions. Equations that run at several sites stand once, with the sites that run them.
public struct EquationPage: Sendable {
    public let network: Network
    public let title: String

    public init(_ network: Network, title: String = "The equations of the model") {
        self.network = network
        self.title = title
    }

    /// One page that opens offline; nothing in it is fetched, and nothing runs.
    public func html() -> String {
        let content = EquationReader(network).content()
        return EquationMarkup(content: content, title: title, summary: summary(content)).page()
    }

    /// The same as plain text, 100 columns where formulas allow it.
    public func text() -> String {
        let content = EquationReader(network).content()
        return EquationText(content: content, title: title, summary: summary(content)).document()
    }

    private func summary(_ content: EquationContent) -> String {
        let count = "\(network.species.count) species, \(network.reactions.count) reactions and \(network.parameters.count) numbers"
        let where_ = content.sites.isEmpty ? "" : ", at \(content.sites.count) sites: " + content.sites.joined(separator: ", ")
        return count + where_ + "."
    }

    /// How the formulas are to be read.
    static func legend(isMarkup: Bool) -> [String] {
        let names = "Names without a point belong to the component or to what all sites share; ‘site’ stands for the site at hand."
        let pointing =
            "A name in italics stands for a species, a quantity or a number; its whole id and meaning show when it is pointed at. "
        return [
            "Inside the model time is in days, cells in 10⁹, cytokines in ng and pg/mL, so that no formula holds a conversion factor. "
                + "Values are shown in the unit of their row.",
            (isMarkup ? pointing : "") + names,
            "[x]₊ is x where it is positive, else zero. Σ adds up sites.",
            (isMarkup ? "A framed name" : "A name in ⟨ ⟩")
                + " is everything that acts on that process, gathered in the section on processes: "
                + "an effect multiplies and is one when nothing acts; an occupancy is one plus every binder over its affinity; "
                + "a drive adds up and is nought when nothing drives.",
        ]
    }
}

/// The page as plain text.
struct EquationText {
    let content: EquationContent
    let title: String
    let summary: String

    func document() -> String {
        var lines = [title, String(repeating: "=", count: title.count), ReportContent.researchNotice + ".", "", summary, ""]
        lines += EquationPage.legend(isMarkup: false).flatMap { [$0, ""] }
        lines += heading("Contents")
        lines += (content.local + content.wholeBody).map { "  " + $0.title + of($0.sites) } + [""]
        if !content.local.isEmpty { lines += heading("At the sites") + content.local.flatMap(entry) }
        lines += heading("Whole body and drugs") + content.wholeBody.flatMap(entry)
        lines += heading("Processes") + content.processes.flatMap(process)
        lines += heading("Read-outs")
        lines += content.readouts.flatMap { ["  \($0.id)\(unit($0.unit))  \($0.meaning)", "      = \($0.formula.text)"] }
        return lines.joined(separator: "\n") + "\n"
    }

    private func heading(_ text: String) -> [String] { ["", text, String(repeating: "-", count: text.count)] }
    private func of(_ sites: [String]) -> String { sites.isEmpty ? "" : " (" + sites.joined(separator: ", ") + ")" }
    private func unit(_ unit: String) -> String { unit.isEmpty ? "" : " [" + unit + "]" }
    private func each(_ sites: [String]) -> String { sites.isEmpty ? "" : "  at each of " + sites.joined(separator: ", ") }

    private func entry(_ entry: EquationContent.Entry) -> [String] {
        var lines = ["", entry.title + of(entry.sites)]
        for row in entry.species {
            lines += ["  \(row.name.text)\(unit(row.unit))  \(row.name.meaning)\(each(row.sites))"]
            lines += ["      starts at \(row.initial.text)", "      d(\(row.name.text))/dt = \(EquationText.balance(row.balance))"]
        }
        for row in entry.quantities {
            lines += ["  \(row.name.text)\(unit(row.unit))  \(row.name.meaning)\(each(row.sites))", "      = \(row.formula.text)"]
        }
        for row in entry.reactions {
            lines += ["  \(row.name): \(EquationText.ends(row))\(each(row.sites))", "      rate = \(row.rate.text)"]
        }
        for row in entry.numbers {
            let values = row.values.map { $0.value + of($0.sites) }.joined(separator: "; ")
            lines += ["  \(row.name.text) = \(values)\(row.unit.isEmpty ? "" : " " + row.unit)  \(row.name.meaning)"]
        }
        return lines
    }

    private func process(_ row: EquationContent.ProcessRow) -> [String] {
        let rule = EquationText.rule(row)
        return ["", "⟨" + row.factor.phrase + "⟩  " + rule]
            + row.contributions.map { "  \($0.component)\(of($0.sites)): \($0.formula.text)" }
    }

    // MARK: Phrases

    static func balance(_ changes: [EquationContent.Change]) -> String {
        if changes.isEmpty { return "0" }
        return changes.enumerated().map { index, change in
            let sign = change.isNegative ? (index == 0 ? "−" : " − ") : (index == 0 ? "" : " + ")
            let count = change.count == 1 ? "" : UnitText.number(change.count) + " · "
            return sign + count + (change.sites.isEmpty ? "" : "Σ over sites of ") + "‘" + change.reaction + "’"
        }.joined()
    }

    static func ends(_ row: EquationContent.ReactionRow) -> String {
        (row.consumes.joined(separator: " + ") + " → " + row.produces.joined(separator: " + ")).trimmingSpaces()
    }

    static func rule(_ row: EquationContent.ProcessRow) -> String {
        switch (row.factor.kind, row.contributions.isEmpty) {
        case (.effect, true): "nothing acts on it here: one"
        case (.effect, false): "the product of"
        case (.occupancy, true): "nothing binds here: one"
        case (.occupancy, false): "one plus the sum of"
        case (.drive, true): "nothing drives it here: nought"
        case (.drive, false): "the sum of"
        }
    }
}

extension String {
    fileprivate func trimmingSpaces() -> String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
