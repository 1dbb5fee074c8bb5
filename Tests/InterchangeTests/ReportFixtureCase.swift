import Interchange

/// The treatment of the seed case and its 21 facts, with the values that the reference calibration reached.
enum ReportFixtureCase {
    static let doses: [ReportContent.Dose] =
        [-5, -4, -3].map {
            .init(day: $0, drug: "FC", label: "Fludarabine + cyclo.", unit: "doses not reported", kind: .conditioning, assumed: true)
        } + [
            .init(day: 0, drug: "CART", label: "CAR-T cells", amount: 6.4e6, unit: "cells", kind: .cells),
            .init(day: 6.5, drug: "NSAID", label: "Antipyretic", unit: "two doses", kind: .support, assumed: true),
            .init(day: 6.8, drug: "NSAID", label: "Antipyretic", kind: .support, assumed: true),
            .init(day: 6.5, drug: "fluid", label: "Fluid bolus", amount: 500, unit: "mL", kind: .fluid, assumed: true),
            .init(day: 6.7, drug: "fluid", label: "Fluid bolus", amount: 500, unit: "mL", kind: .fluid, assumed: true),
            .init(day: 6.5, drug: "oxygen", label: "Oxygen, nasal", unit: "low flow", duration: 2.2, kind: .support, assumed: true),
            .init(day: 8.72, drug: "HFNC", label: "Oxygen, high flow", unit: "high flow", duration: 1.8, kind: .support, assumed: true),
            .init(day: 7.3, drug: "toci", label: "Tocilizumab", amount: 8, unit: "mg/kg", duration: 1 / 24),
            .init(day: 8.72, drug: "torasemide", label: "Torasemide", amount: 5, unit: "mg"),
            .init(day: 8.93, drug: "torasemide", label: "Torasemide", amount: 5, unit: "mg"),
            .init(day: 8.72, drug: "MP", label: "Methylprednisolone", amount: 40, unit: "mg"),
            .init(day: 8.93, drug: "MP", label: "Methylprednisolone", amount: 40, unit: "mg"),
            .init(day: 9.4, drug: "MP", label: "Methylprednisolone", amount: 40, unit: "mg", assumed: true),
            .init(day: 9.8, drug: "MP", label: "Methylprednisolone", amount: 40, unit: "mg", assumed: true),
            .init(day: 10.2, drug: "MP", label: "Methylprednisolone", amount: 20, unit: "mg", assumed: true),
            .init(day: 10.6, drug: "MP", label: "Methylprednisolone", amount: 20, unit: "mg", assumed: true),
            .init(day: 8.72, drug: "DEX", label: "Dexamethasone", amount: 10, unit: "mg"),
            .init(day: 8.93, drug: "DEX", label: "Dexamethasone", amount: 10, unit: "mg"),
            .init(day: 9.4, drug: "DEX", label: "Dexamethasone", amount: 5, unit: "mg", assumed: true),
            .init(day: 8.93, drug: "plasma", label: "Fresh frozen plasma", amount: 350, unit: "mL", duration: 0.1, kind: .fluid),
        ]

    static let facts: [ReportContent.Fact] = [
        fact(
            "F01", "Low-grade temperature soon after infusion", "max 37.5 ± 0.3 °C, day 0–0.5", "37.31", .setting,
            "an assumed infusion reaction"),
        fact("F02", "No fever episode before day 6", "max below 38.9 °C, day 0.5–5", "37.38"),
        fact("F03", "Fever on day 6", "max 39.0 ± 0.3 °C, day 6–7", "39.03"),
        fact("F04", "Pressure falls on day 6", "fall 20 ± 5 mmHg, day 6–7", "18.8"),
        fact("F05", "ASTCT grade on day 6", "equals 2, day 6–7", "2"),
        fact("F06", "Cytokines surge by day 6", "IL-6 at least ×10, day 5–7", "×634"),
        fact("F07", "Peak fever on day 7 before tocilizumab", "max 39.8 ± 0.3 °C, day 7–8", "39.70"),
        fact("F08", "Temperature after tocilizumab", "median 38.0 ± 0.4 °C, day 7.5–8.7", "38.21"),
        fact("F09", "Pressure back at baseline", "fall below 7 mmHg, day 7.7–8.7", "6.4"),
        fact("F10", "Plasma IL-6 does not fall after tocilizumab", "ratio at least 1.0, day 7.3–8.3", "1.00"),
        fact("F11", "Local swelling starts on day 8", "onset 8.5 ± 0.5 d", "8.43"),
        fact("F12", "Local follows systemic", "at least 1.0 d later", "2.58 d"),
        fact("F13", "Local is the more severe", "airway level at least 3, day 8–9", "3"),
        fact("F14", "Only the neck swells", "level below 2 elsewhere, day 0–14", "0"),
        fact("F15", "Swelling turns after the second set of drugs", "peak 9.2 ± 0.4 d", "9.00"),
        fact("F16", "Swelling almost gone on day 11", "below 0.2 of its maximum", "0.17"),
        fact("F17", "Neck normal on day 14", "below 0.05 of its maximum", "0.022"),
        fact("F18", "Marrow blasts before infusion", "0.30 ± 0.03, day −1–0", "0.299", .setting, "an initial content"),
        fact("F19", "Complete remission on day 15", "blasts below 0.01", "2.2 × 10⁻⁷"),
        fact("F20", "Second relapse", "passes 0.11 in day 311–341", "day 324", .setting, "an antigen-negative clone, two free numbers"),
        fact("F21", "Without corticosteroids the swelling lasts longer", "area at least ×1.5, day 8–14", "×2.71"),
    ]

    private static func fact(
        _ id: String, _ what: String, _ target: String, _ reached: String, _ kind: ReportContent.FactKind = .predicted, _ note: String = ""
    ) -> ReportContent.Fact {
        .init(id: id, what: what, target: target, reached: reached, met: true, kind: kind, note: note)
    }
}

extension ReportFixture {
    static func fillEvents(_ content: inout Content) {
        typealias ID = Content.SeriesID
        content.onsets = [
            .init(day: 5.84, until: 9.6, label: "fever ≥ 38 °C", extent: .systemic),
            .init(day: 8.43, until: 10.4, label: "neck swelling visible", extent: .local),
        ]
        content.observations = [
            .init(series: ID.temperature, day: 0.3, value: 37.5, note: "within 12 h of infusion"),
            .init(series: ID.temperature, day: 6.5, value: 39, note: "day 6"),
            .init(series: ID.temperature, day: 7.25, value: 39.8, note: "day 7"),
            .init(series: ID.temperature, day: 8, value: 38, note: "after tocilizumab"),
        ]
        content.thresholds = [
            .init(series: ID.temperature, value: 38, label: "fever, 38 °C"),
            .init(series: ID.lumen, value: 0.6, label: "dyspnoea, 0.6"),
            .init(series: ID.lumen, value: 0.2, label: "stridor, 0.2"),
            .init(series: ID.oxygenSaturation, value: 92, label: "oxygen, 92 %"),
            .init(series: ID.neckCircumference, value: 36, label: "visible, +2 cm"),
        ]
        content.grades = [
            .init(from: 5.84, to: 6.4, grade: 1), .init(from: 6.4, to: 7.7, grade: 2), .init(from: 7.7, to: 9.6, grade: 1),
        ]
        content.airwayLevels = [
            .init(from: 8.43, to: 8.6, grade: 2), .init(from: 8.6, to: 9.5, grade: 3), .init(from: 9.5, to: 10.4, grade: 2),
        ]
        content.stages = [
            .init(from: 0, to: 5.84, label: "Expansion"), .init(from: 5.84, to: 8.43, label: "Systemic release"),
            .init(from: 8.43, to: 10.4, label: "Redistribution, local release"), .init(from: 10.4, to: 21, label: "Abatement and recovery"),
        ]
        content.localEvents = [.init(site: "neck", level: 3, onset: 8.43, peak: 9, resolved: 10.4)]
    }

    /// The other order: one abdominal mass that swells before the fever, no airway, one fact missed. Shapes are for layout only.
    static func mass() throws -> Content {
        var content = try ReportFixture.content()
        content.title = "Local cytokine release in B-cell lymphoma"
        content.subtitle = "One abdominal mass of 95 × 10⁹ cells; no treatment but an antipyretic."
        content.window = nil
        content.sites = content.sites.filter { $0.id != "neck" } + [.init(id: "mass", label: "Mass in the abdomen", kind: "mass")]
        for quantity in Content.SiteQuantity.allCases {
            content.series[quantity.seriesID(of: "mass")] = content.series[quantity.seriesID(of: "neck")]
            content.series[quantity.seriesID(of: "neck")] = nil
        }
        content.series[Content.SeriesID.neckCircumference] = nil
        content.series[Content.SeriesID.lumen] = nil
        content.onsets = [
            .init(day: 4.81, until: 19, label: "swelling of the mass visible", extent: .local),
            .init(day: 7.82, until: 12, label: "fever ≥ 38 °C", extent: .systemic),
        ]
        content.airwayLevels = []
        content.observations = []
        content.stages = []
        content.localEvents = [.init(site: "mass", level: 2, onset: 4.81, peak: 10.7)]
        content.doses = [
            .init(day: 0, drug: "CART", label: "CAR-T cells", amount: 6.4e6, unit: "cells", kind: .cells),
            .init(day: 18, drug: "NSAID", label: "Antipyretic as needed", amount: 400, unit: "mg", kind: .support),
        ]
        content.facts[4].met = false
        content.facts[4].reached = "1"
        return content
    }

    static func fillWords(_ content: inout Content) {
        content.story = [
            .init(day: -5, "Lymphodepletion thins the host lymphocytes to 5 % and makes room for the CAR-T cells."),
            .init(day: 0, "6.4 million CAR-T cells are infused. The temperature rises to 37.3 °C within half a day and settles."),
            .init(day: 5.8, "CAR-T cells have multiplied in the marrow. Fever passes 38 °C; the pressure falls by 19 mmHg; ASTCT grade 2."),
            .init(
                day: 7.3,
                "39.7 °C. Tocilizumab is given: the fever falls to about 38.2 °C and the pressure recovers, while plasma IL-6 rises."),
            .init(day: 8.4, "The neck swells visibly, 2.6 days after the fever. The airway narrows to level 3 within hours."),
            .init(
                day: 8.7,
                "Torasemide, methylprednisolone and dexamethasone, repeated five hours later with plasma. The swelling turns on day 9.0."),
            .init(day: 15, "The neck is normal and the marrow is in complete remission."),
        ]
        content.patient = [
            .init("Age and sex", "61 years, female", group: "Patient", standing: .data),
            .init("Diagnosis", "Ph-like B-ALL, second relapse setting", group: "Patient", standing: .data),
            .init("Marrow blasts before infusion", "30 %", group: "Patient", standing: .data, note: "flow cytometry, after bridging"),
            .init("Body weight", "55 kg", group: "Patient", standing: .assumed, note: "the report gives none"),
            .init("Blasts in the neck", "2.45 × 10⁹", group: "Patient", standing: .assumed, note: "no dedicated imaging of the neck"),
            .init("Product", "autologous anti-CD19, CD28", group: "Product", standing: .data),
            .init("Dose", "1.165 × 10⁵ cells/kg", group: "Product", standing: .data),
            .init("Lymphodepletion", "fludarabine + cyclophosphamide", group: "Product", standing: .data),
            .init("Days of lymphodepletion", "−5, −4, −3", group: "Product", standing: .assumed),
        ]
        content.influences = [
            .init(
                agent: "Tocilizumab", direction: .lowers, process: "IL-6 signalling", place: "every site, by tissue level", halfAt: "1 nM"),
            .init(agent: "Methylprednisolone", direction: .lowers, process: "Capillary leak", place: "every site", halfAt: "15 ng/mL"),
            .init(agent: "Dexamethasone", direction: .lowers, process: "Macrophage activation", place: "every site", halfAt: "6 ng/mL"),
            .init(agent: "Interferon-γ", direction: .raises, process: "Macrophage activation", place: "the same site", halfAt: "300 pg/mL"),
            .init(agent: "Endothelial activation", direction: .raises, process: "CAR-T entry", place: "neck and nodes", halfAt: "–"),
        ]
        content.parameters = [
            .init("read", meaning: "a value read in the full text of a source", count: 41),
            .init("abstract", meaning: "a value from an abstract only", count: 12),
            .init("memory", meaning: "textbook knowledge, no page at hand", count: 18),
            .init("assumed", meaning: "chosen by us within a plausible range", count: 39),
            .init("fitted", meaning: "adjusted to meet the facts", count: 57),
        ]
        content.treatmentQuestion = [
            "Without corticosteroids the area under the neck swelling is 2.7 times as large; without tocilizumab the swelling hardly changes and the fever stays high.",
            "The hypothesis that early blockade of the IL-6 receptor is counterproductive is neither reproduced nor refuted by this run.",
        ]
        content.provenance = [
            .init("Version", "0.1.0"), .init("Model digest", "sha256:6f1d0c2b9a41…e7"), .init("Scenario digest", "sha256:0b77aa19…c3"),
            .init("Solver", "Rosenbrock 4(3), relative tolerance 10⁻⁶"), .init("Steps", "2 184 accepted, 37 rejected"),
        ]
        content.limits = [
            "One patient, no printed cytokine or cell number: plasma levels here are plausible, not observed.",
            "The site is an input. The model says when and how the neck swells, not why the neck.",
            "The order of events is robust to a change of every constant by 20 %; the date is not.",
        ]
    }
}
