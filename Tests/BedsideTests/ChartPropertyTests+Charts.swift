import Quantities
import Testing

@testable import Bedside

/// The charts over which the properties of a reading are checked: the shipped one, those made by hand, and random ones.
enum PropertyCharts {
    struct Named: Sendable, CustomTestStringConvertible {
        let name: String
        let chart: Chart

        var testDescription: String { name }
        var isRandom: Bool { name.hasPrefix("random") }
    }

    /// Temperatures of a ward, twice a day, with the storm between two days.
    private static func temperatures(fever: ClosedRange<Double>, until end: Double) -> [Observation] {
        stride(from: 6.0, through: end, by: 12).map { Observation(.temperature, fever.contains($0) ? 39 : 36.8, at: $0) }
    }

    private static func flag(
        _ finding: Finding, _ flag: Bool, at hours: Double, subject: String? = nil, _ attribution: Attribution? = nil
    ) -> Observation {
        Observation(finding, .flag(flag), at: hours, subject: subject, attribution: attribution)
    }

    private static func word(
        _ finding: Finding, _ word: String, at hours: Double, subject: String? = nil, _ attribution: Attribution? = nil
    ) -> Observation {
        Observation(finding, .word(word), at: hours, subject: subject, attribution: attribution)
    }

    private static let crs = Attribution(.cytokineRelease, by: "Dr A", at: 150)

    /// Fever, low pressure and oxygen, all judged to be cytokine release; neck and airway looked at and free.
    private static let systemic = Named(
        name: "systemic",
        chart: Chart(
            patient: Chart.Patient(age: 50, sex: .male, weight: 70, height: 175),
            rows: temperatures(fever: 126...150, until: 198) + [
                flag(.hypotension, true, at: 138, crs), flag(.hypotension, false, at: 170),
                word(.oxygenDevice, "nasal_cannula", at: 139, crs), Observation(.oxygenFlow, 4, at: 139),
                word(.oxygenDevice, "room_air", at: 168), Observation(.vasopressor, .quantity(Quantity(0, .one)), at: 100),
                flag(.visibleSwelling, false, at: 140), flag(.foreignBodySensation, false, at: 140), flag(.dyspnoea, false, at: 140),
                flag(.stridor, false, at: 140), Observation(.iceScore, 9, at: 141), word(.consciousness, "voice", at: 141),
                Observation(.platelets, 60, at: 140), Observation(.crp, 9, at: 140), Observation(.ferritin, 3000, at: 140),
                Observation(.ldh, 400, at: 140), Observation(.creatinine, 1.1, at: 140), Observation(.marrowBlasts, 40, at: -100),
                .dose("tocilizumab", 560, at: 142), .dose("paracetamol", 1000, at: 127),
            ]))

    /// A bulky lesion at the neck that swells before the fever, with every mimic tested.
    private static let compartmental = Named(
        name: "compartmental",
        chart: Chart(
            patient: Chart.Patient(age: 44, sex: .female, weight: 62, height: 168, distribution: "compartmental"),
            rows: temperatures(fever: 198...222, until: 294) + [
                Observation(.lesionDiameter, 11, at: -20, subject: "neck"), flag(.knownMass, true, at: -20, subject: "neck"),
                Observation(.neckCircumferenceBaseline, 36, at: -20), Observation(.neckCircumference, 36, at: 60),
                Observation(.neckCircumference, 40.5, at: 100), flag(.visibleSwelling, true, at: 100, subject: "neck"),
                word(.siteSwelling, "compression_compensated", at: 102, subject: "neck"), flag(.dysphagia, true, at: 103),
                word(.swellingTrend, "growing", at: 110, subject: "neck"), word(.neckCT, "oedema", at: 106),
                word(.neckDuplex, "clean", at: 106), Observation(.tryptase, 5, at: 102), Observation(.tryptaseBaseline, 4.5, at: -20),
                flag(.bilateralSwelling, true, at: 101), flag(.urticaria, false, at: 101), flag(.wheeze, false, at: 101),
                flag(.itch, false, at: 101), flag(.trismus, false, at: 101), flag(.floorOfMouthSwelling, false, at: 101),
                flag(.neckPuncture, false, at: 101), Observation(.platelets, 160, at: 104), Observation(.fibrinogen, 320, at: 104),
                Observation(.haemoglobin, 10.2, at: 40), Observation(.haemoglobin, 10, at: 104), Observation(.neutrophils, 1.1, at: 104),
                Observation(.procalcitonin, 0.2, at: 104), flag(.localPain, false, at: 101), flag(.distendedVeins, false, at: 101),
                flag(.centralLine, false, at: -20), word(.tissueCART, "in_excess", at: 120), .dose("dexamethasone", 10, at: 105),
                word(.swellingTrend, "shrinking", at: 140, subject: "neck"), word(.swellingTrend, "gone", at: 260, subject: "neck"),
                flag(.visibleSwelling, false, at: 260, subject: "neck"), flag(.dysphagia, false, at: 150),
                word(.siteSwelling, "none", at: 260, subject: "neck"), Observation(.neckCircumference, 36.5, at: 260),
            ]))

    /// Refractory shock on three vasopressors, ventilated for hypoxia.
    private static let refractory = Named(
        name: "refractory on vasopressors",
        chart: Chart(
            patient: Chart.Patient(age: 60, sex: .male, weight: 80),
            rows: temperatures(fever: 78...114, until: 114) + [
                flag(.hypotension, true, at: 96, crs), flag(.refractoryShock, true, at: 104),
                Observation(.systolicPressure, 78, at: 97), word(.fluids, "multiple_boluses", at: 96),
                .pressor("norepinephrine", 30, at: 97), .pressor("vasopressin", 0.03, "U/min", at: 98), .pressor("epinephrine", 12, at: 99),
                .pressor("norepinephrine", 12, at: 108), .pressor("epinephrine", 0, at: 109),
                word(.oxygenDevice, "high_flow_nc", at: 90, crs), Observation(.oxygenFlow, 50, at: 90),
                Observation(.inspiredOxygen, 0.6, at: 90),
                word(.oxygenDevice, "intubated", at: 100, crs), word(.intubationReason, "hypoxia", at: 100),
                Observation(.oxygenSaturation, 86, at: 99), Observation(.creatinineGrade, 3, at: 103),
                Observation(.transaminaseGrade, 4, at: 103),
                Observation(.pulmonaryOedemaGrade, 3, at: 103), flag(.coagulopathyProducts, true, at: 104),
                Observation(.ferritin, .quantity(Quantity(22_000, .ucum("ng/mL"))), at: 103, upperNormal: 300),
                Observation(.fibrinogen, 120, at: 103), Observation(.triglyceride, 300, at: 103), word(.organomegaly, "one", at: 103),
                flag(.immunosuppressed, true, at: -10), Observation(.cytopenicLineages, 3, at: 103), Observation(.ast, 240, at: 103),
                .dose("tocilizumab", 640, at: 85), .dose("tocilizumab", 640, at: 95), .dose("methylprednisolone", 80, at: 97),
                flag(.sedated, true, at: 101), word(.consciousness, "unarousable", at: 102), flag(.visibleSwelling, false, at: 96),
            ]))

    /// Serous effusion and a swollen lesion of the chest, far from the neck.
    private static let elsewhere = Named(
        name: "local at another site",
        chart: Chart(
            patient: Chart.Patient(age: 33, sex: .female, weight: 55, height: 160),
            rows: temperatures(fever: 54...66, until: 126) + [
                Observation(.lesionDiameter, 8, at: -30, subject: "mediastinum"),
                word(.siteSwelling, "enlarged_no_compression", at: 80, subject: "mediastinum"),
                word(.siteSwelling, "serous_effusion", at: 96, subject: "mediastinum"),
                word(.swellingTrend, "growing", at: 90, subject: "mediastinum"), word(.chestImaging, "effusion", at: 97),
                flag(.mimicsExcluded, true, at: 100), flag(.compressionThreat, false, at: 98), flag(.dyspnoea, true, at: 96),
                flag(.foreignBodySensation, false, at: 96), flag(.visibleSwelling, false, at: 96), flag(.stridor, false, at: 96),
                flag(.drooling, false, at: 96), flag(.exhaustion, false, at: 96), word(.fluidGradient, "gradient", at: 110),
                .dose("fresh frozen plasma", 300, "mL", at: 78), Observation(.bnp, 80, at: 97), Observation(.albumin, 27, at: 97),
                flag(.crackles, false, at: 97), word(.echocardiography, "normal", at: 99), word(.neckDuplex, "clean", at: 99),
                word(.oxygenDevice, "nasal_cannula", at: 97, Attribution(.other("effusion"))), Observation(.oxygenFlow, 3, at: 97),
            ]))

    /// Fever hidden by tocilizumab and steroids, pressure low after it, steroids tapered, neurotoxicity, a new cycle.
    private static let treated = Named(
        name: "steroid and tocilizumab",
        chart: Chart(
            patient: Chart.Patient(age: 9, sex: .male, weight: 30),
            rows: temperatures(fever: 54...66, until: 138) + [
                Observation(.temperature, 38.6, at: 140), flag(.crsEstablished, true, at: 56), flag(.hypotension, true, at: 84, crs),
                flag(.hypotension, false, at: 110), word(.oxygenDevice, "room_air", at: 84),
                .dose("tocilizumab", 12, "mg/kg", at: 66), Observation(.drug, .unstated, at: 84, subject: "tocilizumab", precision: .day),
                .dose("dexamethasone", 10, at: 70), .dose("dexamethasone", 10, at: 82), .dose("prednisone", at: 108, precision: .day),
                Observation(.capd, 10, at: 90), word(.seizure, "resolved", at: 92), word(.consciousness, "voice", at: 90),
                flag(.focalWeakness, false, at: 90), word(.raisedPressure, "none", at: 90), Observation(.mcp1, 1500, at: 57),
                flag(.constitutionalSymptoms, true, at: 57), flag(.lungInfiltrates, true, at: 100), .dose("ceftriaxone", 2, "g", at: 60),
                flag(.visibleSwelling, true, at: 112, subject: "neck"), flag(.stridor, true, at: 113), flag(.urticaria, true, at: 113),
                flag(.stridor, false, at: 126), Observation(.tryptase, 4, at: 114), Observation(.tryptaseBaseline, 4, at: -20),
            ]))

    /// The compartmental chart with a puncture and few platelets, which outweigh the clean imaging of a haematoma.
    private static let outweighed = Named(
        name: "strong signs against a negative test",
        chart: Chart(
            patient: compartmental.chart.patient,
            rows: compartmental.chart.rows.filter { $0.finding != .neckPuncture && $0.finding != .platelets } + [
                flag(.neckPuncture, true, at: 99), Observation(.platelets, 40, at: 104),
            ]))

    static let byHand = [systemic, compartmental, refractory, elsewhere, treated, outweighed]

    /// The shipped chart and those made by hand.
    static func told() throws -> [Named] { [Named(name: "reported case", chart: try SeedChart.load())] + byHand }

    /// What rules read most: these make up two thirds of the rows of a random chart.
    private static let core: [Finding] = [
        .temperature, .temperature, .temperature, .hypotension, .hypoxia, .vasopressor, .oxygenDevice, .oxygenFlow, .inspiredOxygen,
        .crsEstablished, .drug, .drug, .visibleSwelling, .visibleSwelling, .siteSwelling, .swellingTrend, .neckCircumference,
        .neckCircumferenceBaseline, .foreignBodySensation, .dysphagia, .dyspnoea, .stridor, .airwayInstrumented, .neckCT, .neckDuplex,
        .neckUltrasound, .tryptase, .tryptaseBaseline, .urticaria, .tissueCART, .mimicsExcluded, .lesionDiameter, .knownMass,
        .consciousness, .iceScore, .iceNaming, .seizure, .systolicPressure, .intubationReason, .ferritin, .platelets,
        .constitutionalSymptoms,
    ]

    /// Random charts crowded into a few days, so that rows meet in one window and contradict each other.
    static func random(_ count: Int, seed: UInt64) -> [Named] {
        var dice = Dice(seed: seed)
        return (0..<count).map { number in
            let days = number % 2 == 0 ? 4.0 : 9
            let rows = (0..<Int.random(in: 8...24, using: &dice)).map { _ in
                let findings = Int.random(in: 0..<3, using: &dice) == 0 ? Finding.allCases : core
                return RandomChart.row(&dice, findings.randomElement(using: &dice)!, days)
            }
            let patient = Chart.Patient(
                age: Bool.random(using: &dice) ? 50 : nil, sex: Bool.random(using: &dice) ? .female : nil,
                weight: Bool.random(using: &dice) ? 70 : nil, height: Bool.random(using: &dice) ? 170 : nil)
            return Named(name: "random \(seed)/\(number)", chart: Chart(patient: patient, rows: rows))
        }
    }
}

extension PropertyCharts {
    /// Swollen necks with a symptom or stridor now and then, looked at every few hours, so that the worst of the day goes up and down.
    static func flickering(_ count: Int, seed: UInt64) -> [Named] {
        var dice = Dice(seed: seed)
        return (0..<count).map { number in
            var hours = 30.0
            let rows = (0..<40).flatMap { _ -> [Observation] in
                hours += Double.random(in: 0.5...5, using: &dice)
                return [
                    flag(.visibleSwelling, true, at: hours),
                    flag(.foreignBodySensation, Int.random(in: 0..<7, using: &dice) == 0, at: hours),
                    flag(.stridor, Int.random(in: 0..<14, using: &dice) == 0, at: hours),
                ]
            }
            return Named(name: "random flicker \(number)", chart: Chart(rows: rows))
        }
    }
}

extension Observation {
    static func pressor(_ drug: String, _ rate: Double, _ unit: String = "ug/min", at hours: Double) -> Observation {
        Observation(.vasopressor, .quantity(Quantity(rate, .ucum(unit))), at: hours, subject: drug)
    }
}

extension Chart {
    /// So many of its moments, spread evenly, the last one among them.
    func moments(_ count: Int) -> [Double] {
        let moments = moments
        guard moments.count > count else { return moments }
        return (1...count).map { moments[$0 * moments.count / count - 1] }
    }
}
