/// What is tried when tocilizumab and steroid have failed.
///
/// Source: clinical dossier, section B1, alternatives, from memory.
struct SecondLine: Guideline {
    let id = "SECOND"
    let title = "After failure of tocilizumab and steroid"
    let source = "Practice, from memory; clinical dossier, section B1"
    let rows = [
        GuidelineRow(
            "3", .crs(3...4), .init("siltuximab", dose: "11 mg/kg", limit: "once", .memory),
            .init("anakinra", dose: "100 mg every 6 to 12 h or more", .memory), .init("ruxolitinib", .memory),
            .init("emapalumab", .memory), .init("cyclophosphamide or anti-thymocyte globulin", limit: "last resort", .memory))
    ]
}
