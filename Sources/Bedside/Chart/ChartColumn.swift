/// The columns of a chart file. Only time, kind and value must be there; order is free.
enum ChartColumn: String, CaseIterable {
    /// Hours since infusion, or a day with or without a clock: `d8 17:10`.
    case time
    /// The code of a ``Finding``, or a fact of the patient such as `patient.age`.
    case kind
    /// The drug, the site or the organ that the row is about.
    case subject
    case value
    /// A UCUM code; needed wherever the value is a number with a dimension.
    case unit
    /// `<` or `>` for the limit of an assay.
    case limit
    case status
    case origin
    /// `CRS` or `other: what`, then `; by: who` and `; at: hours`.
    case attribution
    /// Upper limit of normal, in the unit of the row.
    case upperNormal = "upper_normal"
    case route
    case note

    static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// Facts of the patient that stand among the rows of a file; their time may be empty.
enum PatientFact: String, CaseIterable {
    case age = "patient.age"
    case sex = "patient.sex"
    case weight = "patient.weight"
    case height = "patient.height"
    case disease = "patient.disease"
    case product = "patient.product"
    case distribution = "patient.distribution"
}
