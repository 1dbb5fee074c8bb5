import Forecasting

/// What the rows of a study rest on: two runs may share a store only when all of it is the same.
///
/// Checksums are written as `sha256:…`.
public struct StudyIdentity: Hashable, Sendable, Codable {
    /// The version of the program.
    public var program: String
    /// Checksum of the study, as it is run: changes by the command line included.
    public var study: String
    /// Checksum of the models of all groups.
    public var model: String
    /// Checksum of the scenarios of all groups.
    public var scenarios: String
    /// Checksum of the calibration table.
    public var calibration: String

    public init(program: String = Release.version, study: String, model: String, scenarios: String, calibration: String) {
        self.program = program
        self.study = study
        self.model = model
        self.scenarios = scenarios
        self.calibration = calibration
    }

    /// Key in the manifest, what it is called in a message, value.
    var entries: [(key: String, name: String, value: String)] {
        [
            ("program", "program version", program), ("studyDigest", "study", study), ("modelDigest", "model", model),
            ("scenariosDigest", "scenarios", scenarios), ("calibrationDigest", "calibration", calibration),
        ]
    }
}

/// Which columns and rows a store of a study has.
public struct StoreLayout: Hashable, Sendable {
    public var study: Study
    public var identity: StudyIdentity
    /// In the order of ``PatientOutcome/values``.
    public var endpoints: [Endpoint]
    /// The days of ``BandTable/Key/time``, since infusion.
    public var days: [Double]
    /// Those of ``Study/bands``, in their order.
    public var readouts: [StudyReadout]

    public init(study: Study, identity: StudyIdentity, endpoints: [Endpoint], days: [Double], readouts: [StudyReadout]) {
        precondition(readouts.map(\.id) == study.bands, "Read-outs are those of the bands.")
        self.study = study
        self.identity = identity
        self.endpoints = endpoints
        self.days = days
        self.readouts = readouts
    }

    /// The columns of priors: every id once, in the order in which groups name them.
    var priors: [String] {
        var seen: Set<String> = []
        return study.groups.flatMap { $0.priors.map(\.id) }.filter { seen.insert($0).inserted }
    }

    /// Everything that must agree between a store and a run, sizes and columns beside ``StudyIdentity``.
    var entries: [(key: String, name: String, value: String)] {
        identity.entries + [
            ("study", "name of the study", study.id), ("seed", "seed", "\(study.seed)"),
            ("patients", "patients in each group", "\(study.patients)"), ("groups", "number of groups", "\(study.groups.count)"),
            ("arms", "number of arms", "\(study.arms.count)"), ("columns", "columns, read-outs and days", SHA256.name(of: columns)),
        ]
    }

    private var columns: String {
        let groups = study.groups.map { "\($0.id): \($0.priors.map { "\($0.id) \($0.unit.symbol)" })" }
        return "\(groups) \(study.arms.map(\.id)) \(endpoints.map { "\($0.id) \($0.unit)" }) \(study.bands) \(readouts.map(\.unit)) \(days)"
    }

    /// Column names that cannot stand beside each other in the view `results`, whatever the case of their letters.
    func check() throws(StoreIssue) {
        var taken = Dictionary(uniqueKeysWithValues: StoreSchema.reserved.map { ($0.lowercased(), "a column of every store") })
        var issues: [String] = []
        for (id, owner) in endpoints.map({ ($0.id, "an endpoint") }) + priors.map({ ($0, "a prior") }) {
            if let other = taken.updateValue(owner, forKey: id.lowercased()) {
                issues.append("‘\(id)’ is the name of \(owner) and of \(other). Name the prior otherwise.")
            }
        }
        guard issues.isEmpty else { throw .columnTaken(sentences: issues) }
    }
}
