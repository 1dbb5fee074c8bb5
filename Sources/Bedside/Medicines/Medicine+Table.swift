/// One line per drug.
///
/// Source: codes by the clinical dossier, section G2 (seen in a 2026 index); steroid equivalence by its section 0 (memory):
/// hydrocortisone 20 mg = prednisone 5 mg = methylprednisolone 4 mg = dexamethasone 0.75 mg.
extension Medicine {
    public static let table: [Medicine] = anticytokines + steroids + supportive + haemodynamic + antimicrobials + products

    private static let anticytokines: [Medicine] = [
        Medicine("tocilizumab", .interleukin6Receptor, atc: "L04AC07", also: ["toci", "Actemra"]),
        Medicine("sarilumab", .interleukin6Receptor, atc: "L04AC14"),
        Medicine("siltuximab", .interleukin6, atc: "L04AC11"),
        Medicine("anakinra", .anticytokine, atc: "L04AC03"),
        Medicine("emapalumab", .anticytokine, atc: "L04AG09"),
        Medicine("etanercept", .anticytokine, atc: "L04AB01"),
        Medicine("infliximab", .anticytokine, atc: "L04AB02"),
        Medicine("adalimumab", .anticytokine, atc: "L04AB04"),
        Medicine("ruxolitinib", .anticytokine, atc: "L01EJ01"),
    ]

    private static let steroids: [Medicine] = [
        Medicine("dexamethasone", .glucocorticoid, atc: "H02AB02", also: ["dex"], dexamethasone: 1),
        Medicine("methylprednisolone", .glucocorticoid, atc: "H02AB04", also: ["mPSL"], dexamethasone: 0.75 / 4),
        Medicine("prednisone", .glucocorticoid, atc: "H02AB07", dexamethasone: 0.75 / 5),
        Medicine("prednisolone", .glucocorticoid, atc: "H02AB06", dexamethasone: 0.75 / 5),
        Medicine("hydrocortisone", .glucocorticoid, atc: "H02AB09", dexamethasone: 0.75 / 20),
        Medicine("corticosteroids", .glucocorticoid, also: ["corticosteroid", "steroid"]),
    ]

    private static let supportive: [Medicine] = [
        Medicine("paracetamol", .antipyretic, atc: "N02BE01", also: ["acetaminophen"]),
        Medicine("antipyretic", .antipyretic),
        Medicine("ibuprofen", .nsaid, atc: "M01AE01"),
        Medicine("NSAID", .nsaid),
        Medicine("diphenhydramine", .antihistamine, atc: "R06AA02"),
        Medicine("icatibant", .icatibant, atc: "B06AC02"),
        Medicine("levetiracetam", .anticonvulsant, atc: "N03AX14"),
        Medicine("filgrastim", .growthFactor, atc: "L03AA02", also: ["G-CSF"]),
        Medicine("enalapril", .bradykininRaising), Medicine("lisinopril", .bradykininRaising), Medicine("ramipril", .bradykininRaising),
        Medicine("perindopril", .bradykininRaising), Medicine("captopril", .bradykininRaising),
        Medicine("ACE inhibitor", .bradykininRaising),
        Medicine("sitagliptin", .bradykininRaising), Medicine("vildagliptin", .bradykininRaising), Medicine("gliptin", .bradykininRaising),
        Medicine("sacubitril", .bradykininRaising), Medicine("alteplase", .bradykininRaising),
        Medicine("heparin", .anticoagulant), Medicine("enoxaparin", .anticoagulant), Medicine("apixaban", .anticoagulant),
        Medicine("rivaroxaban", .anticoagulant), Medicine("warfarin", .anticoagulant),
        Medicine("propofol", .sedative), Medicine("midazolam", .sedative),
    ]

    private static let haemodynamic: [Medicine] = [
        Medicine("norepinephrine", .vasopressor, atc: "C01CA03", also: ["noradrenaline"]),
        Medicine("epinephrine", .adrenaline, atc: "C01CA24", also: ["adrenaline"]),
        Medicine("dopamine", .vasopressor, atc: "C01CA04"),
        Medicine("phenylephrine", .vasopressor, atc: "C01CA06"),
        Medicine("vasopressin", .vasopressor, atc: "H01BA01"),
        Medicine("torasemide", .diuretic, atc: "C03CA04", also: ["torsemide"]),
        Medicine("furosemide", .diuretic, atc: "C03CA01", also: ["frusemide"]),
        Medicine("crystalloid", .crystalloid, also: ["saline", "Ringer's lactate", "fluid bolus"]),
        Medicine("albumin", .albumin, atc: "B05AA01"),
        Medicine("oxygen", .oxygen),
    ]

    private static let antimicrobials: [Medicine] = [
        Medicine("cefmetazole", .antibiotic, atc: "J01DC09"),
        Medicine("imipenem", .antibiotic, atc: "J01DH51", also: ["imipenem/cilastatin", "imipenem-cilastatin"]),
        Medicine("meropenem", .antibiotic), Medicine("piperacillin-tazobactam", .antibiotic, also: ["piperacillin/tazobactam"]),
        Medicine("cefepime", .antibiotic), Medicine("ceftriaxone", .antibiotic), Medicine("vancomycin", .antibiotic),
        Medicine("metronidazole", .antibiotic), Medicine("clindamycin", .antibiotic), Medicine("levofloxacin", .antibiotic),
        Medicine("antibiotic", .antibiotic), Medicine("fluconazole", .antifungal), Medicine("caspofungin", .antifungal),
        Medicine("micafungin", .antifungal), Medicine("aciclovir", .antiviral, also: ["acyclovir"]),
    ]

    private static let products: [Medicine] = [
        Medicine("CAR-T", .cart, also: ["CAR-T cells", "CAR T cells", "anti-CD19 CAR-T", "autologous anti-CD19 CAR-T"]),
        Medicine("tisagenlecleucel", .cart, atc: "L01XL04"), Medicine("axicabtagene ciloleucel", .cart, atc: "L01XL03"),
        Medicine("brexucabtagene autoleucel", .cart, atc: "L01XL06"), Medicine("lisocabtagene maraleucel", .cart, atc: "L01XL08"),
        Medicine("idecabtagene vicleucel", .cart, atc: "L01XL07"), Medicine("ciltacabtagene autoleucel", .cart, atc: "L01XL05"),
        Medicine("obecabtagene autoleucel", .cart, atc: "L01XL12"),
        Medicine("fludarabine", .lymphodepletion, atc: "L01BB05"), Medicine("cyclophosphamide", .lymphodepletion, atc: "L01AA01"),
        Medicine("bendamustine", .lymphodepletion, atc: "L01AA09"), Medicine("etoposide", .chemotherapy, atc: "L01CB01"),
        Medicine("vindesine", .vinca, atc: "L01CA03"), Medicine("vincristine", .vinca),
        Medicine("idarubicin", .chemotherapy, atc: "L01DB06"), Medicine("daunorubicin", .chemotherapy, atc: "L01DB02"),
        Medicine("pegaspargase", .chemotherapy, atc: "L01XX24"),
        Medicine("imatinib", .kinaseInhibitor, atc: "L01EA01"), Medicine("dasatinib", .kinaseInhibitor, atc: "L01EA02"),
        Medicine("fresh frozen plasma", .plasma, atc: "B05AX03", also: ["plasma", "FFP"]),
        Medicine("platelet concentrate", .bloodProduct, also: ["platelet transfusion"]),
        Medicine("red cells", .bloodProduct, also: ["packed red cells", "PRBC"]), Medicine("cryoprecipitate", .bloodProduct),
        Medicine("fibrinogen concentrate", .bloodProduct), Medicine("immunoglobulin", .bloodProduct, also: ["IVIG"]),
    ]
}
