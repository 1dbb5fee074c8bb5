import Foundation
import Testing

@Suite("squall grade")
struct GradeTests {
    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func grade(_ system: String, _ inputs: String) throws -> [String: Any] {
        let result = try Executable.run(["grade", "--system", system, "--inputs", inputs, "--format", "json"])
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
        return try json(result.output)
    }

    /// The first cells of each row: id, system, inputs, expected grade. Inputs are quoted with doubled quotation marks.
    private struct Vector {
        let id, system, inputs, expected: String
    }

    private func vectors() throws -> [Vector] {
        let text = try String(contentsOf: Executable.root.appending(path: "Evidence/grading-vectors.csv"), encoding: .utf8)
        return text.split(separator: "\n").compactMap { line -> Vector? in
            guard let match = line.wholeMatch(of: /([A-Z]{2}\d\d),([^,]+),"((?:[^"]|"")*)",([^,]*),.*/) else { return nil }
            return Vector(
                id: String(match.1), system: String(match.2), inputs: String(match.3).replacing("\"\"", with: "\""),
                expected: String(match.4))
        }
    }

    /// A process takes about 20 ms, so that all of them are tried in one test.
    @Test("Every worked vector gives its grade from the command line")
    func allVectors() throws {
        let vectors = try vectors()
        #expect(vectors.count == 166)
        for vector in vectors {
            let answer = try grade(vector.system, vector.inputs)
            #expect(answer["grade"] as? String == vector.expected, "\(vector.id)")
            #expect(answer["system"] as? String == vector.system)
            #expect(["detail", "rule", "source", "notice"].allSatisfy { (answer[$0] as? String)?.isEmpty == false }, "\(vector.id)")
            let missing = try #require(answer["missing"] as? [String])
            #expect(answer["certainty"] as? String == "certain" || !missing.isEmpty, "\(vector.id)")
        }
    }

    @Test("Without a system all of them answer, those that can first")
    func all() throws {
        let text = try Executable.run(["grade", "--inputs", #"{"temp_c":39.0,"swelling":true}"#])
        #expect(text.status == 0)
        #expect(text.output.contains("  ASTCT-CRS        1 (at least)"))
        #expect(text.output.contains("[project-defined] visible swelling"))
        #expect(text.output.contains("Cannot be told"))
        #expect(!text.output.contains("\u{1B}") && text.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
        let document = try json(Executable.run(["grade", "--inputs", "{}", "--format", "json"]).output)
        let grades = try #require(document["grades"] as? [[String: Any]])
        #expect(grades.count == 20)
        #expect(grades.allSatisfy { $0["grade"] as? String == "undetermined" })
    }

    @Test("Inputs may come from a file or from standard input")
    func sources() throws {
        let folder = try Executable.scratchFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "inputs.json")
        try #"{"temp_c": 38.5, "hypoxia": true, "o2_device": "cpap"}"#.write(to: file, atomically: true, encoding: .utf8)
        let answer = try grade("astct-crs", "@" + file.path)
        #expect(answer["grade"] as? String == "4")
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", "'\(Executable.path.path)' grade --system ICE --inputs - --format json < '\(file.path)'"]
        let pipe = Pipe()
        shell.standardOutput = pipe
        try shell.run()
        shell.waitUntilExit()
        let read = try json(String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
        #expect(shell.terminationStatus == 0)
        #expect(read["system"] as? String == "ICE")
    }

    @Test("Wrong inputs end with 65 and every issue, with file and line")
    func wrongInputs() throws {
        let folder = try Executable.scratchFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "inputs.json")
        try "{\"temp\": 39,\n\"hypoxia\": 1,\n\"o2_device\": \"mask\"}".write(to: file, atomically: true, encoding: .utf8)
        let result = try Executable.run(["grade", "--inputs", "@" + file.path])
        #expect(result.status == 65)
        #expect(result.output.isEmpty)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.first == "\(file.path):1: No input is called ‘temp’. Did you mean ‘temp_c’?")
        #expect(lines.last?.hasPrefix("\(file.path):3: o2_device is ‘mask’. It must be one of room_air") == true)
    }

    @Test(
        "A wrong command line ends with 64 and says what would be right",
        arguments: [
            (["grade", "--system", "ASCT-CRS", "--inputs", "{}"], "Did you mean ‘ASTCT-CRS’?"),
            (["grade", "--system", "qqqqqqqqqqq", "--inputs", "{}"], "squall grade --list"), (["grade"], "--inputs"),
            (["grade", "--list", "--inputs", "{}"], "alone"), (["grade", "--inputs", "{}", "--format", "csv"], "csv"),
        ])
    func usage(arguments: [String], word: String) throws {
        let result = try Executable.run(arguments)
        #expect(result.status == 64)
        #expect(result.errors.contains(word), "\(result.errors)")
    }

    @Test("A file that is not there ends with 66")
    func unreadable() throws {
        let result = try Executable.run(["grade", "--inputs", "@nowhere.json"])
        #expect(result.status == 66)
        #expect(result.errors.contains("nowhere.json cannot be read"))
    }

    @Test("The systems are listed with their sources, and the keys with their units")
    func lists() throws {
        let list = try Executable.run(["grade", "--list"])
        #expect(list.status == 0)
        #expect(list.output.contains("\nLOCAL-AIRWAY-PD   Local airway axis (project-defined)."))
        #expect(list.output.contains("Teachey 2016"))
        let keys = try Executable.run(["grade", "--keys"])
        #expect(keys.status == 0)
        #expect(keys.output.contains("\ntemp_f ") && keys.output.contains("[degF]"))
    }
}
