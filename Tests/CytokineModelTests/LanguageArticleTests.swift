import Foundation
import Quantities
import Reactions
import Testing

@testable import CytokineModel

// The examples of the articles, word for word; the last test holds the two together.

extension Site {
    static let skin = Site(
        id: "skin", label: "Skin", bed: .continuous, region: nil, isEncased: false,
        tissueVolumeNumber: .init(3, .litres, .assumed("an example")), interstitialVolumeNumber: .init(1, .litres, .assumed("an example")),
        macrophagesNumber: .init(2, .billionCells, .assumed("an example")),
        antibodyReflectionNumber: .init(0.95, .one, .assumed("an example")),
        antibodyTurnoverNumber: .init(0.1, .perDay, .assumed("an example")),
        solubleReceptorNumber: .init(270, .picomolar, .assumed("an example")), sgp130Number: .init(900, .picomolar, .assumed("an example")),
        homingShareNumber: .init(0, .one, .assumed("an example")), mobilisationNumber: .init(0, .perDay, .assumed("an example")),
        chemotherapyExposureNumber: .init(1, .one, .assumed("an example")), normalBShareNumber: .init(0, .one, .assumed("an example")),
        visibleOedema: 0.5)
}

struct Emollient: Drug {
    let id = "emollient"
    let body: Body
    let label = DrugLabel(.treatment, doses: [.init(10, .milligrams, most: 100)], duration: Quantity(5, .ucum("min")))

    var central: Term { species("central", .milligrams, "Emollient in plasma") }
    var clearance: Term { parameter("clearance", 2, .litresPerHour, "Clearance", .assumed("an example")) }
    var volume: Term { parameter("volume", 20, .litres, "Volume", .assumed("an example")) }
    var half: Term { parameter("half", 3, .milligramsPerLitre, "Level at half effect", .assumed("an example")) }

    var entry: DoseEntry { .bolus(into: central) }
    var reactions: [Reaction] { Reaction("Elimination", consumes: central, rate: clearance * central / volume) }
    var effects: [Effect] { Effect.lowers(.capillaryLeak, by: central / volume, half: half, maximal: 0.5) }
    var readouts: [Readout] { readout("emollient", .milligramsPerLitre, "Emollient, plasma") { [self] in central / volume } }
}

struct MonocyteAttractant: Cytokine {
    let name = "CCL2"

    var baseline: Term { parameter("baseline", 100, .picogramsPerMillilitre, "Level at rest", .assumed("an example")) }
    var plasmaLoss: Term { plasmaLoss(50, .assumed("an example"), range: 20...100) }
    var localLoss: Term { localLoss(5, .assumed("an example"), range: 1...10) }
    var perMacrophage: Term { secreted("perMacrophage", 0.05, by: "activated macrophage", .assumed("an example"), range: 0.01...0.2) }
    var half: Term { parameter("half", 2000, .picogramsPerMillilitre, "Level at half effect", .assumed("an example")) }

    func secretion(at place: Place) -> [(source: String, rate: Term)] {
        [("activated macrophages", perMacrophage * place.macrophages.active * effect(.macrophageSecretion, at: place.id))]
    }

    func effects(at place: Place) -> [Effect] {
        [.raises(.macrophageActivation, at: place.id, by: place.rise(self), half: half, maximal: 0.5)]
    }
}

@Suite("The articles of the model")
struct LanguageArticleTests {
    @Test("The picture")
    func picture() {
        let body = Body(tissues: Catalogue.sites, product: .cd28z)
        let network = Network(body.components(drugs: ["tocilizumab"]))
        #expect(network.check().isEmpty)
        #expect(network.speciesIndex("neck.CART.effector") != nil)
        #expect(network.readouts.contains { $0.readout.id == "plasma.IL6" })
    }

    @Test("A site")
    func site() {
        var withSkin = Catalogue.standard
        withSkin.sites.append(.skin)
        let body = Body(tissues: withSkin.sites, product: .cd28z)
        let network = Network(body.components(drugs: ["tocilizumab"], from: withSkin))
        #expect(network.check().isEmpty)
        #expect(network.speciesIndex("tocilizumab.skin.level") != nil)
    }

    @Test("A drug")
    func drug() {
        var withEmollient = Catalogue.standard
        withEmollient.drugs["emollient"] = { Emollient(body: $0) }
        let body = Body(tissues: withEmollient.sites, product: .cd28z)
        let network = Network(body.components(drugs: ["emollient"], from: withEmollient))
        #expect(network.check().isEmpty)
        #expect(network.effects.contains { $0.component == "emollient" && $0.effect.process == .capillaryLeak })
    }

    @Test("A cytokine")
    func cytokine() {
        var withAttractant = Catalogue.standard
        withAttractant.cytokines.append { _ in MonocyteAttractant() }
        let body = Body(tissues: withAttractant.sites, product: .cd28z)
        let network = Network(body.components(drugs: [], from: withAttractant))
        #expect(network.check().isEmpty)
        #expect(network.readouts.contains { $0.readout.id == "neck.CCL2" } && network.readouts.contains { $0.readout.id == "plasma.CCL2" })
    }

    @Test("Every block of code in the articles stands in this file")
    func verbatim() throws {
        func squeezed(_ text: some StringProtocol) -> String {
            text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }.joined(separator: "\n")
        }
        let source = squeezed(try RepositoryFiles.text("Tests/CytokineModelTests/LanguageArticleTests.swift"))
        let folder = RepositoryFiles.root.appending(path: "Sources/CytokineModel/CytokineModel.docc")
        var blocks = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            let article = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            for match in article.matches(of: /(?s)```swift\n(.*?)```/) {
                blocks += 1
                let isThere = source.contains(squeezed(match.output.1))
                #expect(isThere, "\(name):\n\(match.output.1)")
            }
        }
        #expect(blocks == 7)
    }
}
