/// What was not done, and what the grade hides.
extension Disagreement {
    static let work: [Disagreement] = [
        Disagreement(
            id: "B4-9", title: "Plan for the airway and tests", condition: "a local picture",
            seed: "no airway plan, no CT, no ear, nose and throat examination, no culture, no tryptase",
            others: "all of them are standard for any threatened airway", advice: "the list of steps comes before any drug question",
            evidence: .memory, match: { .all($0.hasLocal) }),
        Disagreement(
            id: "B4-10", title: "The grade on high-flow oxygen", condition: "a local picture on oxygen",
            seed: "local CRS on high-flow oxygen while systemic CRS is called grade 2",
            others: "ASTCT is 3 if the oxygen need is due to CRS, and 1 if it is the narrow airway alone",
            advice:
                "read the ASTCT grade and the local airway level (project-defined) beside each other, and judge the cause of the oxygen "
                + "need", evidence: .read,
            match: { graded in
                let device = graded.situation.signs.oxygenDevice.map { $0 != .roomAir && $0 != .blowBy }
                return .all(graded.hasLocal, .init(device, missing: "oxygen device"))
            }),
    ]
}
