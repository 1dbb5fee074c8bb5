/// Why results cannot be kept or read.
public enum StoreIssue: Error, Hashable, Sendable {
    /// Not SQLite, or not written by this program.
    case notAStore(path: String)
    /// Written with tables of another version of the program.
    case otherSchema(path: String, found: Int)
    /// The store holds another study; each difference with what is there and what is asked for.
    case otherStudy(path: String, differences: [String])
    case unreadable(path: String, because: String)
    /// Two runs write to one store with other shards.
    case overlapping(path: String, patients: Range<Int>)
    case columnTaken(sentences: [String])
    /// Patients are missing, by ranges of their numbers.
    case unfinished(path: String, missing: [Range<Int>])
    /// Shard files that cannot be merged.
    case shards([ShardIssue])

    /// What a command that meets this exits with.
    public var exitStatus: Int32 {
        switch self {
        case .notAStore, .otherSchema, .otherStudy, .columnTaken: 65
        case .unreadable: 66
        case .overlapping: 75
        case .unfinished, .shards: 1
        }
    }
}

extension StoreIssue: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notAStore(let path): "\(path) is not a study store. Give another --store, or delete the file."
        case .otherSchema(let path, let found):
            "\(path) has tables of version \(found), but this program writes version \(StoreSchema.version). "
                + "Give another --store, or delete the store to run the study again."
        case .otherStudy(let path, let differences):
            differences.map { "\(path): \($0)" }.joined(separator: "\n")
                + "\nThe store holds other results. Give another --store, or delete it to run the study from the beginning."
        case .unreadable(let path, let because): "\(path) cannot be read or written: \(because)."
        case .overlapping(let path, let patients):
            "\(path): some of the patients \(Self.words(patients)) are there already, though not all. Another run writes to the store now, or "
                + "it was begun with other shards. Wait for the end of the other run, or give another --store."
        case .columnTaken(let sentences): sentences.joined(separator: "\n")
        case .unfinished(let path, let missing):
            "\(path) lacks the patients \(missing.map(Self.words).joined(separator: ", ")). Run the same command again; it goes on from there."
        case .shards(let issues): issues.map(\.description).joined(separator: "\n")
        }
    }

    private static func words(_ range: Range<Int>) -> String { "\(range.lowerBound) to \(range.upperBound - 1)" }
}
