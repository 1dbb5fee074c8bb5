/// Whether another dose of tocilizumab is within its limits now.
///
/// At least 8 h apart, at most 3 in 24 h, at most 4 in the course. A dose counts however its amount is written. Where only the day of a
/// dose is known, or no drug is charted at all, the answer is uncertain and says why.
///
/// Source: product label and NCCN v2.2026, by the clinical dossier, section B1.
public struct TocilizumabDosing: Sendable {
    public enum Decision: Hashable, Sendable {
        /// Within all limits; not a recommendation to give it.
        case allowed(TocilizumabDose)
        case refused(reason: String)
        case uncertain(reason: String, missing: [String], TocilizumabDose)
    }

    public static let interval = 8.0
    public static let mostPerDay = 3
    public static let mostInCourse = 4
    /// Hours by which clocks written to the minute may differ after conversion.
    private static let rounding = 1e-6

    /// Doses so far, ascending.
    public let doses: [Observation]
    private let hours: Double
    private let isCharted: Bool
    private let dose: TocilizumabDose

    public init(_ situation: Situation) {
        doses = situation.chart.rows(.drug, to: situation.hours).filter(\.isTocilizumab)
        hours = situation.hours
        isCharted = situation.chart.hasDrugs
        dose = TocilizumabDose(weight: situation.weight)
    }

    public var decision: Decision {
        guard isCharted else {
            return .uncertain(
                reason: "no drug at all is charted, so earlier doses are unknown", missing: ["drugs given, with their times"], dose)
        }
        if let reason = refusal { return .refused(reason: reason) }
        if let reason = doubt { return .uncertain(reason: reason, missing: ["clock of the earlier doses of tocilizumab"], dose) }
        return .allowed(dose)
    }

    /// A limit that is certainly reached.
    private var refusal: String? {
        if doses.count >= TocilizumabDosing.mostInCourse {
            return "\(doses.count) doses were given in the course; at most \(TocilizumabDosing.mostInCourse)"
        }
        if let last = doses.last(where: { $0.earliest > hours - TocilizumabDosing.interval + TocilizumabDosing.rounding }) {
            return "the last dose was given \(ago(last)); at least 8 h must pass"
        }
        let inDay = doses.count { $0.earliest > hours - 24 + TocilizumabDosing.rounding }
        return inDay >= TocilizumabDosing.mostPerDay ? "\(inDay) doses were given in 24 h; at most \(TocilizumabDosing.mostPerDay)" : nil
    }

    /// A limit that may be reached: a dose of which only the day is known.
    private var doubt: String? {
        if doses.contains(where: { $0.latest > hours - TocilizumabDosing.interval + TocilizumabDosing.rounding }) {
            return "a dose is charted by its day only and may lie less than 8 h back"
        }
        let inDay = doses.count { $0.latest > hours - 24 + TocilizumabDosing.rounding }
        return inDay >= TocilizumabDosing.mostPerDay ? "doses charted by their day only may make \(inDay) in 24 h" : nil
    }

    private func ago(_ row: Observation) -> String {
        row.precision == .day ? "on day \((row.hours / 24).rounded(.down).plainText)" : "\((hours - row.hours).fixedText(1)) h ago"
    }
}

extension TocilizumabDosing.Decision {
    public var isAllowed: Bool { if case .allowed = self { true } else { false } }
    public var isRefused: Bool { if case .refused = self { true } else { false } }

    /// As it stands in a sentence.
    public var text: String {
        switch self {
        case .allowed(let dose): "another dose is within the limits, which is no reason to give it: \(dose.text)"
        case .refused(let reason): "no further dose now: \(reason)"
        case .uncertain(let reason, _, let dose):
            "cannot be told whether another dose is within the limits: \(reason); a dose is \(dose.text)"
        }
    }
}

extension Observation {
    /// Also where the name carries a brand or a misspelt end.
    var isTocilizumab: Bool {
        guard finding == .drug, let subject = subject?.lowercased(), !isNoDose else { return false }
        return recognisedMedicine?.name == "tocilizumab" || subject.hasPrefix("toci") || subject.contains("tociliz")
    }
}
