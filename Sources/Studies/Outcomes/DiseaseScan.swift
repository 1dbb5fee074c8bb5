/// What became of the disease: smallest burden, remission, relapse.
///
/// Judged where the disease lies: in the marrow by the share of blasts, in masses and effusions by malignant cells against those of the
/// first sample, and in all sites together when it lies in neither. Healthy cells with the antigen do not count; malignant cells without it
/// do. The limits of the marrow are those of the ward, those of masses are defined by this project: a model has no images.
struct DiseaseScan {
    /// Whether there is any disease to judge.
    let isThere: Bool
    /// Smallest share of blasts in the marrow, and smallest share of all malignant cells that were there at first.
    private(set) var leastBlasts = Double.nan
    private(set) var leastBurden = Double.nan
    private(set) var remissionDay = Double.nan
    /// After a remission.
    private(set) var relapseDay = Double.nan
    private let end: Double
    /// In remission, for each of ``days``; not-a-number when the course ends before.
    private var states = [Double](repeating: .nan, count: DiseaseScan.days.count)

    /// Days on which remission is asked for.
    static let days = [15.0, 28, 90]
    static let year = 365.0
    /// Below, a marrow and masses are in remission.
    static let remission = 0.01
    /// Blasts from which on a marrow has relapsed: what morphology finds.
    static let marrowRelapse = 0.05
    /// The share of their first cells from which on masses have relapsed; project-defined.
    static let massRelapse = 0.1

    init(_ samples: SampleView, _ columns: OutcomeColumns) {
        let everywhere = columns.sites.map(\.malignant) + [columns.bloodMalignant]
        let masses = columns.sites.filter { $0.isAdded && samples[0, $0.malignant] > 0 }.map(\.malignant)
        let isInMarrow = samples[0, columns.blasts] >= DiseaseScan.remission
        let judged = masses.isEmpty && !isInMarrow ? everywhere : masses
        func cells(_ row: Int, _ places: [Int]) -> Double {
            var sum = 0.0
            for place in places { sum += max(0, samples[row, place]) }
            return sum
        }
        let (all, start) = (cells(0, everywhere), cells(0, judged))
        isThere = all > 0 && (isInMarrow || start > 0)
        end = samples.times.last ?? -.infinity
        guard isThere else { return }
        (leastBurden, leastBlasts) = (.infinity, isInMarrow ? .infinity : .nan)
        var wanted = 0
        for row in samples.row(from: -SampleView.instant)..<samples.times.count {
            let day = samples.times[row]
            let blasts = samples[row, columns.blasts]
            let share = start > 0 ? cells(row, judged) / start : 0
            leastBurden = min(leastBurden, cells(row, everywhere) / all)
            if isInMarrow { leastBlasts = min(leastBlasts, blasts) }
            let isInRemission = (!isInMarrow || blasts < DiseaseScan.remission) && share < DiseaseScan.remission
            if isInRemission, remissionDay.isNaN { remissionDay = day }
            if !remissionDay.isNaN, relapseDay.isNaN, blasts >= DiseaseScan.marrowRelapse || share >= DiseaseScan.massRelapse {
                relapseDay = day
            }
            while wanted < DiseaseScan.days.count, day >= DiseaseScan.days[wanted] - SampleView.instant {
                states[wanted] = isInRemission ? 1 : 0
                wanted += 1
            }
        }
    }

    /// Whether there is remission on one of ``days``, by its place.
    func isInRemission(_ place: Int) -> Double { states[place] }

    /// Whether a remission was lost within a year of the infusion; not-a-number without one, or when the course ends before.
    var relapsesInYear: Double {
        guard !remissionDay.isNaN, end >= DiseaseScan.year - SampleView.instant else { return .nan }
        return relapseDay <= DiseaseScan.year ? 1 : 0
    }
}
