import Integration
import Quantities
import Reactions

/// A patient's equations, numbers and doses as SBML, Level 3 Version 2 core, for whoever has another simulator.
///
/// Time is in days from the start of the scenario, numbers in the coherent system of units. Every species is counted in its own
/// unit and never divided by the size of its compartment, which says only where it is. Named results and what acts on a process
/// are parameters with assignment rules; doses are events at fixed times. Read-outs are parameters called `readout_…`.
///
/// Failures: none; rules that decide on a dose cannot be written, the caller says so.
public struct SBMLExport: Sendable {
    let network: Network
    let title: String
    let parameters: [Double]
    let start: Double
    let events: [Event]
    let includesReadouts: Bool

    /// - Parameters:
    ///   - title: The model's name.
    ///   - job: Numbers, start and events; its monitor is not written.
    ///   - includesReadouts: Without them a simulator computes no more than it needs.
    public init(_ network: Network, title: String, job: Job, includesReadouts: Bool = true) {
        self.network = network
        self.title = title
        parameters = job.parameters
        start = job.start
        events = job.events
        self.includesReadouts = includesReadouts
    }

    public var text: String {
        var writer = SBMLWriter(self)
        return writer.document()
    }
}

/// Writes the lists of the document; names, units and rules are gathered meanwhile.
struct SBMLWriter {
    let export: SBMLExport
    var math = SBMLMath()
    var units = SBMLUnits()
    private var network: Network { export.network }

    init(_ export: SBMLExport) { self.export = export }

    mutating func document() -> String {
        // Names of what is declared come first, so that they stay as they are.
        for symbol in network.species + network.parameters { _ = math.name(symbol) }
        let time = units.unit(.time)
        let species = list("Species", species())
        let numbers = parameterLines()
        let initials = list("InitialAssignments", initialAssignments())
        let reactions = list("Reactions", reactions())
        let shown = export.includesReadouts ? readouts() : (parameters: [], rules: [])
        let rules = ruleLines()
        let events = list("Events", eventLines())
        return [
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <sbml xmlns="http://www.sbml.org/sbml/level3/version2/core" level="3" version="2">
            <model id="squall" name="\(HTML.escape(export.title))" timeUnits="\(time)">
            <notes><body xmlns="http://www.w3.org/1999/xhtml">
            <p>Research use only: a simulation, not a medical device and not for treatment decisions.</p>
            <p>Time 0 is day \(export.start) of the scenario; day 0 is the infusion. Numbers are in the units declared here.</p>
            </body></notes>
            """,
            list("UnitDefinitions", units.lines), list("Compartments", compartments()), species,
            list("Parameters", numbers + rules.parameters + shown.parameters), initials,
            list("Rules", rules.rules + shown.rules), reactions, events, "</model>", "</sbml>\n",
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func list(_ name: String, _ lines: [String]) -> String {
        lines.isEmpty ? "" : (["<listOf\(name)>"] + lines + ["</listOf\(name)>"]).joined(separator: "\n")
    }

    /// ` name="…"`.
    private func called(_ text: String) -> String { " name=\"\(HTML.escape(text))\"" }

    // MARK: Where and what

    private func place(_ id: String) -> String { String(id.prefix { $0 != "." }) }

    private mutating func compartments() -> [String] {
        var seen: Set<String> = []
        return network.species.map { place($0.id) }.filter { seen.insert($0).inserted }.map { place in
            "<compartment id=\"\(math.names.name("in " + place, from: place))\"\(called(place)) spatialDimensions=\"3\" size=\"1\" units=\"litre\" constant=\"true\"/>"
        }
    }

    private mutating func species() -> [String] {
        network.species.map { symbol in
            let unit = SBMLUnits.isAmount(symbol.unit.dimension) ? " substanceUnits=\"\(units.unit(symbol.unit.dimension))\"" : ""
            return "<species id=\"\(math.name(symbol))\"\(called(symbol.meaning)) "
                + "compartment=\"\(math.names.name("in " + place(symbol.id), from: place(symbol.id)))\" initialAmount=\"0\"\(unit) "
                + "hasOnlySubstanceUnits=\"true\" boundaryCondition=\"false\" constant=\"false\"/>"
        }
    }

    private mutating func initialAssignments() -> [String] {
        network.species.compactMap { symbol in
            guard let initial = symbol.initial else { return nil }
            if case .constant(0) = initial { return nil }
            return "<initialAssignment symbol=\"\(math.name(symbol))\">\(math.math(initial))</initialAssignment>"
        }
    }

    private mutating func parameterLines() -> [String] {
        let changed = Set(export.events.compactMap(\.parameter))
        return network.parameters.enumerated().map { index, symbol in
            "<parameter id=\"\(math.name(symbol))\"\(called(symbol.meaning)) value=\"\(export.parameters[index])\" "
                + "units=\"\(units.unit(symbol.unit.dimension))\" constant=\"\(!changed.contains(index))\"/>"
        }
    }

    // MARK: Rules

    private mutating func readouts() -> (parameters: [String], rules: [String]) {
        var lines: (parameters: [String], rules: [String]) = ([], [])
        for resolved in network.readouts {
            let definition = resolved.readout.definition
            let name = math.names.name("readout_" + resolved.readout.id)
            lines.parameters.append(variable(name, definition.meaning, definition.unit.dimension))
            lines.rules.append(rule(name, definition.term))
        }
        return lines
    }

    /// Rules of everything that was named so far, and of what these name in turn.
    private mutating func ruleLines() -> (parameters: [String], rules: [String]) {
        var lines: (parameters: [String], rules: [String]) = ([], [])
        var next = 0
        while next < math.rules.count {
            let (name, entry) = math.rules[next]
            switch entry {
            case .definition(let definition):
                lines.parameters.append(variable(name, definition.meaning, definition.unit.dimension))
                lines.rules.append(rule(name, definition.term))
            case .factor(let factor):
                lines.parameters.append(variable(name, factor.meaning, .none))
                lines.rules.append(rule(name, factor.term(in: network)))
            }
            next += 1
        }
        return lines
    }

    private mutating func variable(_ name: String, _ meaning: String, _ dimension: Dimension) -> String {
        "<parameter id=\"\(name)\"\(called(meaning)) units=\"\(units.unit(dimension))\" constant=\"false\"/>"
    }

    private mutating func rule(_ name: String, _ term: Term) -> String {
        "<assignmentRule variable=\"\(name)\">\(math.math(term))</assignmentRule>"
    }

    // MARK: Reactions

    private mutating func reactions() -> [String] {
        network.reactions.enumerated().map { number, resolved in
            let reaction = resolved.reaction
            let taking = Set((reaction.consumed + reaction.produced).map(\.species.id))
            let acting = network.graph.support[Int(resolved.rate)].map { network.species[Int($0)] }.filter { !taking.contains($0.id) }
            return "<reaction id=\"\(math.names.name("r\(number)_" + resolved.component))\""
                + called("\(reaction.name), \(resolved.component)") + " reversible=\"false\">"
                + list("Reactants", participants(reaction.consumed)) + list("Products", participants(reaction.produced))
                + list("Modifiers", acting.map { "<modifierSpeciesReference species=\"\(math.name($0))\"/>" })
                + "<kineticLaw>\(math.math(reaction.rate))</kineticLaw></reaction>"
        }
    }

    private mutating func participants(_ list: [Reaction.Participant]) -> [String] {
        list.map { "<speciesReference species=\"\(math.name($0.species))\" stoichiometry=\"\($0.count)\" constant=\"true\"/>" }
    }

    // MARK: Doses

    /// One event for each time, since those of one time may change the same number.
    private mutating func eventLines() -> [String] {
        let due = export.events.filter { $0.time >= export.start }
        return Set(due.map(\.time)).sorted().enumerated().map { number, time in
            let changes = Changes(due.filter { $0.time == time })
            let symbols = changes.targets.map { $0.symbol(network) }
            let assignments = zip(changes.targets, symbols).map { target, symbol in
                "<eventAssignment variable=\"\(math.name(symbol))\">\(math.math(changes.term(target, symbol)))</eventAssignment>"
            }
            let trigger =
                "<apply><geq/><csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/time\">t</csymbol>"
                + SBMLMath.number(time - export.start) + "</apply>"
            return "<event id=\"\(math.names.name("dose_\(number + 1)"))\""
                + called("Day \(time): " + symbols.map(\.meaning).joined(separator: "; ")) + " useValuesFromTriggerTime=\"true\">"
                + "<trigger initialValue=\"false\" persistent=\"true\"><math xmlns=\"http://www.w3.org/1998/Math/MathML\">\(trigger)</math></trigger>"
                + list("EventAssignments", assignments) + "</event>"
        }
    }
}
