import Quantities
import Reactions
import Testing

/// A type with an ordinary name: its family begins with a small letter.
struct TestCells: Component {
    let id: String
    var rate: Term { shared("rate", 2, .perDay, "Shared by all", .assumed("for a test")) }
    var cells: Term { species("cells", .billionCells, "Cells", initially: start * 3) }
    var start: Term { parameter("start", 0.5, .billionCells, "At the start", .assumed("for a test")) }
    var reactions: [Reaction] { Reaction("Loss", consumes: cells, rate: rate * cells) }
    var readouts: [Readout] { readout(id + ".count", .cells, "Count") { [self] in cells } }
}

/// A type named by an abbreviation keeps it.
struct ABCCells: Component { let id: String }

@Suite("A network of components")
struct NetworkTests {
    let network = Network([TestCells(id: "neck.cells"), TestCells(id: "lung.cells")])

    @Test("Ids are component and name; a shared number is named by the type, once")
    func ids() {
        #expect(network.species.map(\.id) == ["neck.cells.cells", "lung.cells.cells"])
        #expect(network.parameters.map(\.id) == ["testCells.rate", "neck.cells.start", "lung.cells.start"])
        #expect(ABCCells.family == "ABCCells" && TestCells.family == "testCells")
    }

    @Test("Initial values are terms over parameters")
    func initials() {
        #expect(network.initials.allSatisfy { network.graph.isParameterOnly($0) })
        #expect(network.value(network.initials[0], species: [0, 0]) == 1.5)
    }

    @Test("A rate of change is the sum of reactions, each times its count")
    func rates() {
        let pairing = Made(id: "x") { x in
            Reaction(
                "Pairing", consumes: 2 * x.cells, produces: x.species("pairs", .billionCells, "Pairs"),
                x.species("rest", .billionCells, "Rest"),
                rate: x.number("k", 3, .perDay) * x.cells)
            Reaction("Gain", produces: x.cells, rate: x.number("gain", 1, .ucum("10*9{cells}/d")))
        }
        let network = Network([pairing])
        #expect(network.check().isEmpty)
        #expect(network.rates.map { network.value($0, species: [10, 0, 0]) } == [-59, 30, 30])
    }

    @Test("Declared values are converted to the coherent system: a litre per hour is 24 litres per day")
    func units() {
        let drug = Made(id: "x") { x in
            Reaction(
                "Elimination", consumes: x.drug,
                rate: x.number("clearance", 2, .litresPerHour) * x.drug / x.number("volume", 500, .millilitres))
        }
        let network = Network([drug])
        #expect(network.declaredValues == [48, 0.5])
        #expect(network.rate(of: "Elimination") == 96)
    }

    @Test("Components contribute in their order, and one may be listed alone")
    func order() {
        #expect(network.componentIDs == ["neck.cells", "lung.cells"])
        #expect(network.readouts.map(\.readout.id) == ["neck.cells.count", "lung.cells.count"])
        #expect(Network([TestCells(id: "neck.cells")]).check().isEmpty)
        #expect(network.speciesIndex("lung.cells.cells") == 1 && network.speciesIndex("lung.cells") == nil)
    }

    @Test("The language has no word for time: amounts and numbers are the only leaves of a term")
    func noTime() {
        for node in network.graph.nodes {
            switch node.operation {
            case .constant, .species, .parameter: #expect(node.right == -1)
            case .negate, .exponential, .logarithm, .squareRoot, .positive, .step: #expect(node.left >= 0 && node.right == -1)
            case .add, .subtract, .multiply, .divide, .power: #expect(node.left >= 0 && node.right >= 0)
            }
        }
        // Every case of a term, by its kind: a new leaf makes this switch incomplete, and so is seen.
        func isLeaf(_ term: Term) -> Bool {
            switch term {
            case .constant, .symbol, .definition: true
            case .effect, .occupancy, .drive: true
            case .sum, .difference, .product, .quotient, .power, .exponential, .logarithm, .squareRoot, .positive: false
            }
        }
        func kinds(_ kind: Symbol.Kind) -> Bool {
            switch kind {
            case .species, .parameter: true
            }
        }
        #expect(isLeaf(1) && network.species.map(\.kind).allSatisfy(kinds))
    }
}
