import Foundation

/// Site by time: where antigen, CAR-T cells, IL-6 and oedema are on each day.
struct SitesFigure: Sendable {
    let content: ReportContent

    struct Measure: Sendable {
        var quantity: ReportContent.SiteQuantity
        var title: String
        var colours: [String]
        /// Decades shown below the highest value; nil for a linear scale.
        var decades: Double?
    }

    static let measures: [Measure] = [
        Measure(
            quantity: .target, title: "1\u{2002}Antigen-bearing cells", colours: ["#f6f5f9", "#c9c3df", "#8d80b8", "#4a3a80"], decades: 6),
        Measure(quantity: .carT, title: "2\u{2002}CAR-T cells", colours: ["#f1f7f6", "#b4dad4", "#55a89d", "#0b544c"], decades: 5),
        Measure(quantity: .il6, title: "3\u{2002}IL-6", colours: ["#fdf5f0", "#f6c7ab", "#dc7648", "#8f3316"], decades: 4),
        Measure(quantity: .oedema, title: "4\u{2002}Oedema", colours: ["#f3f7fb", "#b9d5ea", "#5b9dcc", "#134a7c"], decades: nil),
    ]

    private let axis: TimeAxis
    private let rows: [Int]

    init(content: ReportContent) {
        self.content = content
        let whole = TimeAxis(content)
        axis = whole
        // About five cells a day: finer is not seen, and every cell is an element of the page.
        let days = whole.window.upperBound - whole.window.lowerBound
        rows = whole.rows(of: content.times, atMost: max(2, Int(days * 5) + 1))
    }

    func figure() -> ChartFigure? {
        let drawn = Self.measures.compactMap(panel)
        guard !drawn.isEmpty else { return nil }
        let title = "What is where, and when"
        let specification = ChartPieces.frame(
            title: title, margin: labelWidth + 62, columns: 2, days: axis.window.upperBound - axis.window.lowerBound,
            members: [
                "columns": 2, "spacing": ["row": 16, "column": 18], "concat": .array(drawn),
                "resolve": ["scale": ["color": "independent"], "legend": ["color": "independent"]],
            ])
        let tables = Self.measures.map { measure in
            SeriesTable(content).bySite(
                measure.quantity, caption: String(measure.title.dropFirst(2)) + unit(measure, brackets: true), axis: axis)
        }
        let caption =
            "Each row is a site, each column a day; darker is more. Scales 1 to 3 are logarithmic, oedema is linear. "
            + "Follow a site from panel to panel: antigen, then CAR-T cells, then cytokine, then swelling. "
            + "Red and blue rules as in the course above."
        return ChartFigure(
            id: "figure-sites", title: title, caption: caption, specification: specification, table: tables.joined(separator: "\n"))
    }

    /// Space for the names of the sites, in px.
    private var labelWidth: Double { min(130, max(60, Double(content.sites.map(\.label.count).max() ?? 0) * 7.2)) }

    private func sites(_ measure: Measure) -> [ReportContent.Site] {
        content.sites.filter { content.series[measure.quantity.seriesID(of: $0.id)] != nil }
    }

    private func unit(_ measure: Measure, brackets: Bool) -> String {
        let unit = sites(measure).first.flatMap { content.series[measure.quantity.seriesID(of: $0.id)]?.unit } ?? ""
        return unit.isEmpty ? "" : brackets ? " (\(unit))" : unit
    }

    private func panel(_ measure: Measure) -> JSONValue? {
        let sites = sites(measure)
        guard !sites.isEmpty, rows.count > 1 else { return nil }
        let cells: JSONValue = [
            "data": ["values": values(measure, sites)],
            "mark": ["type": "rect", "clip": true, "strokeWidth": 0],
            "encoding": [
                "x": axis.encoding("f", labelled: true, grid: false), "x2": ["field": "g"], "y": y(sites), "color": colour(measure, sites),
                "tooltip": [
                    ["field": "s", "title": "site"], ["field": "t", "type": "quantitative", "title": "day", "format": ".1~f"],
                    ["field": "v", "type": "quantitative", "title": .string(unit(measure, brackets: false)), "format": ".3~g"],
                ],
            ],
        ]
        return [
            "title": ["text": .string(measure.title), "frame": "group", "offset": 6], "width": 300, "height": ["step": 20],
            "layer": .array([cells] + rules()),
        ]
    }

    private func values(_ measure: Measure, _ sites: [ReportContent.Site]) -> JSONValue {
        let times = rows.map { content.times[$0] }
        var out: [JSONValue] = []
        for site in sites {
            let series = content.series[measure.quantity.seriesID(of: site.id)]!.values
            for (index, row) in rows.enumerated() {
                let before = index == 0 ? times[index] : (times[index - 1] + times[index]) / 2
                let after = index == times.count - 1 ? times[index] : (times[index] + times[index + 1]) / 2
                // Each cell reaches under the next, which hides the seams between them.
                out.append([
                    "s": .string(site.label), "t": .number(Digits.chart(times[index])), "f": .number(Digits.chart(before)),
                    "g": .number(Digits.chart(after + (after - before) * 0.7)), "v": .number(Digits.chart(series[row])),
                ])
            }
        }
        return .array(out)
    }

    private func y(_ sites: [ReportContent.Site]) -> JSONValue {
        let local = content.sites.filter { site in content.localEvents.contains { $0.site == site.id } }.map { JSONValue.string($0.label) }
        let test = "indexof(\(JSONValue.array(local).text), datum.value) >= 0"
        return [
            "field": "s", "type": "nominal", "scale": ["domain": .array(sites.map { .string($0.label) }), "paddingInner": 0.08],
            "axis": [
                "title": nil, "domain": false, "ticks": false, "labelPadding": 6, "labelLimit": .number(labelWidth),
                "labelColor": [
                    "condition": ["test": .string(test), "value": .string(ChartPalette.local)], "value": .string(ChartPalette.ink),
                ],
                "labelFontWeight": ["condition": ["test": .string(test), "value": "bold"], "value": "normal"],
            ],
        ]
    }

    private func colour(_ measure: Measure, _ sites: [ReportContent.Site]) -> JSONValue {
        let all = sites.flatMap { site in rows.map { content.series[measure.quantity.seriesID(of: site.id)]!.values[$0] } }.filter(
            \.isFinite)
        let top = max(all.max() ?? 1, 1e-12)
        var scale: JSONValue = ["range": .array(measure.colours.map { .string($0) }), "interpolate": "lab", "clamp": true]
        var legend: JSONValue = [
            "orient": "right", "title": .string(unit(measure, brackets: false)), "gradientLength": .number(Double(sites.count * 20 - 34)),
            "gradientThickness": 9, "offset": 8, "tickCount": 4,
        ]
        if let decades = measure.decades {
            let bottom = max(top * pow(10, -decades), all.filter { $0 > 0 }.min() ?? top * pow(10, -decades))
            let (low, high) = (log10(min(bottom, top / 10)), log10(top))
            let stops = measure.colours.indices.map { index in
                JSONValue.number(pow(10, low + (high - low) * Double(index) / Double(measure.colours.count - 1)))
            }
            scale = scale.adding(["type": "log", "domain": .array(stops)])
            legend = legend.adding(ticks(low, high))
        } else {
            let stops = measure.colours.indices.map { JSONValue.number(top * Double($0) / Double(measure.colours.count - 1)) }
            scale = scale.adding(["type": "linear", "domain": .array(stops)])
        }
        return ["field": "v", "type": "quantitative", "scale": scale, "legend": legend]
    }

    /// Whole powers of ten for the legend, and their names: the chart itself would write 1e+9.
    private func ticks(_ low: Double, _ high: Double) -> JSONValue {
        let (first, last) = (Int((low - 1e-9).rounded(.up)), Int((high + 1e-9).rounded(.down)))
        let step = max(1, (last - first + 2) / 3)
        let exponents = Array(stride(from: last, through: first, by: -step))
        let names = exponents.map { JSONValue.string(Digits.powerOfTen($0)) }
        let choose = "\(JSONValue.array(names).text)[round((\(last) - log(datum.value) / LN10) / \(step))]"
        return [
            "values": .array(exponents.map { .number(Double("1e\($0)") ?? 1) }), "labelExpr": .string(choose),
        ]
    }

    /// The onsets, on a white rim that parts them from the cells.
    private func rules() -> [JSONValue] {
        content.onsets.filter { axis.window.contains($0.day) }.flatMap { onset in
            [("#ffffff", 4.2), (ChartPalette.extent(onset.extent), 1.6)].map { colour, width in
                [
                    "data": ["values": [["f": .number(onset.day)]]],
                    "mark": ["type": "rule", "strokeWidth": .number(width), "clip": true, "color": .string(colour)],
                    "encoding": ["x": axis.encoding("f", labelled: true, grid: false)],
                ]
            }
        }
    }
}
