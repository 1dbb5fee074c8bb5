import ArgumentParser
import Foundation
import Studies

/// `squall export csv`: the tables of a study store as text.
struct ExportTables: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "csv", abstract: "The tables of a study store as CSV files, and a JSON file that names the unit of every column.")

    @Argument(help: ArgumentHelp("A study store.", valueName: "store"))
    var store: String

    @Option(help: ArgumentHelp("The folder to write them into. (default: the name of the store without its ending)", valueName: "folder"))
    var output: String?

    @Flag(help: "No list of the files on standard error.")
    var quiet = false

    func run() throws {
        let tables = try Failure.during { try StoreTables(path: store) }
        let folder = output.map { URL(fileURLWithPath: $0) } ?? URL(fileURLWithPath: store).deletingPathExtension()
        guard (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)) != nil else {
            throw Failure(Failure.usage, "\(folder.path) cannot be made. Give --output a folder that may be written to.")
        }
        for name in try Failure.during({ try tables.names() }) {
            try file(name + ".csv", in: folder) { write in try tables.csv(name, to: write) }
        }
        try file("units.json", in: folder) { write in try write(try tables.units()) }
    }

    /// Writes a file piece by piece under a passing name, and gives it its own when it is whole.
    private func file(_ name: String, in folder: URL, _ content: ((String) throws -> Void) throws -> Void) throws {
        let (passing, target) = (folder.appending(path: ".\(name).part"), folder.appending(path: name))
        try Failure.during {
            do {
                try Data().write(to: passing)
                let handle = try FileHandle(forWritingTo: passing)
                try content { try handle.write(contentsOf: Data($0.utf8)) }
                try handle.close()
                guard rename(passing.path, target.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
            } catch is CocoaError {
                throw Failure(Failure.usage, "\(target.path) cannot be written. Give --output a folder that may be written to.")
            }
        }
        if !quiet { Terminal.error(target.path) }
    }
}
