/// Whether local CRS exists, and what tocilizumab and steroids do to it.
extension Disagreement {
    static let localCRS: [Disagreement] = [
        Disagreement(
            id: "B4-1", title: "Local CRS as an entity", condition: "a local picture",
            seed: "local CRS is an entity of its own with its own path",
            others: "ASTCT, ASCO, NCCN, EBMT and SITC do not have it; the Chinese consensus does, for B-cell lymphoma",
            advice: "take what is said of local CRS as resting on case reports", evidence: .read,
            match: { .all($0.hasLocal) }),
        Disagreement(
            id: "B4-2", title: "Tocilizumab in early local CRS of masses", condition: "a local picture, malignancy in masses, early",
            seed: "tocilizumab may aggravate early local CRS of a malignancy in masses",
            others:
                "the Chinese consensus recommends tocilizumab for local CRS of the lung; early and pre-emptive tocilizumab cost neither "
                + "response nor expansion (Kadauke 2021, ZUMA-1 cohort 6, Zhou L 2023, Zhou Q 2025)",
            advice:
                "tocilizumab that guidelines ask for in systemic CRS of grade 2 or more is not to be held back for this; weigh the conflict",
            evidence: .abstract, match: { .all($0.hasLocal, $0.isDistribution(.compartmental), $0.isStage(.early)) }),
        Disagreement(
            id: "B4-3", title: "Tocilizumab for a neck after systemic CRS", condition: "a local picture of the neck, advanced",
            seed: "tocilizumab can be used in advanced local CRS of a systemic malignancy",
            others:
                "cervical local CRS appeared after tocilizumab in a 15-year-old with ALL and in three patients with DLBCL; in the ALL case "
                + "it worsened with tocilizumab and answered to dexamethasone within hours",
            advice: "do not take tocilizumab for a treatment of the neck; steroid first if the airway is threatened", evidence: .abstract,
            match: { .all($0.hasLocal, .init($0.isAtNeck, missing: "site of the local signs"), $0.isStage(.advanced)) }),
        Disagreement(
            id: "B4-4", title: "When to give a steroid", condition: "a local picture, or systemic CRS possible",
            seed: "steroids are second line (after Lee 2014) and held early",
            others:
                "NCCN allows dexamethasone from grade 1 with onset under 72 h; a low cumulative dose was not tied to lower response (Yang "
                + "2024, Zhang H 2025); children with low burden and no transplant did better without (event-free survival, p 0.037)",
            advice: "a threatened airway overrides; for the rest weigh both", evidence: .abstract,
            match: { graded in
                .all(
                    .init(
                        Truth.any(graded.hasLocalPicture, graded.crs.isAtLeast(1)),
                        missing: graded.localMissing + graded.crs.missingOrItself))
            }),
    ]
}
