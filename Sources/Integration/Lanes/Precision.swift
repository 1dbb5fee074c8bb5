import Kernels

/// How exactly the numbers of a patient are kept within a step.
///
/// In single precision a block has twice as many lanes and works through them in the same time. Rounding then leaves some hundred
/// thousandths in a result, so that it suits relative tolerances down to about 3e-4, and absolute ones above a millionth of what flows
/// through a state in a step. Time, the length of steps and their control, doses and all that a caller sees are double in either case.
public enum Precision: String, CaseIterable, Codable, Hashable, Sendable {
    /// 53 bits, from 2e-308 to 2e308.
    case double
    /// 24 bits, from 1e-38 to 3e38.
    case single

    /// Patients side by side in a block: as many as numbers fit into 64 bytes.
    public var lanes: Int { 64 / size }

    /// Bytes of a number.
    var size: Int { self == .double ? 8 : 4 }
}

/// A number of one lane.
protocol LaneNumber: BinaryFloatingPoint, Sendable {
    static var precision: Precision { get }
}

extension Double: LaneNumber { static let precision = Precision.double }
extension Float: LaneNumber { static let precision = Precision.single }

extension LaneNumber {
    /// The nearest number, but what is not zero stays so: a constant that is merely to be above zero is.
    init(keepingSign value: Double) {
        let smallest = Double(Self.leastNormalMagnitude)
        self.init(value != 0 && value.magnitude < smallest ? (value < 0 ? -smallest : smallest) : value)
    }
}
