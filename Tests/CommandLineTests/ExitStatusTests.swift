import Foundation
import Testing

@Suite("Exit statuses of the command line")
struct ExitStatusTests {
    @Test("A run that completes ends with 0 and says nothing on standard error")
    func done() throws {
        let result = try Executable.simulate("b-all-cervical")
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        #expect(result.output.hasPrefix("B-ALL with cervical local CRS\nResearch use only"))
    }

    @Test(
        "A wrong command line ends with 64 and names what is wrong",
        arguments: [
            (["simulate"], "scenario"), (["simulate", "b-all-cervical", "--frmat", "json"], "--frmat"),
            (["simulate", "b-all-cervical", "--format", "xml"], "xml"), (["simulate", "b-all-cervical", "--format", "html"], "--output"),
            (["simulate", "b-all-cervical", "--until", "-9"], "--until"), (["simulate", "b-all-cervical", "--until", "9999"], "3650"),
            (["simulate", "b-all-cervical", "--tolerance", "0"], "--tolerance"),
            (["simulate", "b-all-cervical", "--set", "patient.weight"], "patient.weight=60"),
            (
                ["simulate", "b-all-cervical", "--set", "patient.weigth=60"],
                "--set patient.weigth=60: patient has no field ‘weigth’. Did you mean ‘weight’?"
            ),
            (["simulate", "b-all-cervical", "--set", "IL6.fevr=2"], "Did you mean ‘IL6.fever’?"),
            (["simulate", "b-all-cervical", "--set", "patient.weight=60 mg/mL"], "such as 60 kg"),
            (["simulate", "b-all-cervical", "--without", "tocilizimab"], "Did you mean ‘tocilizumab’?"),
            (["simulate", "b-all-cervical", "--shift", "tocilizumab=soon"], "soon"),
            (["simulate", "b-all-cervical", "--shift", "tocilizumab=-900"], "outside the course"),
            (["forecats"], "forecats"), (["verify", "--format", "csv"], "csv"), (["calibrate", "--generations", "-1"], "generations"),
            (["export", "recipes", "b-all-cervical"], "recipes"),
        ])
    func usage(arguments: [String], word: String) throws {
        let result = try Executable.run(arguments)
        #expect(result.status == 64, "\(result.errors)")
        #expect(result.errors.contains(word), "\(result.errors)")
        #expect(result.output.isEmpty)
    }

    @Test("A wrong scenario ends with 65 and prints every issue with file and line")
    func wrongFile() throws {
        let folder = try Executable.scratchFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "broken.yaml")
        try """
        title: Broken
        patient: {weight: 55 mg/mL, age: 61 a, sex: female}
        product: {construct: CD28, antigen: CD19, dose: "1e6 {cells}/kg"}
        treatment:
          - drug: tocilizimab
            day: 7
            dose: 8 mg/kg
        parameters: {IL6.fevr: 2 1}
        """.write(to: file, atomically: true, encoding: .utf8)
        let result = try Executable.run(["simulate", file.path])
        #expect(result.status == 65)
        let lines = result.errors.split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.hasPrefix("\(file.path):2: ") && $0.contains("mg/mL") })
        #expect(lines.contains { $0.hasPrefix("\(file.path):5: ") && $0.contains("Did you mean ‘tocilizumab’?") })
        #expect(lines.count >= 2)
        #expect(result.output.isEmpty)
    }

    @Test("A parameter that the model does not have is found in a file")
    func unknownParameter() throws {
        let folder = try Executable.scratchFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "misspelt.yaml")
        let seed = try String(contentsOf: Executable.root.appending(path: "Scenarios/b-all-quiet.yaml"), encoding: .utf8)
        try (seed + "\nparameters: {IL6.fevr: 2 1}\n").write(to: file, atomically: true, encoding: .utf8)
        let result = try Executable.run(["simulate", file.path])
        #expect(result.status == 65)
        #expect(result.errors.contains("Did you mean ‘IL6.fever’?"))
    }

    @Test(
        "A scenario that is not there ends with 66 and the nearest name",
        arguments: [
            ("b-all-cervcal", "Did you mean ‘b-all-cervical’?"), ("b-nhl-mas.yaml", "Did you mean ‘b-nhl-mass’?"),
            ("qqqqqqqqqq", "These ship:"),
        ])
    func unreadable(name: String, hint: String) throws {
        let result = try Executable.run(["simulate", name])
        #expect(result.status == 66)
        #expect(result.errors.contains(hint), "\(result.errors)")
    }

    @Test("A folder in place of a scenario ends with 66")
    func folder() throws {
        let result = try Executable.run(["simulate", "Scenarios"])
        #expect(result.status == 66)
        #expect(result.errors.contains("it is a folder"))
    }

    @Test("Without the data that ship the program ends with 66 and names the variable")
    func noData() throws {
        let result = try Executable.run(["scenarios"], environment: ["SQUALL_DATA": "/nonexistent"])
        #expect(result.status == 66)
        #expect(result.errors.contains("SQUALL_DATA"))
    }

    @Test("A calibration table with a broken row ends with 65 and names the line")
    func brokenTable() throws {
        let folder = try Executable.scratchFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["Scenarios", "Evidence", "Calibration"] {
            try FileManager.default.copyItem(at: Executable.root.appending(path: name), to: folder.appending(path: name))
        }
        let table = folder.appending(path: "Calibration/parameters.tsv")
        try "parameterId\tunit\tvalue\tlowerBound\tupperBound\trole\nIL6.fever\t1\tmuch\t1\t3\tfitted\n".write(
            to: table, atomically: true, encoding: .utf8)
        let result = try Executable.run(["simulate", "b-all-quiet"], environment: ["SQUALL_DATA": folder.path])
        #expect(result.status == 65)
        #expect(result.errors.contains("Calibration/parameters.tsv:2: "), "\(result.errors)")
    }

    @Test("An output path that cannot be written ends with 64 and leaves nothing behind")
    func unwritable() throws {
        let result = try Executable.simulate("b-all-cervical", "--output", "/nonexistent/out.txt")
        #expect(result.status == 64)
        #expect(result.errors.contains("/nonexistent/out.txt"))
    }

    @Test("A reader who leaves early does not crash the program")
    func brokenPipe() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c",
            "{ '\(Executable.path.path)' simulate b-all-cervical --format csv --until 1 --tolerance 1e-3 --quiet; echo $? >&2; } | head -c 10 >/dev/null",
        ]
        process.currentDirectoryURL = Executable.root
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        process.waitUntilExit()
        let status = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(status == "0\n")
    }
}
