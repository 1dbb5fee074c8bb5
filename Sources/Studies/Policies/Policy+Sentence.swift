import Forecasting
import Quantities
import Reactions

/// Policies in words, for pages and summaries.
extension Policy {
    /// The whole rule without a full stop: “tocilizumab 8 mg/kg when ASTCT is 2 or more, or after 24 h of fever; again after 8 h; at most
    /// 3 in 24 h and 4 in all”.
    ///
    /// - Parameter network: Where labels and units of read-outs stand; without one a read-out is called by its id.
    public func sentence(_ network: Network? = nil) -> String {
        let readouts = network.map { network in
            Dictionary(network.readouts.map { ($0.readout.id, $0.readout.definition) }, uniquingKeysWith: { first, _ in first })
        }
        let given = "\(drug) \(dose)" + (duration.map { " over \($0)" } ?? "")
        let condition = condition.clause { id in
            guard let definition = readouts?[id] else { return (id, "") }
            return (definition.meaning.withSmallStart, definition.unit == .one ? "" : " " + definition.unit.symbol)
        }
        let start = (delay > 0 ? ", \(delay.span) later" : "") + (from > 0 ? ", from day \(from.shortText) on" : "")
        return ([given + " " + condition + start] + bounds).joined(separator: "; ")
    }

    private var bounds: [String] {
        guard let again, atMost > 1 else { return ["once"] }
        let most = limits.map { "\($0.doses) in \($0.within.span)" } + ["\(atMost) in all"]
        let last = most.count > 1 ? most.dropLast().joined(separator: ", ") + " and " : ""
        return ["again after \(again.span)", "at most " + last + most[most.count - 1]]
    }
}

extension Policy.Condition {
    /// - Parameter name: The label of a read-out, and its unit after a space.
    fileprivate func clause(_ name: (String) -> (label: String, unit: String)) -> String {
        switch self {
        case .astct(let grade): "when ASTCT is \(grade) or more"
        case .airway(let level): "when the local airway level is \(level) or more"
        case .fever(let days): days > 0 ? "after \(days.span) of fever" : "when there is fever"
        case .swelling(let site): "when \(site ?? "any site") swells visibly"
        case .hypotension: "when pressure has fallen by \(Course.hypotensiveFall.shortText) mm[Hg]"
        case .readout(let id, let level): "when \(name(id).label) is \(level.shortText)\(name(id).unit) or more"
        case .readoutFalls(let id, let level): "when \(name(id).label) is \(level.shortText)\(name(id).unit) or less"
        case .given(let drug, let ago): ago > 0 ? "\(ago.span) or more after \(drug)" : "once \(drug) was given"
        case .any(let parts): Self.joined(parts.map { $0.clause(name) }, by: ", or ")
        case .all(let parts): Self.joined(parts.map { $0.nested(name) }, by: " and ")
        }
    }

    /// In brackets where the parts would run into what stands beside them.
    private func nested(_ name: (String) -> (label: String, unit: String)) -> String {
        switch self {
        case .any(let parts) where parts.count > 1: "(\(clause(name)))"
        case .any, .all, .astct, .airway, .fever, .swelling, .hypotension, .readout, .readoutFalls, .given: clause(name)
        }
    }

    /// “when” is said once.
    private static func joined(_ clauses: [String], by word: String) -> String {
        var text = ""
        var isWhen = false
        for clause in clauses {
            let startsWhen = clause.hasPrefix("when ")
            text += (text.isEmpty ? "" : word) + (isWhen && startsWhen ? String(clause.dropFirst(5)) : clause)
            isWhen = startsWhen
        }
        return text
    }
}

extension Double {
    /// A number of days as it stands in a sentence: hours up to three days.
    fileprivate var span: String {
        let hours = (self * 24 * 1000).rounded() / 1000
        return hours < 72 ? "\(hours.shortText) h" : "\(((self * 1000).rounded() / 1000).shortText) days"
    }
}

extension String {
    /// With a small letter at the start, unless it begins with an abbreviation.
    fileprivate var withSmallStart: String {
        guard let second = dropFirst().first, second.isLowercase else { return self }
        return prefix(1).lowercased() + dropFirst()
    }
}
