import ArgumentParser
import Forecasting
import Foundation
import Interchange
import Studies

/// How the results of a study are written, and where to.
struct StudyOutput: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html, markdown }

    @Option(help: "text, json, html or markdown; html and markdown need --output.")
    var format = Format.text

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard format == .text || format == .json || (output.output ?? "-") != "-" else {
            throw ValidationError(
                "--format \(format.rawValue) needs a file to go to. Add --output out/study.\(format == .html ? "html" : "md").")
        }
    }

    func write(_ page: StudyPage) throws {
        switch format {
        case .text: try Terminal.write(page.text(isColoured: Terminal.isColoured && (output.output ?? "-") == "-"), to: output.output)
        case .json: try Terminal.write(page.json, to: output.output)
        case .html: try Terminal.write(page.html(AssetLocator().assets()), to: output.output)
        case .markdown: try writeMarkdown(page, to: output.output ?? "")
        }
    }

    /// The page, and its figures in a folder of the same name beside it.
    private func writeMarkdown(_ page: StudyPage, to path: String) throws {
        let url = URL(fileURLWithPath: path)
        let name = url.deletingPathExtension().lastPathComponent
        let folder = url.deletingLastPathComponent().appending(path: name)
        let markdown = page.markdown(folder: name)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure(Failure.usage, "The folder \(folder.path) cannot be made. Give a path in a folder that may be written to.")
        }
        for file in markdown.files { try Terminal.write(file.content, to: folder.appending(path: file.name).path) }
        try Terminal.write(markdown.text, to: path)
    }
}

extension ResultOptions {
    /// What the pages of a study look at: every endpoint, and read-outs by their names.
    init(_ study: Study, site: String = "neck", arm: Int = 0) {
        self.init(endpoints: Endpoint.catalogue, readouts: StudyReadout.named(in: study), site: site, arm: arm)
    }
}
