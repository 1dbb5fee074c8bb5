/// A reason why a sensitivity analysis cannot be run as asked.
public enum SensitivityIssue: Error, Hashable, Sendable {
    case noFactors
    case tooFewTrajectories(given: Int)
    case oddLevels(given: Int)
    case tooManyFactors(given: Int, most: Int)
    case tooFewBaseRows(given: Int)
    case tooManyBaseRows(given: Int, most: Int)
}

extension SensitivityIssue: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noFactors: "There are no factors. Name at least one uncertain number."
        case .tooFewTrajectories(let given): "There are \(given) trajectories. Give at least 2; 10 to 50 are usual."
        case .oddLevels(let given): "The grid has \(given) levels. Give an even number of at least 2; 4 is usual."
        case .tooManyFactors(let given, let most):
            "There are \(given) factors, but Sobol's indices are worked out for at most \(most). Screen them with Morris's method first."
        case .tooFewBaseRows(let given): "There are \(given) base rows. Give at least 2; powers of two from 256 on are usual."
        case .tooManyBaseRows(let given, let most): "There are \(given) base rows. At most \(most) are possible."
        }
    }
}
