import ArgumentParser
import Forecasting
import Interchange
import Studies

/// `squall sensitivity`: which of the priors of a study move which endpoint.
struct SensitivityCommand: WithExample {
    enum Method: String, ExpressibleByArgument, CaseIterable { case morris, sobol }

    static let configuration = CommandConfiguration(
        commandName: "sensitivity", abstract: "Rank what is uncertain in a study by how much it moves an endpoint.",
        discussion: """
            Morris’s method screens many factors with few runs; Sobol’s indices share the variance of an endpoint among them, with \
            bootstrap intervals. The factors are the priors of one group, taken as independent of each other. Runs are kept in a \
            store as the patients of a population are, and go on after an interruption.
            """)
    static let example = "squall sensitivity systemic --trajectories 2"

    @OptionGroup var study: StudyOptions
    @OptionGroup var running: StudyRunOptions
    @OptionGroup var page: StudyOutput

    @Option(help: "morris or sobol.")
    var method = Method.morris

    @Option(help: ArgumentHelp("Trajectories of Morris’s method.", valueName: "n"))
    var trajectories = 20

    @Option(help: ArgumentHelp("Levels of Morris’s grid, an even number.", valueName: "n"))
    var levels = 4

    @Option(help: ArgumentHelp("Base rows of Sobol’s design; a power of two is best.", valueName: "n"))
    var base = 256

    @Option(help: ArgumentHelp("The group whose priors are varied. (default: the first)", valueName: "id"))
    var group: String?

    @Option(help: ArgumentHelp("The arm that is looked at. (default: the first)", valueName: "id"))
    var arm: String?

    @Option(help: ArgumentHelp("An endpoint. May be repeated. (default: the main ones)", valueName: "id"))
    var endpoint: [String] = []

    private static let main = [
        "astct_highest", "temperature_peak", "il6_peak", "crp_peak", "cart_peak", "local_crs", "neck_rise", "airway_least",
    ]

    func run() throws {
        guard study.patients == nil else {
            throw Failure(Failure.usage, "--patients follows from the method. Give --trajectories for morris or --base for sobol.")
        }
        let data = try Failure.during { try DataFolder.find() }
        var options = study
        options.screening = "\(screening.text):\(try groupID(try study.load(data)))"
        let screened = try options.load(data)
        let arm = try screened.position(ofArm: arm)
        let endpoints = try (endpoint.isEmpty ? Self.main : endpoint).map { try Self.position(of: $0) }
        var running = running
        running.store = running.store ?? "out/\(screened.id)-\(method.rawValue).sqlite"
        let runner = StudyRunner(study: screened, options: options, run: running, isQuiet: page.output.quiet)
        guard let store = try runner.finishedStore(data) else { return }
        let result = try Failure.during { try SensitivityResult(store, endpoints: endpoints, arm: arm) }
        try page.write(SensitivityPage(result).page)
        try store.failUnlessIntegrated()
    }

    private var screening: Study.Screening {
        switch method {
        case .morris: .morris(trajectories: trajectories, levels: levels)
        case .sobol: .sobol(base: base)
        }
    }

    private func groupID(_ study: Study) throws -> String {
        let ids = study.groups.map(\.id)
        guard let found = ids.first(where: { $0 == group ?? ids[0] }) else {
            throw Failure(Failure.usage, "--group \(group ?? ""): the study has no such group. Choose from \(ids.joined(separator: ", ")).")
        }
        return found
    }

    private static func position(of endpoint: String) throws -> Int {
        if let found = Endpoint.named(endpoint) { return found.position }
        let nearest =
            endpoint.nearest(in: Endpoint.catalogue.map(\.id)).map { "Did you mean ‘\($0)’?" } ?? "‘squall export csv’ lists them."
        throw Failure(Failure.usage, "--endpoint \(endpoint): there is no such endpoint. \(nearest)")
    }
}
