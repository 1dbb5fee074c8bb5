/// Every grading system and score that ships, in the order in which a reading shows them.
///
/// Left out on purpose: the model of Teachey 2016, whose coefficients could not be verified (those that circulate give a certain severe
/// CRS for healthy-looking values); EASIX-F, EASIX-FC and eIPM, whose thresholds or coefficients could not be verified; CTCAE
/// version 4, which grades infusion reactions; LICATS, whose grade 2 was not seen.
public enum GradingCatalogue {
    public static let all: [any GradingSystem] = [
        ASTCTCRS(), LocalAirway(), ASTCTICANS(), ASTCTICANSUnder12(), ICE(),
        Lee2014(), Penn(), MSKCC(), CARTOX2018(), CTCAE5(), ChineseBNHL2022(), Wei2020Risk(),
        IECHS(), CARTOXHLH(), HScore(),
        EASIX(), CARHematotox(), Hay2017(), CKDEPI2021(), TryptaseScore(),
    ]

    /// What is left out, and why.
    public static let leftOut = [
        "Teachey 2016: its coefficients could not be verified; those that circulate give a certain severe CRS for healthy-looking values",
        "EASIX-F, EASIX-FC and eIPM: thresholds or coefficients could not be verified",
        "CTCAE version 4: written around infusion reactions",
        "LICATS (autoimmune disease): grade 2 was not seen",
    ]

    public static func system(_ id: String) -> (any GradingSystem)? { all.first { $0.id == id } }
}
