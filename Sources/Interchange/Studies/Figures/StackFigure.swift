import Studies

/// Which share of patients is at which grade or level on each day, stacked with the worst at the bottom.
struct StackFigure: Sendable {
    enum Kind: Sendable {
        case grade, airway

        var colours: [String] { self == .grade ? ChartPalette.grades : ["#f3f4f6", "#d5e6f3", "#8fbfe0", "#3f86bd", "#113f6b"] }
        /// The airway level has no first step.
        var levels: [Int] { self == .grade ? [4, 3, 2, 1] : [4, 3, 2] }
        var word: String { self == .grade ? "grade" : "level" }
    }

    var kind: Kind
    var panels: [(title: String, levels: DayLevels)]

    func specification(title: String) -> JSONValue {
        let drawn = panels.map { panel($0.title, $0.levels) }
        return ChartPieces.frame(
            title: title, margin: 66, columns: panels.count > 1 ? 2 : 1, days: 1,
            members: [
                "columns": .number(panels.count > 1 ? 2 : 1), "concat": .array(drawn), "spacing": ["row": 18, "column": 18],
                "resolve": ["scale": ["color": "shared"], "legend": ["color": "shared"]],
            ])
    }

    private func panel(_ title: String, _ levels: DayLevels) -> JSONValue {
        var rows: [JSONValue] = []
        for day in 0..<min(levels.days, last) {
            var below = 0.0
            for level in kind.levels {
                let share = levels.share(level: level, day: day) * 100
                guard share > 0 else { continue }
                rows.append([
                    "from": .number(Double(day)), "to": .number(Double(day) + 0.92), "low": .number(Digits.chart(below)),
                    "high": .number(Digits.chart(below + share)), "level": .string("\(kind.word) \(level)"),
                    "share": .number(Digits.chart(share)),
                ])
                below += share
            }
        }
        let colour: JSONValue = [
            "field": "level", "type": "nominal",
            "scale": [
                "domain": .array(kind.levels.reversed().map { .string("\(kind.word) \($0)") }),
                "range": .array(kind.levels.reversed().map { .string(kind.colours[$0]) }),
            ],
            "legend": ["title": nil, "orient": "top", "symbolType": "square", "symbolSize": 130, "labelFontSize": 11, "offset": 4],
        ]
        return [
            "title": ["text": .string(title), "frame": "group", "offset": 6], "data": ["values": .array(rows)], "width": 300,
            "height": .number(panels.count > 1 ? 150 : 190), "mark": ["type": "rect", "stroke": "#ffffff", "strokeWidth": 0.3],
            "encoding": [
                "x": StudyAxis.days(field: "from", first: 0, last: Double(last)), "x2": ["field": "to"],
                "y": [
                    "field": "low", "type": "quantitative", "scale": ["domain": [0, .number(top)], "nice": false],
                    "axis": [
                        "title": "% of patients", "titleFontWeight": "normal", "tickCount": 5, "domain": false, "ticks": false,
                        "minExtent": 44, "maxExtent": 44,
                    ],
                ],
                "y2": ["field": "high"], "color": colour,
                "tooltip": [
                    ["field": "from", "type": "quantitative", "title": "day"], ["field": "level", "title": .string(kind.word)],
                    ["field": "share", "type": "quantitative", "title": "% of patients", "format": ".3~r"],
                ],
            ],
        ]
    }

    /// Days that are shown: until next to nobody has a grade any more, and a fortnight at least.
    private var last: Int {
        let days = panels.map(\.levels.days).max() ?? 0
        let least = kind.levels.last ?? 1
        let end = (0..<days).last { day in
            panels.contains { day < $0.levels.days && $0.levels.share(atLeast: least, day: day) > 0.002 }
        }
        return max(1, min(days, max(14, (end ?? 0) + 3)))
    }

    /// One height for all panels: a whole share that none exceeds.
    private var top: Double {
        let least = kind.levels.last ?? 1
        let highest =
            panels.flatMap { panel in (0..<panel.levels.days).map { panel.levels.share(atLeast: least, day: $0) } }
            .filter(\.isFinite).max() ?? 0
        return [1, 2, 5, 10, 20, 30, 40, 50, 60, 80, 100].first { $0 >= highest * 100 } ?? 100
    }

    /// Shares by day, a column for each panel and level.
    func table() -> StudyTable {
        let columns = panels.flatMap { panel in
            kind.levels.reversed().map { level in
                StudyTable.Column.number(
                    panels.count > 1 ? "\(panel.title): \(kind.word) \(level)" : "\(kind.word) \(level)".capitalisedFirst)
            }
        }
        let days = last
        let rows = (0..<days).map { day -> [String] in
            ["\(day)"]
                + panels.flatMap { panel in
                    kind.levels.reversed().map { level in
                        day < panel.levels.days ? StudyWords.percent(panel.levels.share(level: level, day: day)) : "–"
                    }
                }
        }
        return StudyTable(caption: "Share of patients by day", columns: [.number("Day")] + columns, rows: rows)
    }
}
