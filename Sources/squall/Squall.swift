import Foundation
import Forecasting
@main struct Squall {
    static func main() throws {
        let path = CommandLine.arguments[1]
        if path == "dump" {
            let m = PatientModel(try ScenarioDecoder().read("Scenarios/b-nhl-mass.yaml"), drugs: ["tocilizumab", "methylprednisolone", "dexamethasone", "antipyretic"])
            for p in m.network.parameters { print(p.id, p.unit.symbol, p.value, p.range?.lowerBound ?? Double.nan, p.range?.upperBound ?? Double.nan, separator: "\t") }
            return
        }
        if path == "robust" {
            let table = try ParameterTable(parsing: try String(contentsOfFile: "Calibration/parameters.tsv", encoding: .utf8), file: "d")
            for (f, site) in [("b-all-cervical", "neck"), ("b-nhl-mass", "abdominal-mass")] {
                let t0 = Date()
                let r = Robustness(try ScenarioDecoder().read("Scenarios/\(f).yaml"), site: site, calibration: table, count: Int(CommandLine.arguments[2])!)
                print(f, r.patients.count, r.patients.filter(\.isComplete).count, "both", r.withBoth, "fever", r.patients.filter { $0.feverOnset != nil }.count, "local", r.patients.filter { $0.localOnset != nil }.count, "second", r.localSecond, "lag", r.lag(0.05), r.lag(0.5), r.lag(0.95), "onset", r.localOnset(0.05), r.localOnset(0.5), r.localOnset(0.95), Date().timeIntervalSince(t0))
            }
            return
        }
        if path == "settle" {
            let start = try ParameterTable(parsing: try String(contentsOfFile: "Calibration/parameters.tsv", encoding: .utf8), file: "d")
            try Calibration.settle(start, seed: try ScenarioDecoder().read("Scenarios/b-all-cervical.yaml")).text(comment: []).write(toFile: "Calibration/parameters.tsv", atomically: true, encoding: .utf8)
            return
        }
        if path == "tq" {
            let table = try ParameterTable(parsing: try String(contentsOfFile: "Calibration/parameters.tsv", encoding: .utf8), file: "d")
            var v: [String: Double] = [:]
            for a in CommandLine.arguments.dropFirst(4) { let p = a.split(separator: "="); v[String(p[0])] = Double(p[1])! }
            let q = TreatmentQuestion(try ScenarioDecoder().read("Scenarios/\(CommandLine.arguments[2]).yaml"), site: CommandLine.arguments[3], calibration: table, values: v)
            print(String(format: "untreated %.3f  early %.3f late %.3f | peak %.3f %.3f | brake kept %.3f clearance kept %.3f", q.untreatedArea, q.early.area, q.late.area, q.early.peak, q.late.peak, q.earlyWithoutLostBrake.area, q.earlyWithoutLostClearance.area), q.mechanism.rawValue)
            return
        }
        if path == "cal" {
            let gens = Int(CommandLine.arguments[2])!
            let facts = CaseFact.read(try String(contentsOfFile: "Evidence/case-facts.csv", encoding: .utf8))
            let o = CaseObjective(seed: try ScenarioDecoder().read("Scenarios/b-all-cervical.yaml"), mass: try ScenarioDecoder().read("Scenarios/b-nhl-mass.yaml"), facts: facts)
            let declared = try ParameterTable(parsing: try String(contentsOfFile: "/tmp/declared.tsv", encoding: .utf8), file: "d")
            let start = try ParameterTable(parsing: try String(contentsOfFile: "Calibration/parameters.tsv", encoding: .utf8), file: "d")
            let sigma = Double(CommandLine.arguments[3])!
            let c = Calibration(objective: o, declared: declared)
            let t0 = Date()
            let best = c.run(from: start, generations: gens, sigma: sigma, seed: UInt64(CommandLine.arguments[4])!) { g, l, t in
                if g % 5 == 0 { FileHandle.standardError.write("\(g) \(l) \(Date().timeIntervalSince(t0))\n".data(using: .utf8)!); try? t.text(comment: []).write(toFile: "Calibration/parameters.tsv", atomically: true, encoding: .utf8) }
            }
            try best.text(comment: []).write(toFile: "Calibration/parameters.tsv", atomically: true, encoding: .utf8)
            return
        }
        let s = try ScenarioDecoder().read(path)
        var table = ParameterTable()
        if let t = try? String(contentsOfFile: "Calibration/parameters.tsv", encoding: .utf8) { table = try ParameterTable(parsing: t, file: "x") }
        var t0 = Date()
        let m = PatientModel(s, calibration: table)
        print("build", Date().timeIntervalSince(t0), m.network.species.count, m.network.parameters.count, m.network.graph.nodes.count)
        let issues = m.network.check()
        for i in issues.prefix(30) { print(i) }
        t0 = Date()
        let c = m.run()
        print("run", Date().timeIntervalSince(t0), c.outcome, c.statistics)
        t0 = Date()
        let r = CaseRuns(m)
        print("runs", Date().timeIntervalSince(t0))
        let facts = CaseFact.read(try String(contentsOfFile: "Evidence/case-facts.csv", encoding: .utf8))
        for k in CaseCheck.all(facts, r) { print(k.fact.id, k.fact.target, k.reached, k.passes, k.distance) }
        let step = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2])! : 0
        let cc = step > 0 ? c : r.year!
        if step != 0 { for (i, t) in cc.times.enumerated() where i % abs(step) == 0 {
            let focus = s.sites.first?.id ?? "neck"
            let cols = [focus + ".oedema", focus + ".endothelium", focus + ".IL6", focus + ".target", "nodes.macrophages", "spleen.macrophages", "marrow.macrophages", "tissue.macrophages", "nodes.target","temperature", "meanArterialPressure", "oxygenSaturation", "plasma.IL6", "plasma.IFNg", "plasma.TNF","plasma.IL1", "plasma.IL10", "CRP", "ferritin", "blood.CART", "transgene", "marrow.blasts", "marrow.target", "marrow.CART", "neck.target", "neck.CART", "neck.IL6", "neck.oedema", "lung.oedema", "tissue.oedema","nodes.oedema", "neck.endothelium", "blood.endothelium", "airway.area", "LDH", "weight", "host.lymphocytes", "bCells"]
            if i == 0 { print((["day"] + cols).joined(separator: "\t")) }
            print(String(format: "%.2f", t), cols.map { String(format: "%.4g", cc[$0].isEmpty ? Double.nan : cc[$0][i]) }.joined(separator: "\t"), separator: "\t")
        } }
    }
}
