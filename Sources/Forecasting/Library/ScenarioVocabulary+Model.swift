import CytokineModel
import Quantities
import Reactions

extension ScenarioVocabulary {
    /// The standard vocabulary with every read-out of a body without added sites, for rules that give drugs.
    static let withReadouts: ScenarioVocabulary = {
        let body = Body(tissues: Catalogue.sites, product: .cd28z)
        var vocabulary = ScenarioVocabulary.standard
        vocabulary.add(Network(body.components(drugs: Set(Catalogue.drugs.keys))).readouts)
        return vocabulary
    }()

    /// The vocabulary with the parameters and read-outs that the model of a scenario has, so that a name in its file or on the
    /// command line is checked and the nearest spelling is known.
    ///
    /// Every drug of the catalogue is counted in, whether the scenario gives it or not.
    public static func model(of scenario: Scenario) -> ScenarioVocabulary {
        let network = Network(Body(scenario).components(drugs: Set(Catalogue.drugs.keys)))
        var vocabulary = ScenarioVocabulary.withReadouts
        vocabulary.parameters = network.parameters.map { Parameter($0.id, $0.unit, value: $0.value) }
        vocabulary.add(network.readouts)
        var own: [String: Parameter] = [:]
        for site in scenario.sites {
            for symbol in network.parameters where symbol.id.hasPrefix(site.id + ".") {
                let name = String(symbol.id.dropFirst(site.id.count + 1))
                own[name] = Parameter(name, symbol.unit, value: symbol.value)
            }
        }
        vocabulary.siteParameters = own.values.sorted { $0.id < $1.id }
        return vocabulary
    }

    /// Read-outs that are not known yet, but for those of every site, which the reader knows with limits of their own.
    private mutating func add(_ resolved: [Network.ResolvedReadout]) {
        let known = Set(readouts.map(\.id))
        for readout in resolved.map(\.readout) where !known.contains(readout.id) {
            let quantity = readout.id.split(separator: ".").last.map(String.init) ?? ""
            guard !["oedema", "IL6", "CART", "target"].contains(quantity) else { continue }
            readouts.append(Readout(readout.id, readout.definition.unit, in: 0...1e15, example: 1))
        }
    }
}

extension ScenarioDecoder {
    /// Reads a scenario file twice: for its anatomy, then with the names that the model of this anatomy has.
    ///
    /// - Returns: The scenario, and the vocabulary with which to change it.
    /// - Throws: As ``read(_:)``; unknown parameters are found too.
    public static func readChecked(_ path: String) throws(ScenarioFileError) -> (scenario: Scenario, vocabulary: ScenarioVocabulary) {
        let first = try ScenarioDecoder(vocabulary: .withReadouts).read(path)
        let vocabulary = ScenarioVocabulary.model(of: first)
        return (try ScenarioDecoder(vocabulary: vocabulary).read(path), vocabulary)
    }
}
