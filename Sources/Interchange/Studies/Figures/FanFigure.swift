import Foundation
import Studies

/// How a read-out is spread over patients in time: median, middle half and middle nine tenths.
struct FanFigure: Sendable {
    struct Panel: Sendable {
        var title: String
        var band: FanBand
        /// Median of another arm, to compare with.
        var reference: FanBand?
    }

    var panels: [Panel]
    /// All panels on one scale, because they show one read-out.
    var isShared: Bool

    static let left = 64.0

    func specification(title: String) -> JSONValue {
        let shared = isShared ? scale(panels.map(\.band)) : nil
        let drawn = panels.map { panel($0, shared ?? scale([$0.band])) }
        return ChartPieces.frame(
            title: title, margin: Self.left + 16, columns: 2, days: 1,
            members: ["columns": 2, "concat": .array(drawn), "spacing": ["row": 18, "column": 18]])
    }

    private struct Scale {
        var domain: ClosedRange<Double>
        var isLogarithmic: Bool
    }

    /// Logarithmic where the quantiles span two decades or more.
    private func scale(_ bands: [FanBand]) -> Scale {
        let all = bands.flatMap { $0.quantiles.flatMap { $0 } }.filter(\.isFinite)
        let positive = all.filter { $0 > 0 }
        if let low = positive.min(), let high = positive.max(), positive.count == all.count || low >= 1e-3 * high, high / low >= 100 {
            return Scale(domain: max(low, high * 1e-6) / 1.2...high * 1.2, isLogarithmic: true)
        }
        let (low, high) = (all.min() ?? 0, all.max() ?? 1)
        let room = max((high - low) * 0.05, abs(high) * 1e-3 + 1e-9)
        return Scale(domain: (low >= 0 && low < 0.3 * high ? 0 : low - room)...(high + room), isLogarithmic: false)
    }

    private func panel(_ panel: Panel, _ scale: Scale) -> JSONValue {
        let band = panel.band
        let names = ["q5", "q25", "q50", "q75", "q95"]
        let rows = Self.drawn(band).map { row -> JSONValue in
            let numbers = names.enumerated().map { (key: $1, value: JSONValue.number(shown(band.quantiles[row][$0], scale))) }
            return JSONValue.object([(key: "t", value: .number(Digits.chart(band.days[row])))] + numbers)
        }
        var layers: [JSONValue] = [
            area("q5", "q95", band, scale, colour: "#d5e6f3"), area("q25", "q75", band, scale, colour: "#86b7da"),
            [
                "mark": ["type": "line", "color": "#134a7c", "strokeWidth": 2, "clip": true],
                "encoding": ["x": x(band), "y": y("q50", band, scale)],
            ],
        ]
        if let reference = panel.reference { layers.append(median(reference, scale)) }
        layers.append(pointer(band, panel.title))
        return [
            "title": ["text": .string(panel.title), "frame": "group", "offset": 6], "data": ["values": .array(rows)], "width": 300,
            "height": 150, "layer": .array(layers),
        ]
    }

    /// Times that are drawn, at most so many that the eye can tell.
    private static func drawn(_ band: FanBand) -> [Int] {
        let (count, most) = (band.days.count, 121)
        return count <= most ? Array(0..<count) : (0..<most).map { $0 * (count - 1) / (most - 1) }
    }

    private func shown(_ value: Double, _ scale: Scale) -> Double {
        Digits.chart(scale.isLogarithmic ? max(value, scale.domain.lowerBound) : value)
    }

    private func area(_ low: String, _ high: String, _ band: FanBand, _ scale: Scale, colour: String) -> JSONValue {
        [
            "mark": ["type": "area", "color": .string(colour), "clip": true, "line": false],
            "encoding": ["x": x(band), "y": y(low, band, scale), "y2": ["field": .string(high)]],
        ]
    }

    private func median(_ band: FanBand, _ scale: Scale) -> JSONValue {
        let rows = Self.drawn(band).map { row -> JSONValue in
            ["t": .number(Digits.chart(band.days[row])), "ref": .number(shown(band.quantiles[row][2], scale))]
        }
        return [
            "data": ["values": .array(rows)],
            "mark": ["type": "line", "color": .string(ChartPalette.systemic), "strokeWidth": 1.8, "strokeDash": [5, 3], "clip": true],
            "encoding": ["x": x(band), "y": y("ref", band, scale)],
        ]
    }

    private func pointer(_ band: FanBand, _ name: String) -> JSONValue {
        let fields: [JSONValue] = [("t", "day"), ("q5", "5 %"), ("q25", "25 %"), ("q50", "median"), ("q75", "75 %"), ("q95", "95 %")].map {
            ["field": .string($0), "type": "quantitative", "title": .string($1), "format": ".3~r"]
        }
        return [
            "mark": ["type": "rule", "color": .string(ChartPalette.muted), "opacity": 0, "strokeWidth": 6],
            "encoding": ["x": x(band), "tooltip": .array(fields)],
        ]
    }

    private func x(_ band: FanBand) -> JSONValue {
        StudyAxis.days(field: "t", first: band.days.first ?? 0, last: band.days.last ?? 1)
    }

    private func y(_ field: String, _ band: FanBand, _ scale: Scale) -> JSONValue {
        var own: JSONValue = [
            "domain": [.number(scale.domain.lowerBound), .number(scale.domain.upperBound)], "nice": false, "zero": false,
        ]
        var axis: JSONValue = [
            "title": .string(StudyWords.unit(band.readout.unit)), "titleFontWeight": "normal", "tickCount": 5, "domain": false,
            "labelExpr": StudyAxis.thousands, "ticks": false, "labelPadding": 5, "minExtent": .number(Self.left - 22),
            "maxExtent": .number(Self.left - 22),
        ]
        if scale.isLogarithmic {
            own = own.adding(["type": "log"])
            let exponents =
                Int(
                    log10(scale.domain.lowerBound).rounded(.up))...max(
                    Int(log10(scale.domain.lowerBound).rounded(.up)), Int(log10(scale.domain.upperBound).rounded(.down)))
            let names = exponents.map { JSONValue.string(Digits.powerOfTen($0)) }
            axis = axis.adding([
                "values": .array(exponents.map { .number(Double("1e\($0)") ?? 1) }),
                "labelExpr": .string(
                    "\(JSONValue.array(names).text)[round(log(datum.value) / LN10) - (\(exponents.lowerBound))]"),
            ])
        }
        return ["field": .string(field), "type": "quantitative", "scale": own, "axis": axis]
    }

    /// Median and the two bands, a row a day at most.
    static func table(_ panels: [Panel]) -> StudyTable {
        let columns: [StudyTable.Column] =
            [.number("Day")]
            + panels.map { panel in
                let unit = StudyWords.unit(panel.band.readout.unit)
                return .number(panel.title + (unit.isEmpty || panel.title.contains(unit) ? "" : ", \(unit)"))
            }
        let days = Set(panels.flatMap { $0.band.days.map { $0.rounded() } }).sorted()
        let rows = days.map { day -> [String] in
            [Digits.day(day).replacing("day ", with: "")]
                + panels.map { panel in
                    let nearest = panel.band.days.indices.min { abs(panel.band.days[$0] - day) < abs(panel.band.days[$1] - day) }
                    guard let row = nearest, abs(panel.band.days[row] - day) <= 0.5 else { return "–" }
                    let quantiles = panel.band.quantiles[row]
                    return "\(Digits.short(quantiles[2])) (\(Digits.short(quantiles[0])) to \(Digits.short(quantiles[4])))"
                }
        }
        return StudyTable(caption: "Median (5 to 95 % of patients)", columns: columns, rows: rows)
    }
}

/// The axis of days that the figures of a study share.
enum StudyAxis {
    /// Thousands parted by thin spaces.
    static let thousands: JSONValue = "replace(datum.label, regexp(',', 'g'), '\u{202F}')"

    static func days(field: String, first: Double, last: Double) -> JSONValue {
        let step = last - first > 200 ? 60 : last - first > 60 ? 14 : last - first > 24 ? 7 : last - first > 12 ? 2 : 1
        let ticks = stride(from: (first / Double(step)).rounded(.up) * Double(step), through: last, by: Double(step))
        return [
            "field": .string(field), "type": "quantitative",
            "scale": ["domain": [.number(first), .number(last)], "nice": false, "zero": false],
            "axis": [
                "title": "Days since CAR-T infusion", "titleFontWeight": "normal", "values": .array(ticks.map { .number($0) }),
                "grid": true, "format": "d",
            ],
        ]
    }
}
