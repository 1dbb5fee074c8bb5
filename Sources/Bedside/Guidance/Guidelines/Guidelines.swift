/// Every guideline, in the order in which they stand beside each other.
public enum Guidelines {
    public static let all: [any Guideline] = [
        ASCO2021(), NCCN2026(), EBMT2022(), SITC2020(), CARTOXGuideline(), ChineseConsensus2022(), TocilizumabLabel(), Samsung(), Wei2020(),
        NCITriggers(), SecondLine(), NCCNICANS(),
    ]
}
