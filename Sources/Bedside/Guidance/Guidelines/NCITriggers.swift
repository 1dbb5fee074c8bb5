/// Older triggers of the National Cancer Institute for giving tocilizumab.
///
/// Source: clinical dossier, section B1, older NCI triggers.
struct NCITriggers: Guideline {
    let id = "NCI"
    let title = "Older NCI triggers for tocilizumab"
    let source = "National Cancer Institute, older criteria, by the clinical dossier, section B1"
    let caution: String? = "Older than the guidelines beside it, which ask for less."
    let rows = [
        GuidelineRow(
            "3", .crs(3...4),
            .init(
                "any of: ejection fraction under 40 %, creatinine over 2.5 times, noradrenaline over 2 ug/min for 48 h, systolic pressure "
                    + "under 90 mm[Hg] on vasopressor, severe dyspnoea that may need ventilation, APTT over 2 times, creatine kinase over "
                    + "5 times for 48 h: tocilizumab", .read))
    ]
}
