/// One endpoint and how it is taken from what is measured of a course.
struct EndpointRow: Sendable {
    let endpoint: Endpoint
    let value: @Sendable (CourseMeasures) -> Double

    init(
        _ id: String, _ label: String, _ unit: String, _ kind: Endpoint.Kind, better: Endpoint.Better = .lower, _ meaning: String,
        value: @escaping @Sendable (CourseMeasures) -> Double
    ) {
        endpoint = Endpoint(id, label, unit: unit, kind, better: better, meaning)
        self.value = value
    }
}

/// What is kept of every patient, in the order of the store: a line each for name, unit, kind, what is better, and what it is.
///
/// Unless said otherwise an endpoint speaks of the whole course from the infusion on, however long it is. One that did not happen, that
/// does not exist in a body or that a course is too short to show is not-a-number, never nought. Death is not modelled.
extension Endpoint {
    public static let catalogue: [Endpoint] = rows.map(\.endpoint)

    /// The endpoint of an id, with its position in ``catalogue``.
    public static func named(_ id: String) -> (position: Int, endpoint: Endpoint)? {
        positions[id].map { ($0, catalogue[$0]) }
    }

    private static let positions = Dictionary(uniqueKeysWithValues: catalogue.enumerated().map { ($1.id, $0) })

    static let rows: [EndpointRow] = grades + fever + local + stages + markers + cells + drugs + disease

    // MARK: Grades

    private static let grades: [EndpointRow] = [
        EndpointRow(
            "astct_highest", "Highest ASTCT grade", "1", .ordinal,
            "The highest ASTCT grade of any sample from day 1 on; what comes before is the reaction to the infused product. "
                + "Oxygen counts by need, a vasopressor only when one is given."
        ) { Double($0.grades.highest) },
        EndpointRow(
            "crs_onset", "Onset of CRS", "d", .day, better: .neither,
            "The first day with an ASTCT grade of 1 or more, from day 1 on."
        ) { $0.grades.firstDay[1] },
        EndpointRow(
            "astct_2_onset", "First day of ASTCT grade 2", "d", .day, better: .neither,
            "The first day with an ASTCT grade of 2 or more."
        ) { $0.grades.firstDay[2] },
        EndpointRow(
            "astct_3_onset", "First day of ASTCT grade 3", "d", .day, better: .neither,
            "The first day with an ASTCT grade of 3 or more."
        ) { $0.grades.firstDay[3] },
        EndpointRow(
            "astct_4_onset", "First day of ASTCT grade 4", "d", .day, better: .neither,
            "The first day with an ASTCT grade of 4."
        ) { $0.grades.firstDay[4] },
        EndpointRow(
            "astct_1_days", "Days at ASTCT grade 1", "d", .continuous,
            "Time at ASTCT grade 1 from day 1 on; a sample stands until the next."
        ) { $0.grades.days[1] },
        EndpointRow(
            "astct_2_days", "Days at ASTCT grade 2", "d", .continuous,
            "Time at ASTCT grade 2."
        ) { $0.grades.days[2] },
        EndpointRow(
            "astct_3_days", "Days at ASTCT grade 3", "d", .continuous,
            "Time at ASTCT grade 3."
        ) { $0.grades.days[3] },
        EndpointRow(
            "astct_4_days", "Days at ASTCT grade 4", "d", .continuous,
            "Time at ASTCT grade 4."
        ) { $0.grades.days[4] },
        EndpointRow(
            "crs_duration", "Duration of CRS", "d", .continuous,
            "From the onset of CRS to the first sample of grade 0 after the last one of grade 1 or more; missing without CRS, "
                + "or when it has not ended."
        ) { $0.grades.duration },
        EndpointRow(
            "severe_crs", "CRS of grade 3 or more", "1", .binary,
            "Whether the highest ASTCT grade is 3 or more."
        ) { $0.grades.highest >= 3 ? 1 : 0 },
    ]

    // MARK: Vital signs

    private static let fever: [EndpointRow] = [
        EndpointRow(
            "fever_onset", "Onset of fever", "d", .day, better: .neither,
            "The first day at 38.0 °C from day 1 on, between samples, as the reading of a course has it."
        ) { $0.grades.feverOnset ?? .nan },
        EndpointRow(
            "fever_days", "Days of fever", "d", .continuous,
            "Time at 38.0 °C or more from day 1 on."
        ) { $0.grades.feverDays },
        EndpointRow(
            "fever_area", "Area of fever", "d.Cel", .continuous,
            "Degrees above 38.0 °C times days, from day 1 on."
        ) { $0.grades.feverArea },
        EndpointRow(
            "temperature_peak", "Highest temperature", "Cel", .continuous,
            "The highest temperature from the infusion on, the reaction to the product included."
        ) { $0.peaks.temperature.value },
        EndpointRow(
            "temperature_peak_day", "Day of the highest temperature", "d", .day, better: .neither,
            "When the highest temperature was reached."
        ) { $0.peaks.temperature.day },
        EndpointRow(
            "pressure_least", "Lowest mean arterial pressure", "mm[Hg]", .continuous, better: .higher,
            "The lowest mean arterial pressure from the infusion on."
        ) { $0.peaks.lowestPressure.value },
        EndpointRow(
            "pressure_least_day", "Day of the lowest pressure", "d", .day, better: .neither,
            "When the lowest mean arterial pressure was reached."
        ) { $0.peaks.lowestPressure.day },
        EndpointRow(
            "saturation_least", "Lowest saturation on room air", "%", .continuous, better: .higher,
            "The lowest oxygen saturation that the patient would have on room air."
        ) { $0.peaks.lowestSaturation.value },
        EndpointRow(
            "saturation_least_day", "Day of the lowest saturation", "d", .day, better: .neither,
            "When the lowest saturation on room air was reached."
        ) { $0.peaks.lowestSaturation.day },
    ]

    // MARK: Local CRS

    private static let local: [EndpointRow] = [
        EndpointRow(
            "local_crs", "Local CRS", "1", .binary,
            "Whether any site swells so that a clinician would see it; oedema of all other tissue together is no local sign."
        ) { $0.swellings.isEmpty ? 0 : 1 },
        EndpointRow(
            "local_onset", "Onset of local CRS", "d", .day, better: .neither,
            "The first day of the first visible swelling, between samples."
        ) { $0.swellings.first?.onset ?? .nan },
        EndpointRow(
            "local_sites", "Sites with local CRS", "1", .count,
            "Sites that swell visibly."
        ) { Double($0.swellings.count) },
        EndpointRow(
            "neck_crs", "Local CRS of the neck", "1", .binary,
            "Whether the local airway level reaches 2: visible swelling of the neck by girth, or a narrow airway. The level "
                + "is defined by this project."
        ) { $0.airway.highest >= 2 ? 1 : 0 },
        EndpointRow(
            "airway_highest", "Highest local airway level", "1", .ordinal,
            "0, 2 visible swelling, 3 symptoms, 4 stridor; defined by this project, there is no level 1."
        ) { Double($0.airway.highest) },
        EndpointRow(
            "neck_onset", "Onset in the neck", "d", .day, better: .neither,
            "The first day with a local airway level of 2 or more."
        ) { $0.airway.onset },
        EndpointRow(
            "neck_peak_day", "Day of the largest neck", "d", .day, better: .neither,
            "When the neck was largest; missing when it never grew by 0.1 cm."
        ) { $0.airway.rise >= AirwayScan.measurable ? $0.airway.peakDay : .nan },
        EndpointRow(
            "neck_rise", "Largest rise of the neck's circumference", "cm", .continuous,
            "The largest circumference less that of the first sample."
        ) { $0.airway.rise },
        EndpointRow(
            "airway_least", "Smallest open airway", "1", .continuous, better: .higher,
            "The smallest lumen of the airway over its lumen at rest."
        ) { $0.airway.lumen },
        EndpointRow(
            "airway_loss", "Loss of the airway", "1", .binary,
            "Whether the local airway level reaches 4: a lumen below 0.4 of that at rest, where stridor is expected. Defined "
                + "by this project; the model has no death."
        ) { $0.airway.highest >= 4 ? 1 : 0 },
        EndpointRow(
            "airway_loss_day", "Day of the loss of the airway", "d", .day, better: .neither,
            "The first day with a local airway level of 4."
        ) { $0.airway.lossDay },
        EndpointRow(
            "local_lag", "Lag from fever to local CRS", "d", .continuous, better: .neither,
            "Onset of local CRS less onset of fever; negative where the local sign came first. Missing without both."
        ) { $0.localLag },
        EndpointRow(
            "local_precedes", "Local CRS precedes systemic CRS or comes alone", "1", .binary, better: .neither,
            "Whether local CRS came more than 12 h before fever, or without any; missing without local CRS."
        ) { $0.isLocal($0.sequence == .localFirst || $0.sequence == .onlyLocal) },
        EndpointRow(
            "local_follows", "Local CRS follows systemic CRS", "1", .binary, better: .neither,
            "Whether local CRS came more than 12 h after fever; missing without local CRS."
        ) { $0.isLocal($0.sequence == .systemicFirst) },
    ]

    // MARK: Stages

    private static let stages: [EndpointRow] = [
        EndpointRow(
            "stage_systemic_days", "Days of systemic CRS", "d", .continuous,
            "Time with fever and IL-6 or IFN-γ at ten times its value at infusion; a phase of the bedside's reading."
        ) { $0.phases.days[.systemicCRS] ?? 0 },
        EndpointRow(
            "stage_local_days", "Days of local CRS", "d", .continuous,
            "Time with a visible swelling whose vessels are more active than those of blood, at any site; a phase of the "
                + "bedside's reading."
        ) { $0.phases.days[.localCRS] ?? 0 },
        EndpointRow(
            "stage_expansion_days", "Days of local expansion", "d", .continuous, better: .neither,
            "Time in which one site holds most CAR-T cells, with antigen left and cells rising; a phase of the bedside's "
                + "reading."
        ) { $0.phases.days[.localExpansion] ?? 0 },
        EndpointRow(
            "stage_overflow_days", "Days of overflow", "d", .continuous, better: .neither,
            "Time in which blood fills with CAR-T cells while the leading site empties or has no antigen; a phase of the "
                + "bedside's reading."
        ) { $0.phases.days[.overflow] ?? 0 },
        EndpointRow(
            "stage_redistribution_days", "Days of redistribution", "d", .continuous, better: .neither,
            "Time in which CAR-T cells leave blood and rise at a site that did not lead; a phase of the bedside's reading."
        ) { $0.phases.days[.redistribution] ?? 0 },
        EndpointRow(
            "stage_recovery_days", "Days of recovery", "d", .continuous, better: .higher,
            "Time in which macrophages are calm and the patient cool, for a day at least, after a fever; a phase of the "
                + "bedside's reading."
        ) { $0.phases.days[.recovery] ?? 0 },
    ]

    // MARK: Laboratory

    private static let markers: [EndpointRow] = [
        EndpointRow(
            "il6_peak", "Peak of IL-6, plasma", "pg/mL", .continuous,
            "The highest value from the infusion on."
        ) { $0.peaks.markers[0].value },
        EndpointRow(
            "il6_peak_day", "Day of the peak of IL-6, plasma", "d", .day, better: .neither,
            "When the highest value was reached."
        ) { $0.peaks.markers[0].day },
        EndpointRow(
            "il6_area", "Area under IL-6, plasma", "d.pg/mL", .continuous,
            "Area from day 0 to 28; missing when the course ends before."
        ) { $0.peaks.markers[0].area },
        EndpointRow(
            "ifng_peak", "Peak of IFN-γ, plasma", "pg/mL", .continuous,
            "The highest value from the infusion on."
        ) { $0.peaks.markers[1].value },
        EndpointRow(
            "ifng_peak_day", "Day of the peak of IFN-γ, plasma", "d", .day, better: .neither,
            "When the highest value was reached."
        ) { $0.peaks.markers[1].day },
        EndpointRow(
            "ifng_area", "Area under IFN-γ, plasma", "d.pg/mL", .continuous,
            "Area from day 0 to 28; missing when the course ends before."
        ) { $0.peaks.markers[1].area },
        EndpointRow(
            "il10_peak", "Peak of IL-10, plasma", "pg/mL", .continuous, better: .neither,
            "The highest value from the infusion on."
        ) { $0.peaks.markers[2].value },
        EndpointRow(
            "il10_peak_day", "Day of the peak of IL-10, plasma", "d", .day, better: .neither,
            "When the highest value was reached."
        ) { $0.peaks.markers[2].day },
        EndpointRow(
            "il10_area", "Area under IL-10, plasma", "d.pg/mL", .continuous, better: .neither,
            "Area from day 0 to 28; missing when the course ends before."
        ) { $0.peaks.markers[2].area },
        EndpointRow(
            "il1_peak", "Peak of IL-1, plasma", "pg/mL", .continuous,
            "The highest value from the infusion on."
        ) { $0.peaks.markers[3].value },
        EndpointRow(
            "il1_peak_day", "Day of the peak of IL-1, plasma", "d", .day, better: .neither,
            "When the highest value was reached."
        ) { $0.peaks.markers[3].day },
        EndpointRow(
            "il1_area", "Area under IL-1, plasma", "d.pg/mL", .continuous,
            "Area from day 0 to 28; missing when the course ends before."
        ) { $0.peaks.markers[3].area },
        EndpointRow(
            "crp_peak", "Peak of C-reactive protein", "mg/L", .continuous,
            "The highest value from the infusion on."
        ) { $0.peaks.markers[4].value },
        EndpointRow(
            "crp_peak_day", "Day of the peak of C-reactive protein", "d", .day, better: .neither,
            "When the highest value was reached."
        ) { $0.peaks.markers[4].day },
        EndpointRow(
            "crp_area", "Area under C-reactive protein", "d.mg/L", .continuous,
            "Area from day 0 to 28; missing when the course ends before."
        ) { $0.peaks.markers[4].area },
        EndpointRow(
            "ferritin_peak", "Peak of Ferritin", "ng/mL", .continuous,
            "The highest value from the infusion on."
        ) { $0.peaks.markers[5].value },
        EndpointRow(
            "ferritin_peak_day", "Day of the peak of Ferritin", "d", .day, better: .neither,
            "When the highest value was reached."
        ) { $0.peaks.markers[5].day },
        EndpointRow(
            "ferritin_area", "Area under Ferritin", "d.ng/mL", .continuous,
            "Area from day 0 to 28; missing when the course ends before."
        ) { $0.peaks.markers[5].area },
    ]

    // MARK: CAR-T cells

    private static let cells: [EndpointRow] = [
        EndpointRow(
            "cart_peak", "Peak of CAR-T cells in blood", "{cells}/uL", .continuous, better: .neither,
            "The highest number of CAR-T cells per microlitre of blood from the infusion on (Cmax)."
        ) { $0.peaks.cart.value },
        EndpointRow(
            "cart_peak_day", "Day of the peak of CAR-T cells", "d", .day, better: .neither,
            "When CAR-T cells in blood were highest (Tmax)."
        ) { $0.peaks.cart.day },
        EndpointRow(
            "cart_area", "Area under CAR-T cells", "d.{cells}/uL", .continuous, better: .neither,
            "Area under CAR-T cells in blood from day 0 to 28; missing when the course ends before."
        ) { $0.peaks.cart.area },
        EndpointRow(
            "cart_last", "Last day of CAR-T cells in blood", "d", .day, better: .neither,
            "The last day with 0.1 CAR-T cells per microlitre or more, a limit of this project; missing when they are there "
                + "at the end or never were."
        ) { $0.peaks.persistence },
    ]

    // MARK: What was given

    private static let drugs: [EndpointRow] = [
        EndpointRow(
            "tocilizumab_doses", "Doses of tocilizumab", "1", .count, better: .neither,
            "Doses from the infusion to the end of the course."
        ) { Double($0.doses.tocilizumabDoses) },
        EndpointRow(
            "tocilizumab_mg", "Tocilizumab", "mg", .continuous, better: .neither,
            "Milligrams in all."
        ) { $0.doses.tocilizumab },
        EndpointRow(
            "tocilizumab_day", "First tocilizumab", "d", .day, better: .neither,
            "Day of the first dose after the infusion."
        ) { $0.doses.firstTocilizumab },
        EndpointRow(
            "steroid_mg", "Corticosteroids", "mg", .continuous,
            "Milligrams of dexamethasone that equal all corticosteroids after the infusion, by the bedside's table."
        ) { $0.doses.steroids },
        EndpointRow(
            "steroid_days", "Days on corticosteroids", "1", .count,
            "Calendar days with a dose of a corticosteroid."
        ) { Double($0.doses.steroidDays) },
        EndpointRow(
            "steroid_day", "First corticosteroid", "d", .day, better: .neither,
            "Day of the first dose after the infusion."
        ) { $0.doses.firstSteroid },
        EndpointRow(
            "vasopressor_hours", "Hours on vasopressors", "h", .continuous,
            "Hours in which any vasopressor ran."
        ) { $0.doses.vasopressorHours },
        EndpointRow(
            "crystalloid_litres", "Crystalloid", "L", .continuous, better: .neither,
            "Litres of crystalloid after the infusion."
        ) { $0.doses.crystalloid },
    ]

    // MARK: Disease

    private static let disease: [EndpointRow] = [
        EndpointRow(
            "remission_d15", "Remission on day 15", "1", .binary, better: .higher,
            "Marrow blasts below 1 % where the marrow had that many, and malignant cells of masses and effusions below 1 % of "
                + "those of the first day (project-defined); of all sites where disease lies in neither."
        ) { $0.disease.isInRemission(0) },
        EndpointRow(
            "remission_d28", "Remission on day 28", "1", .binary, better: .higher,
            "The same on day 28."
        ) { $0.disease.isInRemission(1) },
        EndpointRow(
            "remission_d90", "Remission on day 90", "1", .binary, better: .higher,
            "The same on day 90; missing when the course ends before."
        ) { $0.disease.isInRemission(2) },
        EndpointRow(
            "remission_day", "First day of remission", "d", .day,
            "The first day of remission after the infusion."
        ) { $0.disease.remissionDay },
        EndpointRow(
            "relapse_year", "Relapse within a year", "1", .binary,
            "Whether marrow blasts reach 5 % or masses a tenth of their first cells (project-defined) after a remission, by "
                + "day 365; missing without remission, or when the course ends before."
        ) { $0.disease.relapsesInYear },
        EndpointRow(
            "relapse_day", "Day of relapse", "d", .day, better: .higher,
            "The first day of that relapse."
        ) { $0.disease.relapseDay },
        EndpointRow(
            "blasts_least", "Fewest marrow blasts", "%", .continuous,
            "The smallest share of nucleated marrow cells; missing where the marrow had less than 1 % at first."
        ) { 100 * $0.disease.leastBlasts },
        EndpointRow(
            "burden_least", "Smallest disease burden", "%", .continuous,
            "The smallest share of the malignant cells of the first day that were left, with and without the antigen, in all "
                + "sites together."
        ) { 100 * $0.disease.leastBurden },
    ]
}
