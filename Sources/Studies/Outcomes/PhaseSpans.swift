import Bedside

/// The stretches in which a phase holds, as `CoursePhase.spans` makes them: pauses are bridged, what is too short is left out.
///
/// Hours are handed over one after the other; only their sum is kept.
struct PhaseSpans {
    private var stretches: [ClosedRange<Double>] = []
    private var first = Double.nan
    private var last = Double.nan
    private let shortest: Double
    private let pause: Double

    /// - Parameters:
    ///   - pause: Hours that are bridged.
    ///   - shortest: Hours that a stretch lasts at least.
    init(pause: Double, atLeast shortest: Double = CoursePhase.Threshold.shortest) {
        self.pause = pause + FeverEpisodes.instant
        self.shortest = shortest - FeverEpisodes.instant
    }

    /// The phase holds at an hour.
    mutating func holds(at hour: Double) {
        if hour - last <= pause {
            last = hour
        } else {
            close()
            (first, last) = (hour, hour)
        }
    }

    /// Ends the stretch that is open.
    private mutating func close() {
        if last - first >= shortest { stretches.append(first...last) }
        (first, last) = (.nan, .nan)
    }

    /// The stretches found so far, ascending.
    mutating func finished() -> [ClosedRange<Double>] {
        close()
        return stretches
    }

    /// Days that are covered by any of several stretches of hours.
    static func days(_ stretches: [ClosedRange<Double>]) -> Double { covered(stretches) / 24 }

    /// How much is covered by any of several stretches.
    static func covered(_ stretches: [ClosedRange<Double>]) -> Double {
        var (covered, end) = (0.0, -Double.infinity)
        for stretch in stretches.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            covered += max(0, stretch.upperBound - max(end, stretch.lowerBound))
            end = max(end, stretch.upperBound)
        }
        return covered
    }
}
