/// The recommendations of the CARTOX working group, 2018.
///
/// The dossier gives the options and not the grades they stand under: boluses and repeat belong to its grade 2, persistent fever to
/// grade 1, dexamethasone every 6 h to grades 2 and 3, by memory. Its grade 4 is not in the dossier.
///
/// Source: Neelapu SS et al. 2018, by the clinical dossier, section B1.
struct CARTOXGuideline: Guideline {
    let id = "CARTOX"
    let title = "CARTOX 2018"
    let source = "Neelapu SS et al. 2018 (CARTOX), by the clinical dossier, section B1; the grade of each option from memory"
    let caution: String? =
        "CARTOX grades by its own scale; it repeats tocilizumab after 6 h, the product label not before 8 h."
    let rows = [
        GuidelineRow(
            "1", .crs(1...1),
            .init("fever over 3 days: tocilizumab, or siltuximab", dose: "11 mg/kg", .read),
            .init("that it stands under this grade", .memory)),
        GuidelineRow(
            "2", .crs(2...2), .init("fluid bolus", dose: "500 to 1000 mL", limit: "twice", .read),
            .init("tocilizumab", limit: "repeat after 6 h", .read), .init("or siltuximab", dose: "11 mg/kg", .memory),
            .init("dexamethasone", dose: "10 mg every 6 h", .read), .init("that they stand under this grade", .memory)),
        GuidelineRow(
            "3", .crs(3...3), .init("tocilizumab", limit: "repeat after 6 h", .read),
            .init("dexamethasone", dose: "10 mg every 6 h", .read), .init("that they stand under this grade", .memory)),
    ]
}
