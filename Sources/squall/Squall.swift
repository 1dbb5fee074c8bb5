import Foundation
import Forecasting
@main struct Squall {
    static func main() throws {
        let path = CommandLine.arguments[1]
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
