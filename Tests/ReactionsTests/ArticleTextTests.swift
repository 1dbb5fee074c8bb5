import Foundation
import Testing

@Suite("The articles of the language, as text")
struct ArticleTextTests {
    @Test("Every block of code in the articles stands in the tests")
    func verbatim() throws {
        func squeezed(_ text: some StringProtocol) -> String {
            text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }.joined(separator: "\n")
        }
        let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "ArticleTests.swift")
        let source = squeezed(try String(contentsOf: here, encoding: .utf8))
        let folder = here.deletingLastPathComponent().appending(path: "../../Sources/Reactions/Reactions.docc").standardizedFileURL
        var blocks = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            let article = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            for match in article.matches(of: /(?s)```swift\n(.*?)```/) {
                blocks += 1
                let isThere = source.contains(squeezed(match.output.1))
                #expect(isThere, "\(name):\n\(match.output.1)")
            }
        }
        #expect(blocks == 6)
    }
}
