import Quantities
import Reactions
import Testing

@Suite("Effects on a process")
struct EffectTests {
    /// A site whose cells grow at one per day, times whatever acts on growth here.
    static func site(_ id: String) -> Made {
        Made(id: id) { here in
            Reaction("Growth at \(id)", produces: here.cells, rate: here.number("k", 1, .perDay) * here.cells * effect(.growth, at: id))
        }
    }

    /// Something that acts, with a level of its own.
    static func agent(_ id: String, _ effects: @escaping @Sendable (Made) -> [Effect]) -> Made {
        Made(
            id: id,
            madeReactions: { here in [Reaction("Loss of \(id)", consumes: here.level, rate: here.number("loss", 1, .perDay) * here.level)]
            },
            madeEffects: effects)
    }

    @Test("Nothing acts: the factor is one")
    func none() { #expect(Network([Self.site("neck")]).rate(of: "Growth at neck") == 1) }

    @Test("Effects of two agents multiply: half by one and three by the other make one and a half")
    func product() {
        // At its half level the first leaves 1 − 1/2; the second, at a quarter of its half level and a maximum of ten, gives 1 + 10/5.
        let first = Self.agent("a") { [.lowers(.growth, by: $0.level, half: $0.number("half", 1, .one))] }
        let second = Self.agent("b") { [.raises(.growth, by: $0.level, half: $0.number("half", 4, .one), maximal: 10)] }
        let network = Network([Self.site("neck"), first, second])
        #expect(network.check().isEmpty)
        #expect(network.rate(of: "Growth at neck") == 0.5 * 3)
        #expect(network.rate(of: "Growth at neck", ["a.level": 0, "b.level": 0]) == 1)
    }

    @Test("A share acts in proportion, up to its maximum")
    func proportion() {
        let lowering = Self.agent("a") { [.lowers(.growth, inProportionTo: $0.level, maximal: 0.8)] }
        #expect(Network([Self.site("neck"), lowering]).rate(of: "Growth at neck", ["a.level": 0.5]) == 0.6)
        let raising = Self.agent("a") { [.raises(.growth, inProportionTo: $0.level, maximal: 2)] }
        #expect(Network([Self.site("neck"), raising]).rate(of: "Growth at neck", ["a.level": 0.5]) == 2)
    }

    @Test("Steepness: at twice the half level, steepness 2 leaves a fifth")
    func steepness() throws {
        let steep = Self.agent("a") { [.lowers(.growth, by: $0.level, half: $0.number("half", 1, .one), steepness: 2)] }
        let rate = try #require(Network([Self.site("neck"), steep]).rate(of: "Growth at neck", ["a.level": 2]))
        #expect(abs(rate - 0.2) < 1e-15)
    }

    @Test("Two binders of one receptor share it: their occupancies add, they do not multiply")
    func sharedReceptor() {
        let receptor = Made(id: "receptor") { here in
            Reaction("Signal", consumes: here.level, rate: here.number("k", 1, .perDay) * here.level / occupancy(.binding))
        }
        let first = Self.agent("a") { [.occupies(.binding, by: $0.level, affinity: $0.number("affinity", 0.5, .one))] }
        let second = Self.agent("b") { [.occupies(.binding, by: $0.level, affinity: $0.number("affinity", 0.2, .one))] }
        #expect(Network([receptor]).rate(of: "Signal") == 1)
        // 1 + 1/0.5 = 3, and with the other 1 + 2 + 5 = 8; a product would be 18.
        #expect(Network([receptor, first]).rate(of: "Signal") == 1.0 / 3)
        #expect(Network([receptor, first, second]).rate(of: "Signal") == 1.0 / 8)
    }

    @Test("Drives add up, and are nought when nothing drives")
    func drives() {
        let oven = Made(id: "oven") { here in Reaction("Warming", produces: here.level, rate: here.number("k", 1, .perDay) * drive(.heat)) }
        let first = Self.agent("a") { [.drives(.heat, by: $0.level, half: $0.number("half", 1, .one), weight: 3)] }
        let second = Self.agent("b") { [.drives(.heat, inProportionTo: $0.level, weight: 0.25)] }
        #expect(Network([oven]).rate(of: "Warming") == 0)
        #expect(Network([oven, first, second]).rate(of: "Warming") == 1.75)
    }

    @Test("An effect on one site reaches only that site; one without a site reaches all")
    func scope() {
        let local = Self.agent("a") { [.lowers(.growth, at: "neck", by: $0.level, half: $0.number("half", 1, .one))] }
        let general = Self.agent("b") { [.raises(.growth, by: $0.level, half: $0.number("half", 1, .one), maximal: 2)] }
        let network = Network([Self.site("neck"), Self.site("lung"), local, general])
        #expect(network.rate(of: "Growth at neck") == 1)
        #expect(network.rate(of: "Growth at lung") == 2)
    }

    @Test("A process named without a site is not reached by what acts at one site")
    func unscopedProcess() {
        let everywhere = Made(id: "body") { here in
            Reaction("Growth", produces: here.cells, rate: here.number("k", 1, .perDay) * here.cells * effect(.growth))
        }
        let local = Self.agent("a") { [.lowers(.growth, at: "neck", by: $0.level, half: $0.number("half", 1, .one))] }
        #expect(Network([everywhere, local]).rate(of: "Growth") == 1)
    }

    @Test("Kinds do not mix: a drive or a binder of a process leaves its factor alone")
    func kinds() {
        let driving = Self.agent("a") { [.drives(.growth, inProportionTo: $0.level, weight: 5)] }
        let binding = Self.agent("b") { [.occupies(.growth, by: $0.level, affinity: $0.number("affinity", 1, .one))] }
        #expect(Network([Self.site("neck"), driving, binding]).rate(of: "Growth at neck") == 1)
    }
}
