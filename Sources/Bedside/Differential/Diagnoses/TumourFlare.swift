extension Diagnosis {
    /// Swelling of a mass as CAR-T cells enter it.
    ///
    /// Source: clinical dossier, sections C1 and C2, row D14.
    static let tumourFlare = Diagnosis(
        "D14", "Tumour flare or pseudoprogression", window: "day 1 to 14", action: .onSuspicion("as local CRS"),
        tests: [
            SettlingTest(.earlierImaging, "mass at the site, or clear within 6 weeks before onset"),
            SettlingTest(.contrastCT, "mass at the site; or PET; resolves later"),
        ],
        items: [
            .plus(3, "known mass at the site") { $0.hadMass },
            .minus(2, "site imaged clear within 6 weeks before onset") { $0.siteWasClear },
            .shownAgainst("no mass known before") { situation in
                situation.chart.latestOfEach(.knownMass, at: situation.hours).isEmpty
                    ? nil : situation.chart.latestOfEach(.knownMass, at: situation.hours).allSatisfy { $0.flag == false }
            },
        ],
        outcome: { situation in
            if situation.siteWasClear == true {
                return situation.hadMass == true ? .inconclusive("the chart names a mass and a clear image of the site") : .negative
            }
            guard let hadMass = situation.hadMass else { return .missing }
            guard hadMass else { return .missing }
            return situation.finds(.neckCT, "mass") == true || situation.finds(.siteImaging, "mass") == true
                ? .positive : .inconclusive("a mass was known; the site is not imaged now")
        })
}
