/// The local picture so far: when it began, where it is, where it is going.
public struct LocalPicture: Hashable, Sendable {
    public enum Trend: String, Hashable, Sendable { case worsening, steady, resolving, resolved }

    /// Hours of the first local sign of this episode.
    public let onset: Double
    /// Where, such as `neck`; as charted.
    public let sites: [String]
    /// `nil` while there is one finding only.
    public let trend: Trend?

    public init(onset: Double, sites: [String] = [], trend: Trend? = nil) {
        self.onset = onset
        self.sites = sites
        self.trend = trend
    }
}
