import Forecasting
import Foundation

/// The results of one shard in a file of its own, for machines that share a folder and nothing else.
///
/// Bytes: a mark, what the results rest on, the place of the shard, the length of the results, the results, and a SHA-256 of all that.
/// The file appears under its name only when it is whole.
public struct ShardFile: Hashable, Sendable {
    private static let mark = Array("squall shard 1\n".utf8)
    private static let checksumLength = 32

    public let path: String
    public let layout: StoreLayout
    public let shard: Shard
    /// Shards of the study.
    public let count: Int

    public init(folder: String, layout: StoreLayout, shard: Shard, count: Int) {
        self.layout = layout
        self.shard = shard
        self.count = count
        path = URL(fileURLWithPath: folder).appending(path: Self.name(index: shard.index, count: count)).path
    }

    /// `shard-00007-of-00037.shard`.
    static func name(index: Int, count: Int) -> String {
        "shard-\(String(format: "%05d", index))-of-\(String(format: "%05d", count)).shard"
    }

    /// The number of shards that a file name speaks of.
    static func count(fromName name: String) -> Int? {
        name.wholeMatch(of: /shard-[0-9]{5,}-of-([0-9]{5,})\.shard/).flatMap { Int($0.1) }
    }

    public var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// Writes under a passing name in the same folder, then renames; the file is on the disk when this returns.
    public func write(_ result: ShardResult) throws {
        result.checkShape(layout)
        let payload = ShardCode.bytes(of: result)
        var writer = ByteWriter()
        writer.append(raw: Self.mark)
        writer.append(small: layout.entries.count)
        for entry in layout.entries {
            writer.append(entry.key)
            writer.append(entry.value)
        }
        for number in [shard.patients.lowerBound, shard.patients.count, payload.count] { writer.append(small: number) }
        writer.append(raw: payload)
        var hash = SHA256()
        hash.update(writer.bytes)
        writer.append(raw: hash.digest)
        do {
            try DurableFile.write(writer.bytes, to: path)
        } catch {
            throw StoreIssue.unreadable(path: path, because: error.localizedDescription)
        }
    }

    /// The results, after every check.
    public func read() throws(ShardIssue) -> ShardResult {
        guard exists else { throw issue(.missing) }
        guard let data = FileManager.default.contents(atPath: path) else { throw issue(.unreadable) }
        let bytes = Array(data)
        guard bytes.starts(with: Self.mark.prefix(bytes.count)) else { throw issue(.damaged) }
        guard bytes.count > Self.mark.count else { throw issue(.cutShort) }
        var reader = ByteReader(bytes.dropFirst(Self.mark.count))
        let head: (entries: [String: String], patients: Range<Int>, length: Int)
        do {
            head = try Self.head(&reader)
        } catch {
            // A head that ends too soon and one that makes no sense look alike; the length tells nothing yet.
            throw issue(.damaged)
        }
        guard reader.remaining >= head.length + Self.checksumLength else { throw issue(.cutShort) }
        guard reader.remaining == head.length + Self.checksumLength, isIntact(bytes) else { throw issue(.damaged) }
        try checkOrigin(head.entries, head.patients)
        do {
            return try ShardCode.result(try reader.raw(head.length), index: shard.index)
        } catch {
            throw issue(.damaged)
        }
    }

    private static func head(_ reader: inout ByteReader) throws(ByteReader.Damaged) -> ([String: String], Range<Int>, Int) {
        var entries: [String: String] = [:]
        for _ in 0..<(try reader.count()) { entries[try reader.text()] = try reader.text() }
        let (first, count, length) = (try reader.small(), try reader.small(), try reader.small())
        guard first > 0, count >= 0, length >= 0, first < 1 << 48, count < 1 << 48, length < 1 << 48 else { throw ByteReader.Damaged() }
        return (entries, first..<first + count, length)
    }

    private func isIntact(_ bytes: [UInt8]) -> Bool {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update(UnsafeRawBufferPointer(rebasing: $0.dropLast(Self.checksumLength))) }
        return hash.digest.elementsEqual(bytes.suffix(Self.checksumLength))
    }

    private func checkOrigin(_ entries: [String: String], _ patients: Range<Int>) throws(ShardIssue) {
        var differences = layout.entries.compactMap { key, name, value in
            entries[key] == value ? nil : "the \(name) is \(entries[key] ?? "not there") in the file and \(value) now"
        }
        if differences.isEmpty, patients != shard.patients {
            differences = ["it holds other patients, from number \(patients.lowerBound) on"]
        }
        guard differences.isEmpty else { throw issue(.foreign(differences)) }
    }

    private func issue(_ kind: ShardIssue.Kind) -> ShardIssue { ShardIssue(index: shard.index, path: path, kind: kind) }

    /// Gives a damaged file another name, so that the shard is run again and the file can be looked at.
    func setAside() throws {
        let aside = path + ".damaged"
        try? FileManager.default.removeItem(atPath: aside)
        try FileManager.default.moveItem(atPath: path, toPath: aside)
    }
}

/// Why a shard file cannot be used.
public struct ShardIssue: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case missing
        case cutShort
        case damaged
        case unreadable
        /// Of another study, model, scenario, calibration, seed or layout: what differs.
        case foreign([String])
    }

    public var index: Int
    public var path: String
    public var kind: Kind

    /// Whether running the shard again helps once the file is out of the way.
    var isDamage: Bool { kind == .cutShort || kind == .damaged }
}

extension ShardIssue: CustomStringConvertible {
    public var description: String {
        switch kind {
        case .missing: "\(path): shard \(index) is missing. Run it."
        case .cutShort: "\(path): shard \(index) is cut short. It was set aside; run the shard again."
        case .damaged: "\(path): shard \(index) is damaged. It was set aside; run the shard again."
        case .unreadable: "\(path): shard \(index) cannot be read. Check who may read the file."
        case .foreign(let differences):
            "\(path): shard \(index) belongs to another run: \(differences.joined(separator: "; ")). Use another folder, or delete the file."
        }
    }
}
