import Studies

/// Morris effects as points, mean size across and spread up.
struct MorrisFigure: Sendable {
    var sensitivity: EndpointSensitivity

    func specification(title: String) -> JSONValue {
        let unit = StudyWords.unit(sensitivity.endpoint.unit)
        let rows = sensitivity.factors.compactMap { factor in factor.morris.map { (factor.label, $0) } }
        let top = max(rows.map(\.1.muStar.upper).filter(\.isFinite).max() ?? 1, rows.map(\.1.sigma).max() ?? 1) * 1.05
        let named = rows.filter { max($0.1.muStar.value, $0.1.sigma) > 0.1 * top }.map(\.0).prefix(8)
        let values = rows.map { label, morris -> JSONValue in
            [
                "label": .string(named.contains(label) ? label : ""), "name": .string(label), "x": .number(morris.muStar.value),
                "low": .number(morris.muStar.lower), "high": .number(morris.muStar.upper), "y": .number(morris.sigma),
                "sign": .string(morris.mu >= 0 ? "raises" : "lowers"),
            ]
        }
        func axis(_ field: String, _ title: String) -> JSONValue {
            [
                "field": .string(field), "type": "quantitative", "scale": ["domain": [0, .number(top)], "nice": false],
                "axis": ["title": .string(unit.isEmpty ? title : "\(title), \(unit)"), "titleFontWeight": "normal", "tickCount": 6],
            ]
        }
        let colour: JSONValue = [
            "field": "sign", "type": "nominal",
            "scale": ["domain": ["raises", "lowers"], "range": [.string(ChartPalette.systemic), .string(ChartPalette.local)]],
            "legend": ["title": "A higher value, on the whole", "orient": "top", "symbolSize": 90],
        ]
        let shape: JSONValue = [
            "field": "sign", "type": "nominal", "scale": ["domain": ["raises", "lowers"], "range": ["triangle-up", "circle"]],
            "legend": ["title": "A higher value, on the whole", "orient": "top"],
        ]
        let x = axis("x", "Mean size of the effect, µ*")
        let y = axis("y", "Spread of the effect, σ")
        let layers: [JSONValue] = [
            [
                "data": ["values": [["a": 0, "b": 0], ["a": .number(top), "b": .number(top)]]],
                "mark": ["type": "line", "strokeDash": [4, 3], "color": "#9aa5b3", "strokeWidth": 1],
                "encoding": ["x": axis("a", "Mean size of the effect, µ*"), "y": axis("b", "Spread of the effect, σ")],
            ],
            [
                "mark": ["type": "rule", "strokeWidth": 1.2, "color": "#9aa5b3", "clip": true],
                "encoding": ["x": axis("low", "Mean size of the effect, µ*"), "x2": ["field": "high"], "y": y],
            ],
            [
                "mark": ["type": "point", "filled": true, "size": 70, "opacity": 1],
                "encoding": [
                    "x": x, "y": y, "color": colour, "shape": shape,
                    "tooltip": [
                        ["field": "name", "title": "factor"], ["field": "x", "type": "quantitative", "title": "µ*", "format": ".3~r"],
                        ["field": "y", "type": "quantitative", "title": "σ", "format": ".3~r"],
                    ],
                ],
            ],
            [
                "mark": ["type": "text", "align": "left", "dx": 8, "dy": -7, "color": .string(ChartPalette.ink)],
                "encoding": ["x": x, "y": y, "text": ["field": "label"]],
            ],
        ]
        return ChartPieces.frame(
            title: title, margin: 180, days: 1,
            members: ["vconcat": [["data": ["values": .array(values)], "width": 460, "height": 300, "layer": .array(layers)]]])
    }
}

/// First-order and total Sobol indices as bars, the most important factor on top.
struct SobolFigure: Sendable {
    var sensitivity: EndpointSensitivity
    static let left = 210.0

    private var rows: [(label: String, sobol: SensitivityIndices.Sobol)] {
        sensitivity.factors.compactMap { factor in factor.sobol.map { (factor.label, $0) } }.sorted {
            $0.1.total.value > $1.1.total.value
        }
    }

    func specification(title: String) -> JSONValue {
        let values = rows.enumerated().flatMap { row, entry in
            [("first", entry.sobol.first), ("total", entry.sobol.total)].map { kind, index -> JSONValue in
                [
                    "row": .string("\(row)"), "kind": .string(kind), "v": .number(max(0, index.value)), "low": .number(max(0, index.lower)),
                    "high": .number(index.upper), "what": .string("\(entry.label), \(kind): \(StudyWords.number(index))"),
                ]
            }
        }
        let labels = JSONValue.array(rows.map { .string($0.label) }).text
        let top = max(1, rows.flatMap { [$0.sobol.first.upper, $0.sobol.total.upper] }.filter(\.isFinite).max() ?? 1)
        let y: JSONValue = [
            "field": "row", "type": "nominal", "sort": nil, "scale": ["domain": .array(rows.indices.map { .string("\($0)") })],
            "axis": [
                "title": nil, "domain": false, "ticks": false, "labelPadding": 8, "labelLimit": .number(Self.left - 12),
                "labelColor": .string(ChartPalette.ink), "labelExpr": .string("\(labels)[toNumber(datum.value)]"),
            ],
        ]
        let offset: JSONValue = ["field": "kind", "type": "nominal", "sort": nil, "scale": ["domain": ["total", "first"]]]
        func x(_ field: String) -> JSONValue {
            [
                "field": .string(field), "type": "quantitative", "scale": ["domain": [0, .number(top)], "nice": false],
                "axis": ["title": "Share of the variance", "titleFontWeight": "normal", "tickCount": 6, "domain": false],
            ]
        }
        let colour: JSONValue = [
            "field": "kind", "type": "nominal",
            "scale": ["domain": ["first", "total"], "range": [.string(ChartPalette.local), "#b9d5ea"]],
            "legend": [
                "title": nil, "orient": "top", "symbolType": "square", "symbolSize": 120,
                "labelExpr": "datum.label == 'first' ? 'alone (first)' : 'with all others (total)'",
            ],
        ]
        let layers: [JSONValue] = [
            [
                "mark": ["type": "bar"],
                "encoding": [
                    "y": y, "yOffset": offset, "x": x("v"), "color": colour, "tooltip": ["field": "what", "title": "index"],
                ],
            ],
            [
                "mark": ["type": "rule", "color": .string(ChartPalette.ink), "strokeWidth": 1.3, "clip": true],
                "encoding": ["y": y, "yOffset": offset, "x": x("low"), "x2": ["field": "high"]],
            ],
        ]
        return ChartPieces.frame(
            title: title, margin: Self.left + 16, days: 1,
            members: [
                "vconcat": [
                    [
                        "data": ["values": .array(values)], "width": 460, "height": .number(Double(rows.count) * 30),
                        "layer": .array(layers),
                    ]
                ]
            ])
    }
}
