/// What kind of thing a number measures, as powers of independent dimensions.
///
/// Cells, pressure and copies stand beside the physical dimensions on purpose: "cells" that meet a mass
/// or a number without a name are then an error that the unit check can see.
public struct Dimension: Hashable, Sendable {
    /// Powers in the order of ``Dimension/names``.
    private var powers: SIMD16<Int8>

    private init(powers: SIMD16<Int8>) { self.powers = powers }

    private init(axis: Int) {
        powers = .zero
        powers[axis] = 1
    }

    static let names = ["length", "mass", "time", "substance", "temperature", "cells", "pressure", "copies", "activity"]

    public static let none = Dimension(powers: .zero)
    public static let length = Dimension(axis: 0)
    public static let mass = Dimension(axis: 1)
    public static let time = Dimension(axis: 2)
    public static let substance = Dimension(axis: 3)
    public static let temperature = Dimension(axis: 4)
    public static let cells = Dimension(axis: 5)
    public static let pressure = Dimension(axis: 6)
    public static let copies = Dimension(axis: 7)
    public static let activity = Dimension(axis: 8)
    public static let volume = length * length * length

    public static func * (left: Dimension, right: Dimension) -> Dimension { Dimension(powers: left.powers &+ right.powers) }
    public static func / (left: Dimension, right: Dimension) -> Dimension { Dimension(powers: left.powers &- right.powers) }

    /// The dimension raised to a whole power.
    public func raised(to power: Int) -> Dimension { Dimension(powers: powers &* SIMD16(repeating: Int8(clamping: power))) }

    public var isNone: Bool { self == .none }

    /// The dimensions that take part, with their powers.
    public var parts: [(name: String, power: Int)] {
        Dimension.names.indices.filter { powers[$0] != 0 }.map { (Dimension.names[$0], Int(powers[$0])) }
    }
}

extension Dimension: CustomStringConvertible {
    /// For messages: `mass·time⁻¹` is written `mass/time`.
    public var description: String {
        if isNone { return "a pure number" }
        func list(_ sign: Int) -> [String] {
            Dimension.names.indices.filter { Int(powers[$0]) * sign > 0 }.map { axis in
                let power = Int(powers[axis]) * sign
                return power == 1 ? Dimension.names[axis] : "\(Dimension.names[axis])^\(power)"
            }
        }
        let above = list(1)
        let below = list(-1)
        let numerator = above.isEmpty ? "1" : above.joined(separator: "·")
        return below.isEmpty ? numerator : numerator + "/" + below.joined(separator: "/")
    }
}
