import Foundation
import Interchange

/// A report of the seed case with numbers of the reference calibration, for looking at the page and for its tests.
///
/// Temperature, pressure, IL-6, IFN-γ, CRP, ferritin, CAR-T, neck and airway come from `Fixtures/seed-course.csv`; IL-10,
/// IL-2 and the sites that the table does not carry are plain shapes made from it, good for layout and nothing else.
enum ReportFixture {
    typealias Content = ReportContent

    static func content() throws -> Content {
        let table = try Table(named: "seed-course.csv")
        var content = Content(
            title: "Local cytokine release in B-cell acute lymphoblastic leukaemia",
            subtitle: "One simulated course: woman of 61 with relapsed B-ALL, autologous anti-CD19 CAR-T cells (CD28), treated as reported."
        )
        content.times = table["day"]
        content.window = -6...21
        content.series = course(table).merging(siteSeries(table)) { first, _ in first }
        content.sites = sites
        content.doses = ReportFixtureCase.doses
        content.facts = ReportFixtureCase.facts
        fillEvents(&content)
        fillWords(&content)
        return content
    }

    static let sites: [Content.Site] = [
        .init(id: "blood", label: "Blood", kind: "blood"), .init(id: "marrow", label: "Marrow", kind: "marrow"),
        .init(id: "spleen", label: "Spleen", kind: "spleen"), .init(id: "nodes", label: "Other nodes", kind: "nodes"),
        .init(id: "neck", label: "Neck", kind: "neck"), .init(id: "lung", label: "Lung", kind: "lung"),
        .init(id: "other", label: "Other tissue", kind: "other"),
    ]

    private static func course(_ table: Table) -> [String: Content.Series] {
        let oedema = table["neck_oedema_L"]
        let ifn = table["IFNg_b_pg_mL"]
        typealias ID = Content.SeriesID
        return [
            ID.temperature: .init("Temperature", unit: "°C", values: table["temperature_Cel"]),
            ID.meanArterialPressure: .init("Mean arterial pressure", unit: "mmHg", values: table["MAP_mmHg"]),
            ID.oxygenSaturation: .init("Oxygen saturation on room air", unit: "%", values: table["SpO2_room_air"]),
            ID.il6: .init("IL-6", unit: "pg/mL", values: table["IL6_b_pg_mL"]),
            ID.interferonGamma: .init("IFN-γ", unit: "pg/mL", values: ifn),
            ID.il10: .init("IL-10", unit: "pg/mL", values: ifn.map { 1 + 0.12 * ($0 - 3) }),
            ID.il2: .init("IL-2", unit: "pg/mL", values: ifn.map { 1 + 0.03 * ($0 - 3) }),
            ID.crp: .init("CRP", unit: "mg/L", values: table["CRP_mg_L"]),
            ID.ferritin: .init("Ferritin", unit: "µg/L", values: table["ferritin_ug_L"]),
            ID.transgene: .init("Transgene", unit: "copies/µg", values: table["transgene_copies_ug"]),
            ID.carTCount: .init("CAR-T cells", unit: "cells/µL", values: table["CART_b_cells_uL"]),
            ID.neckCircumference: .init("Neck circumference", unit: "cm", values: oedema.map { 34 + $0 * 15 }),
            ID.lumen: .init("Open share of the airway lumen", unit: "", values: table["lumen_area_rel"]),
        ]
    }

    /// Antigen, CAR-T, IL-6 and oedema for each site: read for blood, marrow and neck where the table has them, else scaled.
    private static func siteSeries(_ table: Table) -> [String: Content.Series] {
        let (blasts, il6, leak) = (table["marrow_blasts_1e9"], table["IL6_b_pg_mL"], table["endothelium_systemic"])
        let (carT, blood) = (table["CART_marrow_1e9"], table["CART_b_cells_uL"])
        let share: [String: Double] = ["blood": 0.006, "marrow": 1, "spleen": 0.03, "nodes": 0.0008, "lung": 1e-7, "other": 2e-7]
        let gains: [String: Double] = ["lung": 0.12, "nodes": 0.04, "spleen": 0.01, "other": 0.09]
        var out: [String: Content.Series] = [:]
        for site in sites {
            let part = share[site.id] ?? 0
            let neck = site.id == "neck"
            let target = neck ? table["neck_targets_1e9"] : blasts.map { max($0 * part, 0) }
            let cells =
                neck ? table["CART_neck_1e9"] : site.id == "blood" ? blood.map { $0 * 0.005 } : carT.map { $0 * (part * 0.9 + 0.02) }
            let signal = neck ? table["IL6_neck_pg_mL"] : il6.map { $0 * (site.id == "marrow" ? 1.6 : site.id == "blood" ? 1 : 0.7) }
            let gain = gains[site.id] ?? 0
            let volume = neck ? table["neck_oedema_L"] : leak.map { gain * $0 * $0 }
            out["\(site.id).target"] = .init("Antigen-bearing cells", unit: "cells", values: target.map { $0 * 1e9 })
            out["\(site.id).CART"] = .init("CAR-T cells", unit: "cells", values: cells.map { $0 * 1e9 })
            out["\(site.id).IL6"] = .init("IL-6", unit: "pg/mL", values: signal)
            out["\(site.id).oedema"] = .init("Oedema", unit: "L", values: volume)
        }
        return out
    }

    /// Columns of a comma-separated file; lines that begin with # are remarks.
    struct Table {
        private var columns: [String: [Double]] = [:]

        init(named name: String, beside file: String = #filePath) throws {
            let url = URL(fileURLWithPath: file).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
            let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
            let names = lines[0].split(separator: ",").map(String.init)
            for line in lines.dropFirst() {
                for (name, cell) in zip(names, line.split(separator: ",")) { columns[name, default: []].append(Double(cell) ?? .nan) }
            }
        }

        subscript(name: String) -> [Double] { columns[name] ?? [] }
    }
}
