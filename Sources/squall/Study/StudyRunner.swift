import Forecasting
import Foundation
import Interchange
import Studies

/// Brings a study into its store, whichever engine runs it, and says how far it is.
struct StudyRunner {
    let study: Study
    let options: StudyOptions
    let run: StudyRunOptions
    let isQuiet: Bool

    /// Above so many courses the plan is printed before the run.
    private static let longRun = 50_000

    /// Runs what is missing and returns the finished store; `nil` when only the plan was asked for.
    func finishedStore(_ data: DataFolder) throws -> StudyStore? {
        let model = StudyModel(study, calibration: try Failure.during { try data.calibration() })
        let job = StudyJob(model)
        let most = run.engine == .slurm ? SlurmEngine.mostTasks : study.size
        let shards = run.shards ?? min(most, Shard.usual(patients: study.size))
        if run.dryRun || (!isQuiet && study.size * study.arms.count > StudyRunner.longRun) {
            let plan = plan(model, shards: shards)
            run.dryRun ? Terminal.print(plan.text(isColoured: Terminal.isColoured)) : Terminal.error(plan.text())
            if run.dryRun { return nil }
        }
        let store = try Failure.during { try StudyStore(path: run.storePath(of: study), layout: job.layout) }
        let interruption = Interruption()
        interruption.watch { Terminal.error("\nStopping after the shards in hand; what is finished is kept.") }
        let line = StudyLine(study, isQuiet: isQuiet)
        try Failure.during {
            switch run.engine {
            case .local:
                try StudyRun(job, store: store, shards: shards, threads: run.threads, interruption: interruption).run { line.say($0) }
            case .slurm: try throughSlurm(job, store, shards: shards, interruption, line)
            }
        }
        line.end()
        try Failure.during { try store.comparePrecisions(model, threads: run.threads) }
        return store
    }

    private func throughSlurm(_ job: StudyJob, _ store: StudyStore, shards: Int, _ interruption: Interruption, _ line: StudyLine) throws {
        let folder = ShardFolder(path: run.storePath(of: study) + ".shards", layout: job.layout, count: shards)
        let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
        let file = FileManager.default.fileExists(atPath: options.study) ? URL(fileURLWithPath: options.study).path : options.study
        let command = [program, "shard", "run", file] + options.arguments + ["--count", "\(shards)", "--folder", folder.path]
        let slurm = SlurmEngine(folder: folder, command: command, options: run.slurmOption, interruption: interruption)
        _ = try slurm.run(into: store, weigh: job.weigh) { line.say($0) }
    }

    // MARK: Plan

    /// What the run would take, by the rate of a small sample.
    private func plan(_ model: StudyModel, shards: Int) -> StudyPlan {
        let runner = ShardRunner(model)
        let sample = min(24, study.patients)
        let start = Date()
        for group in study.groups.indices {
            let first = 1 + group * study.patients
            _ = runner.run(Shard(index: 0, patients: first..<first + sample))
        }
        let seconds = Date().timeIntervalSince(start)
        let rate = Double(sample * study.groups.count * study.arms.count) / max(seconds, 1e-3) * Double(run.threads)
        let blocks = model.groups.map(\.memory).max() ?? 0
        let perShard =
            (study.size / max(1, shards) + 1) * study.arms.count * (StudyRunner.bytesInHand + study.bands.count * study.bandDays.count * 8)
        return StudyPlan(
            study: study, coursesPerSecond: rate, jobs: run.threads, shards: shards,
            memory: StudyRunner.program + model.groups.count * StudyRunner.network + run.threads * (blocks + perShard)
                + study.size * StudyRunner.bytesOnPages,
            bytesPerCourse: Double(Endpoint.catalogue.count * 8 + 250))
    }

    /// Bytes: the program with its libraries and the store, the equations of a group, an outcome that waits for its shard, and a patient
    /// whose columns the pages are made of. Measured on runs of 10,000, 100,000 and 1,000,000 patients (103, 119 and 203 MB).
    private static let program = 80_000_000
    private static let network = 15_000_000
    private static let bytesInHand = 1_200
    private static let bytesOnPages = 100
}

/// How far a study is, on standard error.
private final class StudyLine: @unchecked Sendable {
    private let size: Int
    private let progress: Progress
    private let start = Date()
    private var last: Double?
    private let isQuiet: Bool

    init(_ study: Study, isQuiet: Bool) {
        size = study.size
        self.isQuiet = isQuiet
        progress = Progress(isQuiet: isQuiet)
    }

    func say(_ state: StudyRun.Progress) {
        say(StudyProgress(done: state.done, of: size, seconds: Date().timeIntervalSince(start), before: state.done - state.added))
    }

    func say(_ state: SlurmEngine.Progress) {
        let done = size * state.done / max(1, state.of)
        say(StudyProgress(done: done, of: size, seconds: Date().timeIntervalSince(start), note: state.queue))
    }

    private func say(_ state: StudyProgress) {
        if Terminal.showsProgress { return progress.say(state.bar()) }
        guard !isQuiet, state.isDue(last: last) else { return }
        last = state.seconds
        Terminal.error(state.line)
    }

    func end() { progress.end() }
}
