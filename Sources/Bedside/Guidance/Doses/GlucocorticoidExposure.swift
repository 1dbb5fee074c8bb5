import Quantities

/// How much glucocorticoid was given, as milligrams of dexamethasone.
///
/// Doses per weight count when the weight is known. A dose without an amount, or of a drug that was not named, is named and makes the
/// sum a lower bound. A dose known only by its day may lie outside the span: it widens the sum.
///
/// Source: steroid equivalence of the clinical dossier, section 0 (memory): hydrocortisone 20 mg = prednisone 5 mg =
/// methylprednisolone 4 mg = dexamethasone 0.75 mg.
public struct GlucocorticoidExposure: Hashable, Sendable {
    /// One dose.
    public struct Dose: Hashable, Sendable {
        public let drug: String
        public let hours: Double
        /// In mg of dexamethasone; `nil` when it cannot be known.
        public let dexamethasone: Double?
        /// Whether it certainly lies in the span, or only may.
        public let isCertain: Bool
    }

    public let doses: [Dose]
    /// Whether the ward charts drugs at all.
    public let isCharted: Bool

    /// - Parameters:
    ///   - start: Hours since infusion; by default the infusion.
    ///   - weight: In kilograms, for doses per weight.
    public init(_ chart: Chart, from start: Double = 0, to end: Double, weight: Double?) {
        isCharted = chart.hasDrugs
        doses = chart.rows(.drug, to: end).compactMap { row in
            guard let medicine = row.recognisedMedicine, medicine.kind == .glucocorticoid, !row.isNoDose, row.latest >= start - 1e-6 else {
                return nil
            }
            return Dose(
                drug: medicine.name, hours: row.hours, dexamethasone: GlucocorticoidExposure.amount(row, medicine, weight),
                isCertain: row.earliest >= start - 1e-6)
        }
    }

    /// Since the infusion.
    public static func cumulative(_ situation: Situation) -> GlucocorticoidExposure {
        GlucocorticoidExposure(situation.chart, to: situation.hours, weight: situation.weight)
    }

    /// Of the last 24 hours.
    public static func lastDay(_ situation: Situation) -> GlucocorticoidExposure {
        GlucocorticoidExposure(situation.chart, from: situation.hours - 24, to: situation.hours, weight: situation.weight)
    }

    private static func amount(_ row: Observation, _ medicine: Medicine, _ weight: Double?) -> Double? {
        guard row.limit == .exact, let quantity = row.quantity, let factor = medicine.dexamethasoneEquivalent else { return nil }
        if let milligrams = quantity.converted(to: .milligrams) { return milligrams * factor }
        // mg/kg is a pure number: only a unit that names the kilogram is a dose per weight.
        guard quantity.unit.symbol.hasSuffix("/kg"), let perKilogram = quantity.converted(to: .ucum("mg/kg")), let weight else {
            return nil
        }
        return perKilogram * weight * factor
    }

    /// In mg of dexamethasone: what is certain at least.
    public var dexamethasone: Double { sum { $0.isCertain } }
    /// The most that is charted; `nil` when a dose has no amount.
    public var most: Double? { isLowerBound ? nil : sum { _ in true } }
    /// Milligrams of prednisone that equal it.
    public var prednisone: Double { (dexamethasone / GlucocorticoidExposure.perPrednisone).roundedToDigits(12) }
    private static let perPrednisone = 0.75 / 5

    /// Drugs of which the amount is not known.
    public var unknown: [String] { doses.filter { $0.dexamethasone == nil }.map(\.drug).once }
    /// Whether more was given than can be summed.
    public var isLowerBound: Bool { doses.contains { $0.dexamethasone == nil } }

    private func sum(_ isCounted: (Dose) -> Bool) -> Double {
        doses.filter(isCounted).compactMap(\.dexamethasone).reduce(0, +).roundedToDigits(12)
    }

    /// `35 mg dexamethasone-equivalent (about 233 mg prednisone)`
    public var text: String {
        var text = "\(dexamethasone.fixedText(1).withoutZero) mg dexamethasone-equivalent (about \(prednisone.fixedText(0)) mg prednisone)"
        if isLowerBound {
            text = "at least " + text + "; of unknown amount: " + unknown.joined(separator: ", ")
        } else if let most, most > dexamethasone {
            text += ", up to \(most.fixedText(1).withoutZero) mg, because a dose is charted by its day only"
        }
        return text
    }
}

extension String {
    /// `35.0` as `35`.
    fileprivate var withoutZero: String { hasSuffix(".0") ? String(dropLast(2)) : self }
}
