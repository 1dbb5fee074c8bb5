import Bedside

/// The local airway level: how far a swelling of the neck has gone.
///
/// Defined by this project, never published; it stands beside the ASTCT grade and never replaces it. There is no level 1.
///
/// Source: clinical dossier, section A10; lumen thresholds of the cells-and-cytokines dossier, section 7.3 (assumed).
public struct AirwayLevel: Sendable {
    /// Excess neck volume over resting interstitium that a clinician would see: 135 mL, 2 cm of circumference.
    public static let visibleOedema = 0.9
    /// Lumen below which there is a foreign-body feeling or dyspnoea, and below which there is stridor.
    public static let symptomaticLumen = 0.75
    public static let stridorLumen = 0.4
    /// Centimetres of circumference over baseline that count as visible swelling.
    public static let visibleRise = LocalAirway.visibleRise

    public init() {}

    /// - Parameters:
    ///   - circumferenceRise: In centimetres over baseline.
    ///   - lumen: Airway area over its area at rest.
    public func level(circumferenceRise: Double, lumen: Double) -> Int {
        if lumen < AirwayLevel.stridorLumen { return 4 }
        if lumen < AirwayLevel.symptomaticLumen { return 3 }
        return circumferenceRise >= AirwayLevel.visibleRise ? 2 : 0
    }
}

extension Course {
    /// The level at a sample.
    func airwayLevel(at index: Int) -> Int {
        let circumference = self["neck.circumference"]
        let area = self["airway.area"]
        guard index < circumference.count, index < area.count, let resting = circumference.first else { return 0 }
        return AirwayLevel().level(circumferenceRise: circumference[index] - resting, lumen: area[index])
    }
}
