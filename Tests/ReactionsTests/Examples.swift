import Quantities
import Reactions

/// A component made up on the spot, so that each test shows all it needs.
struct Made: Component {
    let id: String
    var madeReactions: @Sendable (Made) -> [Reaction]
    var madeEffects: @Sendable (Made) -> [Effect]
    var madeReadouts: @Sendable (Made) -> [Readout] = { _ in [] }

    init(
        id: String, @ListBuilder<Reaction> madeReactions: @escaping @Sendable (Made) -> [Reaction] = { _ in [] },
        madeEffects: @escaping @Sendable (Made) -> [Effect] = { _ in [] }
    ) {
        self.id = id
        self.madeReactions = madeReactions
        self.madeEffects = madeEffects
    }

    var reactions: [Reaction] { madeReactions(self) }
    var effects: [Effect] { madeEffects(self) }
    var readouts: [Readout] { madeReadouts(self) }

    var cells: Term { species("cells", .billionCells, "Cells") }
    var drug: Term { species("drug", .milligrams, "Drug") }
    var level: Term { species("level", .one, "A level without a unit") }

    /// A number with a reason, so that only the fault under test is found.
    func number(_ name: String, _ value: Double, _ unit: Unit) -> Term { parameter(name, value, unit, "A number", .assumed("for a test")) }
}

extension Process {
    static let growth = Process("growth")
    static let binding = Process("receptor binding")
    static let heat = Process("heat")
}
