import Bedside

/// The keys of the inputs, one line each.
///
/// Source: clinical dossier, section A13, and the keys that its grading vectors use; keys for what else the systems ask, and for other
/// units (conversions by its section 0), are this project's.
extension SignsKey {
    public static let table: [SignsKey] = fever + pressure + oxygen + organs + airway + nervousSystem + laboratory + patient

    private static let fever: [SignsKey] = [
        number(
            "temp_c", \.temperature, "Cel", 25...45, "highest temperature of the window", of: "temperature", tolerance: degrees,
            converted: { $0.hundredths }),
        number(
            "temp_f", \.temperature, "[degF]", 77...113, "highest temperature of the window", of: "temperature", tolerance: degrees,
            converted: celsius),
        number(
            "tmax_36h_c", \.temperatureOfFirst36Hours, "Cel", 25...45, "highest temperature of the first 36 h after infusion",
            of: "temperature of 36 h", tolerance: degrees, converted: { $0.hundredths }),
        number(
            "tmax_36h_f", \.temperatureOfFirst36Hours, "[degF]", 77...113, "highest temperature of the first 36 h after infusion",
            of: "temperature of 36 h", tolerance: degrees, converted: celsius),
        flag("fever_other_cause", \.feverHasOtherCause, "the fever is judged not due to CRS"),
        flag("crs_established", \.isEstablished, "CRS was diagnosed before, with a qualifying fever"),
        flag("antipyretic_or_anticytokine", \.isFeverMasked, "an antipyretic, anticytokine drug or steroid was given since"),
        flag("crs_symptoms", \.hasSymptoms, "symptoms of CRS, the gate of Lee, Penn, MSKCC and CTCAE"),
        flag("death_due_to_crs", \.diedOfCRS, "death from CRS with no other principal cause"),
        flag("death_from_airway_loss", \.diedOfAirwayLoss, "death from loss of the airway"),
    ]

    private static let pressure: [SignsKey] = [
        flag("hypotension", \.isHypotensive, "hypotension as judged; CRS is its cause unless the next key says otherwise"),
        otherCause("hypotension_other_cause", not: \.hypotensionIsCRS, "the hypotension is judged not due to CRS"),
        number("sbp", \.systolicPressure, "mm[Hg]", 0...300, "lowest systolic pressure of the window", of: "systolic pressure"),
        word("fluids", \.fluids, "fluid boluses for the pressure"),
        SignsKey(
            name: "vasopressors",
            meaning: "all that run at the same time, [] for none; ug/min, dopamine ug/kg/min, vasopressin U/min; drug also ‘other’",
            kind: .vasopressors),
        flag("refractory_high_dose_pressors", \.isRefractoryShock, "hypotension refractory to high-dose vasopressors"),
    ]

    private static let oxygen: [SignsKey] = [
        flag(
            "hypoxia", \.isHypoxic, "hypoxia as judged; CRS is its cause, and that of an oxygen device, unless the next key says otherwise"),
        otherCause("hypoxia_other_cause", not: \.hypoxiaIsCRS, "the hypoxia is judged not due to CRS"),
        word("o2_device", \.oxygenDevice, "oxygen device"),
        number("o2_flow_lpm", \.oxygenFlow, "L/min", 0...100, "oxygen flow", of: "oxygen flow"),
        number("fio2", \.inspiredOxygen, "1", 0.2...1, "inspired oxygen, as a fraction", of: "inspired oxygen"),
        number("spo2", \.oxygenSaturation, "%", 20...100, "lowest oxygen saturation", of: "oxygen saturation"),
        word("intubation_reason", \.intubationReason, "why the patient is intubated"),
        flag("home_oxygen", \.isHomeOxygen, "home oxygen or home positive pressure, unchanged"),
        flag("dyspnea", \.hasDyspnoea, "dyspnoea"),
    ]

    private static let organs: [SignsKey] = [
        whole("organ_grade_max", \.organGrade, 0...5, "worst CTCAE grade of any organ except transaminases"),
        whole("transaminase_grade", \.transaminaseGrade, 0...5, "CTCAE grade of the transaminases"),
        whole("creatinine_grade", \.creatinineGrade, 0...5, "CTCAE grade of creatinine"),
        whole("liver_grade", \.liverGrade, 0...5, "CTCAE grade of bilirubin, AST or ALT"),
        whole("renal_grade", \.renalGrade, 0...5, "CTCAE grade of oliguria or creatinine"),
        whole("pulmonary_edema_grade", \.pulmonaryOedemaGrade, 0...5, "CTCAE grade of pulmonary oedema"),
        flag("iv_therapy_or_hospitalised", \.isTreatedInHospital, "in hospital for CRS, with IV therapy"),
        flag("coagulopathy_products", \.needsCoagulationProducts, "coagulopathy needing plasma, cryoprecipitate or fibrinogen"),
    ]

    private static let airway: [SignsKey] = [
        word("lesion", \.lesion, "lesion and surrounding tissue"),
        number("dmax_cm", \.lesionDiameter, "cm", 0...60, "largest diameter of a lesion", of: "lesion"),
        flag("organ_dysfunction_from_compression", \.organDysfunctionFromCompression, "organ dysfunction from compression"),
        flag("prospective_life_threat_from_swelling", \.threatFromSwelling, "swelling that could threaten life at its site"),
        flag("gi_bleed_perforation_risk", \.gutBleedingRisk, "gut involved with risk of bleeding or perforation"),
        flag("swelling", \.isSwollen, "visible swelling of neck, face or parotid"),
        flag("functional_symptom", \.hasAirwaySymptom, "foreign-body sensation, dyspnoea, dysphagia, hoarse or muffled voice"),
        flag("stridor", \.hasStridor, "stridor"),
        flag("drooling", \.isDrooling, "drooling or unable to handle secretions"),
        flag("exhaustion", \.isExhausted, "exhaustion"),
        flag("airway_instrumented", \.isAirwayInstrumented, "airway instrumented for the swelling"),
    ]

    private static let nervousSystem: [SignsKey] = [
        whole("ice", \.iceScore, 0...10, "ICE score"),
        item("orientation", \.orientation, 4, "ICE points for orientation to year, month, city, hospital"),
        item("naming", \.naming, 3, "ICE points for naming three objects"),
        item("commands", \.commands, 1, "ICE point for following a simple command"),
        item("writing", \.writing, 1, "ICE point for writing a standard sentence"),
        item("attention", \.attention, 1, "ICE point for counting backwards from 100 by ten"),
        whole("capd", \.capd, 0...32, "CAPD score, under 12 years"),
        word("loc", \.consciousness, "what it takes to awaken the patient"),
        flag("loc_sedation", \.isSedated, "the drowsiness is due to sedatives"),
        word("seizure", \.seizure, "seizure"),
        word("edema", \.cerebralOedema, "cerebral oedema on imaging, or sign of raised pressure"),
        flag("focal_motor_weakness", \.hasFocalWeakness, "deep focal weakness"),
        flag("tremor", \.hasTremor, "tremor or myoclonus; does not grade"),
        flag("intracranial_hemorrhage", \.hasIntracranialHaemorrhage, "intracranial haemorrhage; does not grade"),
    ]

    private static let patient: [SignsKey] = [
        flag("pediatric_under_12", \.isUnder12, "under 12 years; follows from age where that is given"),
        plain("age", \.age, "a", 0...120, "age"),
        SignsKey(
            name: "sex", meaning: "sex, for the filtration rate",
            kind: .word(["F", "M", "female", "male"]) { $0.sex = $1.lowercased().hasPrefix("f") ? .female : .male }),
        flag("immunosuppressed", \.isImmunosuppressed, "known immunosuppression, for the HScore"),
        flag("haemophagocytosis", \.hasHaemophagocytosis, "haemophagocytosis in marrow or tissue"),
        word("organomegaly", \.organomegaly, "enlarged liver or spleen"),
        whole("lineages", \.cytopenicLineages, 0...3, "lineages with cytopenia"),
    ]
}

extension SignsKey {
    /// 0.1 °F is 0.056 °C, and either may have been rounded to a tenth.
    @Sendable private static func degrees(_ value: Double) -> Double { 0.08 }

    /// Rounded to 0.01 before it meets a threshold, so that 100.4 °F is 38.0 °C.
    @Sendable private static func celsius(_ fahrenheit: Double) -> Double { ((fahrenheit - 32) / 1.8).hundredths }
}

extension Double {
    fileprivate var hundredths: Double { (self * 100).rounded() / 100 }
}
