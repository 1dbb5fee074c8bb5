/// What scores have in common: a missing input gives nothing, not zero, and is named.
extension Grade {
    /// The answer of a score that lacks inputs.
    static func lacking(_ system: String, _ missing: [String], rule: String) -> Grade {
        Grade(system, .undetermined, .undetermined, detail: "inputs are missing", missing: missing, rule: rule)
    }
}
