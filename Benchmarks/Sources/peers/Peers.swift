import ArgumentParser
import Foundation

/// Squall's side of the comparison with other engines: `make bench-peers` runs it.
@main
struct Peers: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a population for every engine, and runs it with Squall's.", subcommands: [Prepare.self, Solve.self, Scale.self])
}

/// Seconds of processor time of this process.
func processTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
