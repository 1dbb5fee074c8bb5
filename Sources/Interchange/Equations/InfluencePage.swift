import Reactions

/// Who raises, lowers, drives or competes for what: the effects of a network as sentences.
public struct InfluencePage: Sendable {
    public let network: Network
    public let calibrated: [String: Double]

    /// - Parameter calibrated: Values, in declared units, that stand in place of the declared ones.
    public init(_ network: Network, calibrated: [String: Double] = [:]) {
        self.network = network
        self.calibrated = calibrated
    }

    static let title = "What acts on what"

    public func text() -> String {
        let processes = sentences()
        let head = [Self.title, String(repeating: "=", count: Self.title.count), ReportContent.researchNotice + ".", ""]
        let body = processes.flatMap { [$0.process] + $0.lines.map { "  " + $0.text } + [""] }
        return (head + body).joined(separator: "\n")
    }

    public func html() -> String {
        let processes = sentences()
        let anchors = processes.map { "i-" + $0.process.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined() }
        let contents = zip(processes, anchors).map { "<li><a href=\"#\($1)\">\(HTML.escape($0.process))</a></li>" }.joined()
        let main = zip(processes, anchors).map { process, anchor in
            let items = process.lines.map { line in
                let style = line.isRise ? "raises" : "lowers"
                return
                    "<li><b>\(HTML.escape(line.subject))</b> <span class=\"\(style)\">\(HTML.escape(line.verb))</span> \(HTML.escape(line.rest))</li>"
            }
            return HTML.section(anchor, process.process, "<ul class=\"prose\">\(items.joined())</ul>")
        }.joined(separator: "\n")
        return ModelPage(title: Self.title, subtitle: summary, contents: contents, main: main).html()
    }

    private var summary: String {
        "\(network.effects.count) influences on \(Set(network.effects.map(\.effect.process)).count) processes. "
            + "Those that are the same at several sites stand once."
    }

    // MARK: Sentences

    struct Line {
        var subject: String
        var verb: String
        var rest: String
        var isRise: Bool
        var text: String { subject + " " + verb + " " + rest }
    }

    /// By process, in the order in which the network meets them.
    func sentences() -> [(process: String, lines: [Line])] {
        let reader = EquationReader(network)
        var order: [String] = []
        var lines: [String: [Line]] = [:]
        for group in InfluenceReader(reader).groups() {
            let process = group.effect.process.name
            if lines[process] == nil { order.append(process) }
            lines[process, default: []].append(InfluenceSentence(group: group, reader: reader, calibrated: calibrated).line())
        }
        return order.map { ($0, lines[$0] ?? []) }
    }
}

/// One influence as a sentence.
struct InfluenceSentence {
    let group: InfluenceReader.Group
    let reader: EquationReader
    let calibrated: [String: Double]

    func line() -> InfluencePage.Line {
        let effect = group.effect
        let subject = AgentName.pretty(group, reader.sites)
        let rest = ([effect.process.name + place] + [through, half, size, steepness].compactMap { $0 }.map { ", " + $0 }).joined()
        return .init(subject: subject, verb: verb, rest: rest, isRise: isRise)
    }

    private var verb: String {
        switch group.effect.direction {
        case .lowers: "lowers"
        case .raises: "raises"
        case .occupies: "competes for"
        case .drives: "drives"
        }
    }

    private var isRise: Bool {
        switch group.effect.direction {
        case .raises, .drives: true
        case .lowers, .occupies: false
        }
    }

    /// Nothing for an effect that is everywhere by itself.
    private var place: String {
        if group.sites.isEmpty { return "" }
        let others = reader.sites.ids.filter { !group.sites.contains($0) }
        if others.isEmpty { return " at every site" }
        if others.count == 1, group.sites.count > 2 { return " at every site but " + others[0] }
        return " in " + group.sites.joined(separator: ", ")
    }

    /// By way of what, where the agent is more than a level.
    private var through: String? {
        let effect = group.effect
        let meanings = TermWalk.leaves(effect.agent).compactMap { leaf -> String? in
            if let symbol = leaf.symbol { return symbol.kind == .species ? symbol.meaning : nil }
            return reader.network.definitions.first { $0.definition.id == leaf.id }?.definition.meaning
        }
        guard let meaning = meanings.first else { return effect.half == nil ? "in proportion" : nil }
        if effect.half == nil { return "in proportion to: " + meaning }
        return isLevel(meaning) ? nil : "by way of: " + meaning
    }

    /// A level of the agent itself needs no further word.
    private func isLevel(_ meaning: String) -> Bool {
        let agent = AgentName.pretty(component: group.component, reader.sites)
        return [" level", " above rest", " in plasma", ", "].contains { meaning.contains($0) }
            && meaning.replacing("-", with: "").lowercased().hasPrefix(
                agent.replacing("-", with: "").replacing("γ", with: "g").lowercased())
    }

    private var half: String? {
        guard let half = group.effect.half else { return nil }
        return "half at " + value(half)
    }

    private var size: String? {
        let effect = group.effect
        switch effect.direction {
        case .occupies: return nil
        case .lowers:
            if case .constant(1) = effect.maximal { return nil }
            return "by at most " + share(effect.maximal)
        case .raises: return "by at most " + share(effect.maximal)
        case .drives: return "with weight " + value(effect.maximal)
        }
    }

    private var steepness: String? {
        if case .constant(1) = group.effect.steepness { return nil }
        return "steepness " + value(group.effect.steepness)
    }

    /// A number as it is, a parameter by its value, anything else as its formula.
    private func value(_ term: Term) -> String {
        switch term {
        case .constant(let number): return UnitText.number(number)
        case .symbol(let symbol) where symbol.kind == .parameter:
            return UnitText.number(calibrated[symbol.id] ?? symbol.value, symbol.unit)
        default:
            let ids = Set(TermWalk.leaves(term).map(\.id))
            let names = SymbolNames(
                component: group.component, site: group.effect.site, network: reader.network, sites: reader.sites, ids: ids)
            return FormulaWriter(names: names, sites: reader.sites).formula(term).text
        }
    }

    private func share(_ term: Term) -> String {
        switch term {
        case .constant(let number): UnitText.number(number * 100) + "\u{00A0}%"
        case .symbol(let symbol) where symbol.kind == .parameter:
            UnitText.number((calibrated[symbol.id] ?? symbol.value) * 100) + "\u{00A0}%"
        default: value(term)
        }
    }
}
