import Foundation
import Quantities

/// The folder with the scenarios, the calibration and the evidence that ship with the program.
///
/// Looked for in turn: the folder named by `SQUALL_DATA`; the current folder and those above it; the executable's folder, those
/// above it, and `../share/squall` beside it.
public struct DataFolder: Hashable, Sendable {
    public static let environmentVariable = "SQUALL_DATA"
    /// The scenario of the reported case, which the facts speak of, and its contrast with one mass.
    public static let seedName = "b-all-cervical"
    public static let massName = "b-nhl-mass"

    public let path: String

    public init(path: String) { self.path = path }

    /// - Throws: ``LibraryIssue/noDataFolder(looked:)``.
    public static func find(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        currentFolder: String = FileManager.default.currentDirectoryPath, executable: String? = Bundle.main.executablePath
    ) throws(LibraryIssue) -> DataFolder {
        let looked = candidates(environment: environment, currentFolder: currentFolder, executable: executable)
        for path in looked where isDataFolder(path) { return DataFolder(path: path) }
        throw .noDataFolder(looked: looked)
    }

    static func candidates(environment: [String: String], currentFolder: String, executable: String?) -> [String] {
        if let named = environment[environmentVariable], !named.isEmpty { return [named] }
        var folders = chain(URL(fileURLWithPath: currentFolder))
        if let executable {
            let program = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
            folders.append(program.deletingLastPathComponent().appending(path: "share/squall").path)
            folders += chain(program)
        }
        return folders
    }

    private static func chain(_ folder: URL) -> [String] {
        var found: [String] = []
        var above = folder.standardizedFileURL
        while above.path != "/", found.count < 64 {
            found.append(above.path)
            above = above.deletingLastPathComponent()
        }
        return found
    }

    private static func isDataFolder(_ path: String) -> Bool {
        ["Scenarios", "Calibration/parameters.tsv", "Evidence/case-facts.csv"].allSatisfy {
            FileManager.default.fileExists(atPath: path + "/" + $0)
        }
    }

    public var calibrationPath: String { path + "/Calibration/parameters.tsv" }
    public var factsPath: String { path + "/Evidence/case-facts.csv" }
    public func scenarioPath(_ name: String) -> String { path + "/Scenarios/\(name).yaml" }

    /// The names of the scenarios that ship, in alphabetical order.
    public var scenarioNames: [String] { names(in: "Scenarios", ending: ".yaml") }
    /// The names of the charts that ship, in alphabetical order.
    public var chartNames: [String] { names(in: "Charts", ending: ".csv") }

    private func names(in folder: String, ending: String) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []
        return files.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
    }

    /// - Throws: ``LibraryIssue/unreadable(path:)`` or every line that is wrong.
    public func calibration() throws(LibraryIssue) -> ParameterTable {
        do {
            return try ParameterTable(parsing: try text(of: calibrationPath), file: calibrationPath)
        } catch let issues as ParameterTableIssues {
            throw .wrong(sentences: issues.sentences)
        } catch {
            throw .unreadable(path: calibrationPath)
        }
    }

    public func facts() throws(LibraryIssue) -> [CaseFact] { CaseFact.read(try text(of: factsPath)) }

    private func text(of path: String) throws(LibraryIssue) -> String {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw .unreadable(path: path) }
        return text
    }

    /// The file that a scenario argument means: a path, or the name of a scenario that ships.
    ///
    /// - Throws: ``LibraryIssue/unknownScenario(name:nearest:known:)`` when it is neither.
    public func scenarioFile(_ argument: String) throws(LibraryIssue) -> String {
        if DataFolder.exists(argument) { return argument }
        let names = scenarioNames
        if names.contains(argument) { return scenarioPath(argument) }
        throw .unknownScenario(name: argument, nearest: DataFolder.nearest(argument, in: names), known: names)
    }

    /// The file that a chart argument means: a path, or the name of a chart that ships.
    ///
    /// - Throws: ``LibraryIssue/unknownChart(name:nearest:known:)`` when it is neither.
    public func chartFile(_ argument: String) throws(LibraryIssue) -> String {
        if DataFolder.exists(argument) { return argument }
        let names = chartNames
        if names.contains(argument) { return path + "/Charts/\(argument).csv" }
        throw .unknownChart(name: argument, nearest: DataFolder.nearest(argument, in: names), known: names)
    }

    private static func exists(_ path: String) -> Bool { !path.utf8.contains(0) && FileManager.default.fileExists(atPath: path) }

    private static func nearest(_ argument: String, in names: [String]) -> String? {
        nearestSpelling(of: URL(fileURLWithPath: argument).deletingPathExtension().lastPathComponent, in: names)
    }
}

/// Why something that ships could not be found or read.
public enum LibraryIssue: Error, Hashable, Sendable {
    case noDataFolder(looked: [String])
    case unreadable(path: String)
    case unknownScenario(name: String, nearest: String?, known: [String])
    case unknownChart(name: String, nearest: String?, known: [String])
    case wrong(sentences: [String])

    /// What a command that meets this exits with: a file is wrong (65), or cannot be read (66).
    public var exitStatus: Int32 {
        if case .wrong = self { return 65 }
        return 66
    }
}

extension LibraryIssue: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noDataFolder(let looked):
            "The scenarios and the calibration that ship with Squall were not found. Set \(DataFolder.environmentVariable) to the folder "
                + "that holds Scenarios, Calibration and Evidence. Looked in: \(looked.prefix(4).joined(separator: ", "))\(looked.count > 4 ? ", …" : "")."
        case .unreadable(let path): "\(path) cannot be read. It should be a text file in UTF-8."
        case .unknownScenario(let name, let nearest, let known):
            "There is no scenario file ‘\(name)’ and none of that name ships. "
                + (nearest.map { "Did you mean ‘\($0)’?" } ?? "These ship: \(known.joined(separator: ", ")).")
        case .unknownChart(let name, let nearest, let known):
            "There is no chart file ‘\(name)’ and none of that name ships. "
                + (nearest.map { "Did you mean ‘\($0)’?" } ?? "These ship: \(known.joined(separator: ", ")).")
        case .wrong(let sentences): sentences.joined(separator: "\n")
        }
    }
}
