import Bedside
import Testing

@testable import Interchange

/// A system looks at what its publication names and at nothing else.
@Suite("What a grade does not ask changes nothing")
struct GradingRelevanceTests {
    private static let fever: Set<String> = [
        "temp_c", "temp_f", "fever_other_cause", "crs_established", "antipyretic_or_anticytokine", "death_due_to_crs",
    ]
    private static let pressure: Set<String> = ["hypotension", "hypotension_other_cause", "vasopressors"]
    private static let device: Set<String> = ["hypoxia", "hypoxia_other_cause", "o2_device", "home_oxygen"]
    private static let consciousness: Set<String> = [
        "loc", "loc_sedation", "seizure", "edema", "focal_motor_weakness", "tremor", "intracranial_hemorrhage", "pediatric_under_12", "age",
    ]
    private static let organs: Set<String> = [
        "organ_grade_max", "transaminase_grade", "creatinine_grade", "liver_grade", "renal_grade", "pulmonary_edema_grade",
        "creat_mg_dl", "scr_mg_dl", "creat_umol_l", "creat_uln_mg_dl", "ast", "ast_uln", "alt", "alt_uln", "bilirubin_mg_dl",
        "bilirubin_umol_l", "bilirubin_uln_mg_dl",
    ]
    private static let fraction: Set<String> = device.union(["fio2", "o2_flow_lpm"])
    private static let airway: Set<String> = [
        "swelling", "functional_symptom", "stridor", "drooling", "exhaustion", "airway_instrumented", "spo2", "intubation_reason",
    ]

    /// The keys that each system may look at, by the sections of the clinical dossier that state it (A1 to A12, C1, F).
    static let asked: [String: Set<String>] = [
        // The airway signs give ASTCT a flag, never a grade.
        "ASTCT-CRS": fever.union(pressure).union(device).union(["o2_flow_lpm", "intubation_reason"]),
        "LOCAL-AIRWAY-PD": airway.union(["o2_device", "death_from_airway_loss"]),
        "ASTCT-ICANS": consciousness.union(["ice", "orientation", "naming", "commands", "writing", "attention"]),
        "ASTCT-ICANS-PED": consciousness.union(["capd"]),
        "ICE": ["ice", "orientation", "naming", "commands", "writing", "attention"],
        "LEE2014": fever.union(pressure).union(fraction).union(organs).union(["crs_symptoms"]),
        "PENN": fever.union(pressure).union(device).union(organs).union([
            "crs_symptoms", "fluids", "iv_therapy_or_hospitalised", "coagulopathy_products",
        ]),
        "MSKCC": fever.union(pressure).union(fraction).union(["crs_symptoms", "dyspnea", "refractory_high_dose_pressors"]),
        "CTCAE5": fever.union(pressure).union(fraction).union(["crs_symptoms", "refractory_high_dose_pressors"]),
        "CARTOX2018": fever.union(pressure).union(fraction).union(organs).union(["sbp", "refractory_high_dose_pressors"]),
        "CN-BNHL2022": fever.union(pressure).union(device).union(["o2_flow_lpm", "intubation_reason", "sbp", "lesion"]),
        "WEI2020-RISK": [
            "dmax_cm", "organ_dysfunction_from_compression", "prospective_life_threat_from_swelling", "gi_bleed_perforation_risk",
        ],
        "HSCORE": [
            "immunosuppressed", "temp_c", "temp_f", "organomegaly", "lineages", "ferritin", "tg_mmol_l", "tg_mg_dl", "fibrinogen_g_l",
            "fibrinogen_mg_dl", "ast", "haemophagocytosis",
        ],
        "CARTOX-HLH": organs.union(["ferritin", "haemophagocytosis"]),
        "EASIX-FAMILY": ["ldh", "plt", "creat_mg_dl", "scr_mg_dl", "creat_umol_l", "crp_mg_dl", "crp_mg_l"],
        "CAR-HEMATOTOX": ["plt", "anc", "hb", "hb_g_l", "crp_mg_dl", "crp_mg_l", "ferritin"],
        "HAY2017": ["tmax_36h_c", "tmax_36h_f", "mcp1_pg_ml"],
        "CKD-EPI2021": ["creat_mg_dl", "scr_mg_dl", "creat_umol_l", "age", "sex"],
        "TRYPTASE-RULE": ["acute", "baseline"],
    ]

    /// A value of each key that would change a grade where the key counts.
    static let telling: [String: JSONValue] = {
        var values: [String: JSONValue] = [
            "temp_c": 39.5, "temp_f": 103, "tmax_36h_c": 39.5, "tmax_36h_f": 103, "sbp": 70, "o2_flow_lpm": 30, "fio2": 0.9, "spo2": 80,
            "dmax_cm": 12, "age": 61, "vasopressors": [["drug": "norepinephrine"], ["drug": "epinephrine"]], "sex": "F",
            "fluids": "multiple_boluses", "o2_device": "cpap", "intubation_reason": "hypoxia", "lesion": "compression_decompensated",
            "pediatric_under_12": false,
            "loc": "unarousable", "seizure": "over_5_min", "edema": "diffuse", "organomegaly": "both",
        ]
        for key in SignsKey.table where values[key.name] == nil {
            switch key.kind {
            case .flag: values[key.name] = true
            case .whole(let range, _): values[key.name] = .number(Double(range.upperBound))
            case .number(let number): values[key.name] = .number(number.within.upperBound / 2)
            case .word, .vasopressors: break
            }
        }
        return values
    }()

    @Test("Every key has a value to try, and every system of the vectors its keys")
    func complete() {
        #expect(Set(GradingRelevanceTests.telling.keys) == Set(SignsKey.table.map(\.name)))
        #expect(Set(GradingVector.all.map(\.system)).isSubset(of: GradingRelevanceTests.asked.keys))
        #expect(
            GradingRelevanceTests.asked.values.reduce(into: Set()) { $0.formUnion($1) }.isSubset(of: GradingRelevanceTests.telling.keys))
    }

    @Test("Grade, certainty and what is missing stay", arguments: GradingVector.all)
    func irrelevant(vector: GradingVector) throws {
        let asked = try #require(GradingRelevanceTests.asked[vector.system])
        let members = try vector.members()
        let whole = try vector.grade()
        for (key, value) in GradingRelevanceTests.telling where !asked.contains(key) {
            let more = try vector.grade(members.filter { $0.key != key } + [(key, value)])
            let isSame = more.value == whole.value && more.certainty == whole.certainty && more.missing == whole.missing
            #expect(isSame, "with \(key): \(more)")
        }
    }
}
