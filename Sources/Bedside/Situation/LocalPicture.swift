/// The local picture so far: when it began, where it is, where it is going.
public struct LocalPicture: Hashable, Sendable {
    public enum Trend: String, Hashable, Sendable { case worsening, steady, resolving, resolved }

    /// Hours of the first local sign of this episode.
    public let onset: Double
    /// How exactly the onset is known: a first sign of which only the day is known stands at noon.
    public let precision: Observation.TimePrecision
    /// Where, such as `neck`; as charted.
    public let sites: [String]
    /// `nil` while there is one finding only.
    public let trend: Trend?

    public init(onset: Double, precision: Observation.TimePrecision = .minute, sites: [String] = [], trend: Trend? = nil) {
        self.onset = onset
        self.precision = precision
        self.sites = sites
        self.trend = trend
    }
}
