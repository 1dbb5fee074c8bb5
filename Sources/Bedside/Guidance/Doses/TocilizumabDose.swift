/// One dose of tocilizumab by the product label.
///
/// 12 mg/kg below 30 kg, 8 mg/kg from 30 kg, at most 800 mg, over one hour. The step at 30 kg goes down: 29.9 kg gets 358.8 mg and
/// 30 kg gets 240 mg; that is the label.
///
/// Source: product label, by the clinical dossier, section B1.
public struct TocilizumabDose: Hashable, Sendable {
    public static let most = 800.0
    public static let weightLimit = 30.0

    /// In kilograms; `nil` when it is not charted.
    public let weight: Double?

    public init(weight: Double?) { self.weight = weight.flatMap { $0 > 0 && $0.isFinite ? $0 : nil } }

    /// In mg/kg; `nil` while the weight is unknown.
    public var perKilogram: Double? { weight.map { $0 < TocilizumabDose.weightLimit ? 12 : 8 } }

    /// In mg; `nil` while the weight is unknown.
    public var milligrams: Double? {
        guard let weight, let perKilogram else { return nil }
        return min((perKilogram * weight).roundedToDigits(12), TocilizumabDose.most)
    }

    /// `488 mg (8 mg/kg × 61 kg, at most 800 mg) over 1 h`, or the formula while the weight is unknown.
    public var text: String {
        guard let weight, let perKilogram, let milligrams else {
            return "8 mg/kg from 30 kg, 12 mg/kg below 30 kg, at most 800 mg, over 1 h; weight is not charted, so no mg can be computed"
        }
        return "\(milligrams.plainText) mg (\(perKilogram.plainText) mg/kg × \(weight.plainText) kg, at most 800 mg) over 1 h"
    }
}
