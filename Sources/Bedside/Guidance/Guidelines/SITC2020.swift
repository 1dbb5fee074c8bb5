/// The guideline of the Society for Immunotherapy of Cancer, 2020.
///
/// Source: clinical dossier, section B1, column SITC 2020, from memory throughout.
struct SITC2020: Guideline {
    let id = "SITC"
    let title = "SITC 2020"
    let source = "SITC guideline 2020, from memory; clinical dossier, section B1"
    let rows = [
        GuidelineRow(
            "1", .crs(1...1), .init("tocilizumab may be considered in the elderly, with comorbidity, or if fever persists", .memory)),
        GuidelineRow(
            "2", .crs(2...2), .init("tocilizumab", .memory), .init("no response to one dose: corticosteroid", .memory)),
        GuidelineRow("3", .crs(3...3), .init("tocilizumab with a corticosteroid", .memory)),
        GuidelineRow("4", .crs(4...4), .init("tocilizumab with a high-dose corticosteroid", .memory)),
    ]
}
