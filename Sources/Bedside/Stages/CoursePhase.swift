/// What a chart with cells, cytokines and sites shows at one time; several may hold at once.
///
/// Phases are observations; the numbered stages of a picture are made of them.
///
/// Source: cells-and-cytokines dossier, section 9.12.
public enum CoursePhase: String, Hashable, Sendable, CaseIterable {
    case systemicCRS = "S-CRS"
    case localCRS = "L-CRS"
    case localExpansion = "local expansion"
    case overflow
    case redistribution
    case recovery

    /// A phase that holds for a while, at a site where it has one.
    public struct Span: Hashable, Sendable {
        public let phase: CoursePhase
        public let site: String?
        /// Hours since infusion.
        public let from: Double
        public internal(set) var to: Double
    }

    /// Source: cells-and-cytokines dossier, section 9.12, unless said otherwise.
    package enum Threshold {
        package static let fever = ASTCTCRS.feverThreshold
        /// Plasma IL-6 or interferon gamma over its value at infusion.
        package static let overBaseline = 10.0
        /// Share of all CAR-T cells that makes a site the leading one.
        package static let leading = 0.5
        /// Antigen that is left of what there was at the start.
        package static let antigen = 0.1
        /// Relative change within six hours that counts as rising or falling; project-defined.
        package static let change = 0.02
        /// CAR-T cells that are worth following; project-defined.
        package static let cells = 1e6
        /// Activated macrophages over their peak.
        package static let macrophages = 0.2
        package static let cool = 37.8
        /// Hours for which a phase lasts at least, and over which a pause within one is bridged.
        package static let shortest = 6.0
        /// Hours of a cool patient that are recovery.
        package static let calm = 24.0
        /// Microlitres of blood in 5 L.
        package static let blood = 5e6
    }
}
