import Foundation
import Testing

@testable import Studies
@testable import StudyRehearsal

@Suite("Shards as a job array of Slurm", .serialized)
struct SlurmTests {
    private let folder = try? StoreFolder()
    private let rehearsal = Rehearsal(patients: 50)
    private let arguments = ["slurm", "folder=files", "count=4", "output=store.sqlite", "patients=50"]

    @Test(
        "Indices are written as sbatch takes them",
        arguments: [([0, 1, 2, 3], "0-3"), ([5], "5"), ([9, 0, 1, 2, 7, 10, 11], "0-2,7,9-11")])
    func ranges(indices: [Int], text: String) { #expect(Slurm.ranges(indices) == text) }

    @Test("Words reach the shell as they are")
    func quoted() { #expect(Slurm.quoted("it's $HOME") == "'it'\\''s $HOME'") }

    @Test("What the queue says is counted")
    func summary() {
        let tasks = [("PENDING", "Resources"), ("RUNNING", "None"), ("PENDING", "Resources")].map { Slurm.Task(state: $0, reason: $1) }
        #expect(Slurm.summary(tasks) == "2 PENDING (Resources), 1 RUNNING")
        #expect(Slurm.Task(state: "PENDING", reason: "launch failed requeued held").isHeld)
        #expect(!Slurm.Task(state: "PENDING", reason: "Priority").isHeld)
    }

    /// Commands that stand in for those of Slurm: `sbatch` runs the tasks there and then, after what a test wants to go wrong.
    private func stand(in folder: StoreFolder, before: String = ":", queue: String = "echo 'Invalid job id specified' >&2; exit 1") throws
        -> [String: String]
    {
        let sbatch = """
            #!/bin/bash
            for word; do
              case $word in --array=*) list=${word#--array=} ;; esac
              script=$word
            done
            echo "$list" >> "\(folder.path)/arrays"
            calls=$(wc -l < "\(folder.path)/arrays")
            for part in ${list//,/ }; do
              for ((task = ${part%-*}; task <= ${part#*-}; task++)); do
                \(before)
                SLURM_ARRAY_TASK_ID=$task sh "$script" > /dev/null 2>&1
              done
            done
            echo 41
            """
        let bin = URL(fileURLWithPath: folder.file("bin"))
        try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
        for (name, text) in [("sbatch", sbatch), ("squeue", "#!/bin/bash\n" + queue)] {
            try text.write(to: bin.appending(path: name), atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: bin.appending(path: name).path)
        }
        return ["PATH": "\(bin.path):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"]
    }

    @Test("Only what is missing is submitted again, and the digest is that of a local run")
    func again() throws {
        let folder = try #require(folder)
        // In the first array two tasks are lost and a third one leaves half a file.
        let environment = try stand(
            in: folder,
            before: """
                if [ "$calls" = 1 ] && [ "$task" != 2 ]; then
                  [ "$task" = 3 ] && echo 'squall shard' > files/shard-00003-of-00004.shard
                  continue
                fi
                """)
        let result = try folder.finish(arguments, environment: environment)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try folder.lines(of: "arrays") == ["0-3", "0-1,3"])
        #expect(try result.lines.last == folder.digest(rehearsal, store: "local.sqlite"))
        // All of it is in the store: nothing is submitted, whatever became of the files.
        try FileManager.default.removeItem(atPath: folder.file("files"))
        #expect(try folder.finish(arguments, environment: environment).status == 0)
        #expect(try folder.lines(of: "arrays").count == 2)
    }

    @Test("Shards that never finish end the run with 1 after a few rounds, each with its file and its log")
    func never() throws {
        let folder = try #require(folder)
        let environment = try stand(in: folder, before: "[ $((task % 2)) = 1 ] && continue")
        let result = try folder.finish(arguments + ["rounds=3"], environment: environment)
        #expect(result.status == 1)
        #expect(try folder.lines(of: "arrays") == ["0-3", "1,3", "1,3"])
        for index in [1, 3] {
            #expect(result.errors.contains("shard-0000\(index)-of-00004.shard: shard \(index) is missing"), "\(result.errors)")
            #expect(result.errors.contains("logs/shard-\(index).log"), "\(result.errors)")
        }
    }

    @Test("An interruption leaves the array in the queue, and the same command waits for it instead of submitting another")
    func interruption() throws {
        let folder = try #require(folder)
        let environment = try stand(in: folder, queue: "[ -e done ] && exit 0; echo 'RUNNING|None'")
        let process = try folder.start(arguments, environment: environment)
        while try folder.lines(of: "out").isEmpty, process.isRunning { usleep(5000) }
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        #expect(process.terminationStatus == 75)
        #expect(try String(contentsOfFile: folder.file("err"), encoding: .utf8).contains("array 41 stays in the queue"))
        try Data().write(to: URL(fileURLWithPath: folder.file("done")))
        let again = try folder.finish(arguments, environment: environment)
        #expect(again.status == 0, "\(again.errors)")
        #expect(try folder.lines(of: "arrays") == ["0-3"])
    }

    @Test("Without Slurm the command says so, and what to do")
    func absent() throws {
        let folder = try #require(folder)
        try FileManager.default.createDirectory(atPath: folder.file("empty"), withIntermediateDirectories: true)
        let result = try folder.finish(arguments, environment: ["PATH": folder.file("empty")])
        #expect(result.status == 64)
        #expect(result.errors.contains("sbatch was not found") && result.errors.contains("--engine slurm"), "\(result.errors)")
    }

    @Test("A study through a real Slurm gives the digest of a local run, with a task that asks to be started again")
    func real() throws {
        let folder = try #require(folder)
        guard let tool = Self.oneNode, StoreFolder.tool("sbatch") != nil, getuid() == 0 else {
            return print("Slurm on one node is not here; the study was not run through a real Slurm.")
        }
        defer { _ = try? folder.finish(["down", folder.file("slurm")], program: tool) }
        // Daemons that inherit what Foundation watches a program by would make it wait for them.
        let closing = "for file in /proc/self/fd/*; do number=${file##*/}; [ $number -gt 2 ] && eval \"exec $number>&-\"; done; exec \"$@\""
        let up = try folder.finish(
            ["-c", closing, "up", tool.path, "up", folder.file("slurm"), "2"], program: URL(fileURLWithPath: "/bin/bash"))
        try #require(up.status == 0, "\(up.errors)")
        let environment = ["SLURM_CONF": folder.file("slurm") + "/slurm.conf"]
        let result = try folder.finish(arguments + ["once=2"], environment: environment)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try result.lines.last == folder.digest(rehearsal, store: "local.sqlite"))
        #expect(try folder.lines(of: "files/logs/shard-3.log") == ["shard 3 was run"])
    }

    /// The tool that brings up a private Slurm, where it is at hand.
    private static var oneNode: URL? {
        let named = ProcessInfo.processInfo.environment["SLURM_ONE_NODE"].map { URL(fileURLWithPath: $0) }
        let candidates = [named, Rehearsal.root.appending(path: "../shared/tools/slurm-one-node")].compactMap { $0 }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}
