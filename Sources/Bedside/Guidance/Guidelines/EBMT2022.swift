/// The recommendations of EBMT and EHA, 2022.
///
/// Source: clinical dossier, section B1, column EBMT/EHA 2022, from memory throughout.
struct EBMT2022: Guideline {
    let id = "EBMT"
    let title = "EBMT/EHA 2022"
    let source = "EBMT/EHA recommendations 2022, from memory; clinical dossier, section B1"
    let rows = [
        GuidelineRow("1", .crs(1...1), .init("tocilizumab if fever persists or the patient is frail", .memory)),
        GuidelineRow("2", .crs(2...2), .init("tocilizumab", .memory), .init("no response: dexamethasone", .memory)),
        GuidelineRow("3", .crs(3...3), .init("tocilizumab with dexamethasone", dose: "10 mg every 6 h", .memory)),
        GuidelineRow(
            "4", .crs(4...4), .init("dexamethasone", dose: "20 mg every 6 h", .memory),
            .init("or methylprednisolone", dose: "1 g a day", .memory)),
    ]
}
