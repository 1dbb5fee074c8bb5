import Quantities
import Reactions
import Testing

// The examples of the articles, word for word; `ArticleTextTests` holds the two together.

/// Cells that divide until there is no room, and die.
struct Culture: Component {
    let id = "culture"

    var cells: Term { species("cells", .billionCells, "Living cells", initially: seeded) }
    var seeded: Term { parameter("seeded", 0.1, .billionCells, "Cells at the start", .assumed("one flask")) }
    var division: Term { parameter("division", 0.9, .perDay, "Division", .assumed("about once a day"), range: 0.5...1.5) }
    var capacity: Term { parameter("capacity", 2, .billionCells, "Cells that the flask holds", .assumed("confluence")) }
    var death: Term { parameter("death", 0.1, .perDay, "Death", .assumed("ten days")) }

    var reactions: [Reaction] {
        Reaction("Division", produces: cells, rate: division * cells * positive(1 - cells / capacity))
        Reaction("Death", consumes: cells, rate: death * cells)
    }

    var readouts: [Readout] { readout("cells", .cells, "Living cells") { [self] in cells } }
}

extension Process {
    static let feeding = Process("feeding")
}

struct Colony: Component {
    let id: String
    var cells: Term { species("cells", .billionCells, "Cells") }
    var growth: Term { shared("growth", 1, .perDay, "Growth", .assumed("an example")) }
    var reactions: [Reaction] { Reaction("Growth", produces: cells, rate: growth * cells * effect(.feeding, at: id)) }
}

struct Inhibitor: Component {
    let id = "inhibitor"
    var level: Term { species("level", .milligramsPerLitre, "Inhibitor") }
    var loss: Term { parameter("loss", 2, .perDay, "Loss", .assumed("an example")) }
    var half: Term { parameter("half", 5, .milligramsPerLitre, "Level at half effect", .assumed("an example")) }
    var reactions: [Reaction] { Reaction("Loss", consumes: level, rate: loss * level) }
    var effects: [Effect] { Effect.lowers(.feeding, by: level, half: half, maximal: 0.8) }
}

struct Leaky: Component {
    let id = "leaky"
    var water: Term { species("water", .litres, "Water") }
    var hole: Term { parameter("hole", 2, .litres, "Flow through the hole", .assumed("a unit too few")) }
    var reactions: [Reaction] { Reaction("Leak", consumes: water, rate: hole) }
}

@Suite("The articles of the language")
struct ArticleTests {
    @Test("A component")
    func components() {
        let network = Network([Culture()])
        #expect(network.species.map(\.id) == ["culture.cells"])
        #expect(network.check().isEmpty)
    }

    @Test("An effect, at half its level: one less half of four fifths")
    func effects() throws {
        let colonies = Network([Colony(id: "left"), Colony(id: "right"), Inhibitor()])
        #expect(colonies.effects.map(\.effect.process.name) == ["feeding"])
        #expect(colonies.check().isEmpty)
        // 5 mg/L are 5e6 coherent units of mass per volume.
        let rate = try #require(colonies.rate(of: "Growth", ["inhibitor.level": 5e6]))
        #expect(abs(rate - 0.6) < 1e-12)
    }

    @Test("Issues")
    func checks() {
        let sentences = Network([Leaky()]).check().map(\.description)
        #expect(
            sentences == [
                "leaky, rate of ‘Leak’ for leaky.water: it is length^3, but it must be length^3/time.",
                "‘Leak’ takes ‘leaky.water’ at a rate that does not vanish when there is none of it.",
            ])
    }
}
