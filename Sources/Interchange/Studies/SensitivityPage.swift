import Forecasting
import Studies

/// How much each factor moves each endpoint, as a page.
public struct SensitivityPage: Sendable {
    let result: SensitivityResult

    public init(_ result: SensitivityResult) { self.result = result }

    public var page: StudyPage {
        let endpoints = result.endpoints.enumerated().map { index, endpoint in
            StudySection("endpoint-\(index + 1)", Self.heading(endpoint), name: endpoint.endpoint.label, blocks(endpoint, index + 1))
        }
        let words = StudySection("words", "In words", result.endpoints.map { .paragraph(Self.words($0)) })
        return StudyPage(
            result.study, [words] + endpoints, limits: StudyLimits.sensitivity + result.study.notes, check: result.precision,
            document: document)
    }

    private static func heading(_ endpoint: EndpointSensitivity) -> String {
        "\(endpoint.endpoint.label): \(endpoint.group), \(endpoint.arm)"
    }

    private func blocks(_ sensitivity: EndpointSensitivity, _ number: Int) -> [StudyBlock] {
        var blocks: [StudyBlock] = [
            .paragraph(
                "\(sensitivity.endpoint.meaning) \(StudyWords.count(sensitivity.evaluations)) courses were simulated"
                    + (sensitivity.failed > 0 ? "; \(StudyWords.count(sensitivity.failed)) gave no value." : "."))
        ]
        if sensitivity.factors.contains(where: { $0.sobol != nil }) { blocks.append(.figure(sobol(sensitivity, number))) }
        if sensitivity.factors.contains(where: { $0.morris != nil }) { blocks.append(.figure(morris(sensitivity, number))) }
        return blocks
    }

    private func sobol(_ sensitivity: EndpointSensitivity, _ number: Int) -> StudyFigure {
        let rows = sensitivity.factors.compactMap { factor in factor.sobol.map { (factor.label, $0) } }
            .sorted { $0.1.total.value > $1.1.total.value }
        let title = "What explains the differences between patients: \(sensitivity.endpoint.label)"
        return StudyFigure(
            id: "figure-sobol-\(number)", title: title,
            caption:
                "Dark bar: the share of the variance that a factor explains alone; light bar: with everything it does in company. A light bar "
                + "much longer than the dark one means that the factor matters together with others. Lines: 95 % bootstrap intervals.",
            specification: SobolFigure(sensitivity: sensitivity).specification(title: title),
            table: StudyTable(
                caption: "Sobol indices (95 % interval)", columns: [.text("Factor"), .number("First"), .number("Total")],
                rows: rows.map { [$0.0, StudyWords.number($0.1.first), StudyWords.number($0.1.total)] }))
    }

    private func morris(_ sensitivity: EndpointSensitivity, _ number: Int) -> StudyFigure {
        let rows = sensitivity.factors.compactMap { factor in factor.morris.map { (factor.label, $0) } }
            .sorted { $0.1.muStar.value > $1.1.muStar.value }
        let title = "Screening of the factors: \(sensitivity.endpoint.label)"
        let unit = StudyWords.unit(sensitivity.endpoint.unit)
        return StudyFigure(
            id: "figure-morris-\(number)", title: title,
            caption:
                "To the right: moves the endpoint much. Above the dashed line: how much depends on the other factors, or on where it starts. "
                + "Near the corner at the bottom left: hardly matters. Only the most important are named; the table has all.",
            specification: MorrisFigure(sensitivity: sensitivity).specification(title: title),
            table: StudyTable(
                caption: "Elementary effects" + (unit.isEmpty ? "" : ", in \(unit)"),
                columns: [.text("Factor"), .number("Mean size µ* (95 % interval)"), .number("Mean µ"), .number("Spread σ")],
                rows: rows.map { [$0.0, StudyWords.number($0.1.muStar), Digits.short($0.1.mu), Digits.short($0.1.sigma)] }))
    }

    /// The most important factors and how far their order can be trusted.
    static func words(_ sensitivity: EndpointSensitivity) -> String {
        let head = "\(heading(sensitivity))."
        let sobol = sensitivity.factors.compactMap { factor in factor.sobol.map { (factor.label, $0) } }
            .filter { $0.1.total.value.isFinite }.sorted { $0.1.total.value > $1.1.total.value }
        guard !sobol.isEmpty else { return [head, screened(sensitivity)].joined(separator: " ") }
        let parts = sobol.prefix(3).map { label, own in
            "\(label) (with all others \(StudyWords.percent(own.total.value)) of the variance, 95\u{00A0}% interval \(StudyWords.digits(own.total.lower)) to "
                + "\(StudyWords.percent(own.total.upper)); alone \(StudyWords.percent(own.first.value)))"
        }
        let alone = sobol.reduce(0) { $0 + $1.1.first.value }
        var text = "\(head) What matters most: \(StudyWords.list(parts)). "
        if sobol.count > 1, sobol[0].1.total.lower <= sobol[1].1.total.upper {
            text += "The intervals of the first two overlap, so their order is open. "
        }
        let quiet = sobol.filter { $0.1.total.upper < 0.05 }.count
        if quiet > 0 { text += "\(quiet) of \(sobol.count) factors explain less than 5\u{00A0}% in any company. " }
        return text
            + "Each alone, the factors explain \(StudyWords.percent(min(1, max(0, alone)))) together; the rest is what they do in company."
    }

    private static func screened(_ sensitivity: EndpointSensitivity) -> String {
        let rows = sensitivity.factors.compactMap { factor in factor.morris.map { (factor.label, $0) } }
            .sorted { $0.1.muStar.value > $1.1.muStar.value }
        guard !rows.isEmpty else { return "Nothing was computed." }
        let unit = StudyWords.unit(sensitivity.endpoint.unit)
        let parts = rows.prefix(3).map { label, own in
            let way = abs(own.mu) > 0.9 * own.muStar.value ? own.mu > 0 ? ", always upwards" : ", always downwards" : ", up or down"
            return "\(label) (\([Digits.short(own.muStar.value), unit].filter { !$0.isEmpty }.joined(separator: " "))\(way))"
        }
        return "Over its range moves the endpoint most: \(StudyWords.list(parts))."
    }

    private var document: JSONValue {
        [
            "schema": "squall.sensitivity/1", "notice": .string(StudyPage.notice), "study": StudyJSON.study(result.study),
            "endpoints": .array(result.endpoints.map(entry)),
        ]
    }

    private func entry(_ sensitivity: EndpointSensitivity) -> JSONValue {
        let factors = sensitivity.factors.map { factor -> JSONValue in
            [
                "label": .string(factor.label),
                "morris": factor.morris.map {
                    ["muStar": StudyJSON.estimate($0.muStar), "mu": .number($0.mu), "sigma": .number($0.sigma)]
                } ?? nil,
                "sobol": factor.sobol.map { ["first": StudyJSON.estimate($0.first), "total": StudyJSON.estimate($0.total)] } ?? nil,
            ]
        }
        return StudyJSON.endpoint(sensitivity.endpoint).adding([
            "group": .string(sensitivity.group), "arm": .string(sensitivity.arm), "evaluations": .number(Double(sensitivity.evaluations)),
            "failed": .number(Double(sensitivity.failed)), "factors": .array(factors),
        ])
    }
}
