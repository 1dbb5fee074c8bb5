import Quantities

/// A piece of biology: a site's cells, a cytokine, a drug, a read-out.
///
/// A component has no stored state beyond what it belongs to. Species and parameters are computed properties; what makes
/// two of them the same is their id, which is the component's id and the name.
public protocol Component: Sendable {
    /// Unique in a network, such as `neck.macrophages`.
    var id: String { get }
    @ListBuilder<Reaction> var reactions: [Reaction] { get }
    @ListBuilder<Effect> var effects: [Effect] { get }
    @ListBuilder<Readout> var readouts: [Readout] { get }
}

extension Component {
    public var reactions: [Reaction] { [] }
    public var effects: [Effect] { [] }
    public var readouts: [Readout] { [] }

    /// The name under which parameters of the biology, rather than of the place, are shared by all instances of a type.
    public static var family: String {
        let name = String(describing: Self.self)
        return (name.dropFirst().first?.isUppercase ?? true) ? name : name.prefix(1).lowercased() + name.dropFirst()
    }

    /// Something that changes.
    public func species(_ name: String, _ unit: Unit, _ meaning: String, initially: Term = 0) -> Term {
        .symbol(
            Symbol(
                id: id + "." + name, kind: .species, unit: unit, meaning: meaning, value: 0, range: nil, source: nil, initial: initially))
    }

    /// A number of this instance: of this place, this drug.
    public func parameter(
        _ name: String, _ value: Double, _ unit: Unit, _ meaning: String, _ source: Source, range: ClosedRange<Double>? = nil
    ) -> Term { number(id + "." + name, value, unit, meaning, source, range) }

    /// A number of the biology, the same for every instance of the type.
    public func shared(
        _ name: String, _ value: Double, _ unit: Unit, _ meaning: String, _ source: Source, range: ClosedRange<Double>? = nil
    ) -> Term { number(Self.family + "." + name, value, unit, meaning, source, range) }

    private func number(
        _ id: String, _ value: Double, _ unit: Unit, _ meaning: String, _ source: Source, _ range: ClosedRange<Double>?
    ) -> Term {
        .symbol(
            Symbol(id: id, kind: .parameter, unit: unit, meaning: meaning, value: value, range: range, source: source, initial: nil))
    }

    /// A named intermediate result of this instance.
    public func quantity(_ name: String, _ unit: Unit, _ meaning: String, _ body: @escaping @Sendable () -> Term) -> Term {
        .definition(Definition(id: id + "." + name, unit: unit, meaning: meaning, body: body))
    }

    /// A number to show under `name`, as it stands, in `unit`.
    public func readout(_ name: String, _ unit: Unit, _ meaning: String, _ body: @escaping @Sendable () -> Term) -> Readout {
        Readout(id: name, definition: Definition(id: "read-out " + name, unit: unit, meaning: meaning, body: body))
    }
}
