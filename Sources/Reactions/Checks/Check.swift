import Quantities

extension Network {
    /// Every check of the model, all issues together: names, units, conservation, signs, sources, ranges.
    public func check() -> [NetworkIssue] {
        var units = UnitCheck()
        return nameIssues + units.run(self) + conservationIssues() + signIssues() + sourceIssues()
    }

    /// What a reaction both takes and gives must be the same kind of thing, and as much of it.
    private func conservationIssues() -> [NetworkIssue] {
        reactions.compactMap { resolved in
            let reaction = resolved.reaction
            guard !reaction.consumed.isEmpty, !reaction.produced.isEmpty else { return nil }
            func totals(_ parts: [Reaction.Participant]) -> [Dimension: Double] {
                parts.reduce(into: [:]) { $0[$1.species.unit.dimension, default: 0] += $1.count }
            }
            let taken = totals(reaction.consumed)
            let given = totals(reaction.produced)
            guard taken != given else { return nil }
            func words(_ parts: [Reaction.Participant]) -> String {
                parts.map { "\($0.count) \($0.species.id)" }.joined(separator: " and ")
            }
            return .notConserved(reaction: reaction.name, consumed: words(reaction.consumed), produced: words(reaction.produced))
        }
    }

    /// What is used up must be used up in proportion to some of it, or it could fall below zero.
    ///
    /// Exchanges that run both ways are written as a net rate; they vanish with the species or turn round.
    private func signIssues() -> [NetworkIssue] {
        reactions.flatMap { resolved in
            resolved.reaction.consumed.compactMap { part in
                guard let index = speciesIndex(part.species.id), !isZero(resolved.rate) else { return nil }
                let depends = graph.support[Int(resolved.rate)].contains(Int32(index))
                return depends ? nil : .consumesWithoutItself(reaction: resolved.reaction.name, species: part.species.id)
            }
        }
    }

    /// A rate that is nought whatever happens, such as conditioning without a drug, uses up nothing.
    private func isZero(_ rate: ExpressionGraph.ID) -> Bool {
        let node = graph.nodes[Int(rate)]
        return node.operation == .constant && node.value == 0
    }

    private func sourceIssues() -> [NetworkIssue] {
        parameters.flatMap { symbol -> [NetworkIssue] in
            var found: [NetworkIssue] = []
            if symbol.source?.text.isEmpty ?? true { found.append(.missingSource(symbol.id)) }
            if let range = symbol.range, !range.contains(symbol.value) {
                found.append(.outsideRange(parameter: symbol.id, value: symbol.value, range: "\(range.lowerBound) to \(range.upperBound)"))
            }
            return found
        }
    }
}
