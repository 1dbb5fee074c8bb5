import Quantities
import Reactions
import Testing

@testable import CytokineModel

// What follows is what a newcomer writes for each kind of addition: one type, and one line of the catalogue.

extension Process {
    static let fibrosis = Process("fibrosis")
}

extension Site {
    /// A new site: data only.
    static let kidney = Site(
        id: "kidney", label: "Kidney", bed: .continuous, region: "abdomen", isEncased: false,
        tissueVolumeNumber: .init(0.3, .litres, .assumed("for a test")),
        interstitialVolumeNumber: .init(0.1, .litres, .assumed("for a test")),
        macrophagesNumber: .init(1, .billionCells, .assumed("for a test")),
        antibodyReflectionNumber: .init(0.9, .one, .assumed("for a test")),
        antibodyTurnoverNumber: .init(0.2, .perDay, .assumed("for a test")),
        solubleReceptorNumber: .init(270, .picomolar, .assumed("for a test")), sgp130Number: .init(900, .picomolar, .assumed("for a test")),
        homingShareNumber: .init(0, .one, .assumed("for a test")), mobilisationNumber: .init(0, .perDay, .assumed("for a test")),
        chemotherapyExposureNumber: .init(1, .one, .assumed("for a test")), normalBShareNumber: .init(0, .one, .assumed("for a test")),
        visibleOedema: 0.9)
}

/// A new drug: lowers secretion by macrophages, and knows no site.
struct Quietin: Drug {
    let id = "quietin"
    let body: Body
    let label = DrugLabel(.treatment, doses: [.init(100, .milligrams, most: 1000)], duration: Quantity(1, .hours))

    var central: Term { species("central", .milligrams, "Drug in plasma") }
    var given: Term { infusionRate(.milligramsPerDay) }
    var clearance: Term { parameter("clearance", 0.2, .litresPerDay, "Clearance", .assumed("for a test")) }
    var volume: Term { parameter("volume", 4, .litres, "Volume", .assumed("for a test")) }
    var half: Term { parameter("half", 5, .milligramsPerLitre, "Level at half effect", .assumed("for a test")) }

    var entry: DoseEntry { .infusion(rate: given) }
    var reactions: [Reaction] {
        Reaction("Infusion", produces: central, rate: given)
        Reaction("Elimination", consumes: central, rate: clearance * central / volume)
    }
    var effects: [Effect] { Effect.lowers(.macrophageSecretion, by: central / volume, half: half) }
}

/// A new cytokine: made by activated macrophages, raises their activation where it is.
struct IL8: Cytokine {
    let name = "IL8"

    var baseline: Term { parameter("baseline", 1, .picogramsPerMillilitre, "Level at rest", .assumed("for a test")) }
    var plasmaLoss: Term { plasmaLoss(20, .assumed("for a test"), range: 10...40) }
    var localLoss: Term { localLoss(2, .assumed("for a test"), range: 1...4) }
    var perMacrophage: Term { secreted("perMacrophage", 0.01, by: "activated macrophage", .assumed("for a test"), range: 0.001...0.1) }
    var half: Term { parameter("half", 100, .picogramsPerMillilitre, "Level at half effect", .assumed("for a test")) }

    func secretion(at place: Place) -> [(source: String, rate: Term)] {
        [("activated macrophages", perMacrophage * place.macrophages.active)]
    }
    func effects(at place: Place) -> [Effect] {
        [.raises(.macrophageActivation, at: place.id, by: place.rise(self), half: half, maximal: 1)]
    }
}

/// A new read-out, with a process of its own that others may drive.
struct UrineProtein: Component {
    let id = "urine"
    let body: Body
    var protein: Term { quantity("protein", .one, "Protein in urine, as a share") { drive(.fibrosis) } }
    var readouts: [Readout] { readout("urine.protein", .one, "Protein in urine") { [self] in protein } }
}

@Suite("Adding to the model touches one file and one line")
struct LanguageTests {
    /// The standard catalogue with the given line added.
    static func catalogue(_ add: (inout Catalogue) -> Void) -> Catalogue {
        var catalogue = Catalogue.standard
        add(&catalogue)
        return catalogue
    }

    static func network(_ catalogue: Catalogue, drugs: Set<String> = []) -> Network {
        Network(Body(tissues: catalogue.sites, product: catalogue.products[0]).components(drugs: drugs, from: catalogue))
    }

    /// The rate of a reaction of a component, with every species at one unless given.
    static func rate(_ network: Network, _ component: String, _ name: String, _ amounts: [String: Double] = [:]) -> Double? {
        guard let found = network.reactions.first(where: { $0.component == component && $0.reaction.name == name }) else { return nil }
        return ModelValues.values(network, species: network.species.map { amounts[$0.id] ?? 1 })[Int(found.rate)]
    }

    @Test("A site: every equation of the neck runs there too, every drug reaches it, and all checks pass")
    func site() {
        let network = Self.network(Self.catalogue { $0.sites.append(.kidney) }, drugs: ["tocilizumab"])
        #expect(network.check().isEmpty)
        func names(_ site: String) -> [String] {
            network.reactions.filter { $0.component.hasPrefix(site + ".") }.map { $0.component.dropFirst(site.count) + $0.reaction.name }
        }
        #expect(names("kidney") == names("neck"))
        #expect(names("kidney").count > 50)
        #expect(network.speciesIndex("tocilizumab.kidney.level") != nil)
        #expect(network.readouts.contains { $0.readout.id == "kidney.IL6" })
        #expect(network.reactions.contains { $0.reaction.name == "B cells settle in kidney" })
    }

    @Test("A drug: it appears with its dose, and its effect multiplies secretion at every site")
    func drug() throws {
        let catalogue = Self.catalogue { $0.drugs["quietin"] = { Quietin(body: $0) } }
        let network = Self.network(catalogue, drugs: ["quietin"])
        #expect(network.check().isEmpty)
        #expect(network.speciesIndex("quietin.central") != nil && network.parameterIndex("quietin.given") != nil)
        for site in catalogue.sites.map(\.id) + ["blood"] {
            let name = "IL6 from activated macrophages"
            let none = try #require(Self.rate(network, site + ".IL6", name, ["quietin.central": 0]))
            // 20 mg in 4 L are 5 mg/L: the half level leaves half.
            let half = try #require(Self.rate(network, site + ".IL6", name, ["quietin.central": 20e6]))
            #expect(none > 0 && abs(half / none - 0.5) < 1e-12)
        }
        // Without being asked for it is not there.
        #expect(Self.network(catalogue).speciesIndex("quietin.central") == nil)
    }

    @Test("A cytokine: a pool with exchange and loss at all sites, and its effect only where it is")
    func cytokine() throws {
        let catalogue = Self.catalogue { $0.cytokines.append { _ in IL8() } }
        let network = Self.network(catalogue)
        #expect(network.check().isEmpty)
        for site in catalogue.sites.map(\.id) {
            let names = network.reactions.filter { $0.component == site + ".IL8" }.map(\.reaction.name)
            #expect(
                names == ["IL8 from activated macrophages", "Consumption of IL8", "Resting production of IL8", "IL8 exchanges with plasma"])
        }
        #expect(network.readouts.contains { $0.readout.id == "plasma.IL8" })
        // At rest 1 pg/mL; 100 above it, the half level, in a litre of fluid (0.15 L at rest and 0.85 L of oedema), add half of the maximum to activation there.
        let raised = ["neck.IL8.amount": 101.0, "neck.fluid.excess": 0.85]
        let resting = ["neck.IL8.amount": 1.0, "neck.fluid.excess": 0.85]
        for (site, factor) in [("neck", 1.5), ("lung", 1)] {
            let before = try #require(Self.rate(network, site + ".macrophages", "Macrophage activation", resting))
            let after = try #require(Self.rate(network, site + ".macrophages", "Macrophage activation", raised))
            #expect(abs(after / before - factor) < 1e-12, "\(site)")
        }
    }

    @Test("A read-out: its series is there, and what drives its process shows in it")
    func readout() throws {
        let catalogue = Self.catalogue { $0.observables.append { UrineProtein(body: $0) } }
        let network = Self.network(catalogue)
        #expect(network.check().isEmpty)
        let found = try #require(network.readouts.first { $0.readout.id == "urine.protein" })
        #expect(ModelValues.values(network, species: network.species.map { _ in 1 })[Int(found.node)] == 0)
    }

    @Test("A product: one line, and the body that is given it divides at its rate")
    func product() {
        let catalogue = Self.catalogue { $0.products.append(.init(other: .cd28z, id: "CD27z", label: "CD27")) }
        let body = Body(tissues: catalogue.sites, product: catalogue.products[2])
        let network = Network(body.components(drugs: [], from: catalogue))
        #expect(network.check().isEmpty)
        #expect(network.parameterIndex("CD27z.division") != nil && network.parameterIndex("CD28z.division") == nil)
    }
}

extension Product {
    /// A product with the numbers of another.
    init(other: Product, id: String, label: String) {
        self.init(
            id: id, label: label, synonyms: [], divisionNumber: other.divisionNumber, contractionNumber: other.contractionNumber,
            exhaustionNumber: other.exhaustionNumber, memoryFormationNumber: other.memoryFormationNumber,
            memoryLossNumber: other.memoryLossNumber, interferonNumber: other.interferonNumber, il2Number: other.il2Number,
            steroidResistanceNumber: other.steroidResistanceNumber)
    }
}
