import Foundation

/// Finds the script that draws the charts, which is installed beside the program and never part of it.
///
/// Looked for in turn: the path given; the folder or file named by `SQUALL_ASSETS`; `../share/squall` beside the
/// executable; `.tools/share` in the current folder and in the folders above the executable.
public struct AssetLocator: Sendable {
    public static let environmentVariable = "SQUALL_ASSETS"
    static let scriptName = "vega.js"

    let explicit: String?
    let environment: [String: String]
    let executable: String?
    let currentFolder: String

    public init(
        explicit: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment,
        executable: String? = Bundle.main.executablePath, currentFolder: String = FileManager.default.currentDirectoryPath
    ) {
        self.explicit = explicit
        self.environment = environment
        self.executable = executable
        self.currentFolder = currentFolder
    }

    /// The places looked at, in order.
    public var candidates: [String] {
        var folders: [String] = []
        if let explicit { folders.append(explicit) }
        if let named = environment[Self.environmentVariable], !named.isEmpty { folders.append(named) }
        let program = executable.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().deletingLastPathComponent() }
        if let program {
            folders.append(program.deletingLastPathComponent().appending(path: "share/squall").path)
        }
        folders.append(URL(fileURLWithPath: currentFolder).appending(path: ".tools/share").path)
        var above = program
        while let folder = above, folder.path != "/" {
            folders.append(folder.appending(path: ".tools/share").path)
            above = folder.deletingLastPathComponent()
        }
        return folders.map { $0.hasSuffix(".js") ? $0 : URL(fileURLWithPath: $0).appending(path: Self.scriptName).path }
    }

    /// The script, or nil where none of the places holds one.
    public func chartScript() -> String? {
        for path in candidates {
            if let text = try? String(contentsOfFile: path, encoding: .utf8), !text.isEmpty { return text }
        }
        return nil
    }

    public func assets() -> ReportAssets { ReportAssets(chartScript: chartScript()) }
}

/// What a report needs from outside. Without a script its charts are tables.
public struct ReportAssets: Sendable {
    /// Vega, Vega-Lite and vega-embed as one script.
    public var chartScript: String?

    public init(chartScript: String?) { self.chartScript = chartScript }

    public static let none = ReportAssets(chartScript: nil)
}
