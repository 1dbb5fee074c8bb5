/// The tables of a study store: plain named columns, so that Python, R and DuckDB read them directly.
///
/// Rows have numbers that follow from the study alone, so that shards may be committed in any order: a patient has its own, a row of
/// `outcomes` has (patient − 1) · arms + arm + 1.
enum StoreSchema {
    static let version = 1
    /// Written in the head of the file, so that `file` and this program know a store: “SQLL”.
    static let applicationID = 0x5351_4C4C

    /// Names of columns beside those of priors and endpoints.
    static let reserved = [
        "patient", "groupId", "groupNumber", "groupLabel", "armId", "armNumber", "armLabel", "accepted", "rejected", "plausibilityWeight",
        "outcome", "sequence", "gradesByDay", "airwayByDay", "id",
    ]

    static func statements(_ layout: StoreLayout) -> [String] {
        let endpoints = layout.endpoints.map { ", \(quoted($0.id)) REAL" }.joined()
        let priors = layout.priors.map { ", \(quoted($0)) REAL" }.joined()
        return fixed + [
            """
            CREATE TABLE patients (patient INTEGER PRIMARY KEY, groupNumber INTEGER NOT NULL, accepted INTEGER NOT NULL,
                rejected TEXT NOT NULL, plausibilityWeight REAL\(priors)) STRICT
            """,
            """
            CREATE TABLE outcomes (id INTEGER PRIMARY KEY, patient INTEGER NOT NULL, armNumber INTEGER NOT NULL, outcome TEXT NOT NULL,
                sequence TEXT NOT NULL, gradesByDay TEXT NOT NULL, airwayByDay TEXT NOT NULL\(endpoints)) STRICT
            """,
            results(layout),
            """
            CREATE VIEW quantiles AS SELECT g.id AS groupId, a.id AS armId, b.readout, b.day, b.p05, b.p25, b.p50, b.p75, b.p95
                FROM bands b JOIN groups g ON g.number = b.groupNumber JOIN arms a ON a.number = b.armNumber
            """,
        ]
    }

    private static let fixed = [
        "CREATE TABLE manifest (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        "CREATE TABLE groups (number INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL) STRICT",
        "CREATE TABLE readouts (number INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL, unit TEXT NOT NULL) STRICT",
        "CREATE TABLE arms (number INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL) STRICT",
        """
        CREATE TABLE priors (groupNumber INTEGER NOT NULL, number INTEGER NOT NULL, id TEXT NOT NULL, label TEXT NOT NULL,
            unit TEXT NOT NULL, basis TEXT NOT NULL, PRIMARY KEY (groupNumber, number)) STRICT
        """,
        """
        CREATE TABLE endpoints (number INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL, unit TEXT NOT NULL,
            kind TEXT NOT NULL, better TEXT NOT NULL, meaning TEXT NOT NULL) STRICT
        """,
        """
        CREATE TABLE swellings (patient INTEGER NOT NULL, armNumber INTEGER NOT NULL, number INTEGER NOT NULL, site TEXT NOT NULL,
            level INTEGER NOT NULL, onset REAL, peak REAL, largest REAL, resolved REAL,
            PRIMARY KEY (patient, armNumber, number)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE bands (groupNumber INTEGER NOT NULL, armNumber INTEGER NOT NULL, readoutNumber INTEGER NOT NULL,
            dayNumber INTEGER NOT NULL, readout TEXT NOT NULL, day REAL NOT NULL, histogram BLOB NOT NULL,
            p05 REAL, p25 REAL, p50 REAL, p75 REAL, p95 REAL, PRIMARY KEY (groupNumber, armNumber, readoutNumber, dayNumber)) STRICT
        """,
        // Counts of shards that are not added to `bands` yet.
        "CREATE TABLE bandParts (firstPatient INTEGER PRIMARY KEY, counts BLOB NOT NULL) STRICT",
        """
        CREATE TABLE shards (firstPatient INTEGER PRIMARY KEY, patients INTEGER NOT NULL, digest TEXT NOT NULL,
            finished TEXT NOT NULL) STRICT
        """,
    ]

    /// Patients with what became of them in each arm, under the names of groups and arms.
    private static func results(_ layout: StoreLayout) -> String {
        let priors = layout.priors.map { ", p.\(quoted($0))" }.joined()
        let endpoints = layout.endpoints.map { ", o.\(quoted($0.id))" }.joined()
        return """
            CREATE VIEW results AS SELECT o.patient, g.id AS groupId, g.label AS groupLabel, a.id AS armId, a.label AS armLabel,
                p.accepted, p.rejected, p.plausibilityWeight, o.outcome, o.sequence, o.gradesByDay, o.airwayByDay\(priors)\(endpoints)
                FROM outcomes o JOIN patients p ON p.patient = o.patient
                JOIN groups g ON g.number = p.groupNumber JOIN arms a ON a.number = o.armNumber
            """
    }

    /// A column name as SQL writes it.
    static func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }
}
