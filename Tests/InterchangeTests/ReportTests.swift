import Foundation
import Interchange
import Testing

@Suite("The HTML report")
struct ReportTests {
    /// Writes the page where `SQUALL_REPORT_OUT` says, to be looked at.
    @Test("The report of the seed case is one page below two and a half megabytes")
    func size() throws {
        let assets = AssetLocator().assets()
        let page = HTMLReport(content: try ReportFixture.content(), assets: assets).render()
        if let path = ProcessInfo.processInfo.environment["SQUALL_REPORT_OUT"] {
            try page.write(toFile: path, atomically: true, encoding: .utf8)
            try HTMLReport(content: ReportFixture.content(), assets: .none).render().write(
                toFile: path + ".plain.html", atomically: true, encoding: .utf8)
        }
        #expect(page.utf8.count < 2_500_000)
        #expect(page.hasPrefix("<!DOCTYPE html>"))
    }
}
