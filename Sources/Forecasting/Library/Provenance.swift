import Integration
import Reactions

/// The release of the program, kept in this one place.
public enum Release {
    public static let version = "0.1.0"
    /// Stands over every result.
    public static let notice = "Research use only: a simulation, not a medical device and not for treatment decisions."
}

/// What a result rests on, so that it can be had again: program, model, scenario, calibration, solver.
public struct Provenance: Hashable, Sendable {
    public var version: String
    /// Checksum of the network: species, parameters as declared, rate laws, effects, read-outs.
    public var model: String
    /// Checksum of the scenario in its one fixed spelling, changes of the command line included.
    public var scenario: String
    /// Checksum of the calibration table; of an empty one when there is none.
    public var calibration: String
    /// Runs of one patient draw nothing at random.
    public var seed = 0
    public var solver = "Rodas5P"
    public var relativeTolerance: Double
    public var statistics: Trajectory.Statistics

    public init(_ model: PatientModel, calibration: ParameterTable, relativeTolerance: Double, statistics: Trajectory.Statistics) {
        version = Release.version
        self.model = SHA256.name(of: model.network.canonicalText)
        scenario = SHA256.name(of: model.scenario.yaml)
        self.calibration = SHA256.name(of: calibration.text(comment: []))
        self.relativeTolerance = relativeTolerance
        self.statistics = statistics
    }
}

extension Network {
    /// The network in one fixed spelling, so that a checksum of it names the model.
    ///
    /// Species with their initial values, parameters as declared, definitions, reactions, effects and read-outs, in the order of
    /// the network. Meanings and sources do not change a result and are left out.
    public var canonicalText: String {
        var lines: [String] = []
        for symbol in species { lines.append("species \(symbol.id) \(symbol.unit.symbol) = \((symbol.initial ?? 0).canonicalText)") }
        for symbol in parameters { lines.append("parameter \(symbol.id) \(symbol.value) \(symbol.unit.symbol)") }
        for resolved in definitions {
            lines.append("definition \(resolved.definition.id) = \(resolved.definition.term.canonicalText)")
        }
        for resolved in reactions {
            func side(_ parts: [Reaction.Participant]) -> String { parts.map { "\($0.count) \($0.species.id)" }.joined(separator: " + ") }
            let reaction = resolved.reaction
            lines.append("reaction \(side(reaction.consumed)) -> \(side(reaction.produced)) : \(reaction.rate.canonicalText)")
        }
        for resolved in effects {
            let effect = resolved.effect
            let terms = [effect.agent, effect.half ?? 0, effect.maximal, effect.steepness].map(\.canonicalText).joined(separator: " ; ")
            lines.append("effect \(effect.direction) \(effect.process.name) @ \(effect.site ?? "everywhere") : \(terms)")
        }
        for resolved in readouts {
            let definition = resolved.readout.definition
            lines.append("readout \(resolved.readout.id) \(definition.unit.symbol) = \(definition.term.canonicalText)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Term {
    /// The expression with every operation in brackets; definitions stand by their name.
    fileprivate var canonicalText: String {
        func pair(_ a: Term, _ sign: String, _ b: Term) -> String { "(\(a.canonicalText) \(sign) \(b.canonicalText))" }
        switch self {
        case .constant(let value): return "\(value)"
        case .symbol(let symbol): return symbol.id
        case .definition(let definition): return "‹\(definition.id)›"
        case .sum(let a, let b): return pair(a, "+", b)
        case .difference(let a, let b): return pair(a, "-", b)
        case .product(let a, let b): return pair(a, "*", b)
        case .quotient(let a, let b): return pair(a, "/", b)
        case .power(let a, let b): return pair(a, "^", b)
        case .exponential(let a): return "exp(\(a.canonicalText))"
        case .logarithm(let a): return "log(\(a.canonicalText))"
        case .squareRoot(let a): return "sqrt(\(a.canonicalText))"
        case .positive(let a): return "positive(\(a.canonicalText))"
        case .effect(let process, let site): return "effect(\(process.name) @ \(site ?? "everywhere"))"
        case .occupancy(let process, let site): return "occupancy(\(process.name) @ \(site ?? "everywhere"))"
        case .drive(let process, let site): return "drive(\(process.name) @ \(site ?? "everywhere"))"
        }
    }
}
