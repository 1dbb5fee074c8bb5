/// The modified protocol of one centre, which gives dexamethasone earlier.
///
/// Source: clinical dossier, section B1, Samsung modified protocol.
struct Samsung: Guideline {
    let id = "SAMSUNG"
    let title = "Samsung modified protocol"
    let source = "Protocol of one centre, by the clinical dossier, section B1"
    let rows = [
        GuidelineRow("2", .crs(2...2), .init("dexamethasone", dose: "10 mg every 12 to 24 h", .read)),
        GuidelineRow("3", .crs(3...3), .init("dexamethasone", dose: "10 mg every 6 to 12 h", .read)),
        GuidelineRow("4", .crs(4...4), .init("methylprednisolone", dose: "1 g", .read)),
    ]
}
