import Forecasting
import Foundation
import Testing

@testable import Interchange

@Suite("The credibility table as JSON and text")
struct SimulationVerificationTests {
    private let verification = Verification(checks: [
        .init(id: "F02", suite: .reportedCase, what: "no fever before day 6", target: "below 38.9 Cel", value: 37.4, passes: true),
        .init(id: "F20", suite: .reportedCase, what: "relapse", target: "day 326", value: .nan, passes: false, note: "its own setting"),
        .init(
            id: "N-model", suite: .numerics, what: "issues", target: "0", value: 7, passes: false,
            findings: (1...7).map { "Finding \($0)." }),
    ])

    @Test("Each check has the promised members, and an event that never happens has the value null")
    func json() throws {
        let whole = try #require(
            try JSONSerialization.jsonObject(with: Data(VerificationDocument(verification).json.utf8)) as? [String: Any])
        let checks = try #require(whole["checks"] as? [[String: Any]])
        #expect(checks.map { $0["id"] as? String } == ["F02", "F20", "N-model"])
        #expect(checks.map { $0["suite"] as? String } == ["case", "case", "numerics"])
        #expect(checks.map { $0["pass"] as? Bool } == [true, false, false])
        #expect(checks[0]["value"] as? Double == 37.4 && checks[0]["target"] as? String == "below 38.9 Cel")
        #expect(checks[1]["value"] is NSNull)
        #expect(!verification.passes)
    }

    @Test("Text counts by suite, marks settings, names what failed and shows some findings")
    func text() {
        let text = VerificationDocument(verification).text()
        #expect(text.contains("The reported case: 1 of 2 pass"))
        #expect(text.contains("never") && text.contains("* met by a setting of its own"))
        #expect(text.contains("N-model: Finding 1.") && text.contains("and 2 more") && !text.contains("Finding 6."))
        #expect(text.contains("2 of 3 checks fail: F20, N-model."))
        #expect(!text.contains("\u{1B}") && VerificationDocument(verification).text(isColoured: true).contains("\u{1B}[31mFAIL"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= TextPage.width })
    }
}
