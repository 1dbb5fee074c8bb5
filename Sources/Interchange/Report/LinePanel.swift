import Foundation

/// A panel of lines over time: one axis, direct labels at the end of each line, thresholds and observed points.
struct LinePanel: Sendable {
    struct Line: Sendable {
        var series: String
        var colour: String
        /// Printed at the end of the line; empty for a panel of one line, whose title says it.
        var label = ""
    }

    enum Scale: Sendable, Hashable {
        /// This range, or a little more than the values where they leave it.
        case linear(ClosedRange<Double>)
        /// As wide as the values, but no less than `span`.
        case fitted(span: Double)
        /// At most so many decades below the highest value.
        case logarithmic(decades: Double)
    }

    /// Stands for the unit of the series in titles and labels.
    static let unit = "{unit}"

    /// Letter and name, then unit; stands left of the axis.
    var title: [String]
    var height: Double
    var scale: Scale
    var lines: [Line]

    /// The lines that the report has values for.
    func present(in content: ReportContent) -> [Line] { lines.filter { content.series[$0.series] != nil } }

    func domain(in content: ReportContent, rows: [Int]) -> ClosedRange<Double> {
        let values = present(in: content).flatMap { line in rows.map { content.series[line.series]!.values[$0] } }.filter(\.isFinite)
        switch scale {
        case .linear(let range):
            return Self.around(values, within: range)
        case .fitted(let span):
            let (low, high) = (values.min() ?? 0, values.max() ?? 0)
            let room = max(0.1 * (high - low), (span - (high - low)) / 2)
            return (low - room)...(high + room)
        case .logarithmic(let decades):
            let positive = values.filter { $0 > 0 }
            let top = log10(positive.max() ?? 1)
            let ceiling = (top * 2).rounded(.up) / 2 + (top.rounded(.up) - top < 0.05 ? 0.15 : 0)
            let bottom = max(log10(positive.min() ?? 0.1) - 0.1, ceiling - decades)
            return pow(10, min(bottom, ceiling - 1))...pow(10, ceiling)
        }
    }

    private static func around(_ values: [Double], within range: ClosedRange<Double>) -> ClosedRange<Double> {
        guard let low = values.min(), let high = values.max() else { return range }
        let room = 0.06 * (max(high, range.upperBound) - min(low, range.lowerBound))
        let lower = low < range.lowerBound ? low - room : range.lowerBound
        return lower...(high > range.upperBound ? high + room : range.upperBound)
    }

    var isLogarithmic: Bool {
        if case .logarithmic = scale { return true }
        return false
    }

    /// Ticks at whole powers of ten, or at round steps, no more than fit the height.
    func ticks(_ domain: ClosedRange<Double>) -> JSONValue {
        guard isLogarithmic else { return roundTicks(domain) }
        let first = Int(log10(domain.lowerBound).rounded(.up))
        let last = Int(log10(domain.upperBound).rounded(.down))
        let step = Double(last - first) * 22 > height ? 2 : 1
        return .array(stride(from: first, through: last, by: step).map { .number(Double("1e\($0)") ?? 1) })
    }

    private func roundTicks(_ domain: ClosedRange<Double>) -> JSONValue {
        let length = domain.upperBound - domain.lowerBound
        let rough = length / max(2, height / 30)
        let unit = pow(10, log10(rough).rounded(.down))
        let step = [1, 2, 5, 10].map { $0 * unit }.first { $0 >= rough * 0.999 } ?? rough
        let first = (domain.lowerBound / step - 1e-9).rounded(.up)
        let last = (domain.upperBound / step + 1e-9).rounded(.down)
        return .array(stride(from: first, through: last, by: 1).map { .number(Digits.chart($0 * step)) })
    }

    /// Where the end labels stand, in values: moved apart until they do not touch.
    ///
    /// Works in pixels from the top, downwards and then back upwards from the floor.
    func labelPlaces(_ ends: [(line: Line, value: Double)], domain: ClosedRange<Double>, gap: Double = 15) -> [(line: Line, value: Double)]
    {
        let sorted = ends.sorted { $0.value > $1.value }
        var pixels = sorted.map { min(max(pixel($0.value, domain), 4), height - 4) }
        for index in pixels.indices.dropFirst() { pixels[index] = max(pixels[index], pixels[index - 1] + gap) }
        var limit = height - 2
        for index in pixels.indices.reversed() {
            pixels[index] = min(pixels[index], limit)
            limit = pixels[index] - gap
        }
        return zip(sorted, pixels).map { ($0.line, value(at: $1, domain)) }
    }

    private func pixel(_ value: Double, _ domain: ClosedRange<Double>) -> Double {
        let (low, high, here) = (place(domain.lowerBound), place(domain.upperBound), place(value))
        return height * (high - here) / (high - low)
    }

    private func value(at pixel: Double, _ domain: ClosedRange<Double>) -> Double {
        let (low, high) = (place(domain.lowerBound), place(domain.upperBound))
        let here = high - pixel / height * (high - low)
        return isLogarithmic ? pow(10, here) : here
    }

    private func place(_ value: Double) -> Double {
        isLogarithmic ? log10(max(value, 1e-300)) : value
    }
}
