/// Adrenaline into the muscle for anaphylaxis: 0.01 mg/kg, at most 0.5 mg.
///
/// Source: clinical dossier, section B4, last paragraph (memory).
public struct AdrenalineDose: Hashable, Sendable {
    public static let most = 0.5
    public static let perKilogram = 0.01

    /// In kilograms; `nil` when it is not charted.
    public let weight: Double?

    public init(weight: Double?) { self.weight = weight.flatMap { $0 > 0 && $0.isFinite ? $0 : nil } }

    /// In mg; `nil` while the weight is unknown.
    public var milligrams: Double? {
        weight.map { min(($0 * AdrenalineDose.perKilogram).roundedToDigits(12), AdrenalineDose.most) }
    }

    public var text: String {
        guard let weight, let milligrams else { return "0.01 mg/kg, at most 0.5 mg (weight is not charted; an adult gets 0.5 mg)" }
        return "\(milligrams.plainText) mg (0.01 mg/kg × \(weight.plainText) kg, at most 0.5 mg)"
    }
}
