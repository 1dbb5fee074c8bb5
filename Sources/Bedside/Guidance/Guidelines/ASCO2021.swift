/// The guideline of the American Society of Clinical Oncology, 2021.
///
/// Source: clinical dossier, section B1, column ASCO 2021; its grade 2 from memory.
struct ASCO2021: Guideline {
    let id = "ASCO"
    let title = "ASCO 2021"
    let source = "ASCO guideline 2021, by the clinical dossier, section B1"
    let rows = [
        GuidelineRow(
            "1", .crs(1...1), .init("supportive care", .read), .init("fever over 3 days or refractory: treat as grade 2", .read)),
        GuidelineRow(
            "2", .crs(2...2), .init("fluids and oxygen", .memory),
            .init("tocilizumab", dose: "8 mg/kg every 8 h", limit: "at most 800 mg; at most 3 doses in 24 h and 4 in all", .memory),
            .init(
                "hypotension after 2 boluses and 1 to 2 doses of tocilizumab: dexamethasone", dose: "10 mg every 12 h",
                limit: "1 to 2 doses", .memory),
            .init("no improvement in 24 h: treat as grade 3", .memory)),
        GuidelineRow(
            "3", .crs(3...3), .init("intensive care and echocardiography", .read),
            .init("tocilizumab, if its maximum is not reached, with dexamethasone", dose: "10 mg every 6 h", limit: "rapid taper", .read),
            .init("refractory: treat as grade 4", .read)),
        GuidelineRow(
            "4", .crs(4...4),
            .init(
                "tocilizumab with methylprednisolone",
                dose: "500 mg every 12 h for 3 days, 250 mg every 12 h for 2 days, 125 mg every 12 h for 2 days, then 60 mg every 12 h",
                limit: "until grade 1", .read),
            .init("not improving: methylprednisolone", dose: "1000 mg twice daily", limit: "or another agent", .read),
            .init("antifungal prophylaxis", .read), .init("GM-CSF is not advised", .read)),
    ]
}
