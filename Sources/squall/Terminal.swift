import Foundation

/// Standard output and standard error, written so that a reader who leaves early does no harm.
enum Terminal {
    /// Colour only where somebody looks and has not declined it.
    static var isColoured: Bool {
        isatty(STDOUT_FILENO) == 1 && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
            && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes a result; when nobody reads any more, the program ends quietly.
    static func print(_ text: String) {
        if !write(text, to: STDOUT_FILENO) { exit(errno == EPIPE ? 0 : Failure.ours) }
    }

    static func error(_ text: String) { _ = write(text.hasSuffix("\n") ? text : text + "\n", to: STDERR_FILENO) }

    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
                if count < 0 {
                    if errno == EINTR { continue }
                    return false
                }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
            }
            return true
        }
    }

    /// Writes to a file, or to standard output for `-` and for none. A file is there whole or not at all.
    static func write(_ text: String, to path: String?) throws {
        guard let path, path != "-" else { return print(text) }
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Failure(Failure.usage, "\(path) cannot be written. Give a path in a folder that exists and may be written to.")
        }
    }
}

/// One line on standard error that says how far a long command is: redrawn on a terminal, a line now and then elsewhere.
final class Progress {
    private let isQuiet: Bool
    private let start = Date()
    private var last = Date.distantPast

    init(isQuiet: Bool) { self.isQuiet = isQuiet }

    func say(_ text: String) {
        guard !isQuiet else { return }
        if Terminal.showsProgress {
            FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
        } else if Date().timeIntervalSince(last) >= 5 {
            last = Date()
            Terminal.error(text)
        }
    }

    /// A bar with rate and remaining time.
    func say(_ done: Int, of count: Int, _ unit: String, _ note: String) {
        let seconds = Date().timeIntervalSince(start)
        let rate = seconds > 0 ? Double(done) / seconds : 0
        let rest = rate > 0 ? Int((Double(count - done) / rate).rounded()) : 0
        let filled = count > 0 ? done * 24 / count : 0
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 24 - filled)
        say("\(bar) \(done)/\(count) \(unit), \(String(format: "%.2f", rate))/s, \(rest) s left, \(note)")
    }

    func end() {
        if !isQuiet, Terminal.showsProgress { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
