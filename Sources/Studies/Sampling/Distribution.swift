/// How a number is spread over patients.
public enum Distribution: Hashable, Sendable {
    case constant(Double)
}
