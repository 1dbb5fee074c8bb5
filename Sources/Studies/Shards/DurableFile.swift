import Foundation

/// Files that are there whole or not at all, and stay once they are said to be written.
enum DurableFile {
    static func write(_ bytes: [UInt8], to path: String) throws {
        let target = URL(fileURLWithPath: path)
        let folder = target.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // The same folder, because a rename is one step only within a file system; a name that no other process uses.
        let passing = folder.appending(path: ".\(target.lastPathComponent).\(UUID().uuidString)")
        do {
            try Data(bytes).write(to: passing)
            let file = try FileHandle(forUpdating: passing)
            try file.synchronize()
            try file.close()
            guard rename(passing.path, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            try? FileManager.default.removeItem(at: passing)
            throw error
        }
        synchronise(folder)
    }

    /// The name is in the folder, which has to reach the disk as well.
    private static func synchronise(_ folder: URL) {
        let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
