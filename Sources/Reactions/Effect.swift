/// Something that drugs and cytokines can turn up or down, known by its name.
///
/// A site names the process in its rate law, a drug says which process it lowers; neither knows the other.
public struct Process: Hashable, Sendable {
    public let name: String
    public init(_ name: String) { self.name = name }
}

/// One influence: by what, on which process, which way, half at what.
///
/// Effects are data, so that the influence table can be printed from them and the network can multiply them.
public struct Effect: Sendable {
    public enum Direction: Sendable {
        /// Multiplies the process by 1 − maximal · saturation.
        case lowers
        /// Multiplies the process by 1 + maximal · saturation.
        case raises
        /// Competes for a receptor: adds concentration over affinity to its occupancy.
        case occupies
        /// Adds maximal · saturation to what drives the process.
        case drives
    }

    public let direction: Direction
    public let process: Process
    /// A site's id, or everywhere.
    public let site: String?
    public let agent: Term
    /// The level at half effect; `nil` where the agent itself is a share and acts in proportion.
    public let half: Term?
    public let maximal: Term
    public let steepness: Term

    public static func lowers(
        _ process: Process, at site: String? = nil, by agent: Term, half: Term, maximal: Term = 1, steepness: Term = 1
    ) -> Effect {
        Effect(direction: .lowers, process: process, site: site, agent: agent, half: half, maximal: maximal, steepness: steepness)
    }

    public static func raises(
        _ process: Process, at site: String? = nil, by agent: Term, half: Term, maximal: Term, steepness: Term = 1
    ) -> Effect {
        Effect(direction: .raises, process: process, site: site, agent: agent, half: half, maximal: maximal, steepness: steepness)
    }

    /// Lowers a process in proportion to an agent that is itself a share of one.
    public static func lowers(_ process: Process, at site: String? = nil, inProportionTo agent: Term, maximal: Term) -> Effect {
        Effect(direction: .lowers, process: process, site: site, agent: agent, half: nil, maximal: maximal, steepness: 1)
    }

    /// Raises a process in proportion to an agent that is itself a share of one.
    public static func raises(_ process: Process, at site: String? = nil, inProportionTo agent: Term, maximal: Term) -> Effect {
        Effect(direction: .raises, process: process, site: site, agent: agent, half: nil, maximal: maximal, steepness: 1)
    }

    /// Drives a process in proportion to a pure number.
    public static func drives(_ process: Process, at site: String? = nil, inProportionTo agent: Term, weight: Term) -> Effect {
        Effect(direction: .drives, process: process, site: site, agent: agent, half: nil, maximal: weight, steepness: 1)
    }

    public static func occupies(_ process: Process, at site: String? = nil, by agent: Term, affinity: Term) -> Effect {
        Effect(direction: .occupies, process: process, site: site, agent: agent, half: affinity, maximal: 1, steepness: 1)
    }

    public static func drives(
        _ process: Process, at site: String? = nil, by agent: Term, half: Term, weight: Term, steepness: Term = 1
    ) -> Effect {
        Effect(direction: .drives, process: process, site: site, agent: agent, half: half, maximal: weight, steepness: steepness)
    }

    /// How full the agent makes its target, from none to one.
    var saturationTerm: Term {
        guard let half else { return agent }
        if case .constant(1) = steepness { return saturation(agent, half: half) }
        return saturation(agent, half: half, steepness: steepness)
    }
}
