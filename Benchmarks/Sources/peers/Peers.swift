import ArgumentParser

/// Squall's side of the comparison with other engines: `make bench-peers` runs it.
@main
struct Peers: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a population for every engine, and runs it with Squall's.", subcommands: [Prepare.self, Solve.self])
}
