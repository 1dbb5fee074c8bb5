extension Diagnosis {
    /// A heart weakened by cytokines, or fluid around it.
    ///
    /// Source: clinical dossier, section C1, row D10.
    static let cardiacCRS = Diagnosis(
        "D10", "Cardiomyopathy of CRS or pericardial effusion", window: "day 3 to 10",
        action: .onFinding("treat the cause; drain a tamponade"),
        tests: [
            SettlingTest(.echocardiography, "reduced function, effusion, tamponade"),
            SettlingTest(.troponin, "over the limit of the laboratory"),
        ],
        items: [
            .speaksFor("troponin over its limit") { $0.isOverNormal(.troponin) },
            .speaksFor("heart rate over 100 per minute (project-defined)") { $0.level(.heartRate)?.isOver(100) },
            .speaksFor("distended neck veins") { $0.saw(.distendedVeins) },
            .speaksFor("low voltage") { $0.saw(.lowVoltage) },
            .speaksFor("effusion, tamponade or reduced function on echocardiography") {
                $0.finds(.echocardiography, "effusion", "reduced", "tamponade")
            },
            .speaksAgainst("normal echocardiogram since the onset") {
                $0.finds(.echocardiography, "effusion", "reduced", "tamponade").map { !$0 }
            },
        ],
        outcome: { Outcome($0.finds(.echocardiography, "effusion", "reduced", "tamponade")) })
}
