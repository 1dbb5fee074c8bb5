import Integration
import Reactions

extension Event {
    /// The parameter that it changes, if it changes one.
    var parameter: Int? {
        switch action {
        case .addToState: nil
        case .addToParameter(let index, _), .setParameter(let index, _): index
        }
    }
}

/// What the events of one time do together: to each target one value set, or one amount added.
struct Changes {
    struct Target: Hashable {
        let isState: Bool
        let index: Int

        func symbol(_ network: Network) -> Symbol { isState ? network.species[index] : network.parameters[index] }
    }

    private(set) var targets: [Target] = []
    private var added: [Target: Double] = [:]
    private var set: [Target: Double] = [:]

    init(_ events: [Event]) {
        for event in events {
            switch event.action {
            case .addToState(let index, let amount): add(amount, to: Target(isState: true, index: index))
            case .addToParameter(let index, let amount): add(amount, to: Target(isState: false, index: index))
            case .setParameter(let index, let value):
                let target = Target(isState: false, index: index)
                add(0, to: target)
                set[target] = value
                added[target] = 0
            }
        }
    }

    private mutating func add(_ amount: Double, to target: Target) {
        if added[target] == nil { targets.append(target) }
        added[target, default: 0] += amount
    }

    func term(_ target: Target, _ symbol: Symbol) -> Term {
        let amount = added[target] ?? 0
        if let value = set[target] { return .constant(value + amount) }
        return .symbol(symbol) + .constant(amount)
    }
}
