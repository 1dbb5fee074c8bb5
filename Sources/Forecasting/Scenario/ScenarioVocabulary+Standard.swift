import CytokineModel
import Quantities

extension ScenarioVocabulary {
    /// What the catalogue of the model knows, in the words of a scenario.
    public static let standard = ScenarioVocabulary(
        drugs: Catalogue.labels.sorted { $0.key < $1.key }.map { Drug($0.key, $0.value) },
        sites: [Site.blood.id] + Catalogue.sites.map(\.id),
        constructs: Catalogue.products.map { Name($0.label, synonyms: $0.synonyms) },
        antigens: [Name("CD19"), Name("BCMA"), Name("CD22"), Name("CD20"), Name("mesothelin", synonyms: ["MSLN"])],
        readouts: standardReadouts)

    private static let standardReadouts = [
        Readout("temperature", .celsius, in: 34...43, example: 39.5),
        Readout("meanArterialPressure", .millimetresOfMercury, in: 20...200, example: 60),
        Readout("oxygenSaturation", .percent, in: 30...100, example: 92),
        Readout("plasma.IL6", .picogramsPerMillilitre, in: 0.1...1e6, example: 1000),
        Readout("plasma.IFNg", .picogramsPerMillilitre, in: 0.1...1e6, example: 1000),
        Readout("plasma.IL10", .picogramsPerMillilitre, in: 0.1...1e6, example: 100),
        Readout("plasma.IL2", .picogramsPerMillilitre, in: 0.1...1e6, example: 100),
        Readout("CRP", .milligramsPerLitre, in: 0.1...1000, example: 100),
        Readout("ferritin", .nanogramsPerMillilitre, in: 1...1e6, example: 10_000),
        Readout("transgene", .copiesPerMicrogram, in: 1...1e7, example: 1e5),
        Readout("marrow.blasts", .percent, in: 1e-6...100, example: 5),
        Readout("blood.CART", .cellsPerMicrolitre, in: 1e-6...1e5, example: 10),
        Readout("neck.circumference", .centimetres, in: 20...100, example: 42),
        Readout("neck.oedema", .one, in: 0.001...20, example: 1),
    ]
}

extension ScenarioVocabulary.Drug {
    fileprivate init(_ name: String, _ label: DrugLabel) {
        self.init(
            name, synonyms: label.synonyms,
            doses: label.doses.map { .init($0.example.value, $0.example.unit, most: $0.most, cap: $0.cap) }, duration: label.duration)
    }
}
