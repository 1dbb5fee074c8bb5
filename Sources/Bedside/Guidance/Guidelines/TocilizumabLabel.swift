/// What the product label of tocilizumab says of cytokine release.
///
/// Source: product label, by the clinical dossier, section B1; the dose of methylprednisolone from memory.
struct TocilizumabLabel: Guideline {
    let id = "LABEL"
    let title = "Product label of tocilizumab"
    let source = "Product label, by the clinical dossier, section B1"
    let caution: String? = "The label gives doses and no grades; it is shown from grade 1 on because guidelines use it from there."
    let rows = [
        GuidelineRow(
            "toci", .crs(1...4),
            .init(
                "tocilizumab", dose: "8 mg/kg from 30 kg, 12 mg/kg below 30 kg, over 1 h",
                limit: "at most 800 mg; at least 8 h apart; at most 4 doses", .read),
            .init("no improvement 12 to 18 h after it: methylprednisolone", .read),
            .init("its dose:", dose: "2 mg/kg, then 2 mg/kg a day", .memory))
    ]
}
