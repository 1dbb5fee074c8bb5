/// Episodes of fever that nobody explained otherwise, the passing reaction to the infused product apart.
///
/// A fever is 38.0 °C or more. One of the first day opens an episode only if it goes on into the second, row after row; the episode
/// then began with it. A later fever is a new episode when at least 24 h passed since it was first charted as gone. Where no
/// temperature was charted in between, nothing says that the fever was gone, and the episode goes on.
///
/// Hours are since infusion. Source: case report, figure 3 (a new cycle of S-CRS); the 24 h are this project's choice.
package struct FeverEpisodes {
    struct Episode: Hashable {
        let first: Double
        var last: Double
        /// Whether the first row knows only its day.
        let isDayOnly: Bool
    }

    /// Until then a fever may be the reaction to the bag.
    package static let productReaction = 24.0
    /// Without fever for so long, the next one is a new cycle.
    static let pause = 24.0
    /// What rounding does to an hour.
    package static let instant = 1e-6

    private(set) var episodes: [Episode] = []
    /// The first fever of a run that began in the first day, while nothing cooler was charted.
    private var early: (first: Observation, last: Double)?
    private var coolSince: Double?

    init(_ chart: Chart, to end: Double = .infinity) {
        for row in chart.rows(.temperature, from: 0, to: end) { take(row) }
    }

    private mutating func take(_ row: Observation) {
        guard row.isQualifyingFever else {
            guard row.isFebrile == false else { return }
            early = nil
            coolSince = coolSince ?? row.hours
            return
        }
        defer { coolSince = nil }
        guard row.hours >= FeverEpisodes.productReaction - FeverEpisodes.instant else {
            early = (early?.first ?? row, row.hours)
            return
        }
        if episodes.isEmpty {
            let goesOn = early.map { row.hours - $0.last <= FeverEpisodes.pause } ?? false
            open(goesOn ? early?.first ?? row : row, until: row.hours)
        } else if let coolSince, row.hours - coolSince >= FeverEpisodes.pause - FeverEpisodes.instant {
            open(row, until: row.hours)
        } else {
            episodes[episodes.count - 1].last = row.hours
        }
    }

    private mutating func open(_ row: Observation, until last: Double) {
        episodes.append(Episode(first: row.hours, last: last, isDayOnly: row.precision == .day))
    }
}
