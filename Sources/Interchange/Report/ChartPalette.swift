/// The colours of page and charts: vermilion for what is systemic, blue for what is local, the rest quiet.
/// The line colours differ in lightness too, so they hold in grey and for the colour-blind.
enum ChartPalette {
    static let ink = "#1b2430"
    static let muted = "#5d6875"
    static let hair = "#e4e8ec"
    static let systemic = "#c2492b"
    static let local = "#1f6aa5"
    static let teal = "#0f7f74"
    static let violet = "#7d4f9e"
    static let ochre = "#b07d12"
    static let slate = "#44546a"

    static let grades = ["#f3f4f6", "#fbdccb", "#f3ad8b", "#dd7149", "#a93b1f"]
    static let levels = ["#f3f4f6", "#d5e6f3", "#a3cae6", "#5b9dcc", "#1f5f96"]
    static let stages = ["#e9ebf0", "#d3d8e1"]

    static func dose(_ kind: ReportContent.DoseKind) -> String {
        switch kind {
        case .conditioning: "#8a7a5c"
        case .cells: teal
        case .drug: "#33425b"
        case .fluid: "#5b9dcc"
        case .support: "#9aa5b3"
        }
    }

    static func extent(_ extent: ReportContent.Extent) -> String { extent == .systemic ? systemic : local }

    /// Dark or white, whichever reads on a band of this level.
    static func textOn(level: Int) -> String { level >= 3 ? "#ffffff" : ink }
}
