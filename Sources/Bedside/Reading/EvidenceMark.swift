/// How far a statement of the reading can be vouched for.
///
/// Source: clinical dossier, section 0; `seedSilent` marks rows of the decision table that the case report does not fill.
public enum EvidenceMark: String, Codable, Hashable, Sendable, CaseIterable {
    /// Seen in a table, label or text that was opened.
    case read
    /// Seen in an abstract or quoted by somebody else.
    case abstract
    /// Own knowledge of the field; a clinician must confirm it.
    case memory
    /// Invented by this project because nothing published fits.
    case projectDefined = "project-defined"
    /// Said by the case report itself.
    case seed
    /// Where the case report says nothing; the entry is a default of this project.
    case seedSilent = "seed silent, project-defined"
}
