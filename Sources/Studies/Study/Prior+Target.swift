import CytokineModel
import Forecasting
import Quantities

extension Prior.Target {
    /// From a path such as `patient.weight`, `burden.marrow.malignant` or `dose.tocilizumab`; any other text is the id of a parameter.
    init(path: String) {
        let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count) {
        case ("patient", 2): self = Prior.Target.ofPatient[parts[1]] ?? .parameter(path)
        case ("product", 2) where parts[1] == "dose": self = .infusedDose
        case ("burden", 3): self = Prior.Target.burden(parts[2], site: parts[1]) ?? .parameter(path)
        case ("normalMarrow", 1): self = .normalMarrow
        case ("dose", 2): self = .dose(drug: parts[1])
        default: self = .parameter(path)
        }
    }

    private static let ofPatient: [String: Prior.Target] = [
        "weight": .weight, "height": .height, "temperature": .temperature, "meanArterialPressure": .meanArterialPressure,
        "lymphocytes": .lymphocytes, "neckCircumference": .neckCircumference,
    ]

    private static func burden(_ kind: String, site: String) -> Prior.Target? {
        switch kind {
        case "malignant": .malignant(site: site)
        case "antigenNegative": .antigenNegative(site: site)
        case "normalB": .normalB(site: site)
        case "offTumour": .offTumour(site: site)
        default: nil
        }
    }

    /// Paths that are no parameters, for messages.
    static func paths(of scenario: Scenario) -> [String] {
        let burden = scenario.burden.flatMap { content in
            ["malignant", "antigenNegative", "normalB", "offTumour"].map { "burden.\(content.site).\($0)" }
        }
        return ofPatient.keys.sorted().map { "patient." + $0 } + ["product.dose", "normalMarrow"] + burden
            + scenario.treatment.map { "dose." + $0.drug }.sorted()
    }

    /// A value of a field that a scenario may leave out and a prior may set all the same.
    var example: Quantity? {
        switch self {
        case .height: Quantity(165, .centimetres)
        case .temperature: Quantity(36.8, .celsius)
        case .meanArterialPressure: Quantity(85, .millimetresOfMercury)
        case .lymphocytes: Quantity(1.5, .billionCellsPerLitre)
        case .neckCircumference: Quantity(36, .centimetres)
        case .normalMarrow: Quantity(1e12, .cells)
        case .parameter, .weight, .infusedDose, .malignant, .antigenNegative, .normalB, .offTumour, .dose: nil
        }
    }

    /// The path that reads back as this target.
    var path: String {
        switch self {
        case .parameter(let id): id
        case .weight: "patient.weight"
        case .height: "patient.height"
        case .temperature: "patient.temperature"
        case .meanArterialPressure: "patient.meanArterialPressure"
        case .lymphocytes: "patient.lymphocytes"
        case .neckCircumference: "patient.neckCircumference"
        case .infusedDose: "product.dose"
        case .malignant(let site): "burden.\(site).malignant"
        case .antigenNegative(let site): "burden.\(site).antigenNegative"
        case .normalB(let site): "burden.\(site).normalB"
        case .offTumour(let site): "burden.\(site).offTumour"
        case .normalMarrow: "normalMarrow"
        case .dose(let drug): "dose.\(drug)"
        }
    }
}

extension Scenario {
    /// The id of a parameter in the model of this scenario; `product.` stands for the construct, whichever it is.
    func parameterID(_ id: String) -> String {
        guard id.hasPrefix("product."), let construct = Catalogue.products.first(where: { $0.label == product.construct }) else {
            return id
        }
        return construct.id + id.dropFirst("product".count)
    }

    /// The value of a target that is a field of a scenario; `nil` where it has none, and for parameters and doses.
    subscript(target: Prior.Target) -> Quantity? {
        get {
            switch target {
            case .parameter, .dose: nil
            case .weight: patient.weight
            case .height: patient.height
            case .temperature: patient.temperature
            case .meanArterialPressure: patient.meanArterialPressure
            case .lymphocytes: patient.lymphocytes
            case .neckCircumference: patient.neckCircumference
            case .infusedDose: product.dose
            case .malignant(let site): content(of: site)?.malignant
            case .antigenNegative(let site): content(of: site)?.antigenNegative
            case .normalB(let site): content(of: site)?.normalB
            case .offTumour(let site): content(of: site)?.offTumour
            case .normalMarrow: normalMarrow
            }
        }
        set {
            switch target {
            case .parameter, .dose: break
            case .weight: if let newValue { patient.weight = newValue }
            case .height: patient.height = newValue
            case .temperature: patient.temperature = newValue
            case .meanArterialPressure: patient.meanArterialPressure = newValue
            case .lymphocytes: patient.lymphocytes = newValue
            case .neckCircumference: patient.neckCircumference = newValue
            case .infusedDose: if let newValue { product.dose = newValue }
            case .malignant(let site): change(site) { $0.malignant = newValue }
            case .antigenNegative(let site): change(site) { $0.antigenNegative = newValue }
            case .normalB(let site): change(site) { $0.normalB = newValue }
            case .offTumour(let site): change(site) { $0.offTumour = newValue }
            case .normalMarrow: normalMarrow = newValue
            }
        }
    }

    private func content(of site: String) -> Burden? { burden.first { $0.site == site } }

    private mutating func change(_ site: String, _ body: (inout Burden) -> Void) {
        guard let index = burden.firstIndex(where: { $0.site == site }) else { return }
        body(&burden[index])
    }
}

extension Prior {
    /// What does not fit a scenario: a field that it does not give, a parameter that its model does not have, a unit of another kind.
    func issues(in scenario: Scenario, _ vocabulary: ScenarioVocabulary) -> [(wrong: String, right: String)] {
        switch action {
        case .shift(let drug):
            return scenario.treatment.contains { $0.drug == drug }
                ? [] : [("moves \(drug), which the scenario does not give", "Name one of \(Self.list(scenario.treatment.map(\.drug)))")]
        case .set(let targets): return targets.compactMap { issue($0, in: scenario, vocabulary, sets: true) }
        case .scale(let targets): return targets.compactMap { issue($0, in: scenario, vocabulary, sets: false) }
        }
    }

    private func issue(_ target: Target, in scenario: Scenario, _ vocabulary: ScenarioVocabulary, sets: Bool) -> (
        wrong: String, right: String
    )? {
        let declared: Unit
        switch target {
        case .parameter(let id):
            let name = scenario.parameterID(id)
            guard let parameter = vocabulary.parameters.first(where: { $0.id == name }) else {
                let known = vocabulary.parameters.map(\.id) + Target.paths(of: scenario)
                let nearest = nearestSpelling(of: id, in: known)
                return (
                    "names ‘\(id)’, which is no field of the scenario and no parameter of its model",
                    nearest.map { "Did you mean ‘\($0)’?" }
                        ?? "Fields are such as \(Target.paths(of: scenario).prefix(8).joined(separator: ", "))"
                )
            }
            declared = parameter.unit
        case .dose(let drug):
            guard let entry = scenario.treatment.first(where: { $0.drug == drug }) else {
                return (
                    "names a dose of \(drug), which the scenario does not give", "Name one of \(Self.list(scenario.treatment.map(\.drug)))"
                )
            }
            declared = entry.dose.unit
        default:
            guard let quantity = scenario[target] ?? (sets ? target.example : nil) else {
                return ("names \(target.path), which the scenario does not give", "Give it in the scenario, or name another field")
            }
            declared = quantity.unit
        }
        guard sets, declared.dimension != unit.dimension else { return nil }
        return ("gives \(target.path) in \(unit.symbol)", "Give it in a unit such as \(declared.symbol)")
    }

    private static func list(_ names: [String]) -> String { Set(names).sorted().joined(separator: ", ") }
}
