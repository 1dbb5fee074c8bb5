import Foundation

/// Why a scenario file gave no scenario.
public enum ScenarioFileError: Error, Hashable, Sendable {
    /// The file is missing, a folder, or may not be read.
    case unreadable(path: String, reason: String)
    case wrong(ScenarioIssues)

    /// What a command that meets this error exits with (sysexits: no input, data wrong).
    public var exitStatus: Int32 {
        switch self {
        case .unreadable: 66
        case .wrong: 65
        }
    }
}

extension ScenarioFileError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let path, let reason): "\(path.shortened) cannot be read: \(reason). Give the path of a scenario file."
        case .wrong(let issues): issues.description
        }
    }
}

extension ScenarioDecoder {
    /// Reads a scenario file. At most one byte more than the largest file allowed is read, whatever its size.
    ///
    /// - Throws: ``ScenarioFileError/unreadable(path:reason:)`` or everything that is wrong in the file.
    public func read(_ path: String) throws(ScenarioFileError) -> Scenario {
        let bytes = try ScenarioDecoder.bytes(of: path)
        do {
            return try decode(bytes, file: path)
        } catch {
            throw .wrong(error)
        }
    }

    package static func bytes(of path: String) throws(ScenarioFileError) -> [UInt8] {
        var isFolder: ObjCBool = false
        guard !path.utf8.contains(0), FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw .unreadable(path: path, reason: "there is no such file")
        }
        if isFolder.boolValue { throw .unreadable(path: path, reason: "it is a folder") }
        guard let file = FileHandle(forReadingAtPath: path) else { throw .unreadable(path: path, reason: "permission was denied") }
        defer { try? file.close() }
        var bytes: [UInt8] = []
        do {
            while bytes.count <= ScenarioText.largest, let part = try file.read(upToCount: ScenarioText.largest + 1 - bytes.count),
                !part.isEmpty
            {
                bytes.append(contentsOf: part)
            }
        } catch {
            throw .unreadable(path: path, reason: "reading failed")
        }
        return bytes
    }
}
