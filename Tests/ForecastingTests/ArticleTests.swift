import Foundation
import Testing

@testable import Forecasting

@Suite("The articles")
struct ArticleTests {
    @Test("The scenario of the article is complete, runs, and its rule gives the drug")
    func scenarioFile() throws {
        let article = try String(
            contentsOf: Shipped.root.appending(path: "Sources/Forecasting/Forecasting.docc/ScenarioFiles.md"), encoding: .utf8)
        let block = try #require(article.components(separatedBy: "```yaml\n").last?.components(separatedBy: "```").first)
        let scenario = try ScenarioDecoder().decode(block, file: "article.yaml")
        let course = PatientModel(scenario, calibration: try Shipped.calibration()).run(until: 14, relative: 1e-4)
        let isComplete = course.outcome == .completed
        #expect(isComplete)
        let hottest = course.maximum("temperature", 1, 14).value
        let doses = course.doses.filter { $0.drug == "tocilizumab" }.count
        #expect(doses == (hottest >= 39 ? 1 : 0))
    }
}
