/// The Chinese consensus on CAR-T in B-cell non-Hodgkin lymphoma, 2022: the only one that names local CRS.
///
/// Its grades have a fourth axis, the inflammation of the lesion; the worst axis decides.
///
/// Source: Li P et al., Cancer Biol Med 2023;20:129, in part; clinical dossier, sections A9, B1 and B2.
struct ChineseConsensus2022: Guideline {
    let id = "CHN"
    let title = "Chinese B-NHL consensus 2022"
    let source = "Li P et al., Cancer Biol Med 2023;20:129, read in part; clinical dossier, sections B1 and B2"
    let caution: String? =
        "Written for B-cell lymphoma, with its own grades that count the lesion as a fourth axis; any other malignancy is extrapolation. "
        + "Read in part: rows were cut off."
    let rows = [
        GuidelineRow(
            "1", .crs(1...1), .init("an IL-6 receptor antagonist may be given prophylactically", .read),
            .init("no corticosteroid", .read)),
        GuidelineRow(
            "2", .crs(2...2),
            .init("one cytokine antagonist: IL-6 receptor recommended, TNF-alpha exploratory", .read),
            .init("refractory: dexamethasone", dose: "10 mg every 6 h", .read)),
        GuidelineRow("3", .crs(3...4), .init("plasmapheresis among other options that were not seen", .read)),
        GuidelineRow(
            "lung", .site("lung", words: ["lung", "pulmon"]), .init("tocilizumab", dose: "4 to 8 mg/kg", limit: "recommended", .read)),
        GuidelineRow(
            "abdomen", .site("bulky abdomen", words: ["abdom"]), .init("anti-TNF-alpha on day 3 and day 5", .read),
            .init("combinations in local CRS of grade 2 to 3", .read)),
        GuidelineRow(
            "serosa", .site("serous cavities", words: ["pleura", "periton", "pericard", "serous"]),
            .init("drain, with an indwelling catheter", .read),
            .init("tocilizumab into the cavity", dose: "80 mg", limit: "exploratory; 3 to 5 days before infusion", .read)),
    ]
}
