/// The guideline of the National Comprehensive Cancer Network on neurotoxicity.
///
/// Source: clinical dossier, section B1, paragraph on ICANS.
struct NCCNICANS: Guideline {
    let id = "NCCN-ICANS"
    let title = "NCCN v2.2026, neurotoxicity"
    let source = "NCCN v2.2026, by a third-party transcription and the clinical dossier, section B1"
    let rows = [
        GuidelineRow("1", .icans(1), .init("consider dexamethasone", dose: "10 mg", limit: "once", .read)),
        GuidelineRow("2", .icans(2), .init("dexamethasone", dose: "10 mg", limit: "repeat every 6 to 12 h", .read)),
        GuidelineRow(
            "3", .icans(3), .init("dexamethasone", dose: "10 mg every 6 h", .read),
            .init("or methylprednisolone", dose: "1 mg/kg every 12 h", .read), .init("anakinra", dose: "100 mg every 6 h", .read),
            .init("axicabtagene and brexucabtagene: methylprednisolone", dose: "1 g", limit: "for 3 to 5 days", .read)),
        GuidelineRow(
            "4", .icans(4),
            .init(
                "methylprednisolone",
                dose: "1 g a day for 3 days, 250 mg every 12 h for 2 days, 125 mg every 12 h for 2 days, 60 mg every 12 h for 2 days", .read
            ),
            .init("with CRS: add tocilizumab", .read)),
    ]
}
