import Foundation
import Integration
import Reactions
import Testing

@testable import Interchange

@Suite("Export as SBML")
struct SBMLExportTests {
    let network = EquationFixture.model

    /// Amounts without pattern, so that no two rates agree by chance.
    var amounts: [Double] {
        var state: UInt64 = 11
        return network.species.map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return 0.2 + Double(state >> 33) / Double(1 << 31)
        }
    }

    /// A bolus, an infusion with its end, and two doses at one time, one of which ends what the other begins.
    var job: Job {
        let events = [
            Event(time: 0, .addToState(0, amount: 0.5)), Event(time: 1, .addToParameter(3, amount: 2)),
            Event(time: 2, .addToParameter(3, amount: -2)), Event(time: 2, .addToParameter(3, amount: 5)),
            Event(time: 3, .setParameter(4, value: 1e-7)),
        ]
        return Job(parameters: network.declaredValues, start: -5, end: 30, events: events)
    }

    private func model(includesReadouts: Bool = true) throws -> SBMLElement {
        let text = SBMLExport(network, title: "A <model> & more", job: job, includesReadouts: includesReadouts).text
        return try #require(SBMLReader.model(text), "The document is not well formed.")
    }

    @Test("Every name is declared once, and every name in a formula is declared")
    func names() throws {
        let model = try model()
        let lists = ["Compartments", "Species", "Parameters", "Reactions", "Events"].flatMap { model.list($0) }
        let ids = lists.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) != nil })
        #expect(model.names.subtracting(ids).isEmpty)
        #expect(model.names.count > network.species.count)
        let units = Set(model.list("UnitDefinitions").map(\.id) + ["dimensionless"])
        #expect(model.list("Parameters").allSatisfy { units.contains($0.attributes["units"] ?? "") })
        #expect(model.attributes["name"] == "A <model> & more")
    }

    @Test("The rates of change that its reactions add up to are those of the network")
    func rates() throws {
        let model = try model()
        let values = SBMLValues(model, species: amounts)
        var rates: [String: Double] = [:]
        for reaction in model.list("Reactions") {
            let rate = values.value(try #require(reaction["kineticLaw"]?["math"]?.children.first))
            for (list, sign) in [("Reactants", -1.0), ("Products", 1.0)] {
                for part in reaction.list(list) {
                    let count = try #require(Double(part.attributes["stoichiometry"] ?? ""))
                    rates[part.attributes["species"] ?? "", default: 0] += sign * count * rate
                }
            }
        }
        let nodes = EquationFixture.evaluate(network, species: amounts)
        for (species, (node, symbol)) in zip(model.list("Species"), zip(network.rates, network.species)) {
            let (ours, theirs) = (nodes[Int(node)], rates[species.id] ?? .nan)
            // Sums in another order; a rate near nought is a difference of large ones.
            #expect(abs(ours - theirs) <= 1e-9 * max(abs(ours), 1), "\(symbol.id): \(ours), \(theirs)")
        }
    }

    @Test("Species start from what the network says, and read-outs show it")
    func initialsAndReadouts() throws {
        let model = try model()
        let values = SBMLValues(model, species: amounts)
        let nodes = EquationFixture.evaluate(network, species: amounts)
        let assigned = Dictionary(
            uniqueKeysWithValues: model.list("InitialAssignments").map { ($0.attributes["symbol"] ?? "", $0["math"]?.children.first) })
        for (species, node) in zip(model.list("Species"), network.initials) {
            let found = assigned[species.id].flatMap { $0 }.map(values.value) ?? 0
            #expect(abs(found - nodes[Int(node)]) <= 1e-12 * abs(found), "\(species.id)")
        }
        for resolved in network.readouts {
            let name = "readout_" + resolved.readout.id.replacing(".", with: "_")
            let (ours, theirs) = (nodes[Int(resolved.node)], values.value(name))
            #expect(abs(ours - theirs) <= 1e-9 * max(abs(ours), 1), "\(name): \(ours), \(theirs)")
        }
        #expect(try self.model(includesReadouts: false).list("Parameters").allSatisfy { !$0.id.hasPrefix("readout_") })
    }

    @Test("Doses of one time are one event, and count from the start of the scenario")
    func doses() throws {
        let model = try model()
        let events = model.list("Events")
        let times = events.compactMap { event in
            event["trigger"]?["math"]?["apply"]?["cn"].flatMap { Double($0.text) }
        }
        #expect(times == [5, 6, 7, 8])
        let values = SBMLValues(model, species: amounts)
        func result(_ event: SBMLElement) throws -> Double {
            values.value(try #require(event.list("EventAssignments").first?["math"]?.children.first))
        }
        let parameters = network.declaredValues
        #expect(try abs(result(events[0]) - (amounts[0] + 0.5)) < 1e-12)
        #expect(try abs(result(events[1]) - (parameters[3] + 2)) < 1e-12)
        // One infusion ends as another begins: minus 2 and plus 5.
        #expect(try abs(result(events[2]) - (parameters[3] + 3)) < 1e-12)
        #expect(try result(events[3]) == 1e-7)
        let changed = model.list("Parameters").filter { $0.attributes["constant"] == "false" && $0.attributes["value"] != nil }
        #expect(changed.count == 2)
    }

    /// libsbml stands beside SciPy; `Tools/witness install` brings both.
    @Test("libsbml finds no error, and no warning but those on units that SBML cannot say")
    func validation() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        let python = try Self.run(root.appending(path: "Tools/witness").path, ["where"]).output.trimmingCharacters(in: .newlines)
        try #require(!python.isEmpty, "libsbml is needed. Run ‘Tools/witness install’, then test again.")
        let file = FileManager.default.temporaryDirectory.appending(path: "squall-\(UUID().uuidString).xml")
        defer { try? FileManager.default.removeItem(at: file) }
        try SBMLExport(network, title: "Validated", job: job).text.write(to: file, atomically: true, encoding: .utf8)
        let found = try Self.run(python, [root.appending(path: "Tests/Witness/validate.py").path, file.path])
        #expect(found.status == 0 && found.output == "\(network.reactions.count) reactions\n", "\(found.output.prefix(2000))")
    }

    private static func run(_ command: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    @Test("Two names that would become one stay two")
    func clashes() {
        var names = SBMLNames()
        #expect([names.name("a.b"), names.name("a b"), names.name("a.b"), names.name("2µ")] == ["a_b", "a_b_2", "a_b", "_2_"])
    }
}
