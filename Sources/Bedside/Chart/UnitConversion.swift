import Quantities

/// Brings the units that wards use into the unit of a finding.
///
/// Source: clinical dossier, section 0: Fahrenheit is rounded to 0.01 °C, so that 100.4 [degF] is exactly 38.0 Cel.
struct UnitConversion {
    private let finding: Finding
    private let scale: Double
    private let shift: Shift

    private enum Shift { case none, fahrenheit, kelvin }

    /// - Returns: `nil` when the unit is unknown or cannot be converted.
    init?(of finding: Finding, from code: String) {
        guard let own = finding.unit else { return nil }
        self.finding = finding
        let code = UnitConversion.canonical(code)
        if finding == .temperature {
            guard ["Cel", "[degF]", "K"].contains(code) else { return nil }
            scale = 1
            shift = code == "[degF]" ? .fahrenheit : code == "K" ? .kelvin : .none
            return
        }
        guard let unit = code.isEmpty ? .one : Unit(parsing: code) else { return nil }
        shift = .none
        if unit.dimension == own.dimension {
            scale = unit.factor / own.factor
            return
        }
        let other = finding.definition.otherUnits.lazy.compactMap { code, numbers in Unit(parsing: code).map { ($0, numbers) } }
            .first { $0.0.dimension == unit.dimension }
        guard let (reference, numbers) = other else { return nil }
        scale = unit.factor / reference.factor * numbers
    }

    func callAsFunction(_ value: Double) -> Double {
        switch shift {
        case .fahrenheit: ((value - 32) / 1.8 * 100).rounded() / 100
        case .kelvin: ((value - 273.15) * 100).rounded() / 100
        case .none: scale == 1 ? value : (value * scale).roundedToDigits(12)
        }
    }

    /// What clinicians write instead of a UCUM code.
    static func canonical(_ code: String) -> String {
        switch code {
        case "°C", "C", "degC", "cel": "Cel"
        case "°F", "F", "degF": "[degF]"
        case "mmHg": "mm[Hg]"
        case "10^9/L", "x10^9/L", "10⁹/L": "10*9/L"
        default: code
        }
    }
}

extension Double {
    /// Rounded to so many significant digits, so that a conversion there and back is exact and a threshold is met by the number
    /// that is printed.
    func roundedToDigits(_ digits: Int) -> Double {
        guard isFinite, self != 0 else { return self }
        var exponent = 0
        var size = magnitude
        while size >= 10, exponent < 400 { size /= 10; exponent += 1 }
        while size < 1, exponent > -400 { size *= 10; exponent -= 1 }
        let places = digits - 1 - exponent
        guard (-22...22).contains(places) else { return self }
        var power = 1.0
        for _ in 0..<abs(places) { power *= 10 }
        return places >= 0 ? (self * power).rounded() / power : (self / power).rounded() * power
    }
}
