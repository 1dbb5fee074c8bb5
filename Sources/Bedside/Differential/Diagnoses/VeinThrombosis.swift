extension Diagnosis {
    /// A clot in the veins that drain the neck. D-dimer says nothing in CRS.
    ///
    /// Source: clinical dossier, sections C1 and C2, row D06.
    static let veinThrombosis = Diagnosis(
        "D06", "Vein thrombosis (jugular, subclavian, caval, line)", window: "any day, with a central line", urgency: .hours,
        region: .neckAndChest, action: .onFinding("anticoagulate if the platelets allow it (usual floor 50 × 10⁹/L)"),
        tests: [SettlingTest(.duplex, "clot; or CT venogram. D-dimer is useless in CRS")],
        items: [
            .plus(3, "clot on duplex or CT") { $0.showsClot },
            .plus(1, "central line on the same side") { $0.saw(.centralLine) == false ? false : $0.saw(.lineSameSide) },
            .plus(1, "distended veins") { $0.saw(.distendedVeins) },
            .minus(2, "clean duplex since the onset") { $0.showsClot.map { !$0 } },
            .shownFor("arm swelling") { $0.saw(.armSwelling) },
            .shownFor("plethora, or worse head down") { $0.saw(.plethora) },
            .shownFor("one side only") { $0.saw(.bilateralSwelling).map { !$0 } },
            .shownAgainst("both sides within hours, without a line") {
                Truth.all($0.saw(.bilateralSwelling), $0.grewWithinHours, $0.saw(.centralLine).map { !$0 })
            },
        ],
        cautions: [Caution("D-dimer is charted; it is useless in CRS and counts nothing") { $0.level(.dDimer) != nil }],
        outcome: { situation in
            if let clot = situation.showsClot { return Outcome(clot) }
            let isImaged = situation.state(.neckDuplex) != nil
            return isImaged ? .inconclusive("the duplex is not known to be from after the onset") : .missing
        })
}
