import Bedside

/// Every key, one line each.
extension SignsKey {
    static let table: [SignsKey] = fever + pressure + oxygen + organs + local + nervous + laboratory + patient

    static let named = Dictionary(uniqueKeysWithValues: table.map { ($0.name, $0) })

    private static let grade = 0...5
    private static let concentration = 0...1e9

    private static let fever: [SignsKey] = [
        .number("temp_c", \.temperature, 20...46, "Cel"),
        SignsKey(name: "temp_f", form: .number(68...115, unit: "[degF]")) { signs, value in
            // Rounded to 0.01 °C, so that 100.4 °F is 38.0 °C.
            if case .number(let number) = value { signs.temperature = Measured(((number - 32) / 1.8 * 100).rounded() / 100) }
        },
        .flag("fever_other_cause", \.feverHasOtherCause), .flag("crs_established", \.isEstablished),
        .flag("antipyretic_or_anticytokine", \.isFeverMasked), .flag("crs_symptoms", \.hasSymptoms), .flag("death_due_to_crs", \.diedOfCRS),
        .flag("death_from_airway_loss", \.diedOfAirwayLoss), .number("tmax_36h_c", \.temperatureOfFirst36Hours, 20...46, "Cel"),
    ]

    private static let pressure: [SignsKey] = [
        .flag("hypotension", \.isHypotensive), .flag("hypotension_other_cause", \.hypotensionIsCRS, isNegated: true),
        .number("sbp", \.systolicPressure, 0...350, "mm[Hg]"), .word("fluids", \.fluids),
        SignsKey(name: "vasopressors", form: .vasopressors) { signs, value in
            if case .vasopressors(let running) = value { signs.vasopressors = running }
        },
        .flag("refractory_high_dose_pressors", \.isRefractoryShock),
    ]

    private static let oxygen: [SignsKey] = [
        .flag("hypoxia", \.isHypoxic), .flag("hypoxia_other_cause", \.hypoxiaIsCRS, isNegated: true), .word("o2_device", \.oxygenDevice),
        .number("o2_flow_lpm", \.oxygenFlow, 0...100, "L/min"), .number("fio2", \.inspiredOxygen, 0.15...1, "fraction"),
        .number("spo2", \.oxygenSaturation, 0...100, "%"), .word("intubation_reason", \.intubationReason),
        .flag("home_oxygen", \.isHomeOxygen), .flag("dyspnea", \.hasDyspnoea),
    ]

    private static let organs: [SignsKey] = [
        .count("organ_grade_max", \.organGrade, grade), .count("transaminase_grade", \.transaminaseGrade, grade),
        .count("creatinine_grade", \.creatinineGrade, grade), .count("liver_grade", \.liverGrade, grade),
        .count("renal_grade", \.renalGrade, grade), .count("pulmonary_edema_grade", \.pulmonaryOedemaGrade, grade),
        .flag("iv_therapy_or_hospitalised", \.isTreatedInHospital), .flag("coagulopathy_products", \.needsCoagulationProducts),
        .flag("haemophagocytosis", \.hasHaemophagocytosis), .flag("immunosuppressed", \.isImmunosuppressed),
        .word("organomegaly", \.organomegaly), .count("lineages", \.cytopenicLineages, 0...3),
    ]

    private static let local: [SignsKey] = [
        .word("lesion", \.lesion), .number("dmax_cm", \.lesionDiameter, 0...100, "cm"),
        .flag("organ_dysfunction_from_compression", \.organDysfunctionFromCompression),
        .flag("prospective_life_threat_from_swelling", \.threatFromSwelling), .flag("gi_bleed_perforation_risk", \.gutBleedingRisk),
        .flag("swelling", \.isSwollen), .flag("functional_symptom", \.hasAirwaySymptom), .flag("stridor", \.hasStridor),
        .flag("drooling", \.isDrooling), .flag("exhaustion", \.isExhausted), .flag("airway_instrumented", \.isAirwayInstrumented),
    ]

    private static let nervous: [SignsKey] = [
        .count("ice", \.iceScore, 0...10), .item("orientation", \.orientation, most: 4), .item("naming", \.naming, most: 3),
        .item("commands", \.commands, most: 1), .item("writing", \.writing, most: 1), .item("attention", \.attention, most: 1),
        .count("capd", \.capd, 0...32), .word("loc", \.consciousness), .flag("loc_sedation", \.isSedated), .word("seizure", \.seizure),
        .word("edema", \.cerebralOedema), .flag("focal_motor_weakness", \.hasFocalWeakness), .flag("tremor", \.hasTremor),
        .flag("intracranial_hemorrhage", \.hasIntracranialHaemorrhage),
    ]

    private static let laboratory: [SignsKey] = [
        .number("plt", \.platelets, concentration, "10*9/L"), .number("anc", \.neutrophils, concentration, "10*9/L"),
        .number("hb", \.haemoglobin, 0...30, "g/dL"), .number("crp_mg_dl", \.crp, 0...200, "mg/dL"),
        .number("ferritin", \.ferritin, concentration, "ng/mL"), .number("ldh", \.ldh, concentration, "U/L"),
        .number("creat_mg_dl", \.creatinine, 0...60, "mg/dL"), .number("scr_mg_dl", \.creatinine, 0...60, "mg/dL"),
        .number("tg_mmol_l", \.triglyceride, 0...200, "mmol/L"), .number("fibrinogen_g_l", \.fibrinogen, 0...50, "g/L"),
        .number("ast", \.ast, concentration, "U/L"), .number("alt", \.alt, concentration, "U/L"),
        .number("mcp1_pg_ml", \.mcp1, concentration, "pg/mL"), .number("acute", \.tryptase, concentration, "ng/mL"),
        .number("baseline", \.tryptaseBaseline, concentration, "ng/mL"),
    ]

    private static let patient: [SignsKey] = [
        .flag("pediatric_under_12", \.isUnder12),
        SignsKey(name: "age", form: .number(0...130, unit: "a")) { signs, value in
            guard case .number(let number) = value else { return }
            signs.age = number
            signs.isUnder12 = signs.isUnder12 ?? (number < 12)
        },
        SignsKey(name: "sex", form: .word(["F", "M", "female", "male"])) { signs, value in
            if case .word(let word) = value { signs.sex = word.lowercased().hasPrefix("f") ? .female : .male }
        },
    ]
}
