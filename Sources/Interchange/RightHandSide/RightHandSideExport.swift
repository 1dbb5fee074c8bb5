import Reactions

/// The equations of a network as one self-contained C file, for people who do not want our engine.
///
/// Rates of change, their Jacobian, initial values and read-outs over plain arrays, in the coherent system of units and in the
/// order of the network. Nothing of the tape or of the integrator takes part, and `exp`, `log` and `pow` are the C library's, so
/// that whoever integrates the file is a witness of ours. Rates are summed from the reactions and their stoichiometry.
///
/// Failures: none; a network that does not pass its checks is written as it stands.
public struct RightHandSideExport: Sendable {
    public let network: Network

    public init(_ network: Network) { self.network = network }

    /// The C file: five counts and four functions, all with the prefix `squall_`.
    public var source: String {
        ([heading, counts, initials, rates, jacobian, readouts]).joined(separator: "\n")
    }

    private var heading: String {
        let species = network.species.enumerated().map { " *   y[\($0)]  \($1.id), \($1.unit.symbol): \($1.meaning)" }
        let parameters = network.parameters.enumerated().map { " *   p[\($0)]  \($1.id), \($1.unit.symbol): \($1.meaning)" }
        let shown = network.readouts.enumerated().map { " *   r[\($0)]  \($1.readout.id)" }
        return """
            /* Written from the reaction network; time in days, numbers in the coherent system (day, litre, nanogram, picomole,
             * 10^9 cells, degree Celsius, mm[Hg]), whatever unit a name is declared in.
             *
             * Species
            \(Self.safe(species))
             *
             * Parameters
            \(Self.safe(parameters))
             *
             * Read-outs
            \(Self.safe(shown))
             */
            #include <math.h>

            static inline double positive(double x) { return x > 0 ? x : 0; }
            static inline double step(double x) { return x > 0 ? 1 : 0; }

            """
    }

    /// A comment must not end early.
    private static func safe(_ lines: [String]) -> String {
        lines.map { line in line.split(separator: "*/", omittingEmptySubsequences: false).joined(separator: "* /") }.joined(separator: "\n")
    }

    private var counts: String {
        """
        const int squall_species = \(network.species.count);
        const int squall_parameters = \(network.parameters.count);
        const int squall_readouts = \(network.readouts.count);

        """
    }

    private var initials: String {
        let body = CStatements(graph: network.graph, roots: network.initials)
        let ends = network.initials.enumerated().map { "    y[\($0)] = \(body.name($1));" }
        return Self.function("squall_initial_values(const double *p, double *y)", body.lines + ends)
    }

    private var readouts: String {
        let body = CStatements(graph: network.graph, roots: network.readouts.map(\.node))
        let ends = network.readouts.enumerated().map { "    r[\($0)] = \(body.name($1.node));" }
        return Self.function("squall_read(const double *y, const double *p, double *r)", body.lines + ends)
    }

    private var rates: String {
        let body = CStatements(graph: network.graph, roots: network.reactions.map(\.rate))
        var ends = ["    for (int i = 0; i < \(network.species.count); i++) f[i] = 0;"]
        for resolved in network.reactions {
            for (index, count) in changes(resolved.reaction) { ends.append("    f[\(index)] += \(count) * \(body.name(resolved.rate));") }
        }
        return Self.function("squall_rates(const double *y, const double *p, double *f)", body.lines + ends)
    }

    /// By row: `j[row * species + column]` is the derivative of the rate of the row's species by the column's.
    private var jacobian: String {
        let size = network.species.count
        var graph = network.graph
        var entries: [(place: Int, count: Double, node: ExpressionGraph.ID)] = []
        for resolved in network.reactions {
            for column in network.graph.support[Int(resolved.rate)] {
                let node = graph.derivative(of: resolved.rate, by: column)
                for (row, count) in changes(resolved.reaction) { entries.append((row * size + Int(column), count, node)) }
            }
        }
        let body = CStatements(graph: graph, roots: entries.map(\.node))
        let ends =
            ["    for (int i = 0; i < \(size * size); i++) j[i] = 0;"]
            + entries.map { "    j[\($0.place)] += \($0.count) * \(body.name($0.node));" }
        return Self.function("squall_jacobian(const double *y, const double *p, double *j)", body.lines + ends)
    }

    /// What one unit of a reaction does to each species.
    private func changes(_ reaction: Reaction) -> [(index: Int, count: Double)] {
        (reaction.consumed.map { ($0.species.id, -$0.count) } + reaction.produced.map { ($0.species.id, $0.count) })
            .map { (network.speciesIndex($0.0)!, $0.1) }
    }

    static func function(_ signature: String, _ lines: [String]) -> String {
        (["void \(signature) {"] + lines + ["}", ""]).joined(separator: "\n")
    }
}

/// Straight-line C for some nodes of a graph: every common part computed once, arguments before what is made of them.
struct CStatements {
    let lines: [String]
    private let graph: ExpressionGraph

    init(graph: ExpressionGraph, roots: [ExpressionGraph.ID]) {
        self.graph = graph
        var isLive = Array(repeating: false, count: graph.nodes.count)
        for root in roots { isLive[Int(root)] = true }
        for id in isLive.indices.reversed() where isLive[id] {
            for argument in Self.arguments(graph.nodes[id]) { isLive[Int(argument)] = true }
        }
        var lines: [String] = []
        for id in isLive.indices where isLive[id] {
            let parts = Self.arguments(graph.nodes[id]).map { Self.name(graph, $0) }
            if let expression = Self.expression(graph.nodes[id], parts) { lines.append("    const double n\(id) = \(expression);") }
        }
        self.lines = lines
    }

    /// How a node is called in the code: a variable, an element of an array or a number.
    func name(_ id: ExpressionGraph.ID) -> String { Self.name(graph, id) }

    static func name(_ graph: ExpressionGraph, _ id: ExpressionGraph.ID) -> String {
        let node = graph.nodes[Int(id)]
        switch node.operation {
        case .constant: return "(\(node.value))"
        case .species: return "y[\(node.left)]"
        case .parameter: return "p[\(node.left)]"
        default: return "n\(id)"
        }
    }

    static func arguments(_ node: ExpressionGraph.Node) -> [ExpressionGraph.ID] {
        switch node.operation {
        case .constant, .species, .parameter: []
        case .add, .subtract, .multiply, .divide, .power: [node.left, node.right]
        case .negate, .exponential, .logarithm, .squareRoot, .positive, .step: [node.left]
        }
    }

    /// The code of an operation; `nil` for what has a name already.
    static func expression(_ node: ExpressionGraph.Node, _ parts: [String]) -> String? {
        switch node.operation {
        case .constant, .species, .parameter: return nil
        case .add: return "\(parts[0]) + \(parts[1])"
        case .subtract: return "\(parts[0]) - \(parts[1])"
        case .multiply: return "\(parts[0]) * \(parts[1])"
        case .divide: return "\(parts[0]) / \(parts[1])"
        case .negate: return "-\(parts[0])"
        case .power: return "pow(\(parts[0]), \(parts[1]))"
        case .exponential: return "exp(\(parts[0]))"
        case .logarithm: return "log(\(parts[0]))"
        case .squareRoot: return "sqrt(\(parts[0]))"
        case .positive: return "positive(\(parts[0]))"
        case .step: return "step(\(parts[0]))"
        }
    }
}
