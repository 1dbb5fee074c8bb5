import Quantities

/// One line per finding: group, title, form, how long it stays valid.
///
/// How long a value stands for the present is this project's choice: a shift for vital signs, a day for tests that
/// change in a day, longer for imaging. Conversions are those of the clinical dossier, section 0.
extension Finding {
    private static let shift = 6.0
    private static let halfDay = 12.0
    private static let day = 24.0
    private static let twoDays = 48.0
    private static let always = Double.infinity

    private static func number(
        _ finding: Finding, _ group: Group, _ title: String, _ unit: String, for validity: Double, worse: Direction = .higher,
        in plausible: ClosedRange<Double> = 0...1e9, also otherUnits: [String: Double] = [:], unstated: Bool = false
    ) -> Definition {
        Definition(
            finding: finding, group: group, title: title, form: .quantity(.ucum(unit)), validity: validity, worse: worse,
            plausible: plausible, otherUnits: otherUnits, allowsUnstated: unstated)
    }

    private static func flag(_ finding: Finding, _ group: Group, _ title: String, for validity: Double) -> Definition {
        Definition(
            finding: finding, group: group, title: title, form: .flag, validity: validity, worse: .higher, plausible: 0...1,
            otherUnits: [:], allowsUnstated: false)
    }

    private static func word(_ finding: Finding, _ group: Group, _ title: String, _ words: [String], for validity: Double) -> Definition {
        Definition(
            finding: finding, group: group, title: title, form: .word(words), validity: validity, worse: .higher, plausible: 0...1,
            otherUnits: [:], allowsUnstated: false)
    }

    private static func dose(_ finding: Finding, _ group: Group, _ title: String, for validity: Double) -> Definition {
        Definition(
            finding: finding, group: group, title: title, form: .dose, validity: validity, worse: .higher, plausible: 0...1e15,
            otherUnits: [:], allowsUnstated: true)
    }

    private static func grade(_ finding: Finding, _ title: String) -> Definition {
        number(finding, .syndromes, title, "1", for: day, in: 0...5, also: [:])
    }

    /// The table, in the order of the cases.
    public static let definitions: [Definition] =
        vitalSigns + oxygen + treatment + cytokines + chemistry + haematology + airway + signs + neurology + tests + syndromes + cells

    private static let vitalSigns: [Definition] = [
        number(.temperature, .vitalSigns, "temperature", "Cel", for: shift, in: 20...46),
        number(.systolicPressure, .vitalSigns, "systolic pressure", "mm[Hg]", for: shift, worse: .lower, in: 0...350),
        number(.diastolicPressure, .vitalSigns, "diastolic pressure", "mm[Hg]", for: shift, worse: .lower, in: 0...250),
        number(.meanPressure, .vitalSigns, "mean arterial pressure", "mm[Hg]", for: shift, worse: .lower, in: 0...280),
        number(.heartRate, .vitalSigns, "heart rate", "/min", for: shift, in: 0...400),
        number(.respiratoryRate, .vitalSigns, "respiratory rate", "/min", for: shift, in: 0...150),
        number(.oxygenSaturation, .vitalSigns, "oxygen saturation", "%", for: shift, worse: .lower, in: 0...100),
        flag(.hypotension, .vitalSigns, "hypotension, as judged", for: shift),
        number(.pressureFall, .vitalSigns, "fall of pressure below baseline", "mm[Hg]", for: shift, in: 0...250),
        flag(.hypoxia, .vitalSigns, "hypoxia, as judged", for: shift),
        number(.dailyWeight, .vitalSigns, "weight", "kg", for: day, in: 0.3...500),
        number(.urineOutput, .vitalSigns, "urine output", "mL/h", for: day, worse: .lower, in: 0...3000),
    ]

    private static let oxygen: [Definition] = [
        word(
            .oxygenDevice, .oxygen, "oxygen device",
            [
                "room_air", "blow_by", "nasal_cannula", "high_flow_nc", "simple_mask", "venturi", "nonrebreather", "cpap", "bipap",
                "intubated",
            ], for: halfDay),
        number(.oxygenFlow, .oxygen, "oxygen flow", "L/min", for: halfDay, in: 0...100),
        number(.inspiredOxygen, .oxygen, "inspired oxygen fraction", "1", for: halfDay, in: 0.15...1),
        number(.oxygenRatio, .oxygen, "PaO2/FiO2", "mm[Hg]", for: halfDay, worse: .lower, in: 0...800),
        word(
            .intubationReason, .oxygen, "reason of intubation",
            ["procedure", "airway_protection_neuro", "upper_airway_obstruction", "hypoxia"], for: always),
        flag(.airwayPressureBaseline, .oxygen, "home oxygen or positive pressure unchanged", for: always),
    ]

    private static let treatment: [Definition] = [
        dose(.vasopressor, .treatment, "vasopressor", for: day),
        flag(.refractoryShock, .treatment, "hypotension refractory to high-dose vasopressors", for: halfDay),
        dose(.drug, .treatment, "drug given", for: always),
        word(.fluids, .treatment, "fluid boluses", ["none", "single_bolus", "multiple_boluses"], for: day),
        number(.fluidVolume, .treatment, "fluid given", "mL", for: always, in: 0...30_000, unstated: true),
        number(.fluidBalance, .treatment, "fluid balance of the day", "mL", for: day, in: -30_000...30_000),
        flag(.hospitalCare, .treatment, "in hospital or on intravenous therapy for it", for: day),
    ]

    private static let cytokines: [Definition] = [
        number(.il6, .laboratory, "interleukin-6", "pg/mL", for: day),
        number(.il10, .laboratory, "interleukin-10", "pg/mL", for: day),
        number(.il2, .laboratory, "interleukin-2", "pg/mL", for: day),
        number(.il1beta, .laboratory, "interleukin-1 beta", "pg/mL", for: day),
        number(.il8, .laboratory, "interleukin-8", "pg/mL", for: day),
        number(.tnf, .laboratory, "tumour necrosis factor", "pg/mL", for: day),
        number(.interferonGamma, .laboratory, "interferon gamma", "pg/mL", for: day),
        number(.solubleIL2Receptor, .laboratory, "soluble interleukin-2 receptor", "pg/mL", for: twoDays),
        number(.mcp1, .laboratory, "MCP-1 (CCL2)", "pg/mL", for: day),
    ]

    private static let chemistry: [Definition] = [
        number(.crp, .laboratory, "C-reactive protein", "mg/dL", for: day, in: 0...200),
        number(.ferritin, .laboratory, "ferritin", "ng/mL", for: twoDays),
        number(.procalcitonin, .laboratory, "procalcitonin", "ng/mL", for: day),
        number(.ldh, .laboratory, "lactate dehydrogenase", "U/L", for: twoDays),
        number(.creatinine, .laboratory, "creatinine", "mg/dL", for: day, in: 0...60, also: ["mol/L": 1e6 / 88.4]),
        number(.filtrationRate, .laboratory, "glomerular filtration rate", "mL/min", for: twoDays, worse: .lower, in: 0...400),
        number(.urea, .laboratory, "urea", "mmol/L", for: day, in: 0...200),
        number(.bilirubin, .laboratory, "bilirubin", "mg/dL", for: day, in: 0...150, also: ["mol/L": 1e6 / 17.1]),
        number(.alt, .laboratory, "alanine transaminase", "U/L", for: day),
        number(.ast, .laboratory, "aspartate transaminase", "U/L", for: day),
        number(.albumin, .laboratory, "albumin", "g/L", for: twoDays, worse: .lower, in: 0...100),
        number(.amylase, .laboratory, "amylase", "U/L", for: twoDays),
        number(.fibrinogen, .laboratory, "fibrinogen", "mg/dL", for: day, worse: .lower, in: 0...5000),
        number(.dDimer, .laboratory, "D-dimer", "ug/L", for: day),
        number(.inr, .laboratory, "international normalised ratio", "1", for: day, in: 0...50),
        number(.triglyceride, .laboratory, "triglyceride", "mg/dL", for: twoDays, in: 0...20_000, also: ["mol/L": 88.57e3]),
        number(.lactate, .laboratory, "lactate", "mmol/L", for: halfDay, in: 0...60),
        number(.bnp, .laboratory, "B-type natriuretic peptide", "pg/mL", for: day),
        number(.ntProBNP, .laboratory, "NT-proBNP", "pg/mL", for: day),
        number(.troponin, .laboratory, "troponin", "ng/L", for: day),
        number(.tryptase, .laboratory, "tryptase, acute", "ng/mL", for: twoDays),
        number(.tryptaseBaseline, .laboratory, "tryptase, baseline", "ng/mL", for: always),
        number(.complementC4, .laboratory, "complement C4", "mg/dL", for: twoDays, worse: .lower),
        number(.tsh, .laboratory, "thyrotropin (TSH)", "m[IU]/L", for: twoDays, worse: .lower, in: 0...1000),
    ]

    private static let cellsPerLitre = ["10*9{cells}/L": 1.0]

    private static let haematology: [Definition] = [
        number(.haemoglobin, .laboratory, "haemoglobin", "g/dL", for: day, worse: .lower, in: 0...30),
        number(.platelets, .laboratory, "platelets", "10*9/L", for: day, worse: .lower, in: 0...10_000, also: cellsPerLitre),
        number(.whiteCells, .laboratory, "white cells", "10*9/L", for: day, worse: .lower, in: 0...3000, also: cellsPerLitre),
        number(.neutrophils, .laboratory, "neutrophils", "10*9/L", for: day, worse: .lower, in: 0...1000, also: cellsPerLitre),
        number(.lymphocytes, .laboratory, "lymphocytes", "10*9/L", for: day, worse: .lower, in: 0...3000, also: cellsPerLitre),
        number(.eosinophils, .laboratory, "eosinophils", "10*9/L", for: day, in: 0...1000, also: cellsPerLitre),
        number(.basophils, .laboratory, "basophils", "10*9/L", for: day, in: 0...1000, also: cellsPerLitre),
        number(.eosinophilShare, .laboratory, "eosinophil share", "%", for: day, in: 0...100),
        number(.basophilShare, .laboratory, "basophil share", "%", for: day, in: 0...100),
    ]

    private static let airway: [Definition] = [
        flag(.voiceChange, .airway, "hoarse or muffled voice", for: halfDay),
        flag(.foreignBodySensation, .airway, "foreign-body sensation in the throat", for: halfDay),
        flag(.dyspnoea, .airway, "dyspnoea", for: halfDay),
        flag(.dysphagia, .airway, "dysphagia", for: halfDay),
        flag(.stridor, .airway, "stridor", for: halfDay),
        flag(.drooling, .airway, "drooling or unable to handle secretions", for: halfDay),
        flag(.exhaustion, .airway, "exhaustion", for: halfDay),
        flag(.airwayInstrumented, .airway, "airway instrumented for the swelling", for: day),
        number(.neckCircumference, .airway, "neck circumference", "cm", for: halfDay, in: 5...150),
        number(.neckCircumferenceBaseline, .airway, "neck circumference before infusion", "cm", for: always, in: 5...150),
        flag(.visibleSwelling, .airway, "visible swelling of neck, face or parotid", for: day),
        flag(.bilateralSwelling, .airway, "swelling of both sides", for: day),
        word(
            .swellingTrend, .airway, "course of the swelling", ["gone", "almost_gone", "shrinking", "steady", "growing"], for: day),
        word(
            .siteSwelling, .airway, "lesion and surrounding tissue",
            ["none", "enlarged_no_compression", "compression_compensated", "serous_effusion", "compression_decompensated"], for: day),
        number(.lesionDiameter, .airway, "largest lesion diameter", "cm", for: always, in: 0...100),
        flag(.compressionThreat, .airway, "swelling that could threaten life at its site", for: day),
        flag(.compressionOrganDysfunction, .airway, "organ dysfunction from compression", for: day),
        flag(.gutBleedingRisk, .airway, "gut involved, at risk of bleeding or perforation", for: always),
    ]

    private static let signs: [Definition] = [
        flag(.urticaria, .signs, "urticaria", for: day),
        flag(.wheeze, .signs, "wheeze", for: day),
        flag(.itch, .signs, "itch", for: day),
        flag(.trismus, .signs, "trismus", for: day),
        flag(.floorOfMouthSwelling, .signs, "swelling of the floor of the mouth", for: day),
        flag(.localPain, .signs, "local pain or tenderness", for: day),
        flag(.crepitus, .signs, "crepitus", for: day),
        flag(.distendedVeins, .signs, "distended veins", for: day),
        flag(.centralLine, .signs, "central line", for: always),
        flag(.neckPuncture, .signs, "puncture of the neck", for: twoDays),
        flag(.crackles, .signs, "crackles", for: day),
        flag(.peripheralOedema, .signs, "peripheral oedema", for: day),
        flag(.mucosalUlcers, .signs, "mucosal ulcers", for: twoDays),
        flag(.allergyHistory, .signs, "history of allergy", for: always),
        flag(.knownMass, .signs, "known mass at the site", for: always),
        flag(.asymmetricLips, .signs, "asymmetric swelling of lips or tongue", for: day),
        flag(.odynophagia, .signs, "painful swallowing", for: day),
        flag(.armSwelling, .signs, "arm swelling", for: day),
        flag(.orthopnoea, .signs, "orthopnoea", for: day),
        flag(.generalisedOedema, .signs, "generalised oedema", for: day),
        flag(.strictlyLocal, .signs, "swelling strictly local", for: day),
        flag(.ascites, .signs, "ascites", for: twoDays),
        flag(.weakVoice, .signs, "weak cough or voice without swelling", for: day),
        flag(.midlineNeckPain, .signs, "midline or thyroid pain", for: day),
        flag(.pusAtDuct, .signs, "pus at a salivary duct", for: day),
        flag(.obesity, .signs, "obesity", for: always),
        flag(.vomiting, .signs, "vomiting or retching", for: twoDays),
        flag(.lineSameSide, .signs, "central line on the side of the swelling", for: always),
        flag(.tenseSwelling, .signs, "tense swelling", for: day),
        flag(.plethora, .signs, "plethora, or worse head down", for: day),
        flag(.enlargedNodes, .signs, "enlarged lymph nodes", for: twoDays),
        flag(.lowVoltage, .signs, "low voltage in the electrocardiogram", for: twoDays),
        flag(.adrenalineResponse, .signs, "swelling shrank within the hour after adrenaline or an antihistamine", for: day),
        flag(.bradykininMedicine, .signs, "regular ACE inhibitor, gliptin or other medicine that raises bradykinin", for: always),
    ]

    private static let neurology: [Definition] = [
        number(.iceOrientation, .neurology, "ICE orientation", "1", for: halfDay, worse: .lower, in: 0...4),
        number(.iceNaming, .neurology, "ICE naming", "1", for: halfDay, worse: .lower, in: 0...3),
        number(.iceCommands, .neurology, "ICE commands", "1", for: halfDay, worse: .lower, in: 0...1),
        number(.iceWriting, .neurology, "ICE writing", "1", for: halfDay, worse: .lower, in: 0...1),
        number(.iceAttention, .neurology, "ICE attention", "1", for: halfDay, worse: .lower, in: 0...1),
        number(.iceScore, .neurology, "ICE score", "1", for: halfDay, worse: .lower, in: 0...10),
        number(.capd, .neurology, "CAPD score", "1", for: halfDay, in: 0...32),
        word(.consciousness, .neurology, "consciousness", ["spontaneous", "voice", "tactile", "unarousable"], for: halfDay),
        flag(.sedated, .neurology, "drowsy from sedatives", for: halfDay),
        word(.seizure, .neurology, "seizure", ["none", "resolved", "over_5_min", "repetitive_no_return"], for: day),
        flag(.focalWeakness, .neurology, "deep focal motor weakness", for: day),
        word(
            .raisedPressure, .neurology, "cerebral oedema or raised pressure",
            ["none", "focal", "diffuse", "posturing", "sixth_nerve_palsy", "papilledema", "cushing"], for: day),
        flag(.tremor, .neurology, "tremor or myoclonus", for: day),
        flag(.intracranialHaemorrhage, .neurology, "intracranial haemorrhage", for: day),
    ]

    private static let tests: [Definition] = [
        word(
            .neckCT, .tests, "contrast CT of the neck",
            ["normal", "oedema", "mass", "haematoma", "thrombus", "gas", "collection"], for: twoDays),
        word(
            .neckUltrasound, .tests, "ultrasound of the neck", ["normal", "oedema", "sialadenitis", "mass", "haematoma", "collection"],
            for: twoDays),
        word(.neckDuplex, .tests, "duplex of the neck veins", ["clean", "thrombus"], for: twoDays),
        word(
            .chestImaging, .tests, "imaging of the chest",
            ["clear", "effusion", "infiltrates", "bilateral_infiltrates", "oedema", "mediastinal_air", "embolism"], for: twoDays),
        word(.earlierNeckImaging, .tests, "imaging of the neck before infusion", ["clear", "mass"], for: always),
        word(.echocardiography, .tests, "echocardiography", ["normal", "effusion", "reduced", "tamponade"], for: twoDays),
        word(
            .laryngoscopy, .tests, "laryngoscopy", ["normal", "ulcers", "cord_palsy", "oedema", "obstructed"], for: day),
        word(.bloodCulture, .tests, "blood culture", ["negative", "positive"], for: 96),
        word(.localCulture, .tests, "culture from the site", ["negative", "positive"], for: 96),
        word(.tissueCART, .tests, "CAR-T cells in tissue or fluid against blood", ["not_in_excess", "in_excess"], for: always),
        word(.fluidGradient, .tests, "cytokine of a fluid against blood", ["none", "gradient"], for: always),
        word(.siteBiopsy, .tests, "biopsy of the site", ["no_malignancy", "malignant"], for: always),
        word(.thyroidUltrasound, .tests, "ultrasound of the thyroid", ["normal", "abnormal"], for: twoDays),
        word(.viralTest, .tests, "viral PCR or swab", ["negative", "positive"], for: 96),
        word(.urineProtein, .tests, "urine protein", ["normal", "nephrotic"], for: twoDays),
        word(
            .siteImaging, .tests, "imaging of another site than the neck",
            ["normal", "oedema", "effusion", "mass", "haematoma", "thrombus", "collection"], for: twoDays),
        word(.antiCARAntibody, .tests, "IgE against the receptor of the product", ["negative", "positive"], for: always),
    ]

    private static let syndromes: [Definition] = [
        flag(.haemophagocytosis, .syndromes, "haemophagocytosis", for: always),
        word(.organomegaly, .syndromes, "enlarged liver or spleen", ["none", "one", "both"], for: twoDays),
        flag(.lungInfiltrates, .syndromes, "lung infiltrates", for: twoDays),
        grade(.pulmonaryOedemaGrade, "CTCAE grade, pulmonary oedema"),
        grade(.organGrade, "CTCAE grade, worst organ except transaminases"),
        grade(.transaminaseGrade, "CTCAE grade, transaminases"),
        grade(.creatinineGrade, "CTCAE grade, creatinine"),
        grade(.liverGrade, "CTCAE grade, bilirubin or transaminases"),
        grade(.renalGrade, "CTCAE grade, oliguria or creatinine"),
        flag(.coagulopathyProducts, .syndromes, "coagulopathy needing plasma, cryoprecipitate or fibrinogen", for: day),
        word(.effusion, .syndromes, "serous effusion", ["none", "small", "massive"], for: twoDays),
        number(.cytopenicLineages, .syndromes, "cytopenic lineages", "1", for: twoDays, in: 0...3),
        flag(.immunosuppressed, .syndromes, "known immunosuppression", for: always),
        flag(.crsEstablished, .syndromes, "cytokine release syndrome diagnosed", for: always),
        flag(.constitutionalSymptoms, .syndromes, "symptoms of cytokine release", for: day),
        flag(.mimicsExcluded, .syndromes, "mimics excluded by adequate tests", for: day),
    ]

    private static let cells: [Definition] = [
        number(.cartTransgene, .cells, "CAR transgene", "{copies}/ug", for: twoDays, in: 0...1e12),
        number(.cartCells, .cells, "CAR-T cells in blood", "{cells}/uL", for: twoDays),
        number(.marrowBlasts, .cells, "marrow blasts", "%", for: always, in: 0...100),
        number(.bloodBlasts, .cells, "blood blasts", "%", for: twoDays, in: 0...100),
        number(.residualDisease, .cells, "residual disease", "%", for: always, in: 0...100),
        number(.siteCART, .cells, "CAR-T cells at a site", "{cells}", for: twoDays, in: 0...1e14),
        number(.siteTarget, .cells, "cells with the antigen at a site", "{cells}", for: twoDays, in: 0...1e14),
        number(.siteIL6, .cells, "interleukin-6 at a site", "pg/mL", for: day),
        number(.siteOedema, .airway, "excess interstitial volume of a site over normal", "1", for: halfDay, in: -1...100),
        number(.siteVessels, .cells, "activation of the vessels of a site", "1", for: day),
        number(.siteMacrophages, .cells, "activated macrophages at a site", "{cells}", for: twoDays, in: 0...1e14),
        number(.airwayOpening, .airway, "open share of the airway", "1", for: halfDay, worse: .lower, in: 0...1),
        word(.response, .events, "response of the malignancy", ["complete", "partial", "none", "relapse"], for: always),
        word(.death, .events, "death", ["other_cause", "airway_loss", "crs"], for: always),
    ]
}
