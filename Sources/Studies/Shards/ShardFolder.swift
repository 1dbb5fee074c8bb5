import Foundation

/// A folder of shard files: the whole contract between a study and any scheduler.
///
/// Each shard is a pure function of study and index that writes one file; running one that is there does nothing. Whoever brings the
/// files together, in whatever way, merges them into a store.
public struct ShardFolder: Sendable {
    public let path: String
    public let layout: StoreLayout
    public let files: [ShardFile]

    /// - Parameter count: Shards of the study; there are no more of them than patients.
    public init(path: String, layout: StoreLayout, count: Int) {
        self.path = path
        self.layout = layout
        let plan = Shard.plan(patients: layout.study.size, shards: count)
        files = plan.map { ShardFile(folder: path, layout: layout, shard: $0, count: plan.count) }
    }

    /// How many shards a study was split into, by the names of the files in a folder.
    ///
    /// - Returns: Every number found, in ascending order; none in an empty folder.
    public static func counts(in path: String) -> [Int] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return Set(names.compactMap(ShardFile.count(fromName:))).sorted()
    }

    /// Runs a shard unless its file is there and whole. A damaged file is set aside.
    ///
    /// - Returns: Whether it was run.
    /// - Throws: ``StoreIssue/shards(_:)`` when the file in its place belongs to another study.
    @discardableResult
    public func run(_ index: Int, job: StudyJob) throws -> Bool {
        guard files.indices.contains(index) else { return false }
        if let issue = Self.issue(of: files[index]) {
            guard issue.kind == .missing || issue.isDamage else { throw StoreIssue.shards([issue]) }
            if issue.isDamage { try files[index].setAside() }
            try files[index].write(try job.run(files[index].shard))
            return true
        }
        return false
    }

    /// What is missing, damaged or foreign, in the order of the shards.
    public func issues() -> [ShardIssue] { files.compactMap(Self.issue) }

    /// Gives the damaged ones of these another name.
    public func setAside(_ issues: [ShardIssue]) throws {
        for issue in issues where issue.isDamage { try files[issue.index].setAside() }
    }

    private static func issue(of file: ShardFile) -> ShardIssue? {
        do throws(ShardIssue) {
            _ = try file.read()
            return nil
        } catch {
            return error
        }
    }

    /// Adds all shards to a store in their order, and finishes it.
    ///
    /// - Returns: The digest of the study.
    /// - Throws: ``StoreIssue/shards(_:)`` with every shard that cannot be used, before anything is added; damaged ones are set aside.
    @discardableResult
    public func merge(
        into store: StudyStore, weigh: (any OutcomeSource) throws -> [[Double]], progress: (Int) -> Void = { _ in }
    ) throws -> String {
        let issues = issues()
        try setAside(issues)
        guard issues.isEmpty else { throw StoreIssue.shards(issues) }
        for file in files {
            do {
                try store.commit(try file.read())
            } catch let issue as ShardIssue {
                throw StoreIssue.shards([issue])
            }
            progress(file.shard.index + 1)
        }
        return try store.finish(weigh: weigh)
    }
}
