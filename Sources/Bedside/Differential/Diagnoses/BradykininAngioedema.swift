extension Diagnosis {
    /// Low complement C4, in mg/dL. Project-defined: the dossier says low and gives no number.
    private static let lowC4 = 10.0

    /// Angio-oedema by bradykinin: an ACE inhibitor, a gliptin, or loss of C1 inhibitor.
    ///
    /// Source: clinical dossier, section C1, row D03.
    static let bradykininAngioedema = Diagnosis(
        "D03", "Bradykinin angio-oedema", window: "hours to days; ACE inhibitor, gliptin, loss of C1 inhibitor", region: .neck,
        action: .onSuspicion("secure the airway; icatibant 30 mg SC"),
        tests: [
            SettlingTest(.complementC4, "low in C1-inhibitor disease (under 10 mg/dL, project-defined)"),
            SettlingTest(.regularMedicines, "ACE inhibitor or gliptin"),
        ],
        items: [
            .speaksFor("ACE inhibitor, gliptin or another medicine that raises bradykinin") { $0.takesBradykininMedicine },
            .speaksFor("no itch and no wheals") { $0.saw(.itch, .urticaria).map { !$0 } },
            .speaksFor("slow: no change a day after the onset (project-defined)") { $0.isSlow },
            .speaksFor("tongue or larynx") { $0.saw(.asymmetricLips, .voiceChange, .stridor) },
            .speaksFor("no answer to adrenaline") { $0.saw(.adrenalineResponse).map { !$0 } },
            .speaksFor("C4 low") { $0.level(.complementC4)?.isUnder(lowC4) },
            .speaksAgainst("shrank under a steroid within three days") {
                $0.given(.glucocorticoid, from: $0.onset).isEmpty ? nil : $0.shrankWithinDays
            },
        ],
        outcome: { situation in
            switch (situation.level(.complementC4)?.isUnder(lowC4), situation.takesBradykininMedicine) {
            case (true, _): .positive
            case (false, false): .negative
            case (false, _): .inconclusive("a normal C4 does not exclude the effect of an ACE inhibitor or gliptin")
            default: .missing
            }
        })
}
