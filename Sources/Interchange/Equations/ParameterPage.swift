import Reactions

/// Every number of a network: value, unit, range, meaning, source, and how it came by its value.
public struct ParameterPage: Sendable {
    public let network: Network
    public let calibrated: [String: Double]
    public let fitted: Set<String>

    /// - Parameters:
    ///   - calibrated: Values, in declared units, that override declarations.
    ///   - fitted: Ids that a calibration may move; calibrated values of other ids are settings.
    public init(network: Network, calibrated: [String: Double] = [:], fitted: Set<String> = []) {
        self.network = network
        self.calibrated = calibrated
        self.fitted = fitted
    }

    /// How a number came by its value.
    enum Standing: String, CaseIterable {
        case fitted, set, assumed, sourced

        var sentence: String {
            switch self {
            case .fitted: "fitted to the facts of the case"
            case .set: "set for one fact"
            case .assumed: "assumed, with a reason"
            case .sourced: "from a source"
            }
        }
    }

    struct Row {
        var symbol: Symbol
        var declared: Double
        var calibrated: Double?
        var standing: Standing
        var value: Double { calibrated ?? declared }
    }

    /// In the order of ids.
    func rows() -> [Row] {
        network.parameters.sorted { $0.id < $1.id }.map { symbol in
            let own = calibrated[symbol.id]
            let standing: Standing =
                if fitted.contains(symbol.id) { .fitted } else if own != nil { .set } else if symbol.source?.confidence == .assumed {
                    .assumed
                } else {
                    .sourced
                }
            return Row(symbol: symbol, declared: symbol.value, calibrated: own, standing: standing)
        }
    }

    /// Tab-separated, one row a number, with a header line.
    public func tsv() -> String {
        let head = [
            "parameterId", "value", "unit", "lowerBound", "upperBound", "meaning", "confidence", "source", "declared", "calibrated",
            "standing",
        ]
        let lines = rows().map { row in
            let symbol = row.symbol
            let cells = [
                symbol.id, plain(row.value), symbol.unit.symbol, symbol.range.map { plain($0.lowerBound) } ?? "",
                symbol.range.map { plain($0.upperBound) } ?? "", symbol.meaning, symbol.source?.confidence.rawValue ?? "",
                symbol.source?.text ?? "", plain(row.declared), row.calibrated.map(plain) ?? "", row.standing.rawValue,
            ]
            return cells.map(cell).joined(separator: "\t")
        }
        return ([head.joined(separator: "\t")] + lines).joined(separator: "\n") + "\n"
    }

    /// A number that reads back as the same number.
    private func plain(_ value: Double) -> String { value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)" }

    private func cell(_ text: String) -> String { String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 }) }

    /// One page that opens offline, with counts by standing and by confidence.
    public func html() -> String {
        let rows = rows()
        let groups = Dictionary(grouping: rows) { head(of: $0.symbol.id) }
        let names = groups.keys.sorted()
        let contents =
            "<li><a href=\"#counts\">Counts</a></li>"
            + names.map { "<li><a href=\"#\(anchor($0))\">\(HTML.escape($0))</a></li>" }.joined()
        let tables = names.map { name in HTML.section(anchor(name), name, table(groups[name] ?? [])) }
        let subtitle = "\(rows.count) numbers, \(rows.filter { $0.standing == .fitted }.count) of them fitted."
        return ModelPage(
            title: "The numbers of the model", subtitle: subtitle, contents: contents,
            main: ([HTML.section("counts", "Counts", counts(rows))] + tables).joined(separator: "\n")
        ).html()
    }

    private func head(of id: String) -> String { String(id.prefix { $0 != "." }) }
    private func anchor(_ name: String) -> String { "n-" + name.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined() }

    private func counts(_ rows: [Row]) -> String {
        let standings = Standing.allCases.map { standing in [standing.sentence, "\(rows.filter { $0.standing == standing }.count)"] }
        let marks = Source.Confidence.allCases.map { mark in
            [HTML.escape(mark.rawValue), "\(rows.filter { $0.symbol.source?.confidence == mark }.count)"]
        }
        let columns: [HTML.Column] = [.init(heading: "Value"), .init(heading: "Numbers", style: "number")]
        return HTML.table(columns, rows: standings)
            + HTML.table([.init(heading: "Source"), .init(heading: "Numbers", style: "number")], rows: marks)
    }

    private func table(_ rows: [Row]) -> String {
        let columns: [HTML.Column] = [
            .init(heading: "Number"), .init(heading: "Value", style: "number"), .init(heading: "Unit", style: "unit"),
            .init(heading: "Declared", style: "number"), .init(heading: "Range", style: "number"), .init(heading: "Meaning"),
            .init(heading: "Source"), .init(heading: "Standing"),
        ]
        return HTML.table(
            columns,
            rows: rows.map { row in
                let symbol = row.symbol
                let value = UnitText.number(row.value)
                let range = symbol.range.map { UnitText.number($0.lowerBound) + " to " + UnitText.number($0.upperBound) } ?? ""
                return [
                    "<code>\(HTML.escape(symbol.id))</code>", row.calibrated == nil ? value : "<span class=\"changed\">\(value)</span>",
                    HTML.escape(UnitText.pretty(symbol.unit)), UnitText.number(row.declared), range, HTML.escape(symbol.meaning),
                    source(symbol),
                    "<span class=\"standing \(row.standing == .assumed ? "assumed" : "data")\">\(row.standing.rawValue)</span>",
                ]
            })
    }

    private func source(_ symbol: Symbol) -> String {
        guard let source = symbol.source else { return "" }
        return HTML.escape(source.text) + " <span class=\"note\">" + source.confidence.rawValue + "</span>"
    }
}
