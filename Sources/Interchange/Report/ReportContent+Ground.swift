import Forecasting
import Foundation
import Quantities
import Reactions

/// What a run stands on: the patient as described, influences, parameters by origin, provenance and limits.
extension ReportContent {
    static func patientRows(_ scenario: Scenario) -> [PatientRow] {
        var rows: [PatientRow] = []
        func add(_ label: String, _ value: String?, _ path: String, _ group: String) {
            guard let value else { return }
            let basis = scenario.basis(of: path)
            let note = basis.map { $0.kind == .setting ? "a setting: " + $0.reason : $0.reason } ?? "the scenario does not say from where"
            rows.append(
                PatientRow(label, value, group: group, standing: basis?.kind == .data ? .data : .assumed, note: UnitWords.plainText(note)))
        }
        let patient = scenario.patient
        add("Sex", patient.sex.rawValue, "patient.sex", "Patient")
        for (label, quantity, path) in [
            ("Age", patient.age, "age"), ("Weight", patient.weight, "weight"), ("Height", patient.height, "height"),
            ("Temperature at rest", patient.temperature, "temperature"),
            ("Mean arterial pressure at rest", patient.meanArterialPressure, "meanArterialPressure"),
            ("Lymphocytes before conditioning", patient.lymphocytes, "lymphocytes"),
            ("Neck circumference", patient.neckCircumference, "neckCircumference"),
        ] as [(String, Quantity?, String)] { add(label, quantity.map(words), "patient." + path, "Patient") }
        add("Construct", scenario.product.construct, "product.construct", "Product")
        add("Antigen", scenario.product.antigen, "product.antigen", "Product")
        add("Dose", words(scenario.product.dose), "product.dose", "Product")
        add("Infused into", scenario.product.into, "product.into", "Product")
        for (index, site) in scenario.sites.enumerated() {
            add("\(site.label ?? site.id), volume", words(site.volume), "sites[\(index)].volume", "Added sites")
        }
        for content in scenario.burden {
            let name = scenario.sites.first { $0.id == content.site }?.label ?? content.site.capitalisedFirst
            let kinds: [(String, Quantity?, String, String)] = [
                ("malignant", content.malignant, "malignant", "Disease at the start"),
                ("without the antigen", content.antigenNegative, "antigenNegative", "Disease at the start"),
                ("B cells", content.normalB, "normalB", "Normal cells at the start"),
                ("with the antigen", content.offTumour, "offTumour", "Normal cells at the start"),
            ]
            for (kind, quantity, field, group) in kinds {
                add("\(name), \(kind)", quantity.map(words), "burden.\(content.site).\(field)", group)
            }
        }
        add("Marrow, other cells", scenario.normalMarrow.map(words), "normalMarrow", "Normal cells at the start")
        return rows
    }

    /// As the scenario gives it: four digits at most, large numbers with a power of ten.
    private static func words(_ quantity: Quantity) -> String {
        let unit = UnitWords.plain(quantity.unit.symbol)
        guard quantity.value >= 1e5 else { return Digits.short(quantity.value, significant: 4) + "\u{00A0}" + unit }
        let exponent = Int(log10(quantity.value).rounded(.down))
        return Digits.short(quantity.value / pow(10, Double(exponent)), significant: 4) + "\u{00A0}×\u{00A0}10" + superscript(exponent)
            + "\u{00A0}" + unit
    }

    private static func superscript(_ number: Int) -> String {
        let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
        return String(String(number).compactMap(\.wholeNumberValue).map { digits[$0] })
    }

    // MARK: Parameters

    /// Parameters by what they rest on; a calibrated one counts as fitted, whatever its declaration says.
    static func tally(_ simulation: Simulation) -> [ParameterTally] {
        let roles = Dictionary(simulation.calibration.rows.map { ($0.id, $0.role) }, uniquingKeysWith: { $1 })
        var counts: [String: Int] = [:]
        for symbol in simulation.model.network.parameters {
            let origin = roles[symbol.id] ?? symbol.source?.confidence.rawValue ?? Source.Confidence.assumed.rawValue
            counts[origin, default: 0] += 1
        }
        let meanings = [
            ("read", "read in the text of a source"), ("abstract", "seen in an abstract only"),
            ("memory", "textbook knowledge, no page at hand"),
            ("assumed", "assumed, with a reason"), ("fitted", "fitted to the facts of the case and its contrasts"),
            ("setting", "set to meet one fact by itself"),
        ]
        return meanings.map { ParameterTally($0.0, meaning: $0.1, count: counts[$0.0] ?? 0) }
    }

    static func provenanceRows(_ simulation: Simulation) -> [ProvenanceRow] {
        let source = simulation.provenance
        let work = source.statistics
        return [
            ProvenanceRow("Version", "Squall \(source.version)"), ProvenanceRow("Model", source.model),
            ProvenanceRow("Scenario", source.scenario),
            ProvenanceRow("Calibration", source.calibration),
            ProvenanceRow("Solver", "\(source.solver), relative tolerance \(source.relativeTolerance)"),
            ProvenanceRow(
                "Work",
                "\(work.steps) steps, \(work.rejected) of them rejected; \(work.rates) evaluations; \(work.factorisations) factorisations"),
            ProvenanceRow(
                "Size",
                "\(simulation.model.network.species.count) states, \(simulation.model.network.reactions.count) reactions, \(simulation.model.network.parameters.count) parameters"
            ),
            ProvenanceRow("Outcome", simulation.outcomeWord),
        ]
    }

    // MARK: Limits

    static func limits(_ simulation: Simulation) -> [String] {
        var found = [
            "The model is calibrated to one reported patient. Whether it speaks for others is not shown.",
            "The report of that patient prints no cytokine, CRP, ferritin or CAR-T number; its figures were not read off. Levels here are plausible, not observed.",
            "The site is an input. The cells in the neck are assumed, no imaging of the neck was reported; the model says when and how it swells, not why the neck.",
            "Airway lumen, oxygen saturation and pressure come from short formulas with assumed constants, not from mechanics; the airway level is defined by this project.",
            "The facts do not determine the parameters: many sets meet them equally well, and some constants may change tenfold without notice. The order of events holds through changes of every constant by a fifth; the days do not.",
            "Hours of several doses, the taper, temperatures of days 1 to 5 and the body weight are assumed.",
            "Infection, ICANS, anaphylaxis and thrombosis are not in the model; a patient may have them.",
        ]
        if !simulation.checks.isEmpty {
            let settings = simulation.checks.filter { CaseFact.settings[$0.fact.id] != nil }.map(\.fact.id).joined(separator: ", ")
            found.insert(
                "Facts \(settings) are settings: each is met by a number chosen for it alone. The others were aims of one common fit, so meeting them is no prediction either.",
                at: 1)
        } else {
            found.insert("Nothing in this scenario was compared with a patient.", at: 1)
        }
        return found
    }
}
