/// GM-CSF, which drives the cells that drive the storm. Filgrastim is G-CSF and is not meant.
///
/// Source: ASCO 2021, grade 4, by the clinical dossier, section B1.
struct GMCSF: SafetyRule {
    let id = "S13"
    let title = "GM-CSF"
    let condition = "GM-CSF in the last 14 days"
    let statement = "GM-CSF is not advised in CRS."
    let source = "ASCO guideline 2021, grade 4; clinical dossier, section B1"
    let evidence = EvidenceMark.read

    private static let names = ["gm-csf", "sargramostim", "molgramostim", "granulocyte-macrophage"]

    func check(_ graded: GradedSituation) -> SafetyFinding {
        guard graded.hasDrugs else { return .drugsMissing }
        let situation = graded.situation
        let given = situation.chart.rows(.drug, to: situation.hours).filter { row in
            let name = row.subject?.lowercased() ?? ""
            return row.latest >= situation.hours - 14 * 24 && GMCSF.names.contains { name.contains($0) }
        }
        guard let last = given.last else { return .silent }
        return .warns("\(last.subject ?? "GM-CSF") was given; GM-CSF is not advised in CRS", missing: [])
    }
}
