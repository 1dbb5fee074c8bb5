import Bedside

/// Guidance as text: every statement with its mark and the number of its source, the sources once at the end.
struct GuidancePart {
    let guidance: Guidance
    /// The grade of systemic CRS as it is charted: guidelines of higher grades, for which nothing speaks, are named and not told.
    let systemic: ClosedRange<Int>?
    /// Diagnoses that a test supports, before which the rows of the case report step back.
    let found: [String]
    private let sources: [String]

    init(_ guidance: Guidance, systemic: ClosedRange<Int>?, found: [String] = []) {
        self.guidance = guidance
        self.systemic = systemic
        self.found = found
        var seen: Set<String> = []
        sources = guidance.sections.filter { $0.part != .missing }.flatMap(\.statements).map(\.source).filter { seen.insert($0).inserted }
    }

    func write(to page: inout TextPage) {
        guard !guidance.sections.isEmpty else { return }
        page.heading("Guidance: options with their reasons, never an order")
        for section in guidance.sections { write(section, &page) }
        page.line("")
        for (number, source) in sources.enumerated() { page.paragraph(source, head: "  [\(number + 1)]".padded(to: 7), indent: 7) }
    }

    private func write(_ section: Guidance.Section, _ page: inout TextPage) {
        page.line("")
        page.line("  " + page.paint(section.part.rawValue.uppercased(), .bold))
        if section.part == .missing {
            // The statements name the rules that each would tell more of; here the names are enough.
            page.paragraph(section.statements.map { $0.title }.joined(separator: ", ") + ".", indent: 4)
            return
        }
        if section.part == .seed, !found.isEmpty {
            page.paragraph(
                "These rows presume local CRS. A test supports something else, which comes first: \(found.joined(separator: ", ")).",
                indent: 4)
        }
        let statements = section.statements.filter { !isBeyond($0) }
        let topics = statements.map(\.topic).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
        for topic in topics { write(topic, statements.filter { $0.topic == topic }, &page) }
        beyond(section.statements.filter(isBeyond), &page)
    }

    /// Whether a row is of a grade that no charted sign reaches, and stands only because something is not charted.
    private func isBeyond(_ statement: Guidance.Statement) -> Bool {
        guard statement.topic.hasPrefix("systemic CRS, grade "), !statement.match.missing.isEmpty else { return false }
        guard let lowest = statement.topic.compactMap(\.wholeNumberValue).first else { return false }
        return lowest > (systemic?.upperBound ?? 0)
    }

    private func beyond(_ statements: [Guidance.Statement], _ page: inout TextPage) {
        guard !statements.isEmpty else { return }
        let missing = statements.flatMap(\.match.missing).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        page.paragraph(
            "Not told, because nothing charted reaches their grade: \(statements.map(\.id).joined(separator: ", ")). Not known: "
                + "\(missing.joined(separator: ", ")). ‘squall export rules’ has them.", indent: 4)
    }

    private func write(_ topic: String, _ statements: [Guidance.Statement], _ page: inout TextPage) {
        // What all of a topic hang on is said once.
        let shared = statements.count > 1 && Set(statements.map(\.match.missing)).count == 1 ? statements[0].match.missing : []
        if !topic.isEmpty {
            page.paragraph(
                "\(topic)" + (shared.isEmpty ? "" : ", if it is: not known \(shared.joined(separator: ", "))"), head: "    ", indent: 4)
        }
        for statement in statements {
            let missing = statement.match.missing.filter { !shared.contains($0) || topic.isEmpty }
            let condition = missing.isEmpty ? "" : " If so; not charted: \(missing.joined(separator: ", "))."
            let number = (sources.firstIndex(of: statement.source) ?? 0) + 1
            let text =
                "\(title(of: statement, under: topic))\(said(statement).withFullStop)\(condition) [\(number), \(statement.evidence.shortWord)]"
            let head = "    \(statement.id)".padded(to: GuidancePart.indent - 1) + " "
            page.paragraph(text, head: head, indent: GuidancePart.indent)
        }
    }

    private static let indent = 15

    /// The statement; the caution of a guideline stands with the first of its rows only.
    private func said(_ statement: Guidance.Statement) -> String {
        guard let guideline = Guidelines.all.first(where: { statement.id.hasPrefix($0.id + "-") }), let caution = guideline.caution,
            let first = guidance[.guidelines].first(where: { $0.id.hasPrefix(guideline.id + "-") && !isBeyond($0) }),
            first.id != statement.id
        else { return statement.text }
        return statement.text.replacing(" " + caution, with: "")
    }

    /// Without what the heading says already.
    private func title(of statement: Guidance.Statement, under topic: String) -> String {
        if statement.id.hasPrefix("AIR") { return "" }
        let grade = topic.split(separator: ",").last.map { ",\($0)" } ?? ""
        let title = statement.title.hasSuffix(grade) ? String(statement.title.dropLast(grade.count)) : statement.title
        return title + ": "
    }
}

extension EvidenceMark {
    fileprivate var shortWord: String { self == .seedSilent ? "seed silent: project-defined" : rawValue }
}

extension String {
    fileprivate var withFullStop: String { hasSuffix(".") || hasSuffix(")") && contains(". ") ? self : self + "." }
}
