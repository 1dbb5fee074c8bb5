/// Something that is wrong with a model as written.
public enum NetworkIssue: Hashable, Sendable {
    case duplicateComponent(String)
    case duplicateReadout(String)
    case conflictingDeclarations(String)
    case unchangedSpecies(String)
    case initialDependsOnSpecies(String)
    case circularDefinition(String)
    case unit(place: String, found: String, expected: String)
    case notConserved(reaction: String, consumed: String, produced: String)
    case consumesWithoutItself(reaction: String, species: String)
    case unheardEffect(component: String, process: String, site: String)
    case missingSource(String)
    case outsideRange(parameter: String, value: Double, range: String)
}

extension NetworkIssue: CustomStringConvertible {
    public var description: String {
        switch self {
        case .duplicateComponent(let id): "Two components are called ‘\(id)’. Give one of them another id."
        case .duplicateReadout(let id): "Two read-outs are called ‘\(id)’. Give one of them another name."
        case .conflictingDeclarations(let id): "‘\(id)’ is declared twice with different units or values. Declare it once."
        case .unchangedSpecies(let id): "‘\(id)’ is a species, but no reaction changes it. Make it a parameter."
        case .initialDependsOnSpecies(let id): "The initial value of ‘\(id)’ depends on a species. Use parameters only."
        case .circularDefinition(let id): "‘\(id)’ is defined by way of itself. Break the circle."
        case .unit(let place, let found, let expected): "\(place): it is \(found), but it must be \(expected)."
        case .notConserved(let reaction, let consumed, let produced):
            "‘\(reaction)’ takes \(consumed) and gives \(produced). What moves or changes its form must be kept."
        case .consumesWithoutItself(let reaction, let species):
            "‘\(reaction)’ takes ‘\(species)’ at a rate that does not vanish when there is none of it."
        case .unheardEffect(let component, let process, let site):
            "‘\(component)’ acts on \(process) at \(site), but no rate asks for it there. Name the site where the rate asks for the process."
        case .missingSource(let id): "‘\(id)’ has no source. Cite one, or say why it is assumed."
        case .outsideRange(let parameter, let value, let range): "‘\(parameter)’ is \(value), outside its range \(range)."
        }
    }
}
