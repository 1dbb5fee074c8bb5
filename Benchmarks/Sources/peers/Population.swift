import Forecasting
import Foundation
import Integration

/// Patients like one patient: every constant multiplied by a log-normal factor of its own.
struct Population {
    /// Baselines that thresholds are compared with.
    private static let kept: Set = ["temperature.resting", "pressure.resting"]
    /// Standard deviation of the logarithm of each factor.
    static let spread = 0.15

    /// One row of parameters for each patient, in the order of the network and in coherent units.
    let rows: [[Double]]

    /// Draws patients; the same seed gives the same ones. The first is the patient as declared.
    init(_ model: PatientModel, count: Int, seed: UInt64) {
        var random = Normal(state: seed)
        rows = (0..<count).map { number in
            zip(model.network.parameters, model.parameters).map { symbol, value in
                let factor = exp(Self.spread * random.next())
                guard number > 0, !Self.kept.contains(symbol.id), value > 0 else { return value }
                // Shares of one stay below one.
                let isShare = symbol.unit.dimension == .none && value < 1
                return isShare ? min(value * factor, (1 + value) / 2) : value * factor
            }
        }
    }

    /// Reads what ``text(_:)`` wrote.
    init(parsing text: String) {
        rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: "\t").map { Double($0)! } }
    }

    /// A tab-separated table, read back to the same bits: a column for each parameter, a row for each patient.
    func text(_ model: PatientModel) -> String {
        let head = model.network.parameters.map(\.id).joined(separator: "\t")
        return ([head] + rows.map { $0.map { "\($0)" }.joined(separator: "\t") }).joined(separator: "\n") + "\n"
    }
}

/// Numbers of the standard normal distribution: SplitMix64, and the method of Box and Muller.
private struct Normal {
    var state: UInt64

    private mutating func uniform() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return (Double((z ^ (z >> 31)) >> 11) + 0.5) * 0x1p-53
    }

    mutating func next() -> Double {
        let (radius, angle) = (uniform(), uniform())
        return (-2 * log(radius)).squareRoot() * cos(2 * Double.pi * angle)
    }
}
