import CytokineModel
import Foundation
import Reactions
import Testing

/// The structures that ship: what a scenario can ask for, each a network of its own.
struct ShippedBody: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let body: Body

    static let all: [ShippedBody] = Catalogue.products.flatMap { product in
        let mass = Site.mass("mass", label: "Mass", volume: 0.1, region: nil)
        let neckMass = Site.mass("cervicalMass", label: "Mass of the neck", volume: 0.05, region: "neck")
        let pleura = Site.effusion("pleura", label: "Pleural effusion", volume: 0.5, region: "chest")
        let peritoneum = Site.effusion("peritoneum", label: "Ascites", volume: 2, region: "abdomen")
        return [
            ShippedBody(testDescription: "\(product.id), standard sites", body: Body(tissues: Catalogue.sites, product: product)),
            ShippedBody(testDescription: "\(product.id), a mass", body: Body(tissues: Catalogue.sites + [mass], product: product)),
            ShippedBody(
                testDescription: "\(product.id), masses and effusions",
                body: Body(tissues: Catalogue.sites + [mass, neckMass, pleura, peritoneum], product: product)),
            ShippedBody(
                testDescription: "\(product.id), antigen on healthy cells",
                body: Body(tissues: Catalogue.sites + [peritoneum], product: product, offTumourSites: ["peritoneum", "lung"])),
        ]
    }

    /// Every drug at once: what no drug alone would show, such as two names for one number, shows here too.
    static let everyDrug = Set(Catalogue.drugs.keys)

    func network(drugs: Set<String>) -> Network { Network(body.components(drugs: drugs)) }
}

/// Files of the repository, found from this one.
enum RepositoryFiles {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

    static func text(_ path: String) throws -> String { try String(contentsOf: root.appending(path: path), encoding: .utf8) }

    /// Every Swift file below a folder.
    static func swiftFiles(under path: String) throws -> [(name: String, text: String)] {
        let folder = root.appending(path: path)
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }.sorted()
        return try names.map { ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
    }
}

/// The value of every node of a network's graph at declared parameters.
enum ModelValues {
    static func values(_ network: Network, species: [Double]) -> [Double] {
        let parameters = network.declaredValues
        var values: [Double] = []
        for node in network.graph.nodes {
            func left() -> Double { values[Int(node.left)] }
            func right() -> Double { values[Int(node.right)] }
            let value: Double =
                switch node.operation {
                case .constant: node.value
                case .species: species[Int(node.left)]
                case .parameter: parameters[Int(node.left)]
                case .add: left() + right()
                case .subtract: left() - right()
                case .multiply: left() * right()
                case .divide: left() / right()
                case .negate: -left()
                case .power: pow(left(), right())
                case .exponential: exp(left())
                case .logarithm: log(left())
                case .squareRoot: left().squareRoot()
                case .positive: max(left(), 0)
                case .step: left() > 0 ? 1 : 0
                }
            values.append(value)
        }
        return values
    }
}

/// A process as a law names it.
struct NamedProcess: Hashable {
    enum Kind { case effect, occupancy, drive }
    var kind: Kind
    var process: Reactions.Process
    var site: String?

    static func kind(of direction: Effect.Direction) -> Kind {
        switch direction {
        case .lowers, .raises: .effect
        case .occupies: .occupancy
        case .drives: .drive
        }
    }

    /// Every process that a term names.
    static func all(in term: Term) -> [NamedProcess] {
        switch term {
        case .constant, .symbol, .definition: []
        case .sum(let a, let b), .difference(let a, let b), .product(let a, let b), .quotient(let a, let b), .power(let a, let b):
            all(in: a) + all(in: b)
        case .exponential(let a), .logarithm(let a), .squareRoot(let a), .positive(let a): all(in: a)
        case .effect(let process, let site): [.init(kind: .effect, process: process, site: site)]
        case .occupancy(let process, let site): [.init(kind: .occupancy, process: process, site: site)]
        case .drive(let process, let site): [.init(kind: .drive, process: process, site: site)]
        }
    }
}
