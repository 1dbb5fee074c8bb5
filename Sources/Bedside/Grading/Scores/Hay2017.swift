/// The early classifier of Hay 2017: fever in the first 36 hours, then MCP-1.
///
/// In the development set sensitivity was 100 % and specificity 95 % for grade 4 or more. MCP-1 is no routine test: without it the
/// answer is to measure it.
///
/// Source: Hay KA et al., Blood 2017;130:2295, by the clinical dossier, section F3 (secondary source).
public struct Hay2017: GradingSystem {
    public let id = "HAY2017"
    public let title = "Hay 2017, early classifier of severe CRS"
    public let subject = "risk of CRS of grade 4 or more"
    public let source = "Hay KA et al. 2017, by the clinical dossier, section F3"
    public let confidence = "read, secondary"
    public let rules = [
        GradingRule("low", "no temperature of 38.9 °C or more in the first 36 h"),
        GradingRule("high", "temperature of 38.9 °C or more and MCP-1 of 1343.5 pg/mL or more"),
        GradingRule("low", "temperature of 38.9 °C or more and MCP-1 below 1343.5 pg/mL"),
        GradingRule("test MCP-1", "temperature of 38.9 °C or more and no MCP-1"),
    ]
    static let temperature = 38.9
    static let mcp1 = 1343.5

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        let fever = "temperature of the first 36 h"
        switch signs.temperatureOfFirst36Hours?.isAtLeast(Hay2017.temperature) {
        case nil: return .lacking(id, [fever], rule: "fever, then MCP-1")
        case false: return Grade(id, .word("low"), .certain, detail: "fever branch", rule: "below 38.9 °C in the first 36 h")
        case true:
            switch signs.mcp1?.isAtLeast(Hay2017.mcp1) {
            case nil:
                return Grade(id, .word("test MCP-1"), .undetermined, detail: "fever branch", missing: ["MCP-1"], rule: "fever, then MCP-1")
            case true: return Grade(id, .word("high"), .certain, detail: "MCP-1 branch", rule: "MCP-1 of 1343.5 pg/mL or more")
            case false: return Grade(id, .word("low"), .certain, detail: "MCP-1 branch", rule: "MCP-1 below 1343.5 pg/mL")
            }
        }
    }
}
