/// The guideline of the National Comprehensive Cancer Network, version 2.2026, through a third-party transcription.
///
/// Source: clinical dossier, section B1, column NCCN v2.2026; grades 3 and 4 from memory.
struct NCCN2026: Guideline {
    let id = "NCCN"
    let title = "NCCN v2.2026"
    let source = "NCCN v2.2026, by a third-party transcription and the clinical dossier, section B1"
    let caution: String? = "Seen in a third-party transcription only, which prints the fever limit both as 38.0 °C or more and as above it."
    let rows = [
        GuidelineRow(
            "1", .crs(1...1), .init("consider dexamethasone", dose: "10 mg every 24 h", limit: "if onset is under 72 h", .read),
            .init("consider tocilizumab in prolonged fever", limit: "one dose", .read)),
        GuidelineRow(
            "2", .crs(2...2),
            .init(
                "tocilizumab", dose: "8 mg/kg over 1 h", limit: "at most 800 mg; repeat at 8 h; at most 3 doses in 24 h and 4 in all", .read
            ),
            .init("dexamethasone", dose: "10 mg every 12 to 24 h", limit: "by product", .read),
            .init(
                "hypotension after 2 boluses and IL-6 blockade: vasopressor, intensive care, echocardiography, BNP and troponin", .read),
            .init("no better in 24 h: treat as grade 3", .read),
            .init("caution with tocilizumab in diverticular disease", .read)),
        GuidelineRow("3", .crs(3...3), .init("tocilizumab with dexamethasone", dose: "10 mg every 6 h", .memory)),
        GuidelineRow(
            "4", .crs(4...4), .init("methylprednisolone", dose: "1 g a day for 3 days", limit: "then taper", .memory)),
    ]
}
