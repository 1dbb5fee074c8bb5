import CytokineModel
import Reactions

/// The networks that the pages are tested on.
enum EquationFixture {
    /// Every standard site, with a mass in the neck, under drugs of every kind of effect.
    static let model: Network = {
        let mass = Site.mass("mass", label: "Mass of the neck", volume: 0.15, region: "neck")
        let body = Body(tissues: Catalogue.sites + [mass], product: .cd28z)
        return Network(
            body.components(drugs: ["tocilizumab", "methylprednisolone", "anakinra", "oxygen", "norepinephrine", "fludarabine"]))
    }()

    /// Values of every node of a network's graph: an independent reading of what runs.
    static func evaluate(_ network: Network, species: [Double]) -> [Double] {
        let parameters = network.declaredValues
        var values: [Double] = []
        for node in network.graph.nodes {
            let left = node.left >= 0 && Int(node.left) < values.count ? values[Int(node.left)] : 0
            let right = node.right >= 0 ? values[Int(node.right)] : 0
            switch node.operation {
            case .constant: values.append(node.value)
            case .species: values.append(species[Int(node.left)])
            case .parameter: values.append(parameters[Int(node.left)])
            case .add: values.append(left + right)
            case .subtract: values.append(left - right)
            case .multiply: values.append(left * right)
            case .divide: values.append(left / right)
            case .negate: values.append(-left)
            case .power: values.append(EquationValues.power(left, right))
            case .exponential: values.append(EquationValues.exponential(left))
            case .logarithm: values.append(EquationValues.logarithm(left))
            case .squareRoot: values.append(left.squareRoot())
            case .positive: values.append(max(left, 0))
            case .step: values.append(left > 0 ? 1 : 0)
            }
        }
        return values
    }
}
