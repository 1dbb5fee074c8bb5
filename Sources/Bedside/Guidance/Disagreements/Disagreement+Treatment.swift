/// What else was given in the case.
extension Disagreement {
    static let treatment: [Disagreement] = [
        Disagreement(
            id: "B4-5", title: "Two glucocorticoids together", condition: "two glucocorticoids in 24 h, or row R8 of the case possible",
            seed: "methylprednisolone and dexamethasone together", others: "guidelines use one",
            advice: "do not add a second glucocorticoid without a reason; look at the total in dexamethasone-equivalents", evidence: .read,
            match: { graded in
                switch DuplicateGlucocorticoids().check(graded) {
                case .warns: .applies
                case .silent: R8().match(graded)
                case .unknown(let missing): R8().match(graded) == .applies ? .applies : .unknown(missing: missing)
                }
            }),
        Disagreement(
            id: "B4-6", title: "Diuretic", condition: "a diuretic in 24 h", seed: "torasemide 5 mg twice",
            others: "swelling from leak is not overload; a BNP of 43.4 pg/mL argued against it; diuresis risks hypotension in systemic CRS",
            advice: "no diuretic unless overload is shown", evidence: .memory, match: { .all($0.wasGiven(.diuretic, within: 24)) }),
        Disagreement(
            id: "B4-7", title: "Plasma", condition: "plasma in 24 h", seed: "fresh frozen plasma 350 mL, indication not stated",
            others:
                "plasma is for coagulopathy (as in Penn); it adds volume and the risk of lung injury or overload while the airway is tight",
            advice: "require a coagulation reason", evidence: .read, match: { .all($0.wasGiven(.plasma, within: 24)) }),
        Disagreement(
            id: "B4-8", title: "NSAID for fever", condition: "an NSAID in 72 h", seed: "NSAID on day 6",
            others: "paracetamol is preferred with low platelets or kidneys at risk; an NSAID is itself a trigger of angio-oedema",
            advice: "prefer paracetamol; count the NSAID among the suspects", evidence: .memory,
            match: { .all($0.wasGiven(.nsaid, within: 72)) }),
    ]
}
