import Foundation
import Testing

@Suite("squall export")
struct ExportTests {
    @Test("The model of a scenario is written as C that a compiler takes, with its doses")
    func c() throws {
        let folder = try Executable.scratchFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "model.c").path
        let result = try Executable.run(["export", "c", "b-all-quiet", "--output", path])
        #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty, "\(result.errors)")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("void squall_prepared_jacobian(") && text.contains("squall_start = -5.0;"))
        // Tocilizumab on day 7.3 begins and ends.
        #expect(text.contains("{7.3, 1, "))
        let compiler = Process()
        compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        compiler.arguments = ["cc", "-fsyntax-only", "-Werror", path]
        try compiler.run()
        compiler.waitUntilExit()
        #expect(compiler.terminationStatus == 0)
    }

    @Test("A dose that a rule decides on is left out of SBML, and the reader is told")
    func sbml() throws {
        let plain = try Executable.run(["export", "sbml", "b-all-quiet"])
        #expect(plain.status == 0 && plain.errors.isEmpty, "\(plain.errors)")
        #expect(plain.output.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sbml "))
        #expect(plain.output.contains("name=\"Day 7.3: "))
        let ruled = try Executable.run(["export", "sbml", "dlbcl-airway"])
        #expect(ruled.status == 0 && ruled.errors.contains("Doses that a rule decides on are left out"), "\(ruled.errors)")
    }
}
