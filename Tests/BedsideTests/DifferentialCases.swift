import Testing

@testable import Bedside

/// One diagnosis in one chart, with what it must come to.
///
/// Scores are sums of the weights of the clinical dossier, section C2, or of ones where it gives none.
struct DifferentialCase: Sendable, CustomTestStringConvertible {
    let id: String
    let rows: [Observation]
    let score: Int
    let standing: Differential.Standing
    var patient = Chart.Patient()

    init(
        _ id: String, _ score: Int, _ standing: Differential.Standing, patient: Chart.Patient = Chart.Patient(), _ rows: Observation...
    ) {
        self.id = id
        self.score = score
        self.standing = standing
        self.patient = patient
        self.rows = rows
    }

    var testDescription: String { "\(id) \(standing.rawValue)" }

    private static func flag(_ finding: Finding, _ value: Bool = true) -> Observation { Ward.flag(finding, value) }

    static let casesFor: [DifferentialCase] = [
        DifferentialCase(
            "D01", 8, .supported, flag(.urticaria), Ward.number(.tryptase, 20, at: 202), Ward.number(.tryptaseBaseline, 5, at: 20),
            Ward.drug("imipenem", at: 196)),
        DifferentialCase("D02", 2, .supported, Ward.drug("NSAID", at: 190), flag(.adrenalineResponse)),
        DifferentialCase("D03", 2, .supported, Ward.drug("lisinopril", at: -200), Ward.number(.complementC4, 5)),
        DifferentialCase("D04", 5, .supported, Ward.word(.neckCT, "collection"), flag(.trismus)),
        DifferentialCase("D05", 2, .supported, Ward.word(.neckUltrasound, "sialadenitis"), flag(.localPain)),
        DifferentialCase("D06", 4, .supported, Ward.word(.neckDuplex, "thrombus"), flag(.centralLine), flag(.lineSameSide)),
        DifferentialCase(
            "D07", 6, .supported, Ward.word(.neckCT, "haematoma"), Ward.number(.platelets, 30), flag(.neckPuncture)),
        DifferentialCase("D08", 2, .supported, Ward.word(.chestImaging, "mediastinal_air"), flag(.crepitus)),
        DifferentialCase("D09", 4, .supported, Ward.number(.bnp, 600), flag(.crackles)),
        DifferentialCase("D10", 1, .supported, Ward.word(.echocardiography, "reduced")),
        DifferentialCase("D11", 1, .supported, Ward.number(.creatinine, 0.8, at: 170), Ward.number(.creatinine, 1.3)),
        DifferentialCase("D12", 1, .supported, Ward.number(.albumin, 22)),
        DifferentialCase(
            "D13", 4, .supported, Ward.number(.dailyWeight, 60, at: -5), Ward.number(.dailyWeight, 64), Ward.number(.albumin, 25)),
        DifferentialCase("D14", 3, .supported, Ward.flag(.knownMass, true, at: -50, subject: "neck"), Ward.word(.neckCT, "mass")),
        DifferentialCase("D15", 1, .supported, Ward.word(.siteBiopsy, "malignant")),
        DifferentialCase(
            "D16", 3, .supported, Ward.drug("plasma", at: 196), Ward.word(.chestImaging, "bilateral_infiltrates"),
            Ward.number(.oxygenRatio, 200)),
        DifferentialCase(
            "D17", 4, .supported, Ward.drug("plasma", at: 190), flag(.dyspnoea), Ward.number(.bnp, 300),
            Ward.word(.chestImaging, "oedema")),
        DifferentialCase("D18", 2, .supported, Ward.drug("CAR-T", at: 190), Ward.word(.antiCARAntibody, "positive")),
        DifferentialCase("D19", 1, .supported, Ward.word(.chestImaging, "infiltrates")),
        DifferentialCase("D20", 1, .supported, Ward.word(.laryngoscopy, "cord_palsy"), flag(.weakVoice)),
        DifferentialCase("D21", 2, .supported, Ward.word(.thyroidUltrasound, "abnormal"), flag(.midlineNeckPain)),
        DifferentialCase("D22", 2, .supported, Ward.word(.viralTest, "positive"), flag(.mucosalUlcers)),
        DifferentialCase("D23", 1, .open, Ward.drug("dexamethasone", at: -200), Ward.drug("dexamethasone", at: 190)),
        DifferentialCase(
            "D24", 8, .supported, Ward.number(.tryptase, 4, at: 202), Ward.number(.tryptaseBaseline, 4, at: 20),
            Ward.word(.neckCT, "oedema"), Ward.word(.neckDuplex, "clean"), Ward.word(.tissueCART, "in_excess")),
    ]

    static let casesAgainst: [DifferentialCase] = [
        DifferentialCase(
            "D01", -2, .unlikely, Ward.number(.tryptase, 4, at: 202), Ward.number(.tryptaseBaseline, 4, at: 20), flag(.urticaria, false),
            flag(.wheeze, false)),
        DifferentialCase("D02", -1, .open, flag(.adrenalineResponse, false), flag(.bilateralSwelling)),
        DifferentialCase("D03", 0, .unlikely, Ward.number(.complementC4, 30), flag(.bradykininMedicine, false)),
        DifferentialCase(
            "D04", -2, .unlikely, Ward.word(.neckCT, "oedema"), flag(.trismus, false), flag(.floorOfMouthSwelling, false),
            Ward.number(.neutrophils, 2), Ward.number(.procalcitonin, 0.2)),
        DifferentialCase("D05", -1, .unlikely, Ward.word(.neckUltrasound, "normal"), flag(.bilateralSwelling), flag(.localPain, false)),
        DifferentialCase("D06", -2, .unlikely, Ward.word(.neckDuplex, "clean")),
        DifferentialCase(
            "D07", -2, .unlikely, Ward.word(.neckCT, "oedema"), Ward.number(.platelets, 200), Ward.number(.fibrinogen, 300),
            flag(.neckPuncture, false)),
        DifferentialCase("D08", -1, .unlikely, Ward.word(.chestImaging, "clear"), flag(.crepitus, false)),
        DifferentialCase("D09", -2, .unlikely, patient: Chart.Patient(weight: 60, height: 165), Ward.number(.bnp, 40)),
        DifferentialCase("D10", -1, .unlikely, Ward.word(.echocardiography, "normal")),
        DifferentialCase("D11", -1, .unlikely, Ward.number(.creatinine, 0.5), Ward.word(.urineProtein, "normal")),
        DifferentialCase("D12", -1, .unlikely, Ward.number(.albumin, 40)),
        DifferentialCase(
            "D13", -1, .unlikely, Ward.number(.albumin, 40, at: -5), Ward.number(.albumin, 39), Ward.number(.dailyWeight, 60, at: -5),
            Ward.number(.dailyWeight, 60), flag(.strictlyLocal)),
        DifferentialCase(
            "D14", -2, .unlikely, Ward.word(.earlierNeckImaging, "clear", at: -100), Ward.flag(.knownMass, false, at: -50, subject: "neck")),
        DifferentialCase("D15", -1, .unlikely, Ward.word(.siteBiopsy, "no_malignancy")),
        DifferentialCase("D16", 1, .unlikely, Ward.drug("plasma", at: 196), Ward.word(.chestImaging, "clear")),
        DifferentialCase(
            "D17", 0, .unlikely, Ward.drug("plasma", at: 190), flag(.dyspnoea, false), Ward.number(.bnp, 40), flag(.distendedVeins, false),
            Ward.word(.echocardiography, "normal")),
        DifferentialCase(
            "D18", 1, .unlikely, Ward.drug("CAR-T", at: 190), Ward.number(.tryptase, 4, at: 202), Ward.number(.tryptaseBaseline, 4, at: 20),
            Ward.word(.antiCARAntibody, "negative")),
        DifferentialCase("D19", 0, .unlikely, Ward.word(.chestImaging, "clear"), Ward.number(.oxygenRatio, 400)),
        DifferentialCase("D20", -1, .unlikely, Ward.word(.laryngoscopy, "oedema")),
        DifferentialCase("D21", 0, .unlikely, Ward.word(.thyroidUltrasound, "normal")),
        DifferentialCase("D22", -1, .unlikely, Ward.word(.viralTest, "negative"), Ward.word(.laryngoscopy, "normal")),
        DifferentialCase("D23", -1, .unlikely, Ward.word(.swellingTrend, "growing", subject: "neck")),
        DifferentialCase("D24", 2, .open, flag(.bilateralSwelling, false), flag(.localPain), flag(.urticaria)),
    ]
}
