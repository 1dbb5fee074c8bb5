/// Draws panels of lines under each other on one time axis.
struct TimeFigure: Sendable {
    let content: ReportContent
    let axis: TimeAxis
    /// Space left of the plot for titles and axis labels, in px.
    let left: Double
    let rows: [Int]

    init(_ content: ReportContent, left: Double = 128) {
        self.content = content
        self.left = left
        axis = TimeAxis(content)
        rows = axis.rows(of: content.times)
    }

    /// Shared by every panel: all series in the window, one row a time; `hover` marks those that answer the pointer.
    ///
    /// What is drawn on a logarithmic axis has a gap where it is not positive.
    func dataset(_ panels: [LinePanel]) -> JSONValue {
        var last = -Double.infinity
        let hover = rows.map { row -> Double in
            guard content.times[row] - last >= 0.245 else { return 0 }
            last = content.times[row]
            return 1
        }
        let columns = panels.flatMap { panel in
            panel.present(in: content).map { line -> (name: String, values: [Double]) in
                let values = rows.map { content.series[line.series]!.values[$0] }
                return (Self.column(line.series), panel.isLogarithmic ? values.map { $0 > 0 ? $0 : .nan } : values)
            }
        }
        return ChartPieces.rows([(name: "t", values: rows.map { content.times[$0] }), (name: "hover", values: hover)] + columns)
    }

    /// A name without dots or brackets, which Vega would read as a path.
    static func column(_ id: String) -> String { String(id.map { $0.isLetter || $0.isNumber ? $0 : "_" }) }

    /// One panel; nil when the report has none of its series.
    func panel(_ panel: LinePanel, labelled: Bool, named: Bool = false) -> JSONValue? {
        let lines = panel.present(in: content)
        guard !lines.isEmpty, rows.count > 1 else { return nil }
        let domain = panel.domain(in: content, rows: rows)
        let x = axis.encoding("t", labelled: labelled)
        var layers = shading(x: axis, labelled: labelled, named: named)
        layers += thresholds(panel, lines, domain: domain, labelled: labelled)
        layers += lines.map { line in
            [
                "mark": ["type": "line", "strokeWidth": 1.8, "clip": true, "color": .string(line.colour), "interpolate": "monotone"],
                "encoding": ["x": x, "y": y(panel, domain, field: Self.column(line.series))],
            ]
        }
        layers += observed(panel, lines, domain: domain, labelled: labelled)
        if lines.count > 1 { layers.append(endLabels(panel, lines, domain: domain, labelled: labelled)) }
        layers.append(pointer(lines, x: x))
        return ["data": ["name": "course"], "width": 640, "height": .number(panel.height), "layer": .array(layers)]
    }

    private func y(_ panel: LinePanel, _ domain: ClosedRange<Double>, field: String) -> JSONValue {
        var scale: JSONValue = ["domain": [.number(domain.lowerBound), .number(domain.upperBound)], "nice": false]
        var labels: JSONValue = ["values": panel.ticks(domain)]
        if panel.isLogarithmic {
            scale = scale.adding(["type": "log"])
            labels = labels.adding(["labelExpr": Self.powers])
        } else {
            scale = scale.adding(["zero": false])
        }
        let unit = panel.present(in: content).first.flatMap { content.series[$0.series]?.unit } ?? ""
        let axis: JSONValue = [
            "title": .array(panel.title.map { .string(Self.named($0, unit: unit)) }), "titleAngle": 0, "titleAlign": "left",
            "titleAnchor": "end",
            "titleBaseline": "top", "titleX": .number(-left), "titleY": 0, "titleLineHeight": 15, "domain": false, "ticks": false,
            "labelPadding": 6, "labelFlush": true,
        ]
        return ["field": .string(field), "type": "quantitative", "scale": scale, "axis": axis.adding(labels)]
    }

    /// A title or label with the unit of its series.
    static func named(_ text: String, unit: String) -> String { text.replacing(LinePanel.unit, with: unit) }

    /// 1000 as 1k would puzzle a clinician: whole numbers up to 10 000, then as they are.
    private static let powers: JSONValue =
        "datum.value >= 10000 ? replace(format(datum.value, ','), ',', '\u{202F}') : format(datum.value, '~r')"

    /// Bands while a sign lasts and a rule where it began, so that the order shows in every panel.
    func shading(x axis: TimeAxis, labelled: Bool, named: Bool) -> [JSONValue] {
        let shown = content.onsets.filter { axis.overlaps($0.day, $0.until ?? axis.window.upperBound) }
        guard !shown.isEmpty else { return [] }
        let values = shown.map { onset -> JSONValue in
            [
                "from": .number(axis.clamp(onset.day)), "to": .number(axis.clamp(onset.until ?? axis.window.upperBound)),
                "colour": .string(ChartPalette.extent(onset.extent)), "label": .string(onset.label + ", " + Digits.day(onset.day)),
            ]
        }
        let data: JSONValue = ["values": .array(values)]
        let colour: JSONValue = ["field": "colour", "type": "nominal", "scale": nil]
        let from = axis.encoding("from", labelled: labelled)
        var layers: [JSONValue] = [
            [
                "data": data, "mark": ["type": "rect", "opacity": 0.075, "clip": true],
                "encoding": ["x": from, "x2": ["field": "to"], "color": colour],
            ],
            ["data": data, "mark": ["type": "rule", "strokeWidth": 1.4, "clip": true], "encoding": ["x": from, "color": colour]],
        ]
        if named { layers += onsetNames(shown, values, from: from, colour: colour) }
        return layers
    }

    /// Above the first panel, on two heights so that neighbours do not meet; right-aligned where the end is near.
    private func onsetNames(_ onsets: [ReportContent.Onset], _ values: [JSONValue], from: JSONValue, colour: JSONValue) -> [JSONValue] {
        let late = axis.window.lowerBound + 0.75 * (axis.window.upperBound - axis.window.lowerBound)
        return values.enumerated().map { index, value in
            [
                "data": ["values": [value]],
                "mark": [
                    "type": "text", "align": onsets[index].day > late ? "right" : "left", "baseline": "bottom", "dx": -1,
                    "y": .number(index.isMultiple(of: 2) ? -18 : -3),
                    "fontWeight": 600, "fontSize": 11.5,
                ],
                "encoding": ["x": from, "text": ["field": "label"], "color": colour],
            ]
        }
    }

    private func thresholds(_ panel: LinePanel, _ lines: [LinePanel.Line], domain: ClosedRange<Double>, labelled: Bool) -> [JSONValue] {
        let ids = Set(lines.map(\.series))
        let values = content.thresholds.filter { ids.contains($0.series) && domain.contains($0.value) }.map { rule -> JSONValue in
            ["at": .number(rule.value), "end": .number(axis.window.upperBound), "label": .string(rule.label)]
        }
        guard !values.isEmpty else { return [] }
        let data: JSONValue = ["values": .array(values)]
        let level = y(panel, domain, field: "at")
        return [
            [
                "data": data, "mark": ["type": "rule", "strokeDash": [4, 3], "color": .string(ChartPalette.muted), "strokeWidth": 1],
                "encoding": ["y": level],
            ],
            [
                "data": data,
                "mark": [
                    "type": "text", "align": "left", "baseline": "middle", "dx": 6, "color": .string(ChartPalette.muted), "fontSize": 10.5,
                ],
                "encoding": ["x": axis.encoding("end", labelled: labelled), "y": level, "text": ["field": "label"]],
            ],
        ]
    }

    private func observed(_ panel: LinePanel, _ lines: [LinePanel.Line], domain: ClosedRange<Double>, labelled: Bool) -> [JSONValue] {
        let ids = Set(lines.map(\.series))
        let shown = content.observations.filter { ids.contains($0.series) && axis.window.contains($0.day) && domain.contains($0.value) }
        guard !shown.isEmpty else { return [] }
        let values = shown.map { point -> JSONValue in
            let unit = content.series[point.series]?.unit ?? ""
            return [
                "t": .number(point.day), "v": .number(point.value),
                "label": .string(Digits.short(point.value, unit: unit) + " " + point.note),
            ]
        }
        let mark: JSONValue = [
            "type": "point", "shape": "circle", "filled": true, "fill": "#ffffff", "stroke": .string(ChartPalette.ink), "strokeWidth": 1.5,
            "size": 46, "opacity": 1,
        ]
        return [
            [
                "data": ["values": .array(values)], "mark": mark,
                "encoding": [
                    "x": axis.encoding("t", labelled: labelled), "y": y(panel, domain, field: "v"),
                    "tooltip": ["field": "label", "title": "reported"],
                ],
            ]
        ]
    }

    private func endLabels(_ panel: LinePanel, _ lines: [LinePanel.Line], domain: ClosedRange<Double>, labelled: Bool) -> JSONValue {
        let ends = lines.compactMap { line -> (line: LinePanel.Line, value: Double)? in
            let values = rows.map { content.series[line.series]!.values[$0] }
            return values.last(where: \.isFinite).map { (line, $0) }
        }
        let values = panel.labelPlaces(ends, domain: domain).map { place -> JSONValue in
            [
                "t": .number(axis.window.upperBound), "v": .number(place.value),
                "label": .string(Self.named(place.line.label, unit: content.series[place.line.series]?.unit ?? "")),
                "colour": .string(place.line.colour),
            ]
        }
        return [
            "data": ["values": .array(values)],
            "mark": ["type": "text", "align": "left", "baseline": "middle", "dx": 6, "fontWeight": 600],
            "encoding": [
                "x": axis.encoding("t", labelled: labelled), "y": y(panel, domain, field: "v"), "text": ["field": "label"],
                "color": ["field": "colour", "type": "nominal", "scale": nil],
            ],
        ]
    }

    /// A rule under the pointer with the numbers of that time.
    private func pointer(_ lines: [LinePanel.Line], x: JSONValue) -> JSONValue {
        let name = "at_" + lines.map { Self.column($0.series) }.joined(separator: "_")
        let fields = lines.map { line -> JSONValue in
            let series = content.series[line.series]!
            let title = series.unit.isEmpty ? series.label : series.label + ", " + series.unit
            return ["field": .string(Self.column(line.series)), "type": "quantitative", "title": .string(title), "format": ".3~r"]
        }
        let select: JSONValue = ["type": "point", "nearest": true, "on": "pointerover", "clear": "pointerout", "encodings": ["x"]]
        return [
            "transform": [["filter": "datum.hover == 1"]],
            "params": [["name": .string(name), "select": select]],
            "mark": ["type": "rule", "color": .string(ChartPalette.muted), "strokeWidth": 1],
            "encoding": [
                "x": x, "opacity": ["condition": ["param": .string(name), "empty": false, "value": 0.8], "value": 0],
                "tooltip": .array([["field": "t", "type": "quantitative", "title": "day", "format": ".2~f"]] + fields),
            ],
        ]
    }
}
