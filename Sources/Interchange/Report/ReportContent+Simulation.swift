import Bedside
import Forecasting

extension ReportContent {
    /// The report of one run.
    ///
    /// - Parameters:
    ///   - simulation: The run with its reading and checks.
    ///   - treatmentQuestion: What runs with other treatment say, in sentences; empty leaves the section out.
    public init(_ simulation: Simulation, treatmentQuestion: [String] = []) {
        let scenario = simulation.scenario
        self.init(title: scenario.title, subtitle: ReportContent.subtitle(simulation))
        self.treatmentQuestion = treatmentQuestion
        story = simulation.reading.story.map { StoryLine(day: $0.day, $0.text) }
        times = simulation.course.times
        sites = ReportContent.sites(simulation)
        series = ReportContent.courseSeries(simulation.course).merging(ReportContent.siteSeries(simulation, sites)) { first, _ in first }
        observations = ReportContent.observations(simulation)
        thresholds = ReportContent.thresholds(simulation.course)
        doses = ReportContent.doses(simulation)
        onsets = ReportContent.onsets(simulation.reading)
        grades = simulation.reading.grades.map { GradeSpan(from: $0.from, to: $0.to, grade: $0.level) }
        airwayLevels = simulation.reading.airway.map { GradeSpan(from: $0.from, to: $0.to, grade: $0.level) }
        stages = ReportContent.stages(simulation)
        localEvents = simulation.reading.local.map {
            LocalEvent(site: $0.site, level: $0.level, onset: $0.onset, peak: $0.peak, resolved: $0.resolved)
        }
        facts = simulation.checks.map(ReportContent.fact)
        patient = ReportContent.patientRows(scenario)
        influences = ReportContent.influences(simulation.model)
        parameters = ReportContent.tally(simulation)
        provenance = ReportContent.provenanceRows(simulation)
        limits = ReportContent.limits(simulation)
    }

    private static func subtitle(_ simulation: Simulation) -> String {
        let changed = simulation.changes.isEmpty ? "" : " Changed for this run: \(simulation.changes.joined(separator: ", "))."
        let stopped =
            simulation.course.outcome == .completed
            ? "" : " The integration stopped on \(Digits.day(simulation.end)); the report ends there."
        return simulation.scenario.summary + changed + stopped
    }

    // MARK: Series

    private static func courseSeries(_ course: Course) -> [String: Series] {
        let named: [(id: String, readout: String, label: String)] = [
            (SeriesID.temperature, "temperature", "Temperature"),
            (SeriesID.meanArterialPressure, "meanArterialPressure", "Mean arterial pressure"),
            (SeriesID.oxygenSaturation, "roomAirSaturation", "Oxygen saturation on room air"), (SeriesID.il6, "plasma.IL6", "IL-6"),
            (SeriesID.interferonGamma, "plasma.IFNg", "IFN-γ"), (SeriesID.il10, "plasma.IL10", "IL-10"),
            (SeriesID.il2, "plasma.IL2", "IL-2"),
            (SeriesID.crp, "CRP", "CRP"), (SeriesID.ferritin, "ferritin", "Ferritin"), (SeriesID.transgene, "transgene", "Transgene"),
            (SeriesID.carTCount, "blood.CART", "CAR-T cells"), (SeriesID.neckCircumference, "neck.circumference", "Neck circumference"),
            (SeriesID.lumen, "airway.area", "Open share of the airway lumen"),
        ]
        var found: [String: Series] = [:]
        for entry in named {
            guard let series = course.series.first(where: { $0.id == entry.readout }) else { continue }
            found[entry.id] = Series(entry.label, unit: UnitWords.plain(series.unit.symbol), values: series.values)
        }
        return found
    }

    static func sites(_ simulation: Simulation) -> [Site] {
        let added = Dictionary(simulation.scenario.sites.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let body = simulation.model.body
        return ([body.blood.site] + body.tissues).map { site in
            let label = site.label.split(separator: "(").first.map { $0.trimmed } ?? site.label
            guard let own = added[site.id] else { return Site(id: site.id, label: label, kind: site.id) }
            let kind =
                switch (own.kind, own.region) {
                case (_, .neck): "cervical"
                case (.effusion, .pleura): "pleura"
                case (.effusion, _): "gut"
                default: "mass"
                }
            return Site(id: site.id, label: label, kind: kind)
        }
    }

    /// Blood is counted per microlitre; as a site it holds cells, like any other.
    private static let bloodVolume = 5e6

    private static func siteSeries(_ simulation: Simulation, _ sites: [Site]) -> [String: Series] {
        let course = simulation.course
        var found: [String: Series] = [:]
        for site in sites {
            let cells = course[site.id + ".CART"].map { site.id == "blood" ? $0 * bloodVolume : $0 }
            let parts: [(SiteQuantity, String, String, [Double])] = [
                (.target, "Antigen-bearing cells", "cells", course[site.id + ".target"]), (.carT, "CAR-T cells", "cells", cells),
                (.il6, "IL-6", "pg/mL", course[site.id + ".IL6"]),
                (.oedema, "Oedema over resting fluid", "%", course[site.id + ".oedema"].map { max(0, $0) * 100 }),
            ]
            for (quantity, label, unit, values) in parts where values.count == course.times.count {
                found[quantity.seriesID(of: site.id)] = Series(label, unit: unit, values: values)
            }
        }
        return found
    }

    /// Reported temperatures, a quarter into the span that the report gives, since the hours are not known.
    private static func observations(_ simulation: Simulation) -> [Observation] {
        simulation.checks.map(\.fact).filter { $0.quantity == "temperature" && $0.rule.hasSuffix("within") && $0.from.isFinite }.map {
            fact in
            Observation(series: SeriesID.temperature, day: fact.from + (fact.to - fact.from) / 4, value: fact.value, note: fact.what)
        }
    }

    private static func thresholds(_ course: Course) -> [Threshold] {
        var found = [
            Threshold(series: SeriesID.temperature, value: ASTCTCRS.feverThreshold, label: "fever, 38 °C"),
            Threshold(series: SeriesID.lumen, value: AirwayLevel.symptomaticLumen, label: "dyspnoea, \(AirwayLevel.symptomaticLumen)"),
            Threshold(series: SeriesID.lumen, value: AirwayLevel.stridorLumen, label: "stridor, \(AirwayLevel.stridorLumen)"),
            Threshold(series: SeriesID.oxygenSaturation, value: 92, label: "oxygen, 92 %"),
        ]
        if let resting = course["neck.circumference"].first {
            found.append(Threshold(series: SeriesID.neckCircumference, value: resting + 2, label: "visible, +2 cm"))
        }
        return found
    }

    private static func fact(_ check: CaseCheck) -> Fact {
        let setting = CaseFact.settings[check.fact.id]
        return Fact(
            id: check.fact.id, what: check.fact.what.capitalisedFirst, target: UnitWords.plainText(CaseWords.target(check.fact)),
            reached: UnitWords.plainText(CaseWords.reached(check)), met: check.passes, kind: setting == nil ? .predicted : .setting,
            note: setting ?? "")
    }
}

/// Units as a ward writes them, from UCUM codes.
enum UnitWords {
    private static let words = [
        "Cel": "°C", "mm[Hg]": "mmHg", "ng/mL": "ng/mL", "{copies}/ug": "copies/µg", "{cells}/uL": "cells/µL", "{cells}": "cells", "1": "",
        "{level}": "", "{grade}": "", "ug/kg/min": "µg/kg/min", "{cells}/kg": "cells/kg", "10*9{cells}/L": "× 10⁹/L",
        "10*9{cells}": "× 10⁹ cells",
        "a": "years", "mg/m2": "mg/m²", "1/d/10*9{cells}": "per day and 10⁹ cells",
    ]

    static func plain(_ code: String) -> String { words[code] ?? code }

    /// A sentence whose codes are written plainly.
    static func plainText(_ text: String) -> String { text.replacing("mm[Hg]", with: "mmHg").replacing(" Cel", with: " °C") }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
