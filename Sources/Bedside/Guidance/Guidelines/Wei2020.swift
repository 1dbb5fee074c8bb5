/// The practice of Wei and colleagues in B-cell lymphoma: the paper that gave local CRS its name.
///
/// Source: Wei J et al., Signal Transduct Target Ther 2020;5:134, in part; clinical dossier, sections A9 and B2.
struct Wei2020: Guideline {
    let id = "WEI"
    let title = "Wei 2020"
    let source = "Wei J et al., Signal Transduct Target Ther 2020;5:134, read in part; clinical dossier, section B2"
    let caution: String? = "Written for B-cell lymphoma, with local CRS on day 1 to 10; any other malignancy is extrapolation."
    let rows = [
        GuidelineRow("low", .localRisk(isHigh: false), .init("watch and support", .read)),
        GuidelineRow(
            "high", .localRisk(isHigh: true), .init("active treatment; which drugs was not seen", .read)),
        GuidelineRow("1", .crs(1...1), .init("anti-TNF-alpha for persistent or refractory fever", .read)),
        GuidelineRow("2", .crs(2...4), .init("as CARTOX", .read)),
    ]
}
