/// The samples of a course as the engine left them: a row of outputs for each time, in coherent units.
struct SampleView {
    /// In days, ascending.
    let times: UnsafeBufferPointer<Double>
    private let outputs: UnsafeBufferPointer<Double>
    private let width: Int

    init(times: UnsafeBufferPointer<Double>, outputs: UnsafeBufferPointer<Double>, width: Int) {
        precondition(outputs.count == times.count * width, "Each time has \(width) outputs.")
        self.times = times
        self.outputs = outputs
        self.width = width
    }

    subscript(row: Int, place: Int) -> Double { outputs[row * width + place] }

    /// A read-out in its own unit.
    subscript(row: Int, column: OutcomeColumns.Column) -> Double { outputs[row * width + column.place] / column.factor }

    var rows: Range<Int> { times.indices }

    /// What rounding does to a day.
    static let instant = 1e-9

    /// The first row on or after a day; the number of rows if there is none.
    func row(from day: Double) -> Int {
        var (low, high) = (0, times.count)
        while low < high {
            let middle = (low + high) / 2
            if times[middle] >= day { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// How long a sample stands for: until the next one. The last stands for no time.
    func span(_ row: Int) -> Double { row + 1 < times.count ? times[row + 1] - times[row] : 0 }
}

/// The worst of each calendar day from the infusion on.
///
/// A day begins at the hour of the infusion. What is seen at the very end of the course belongs to its last day.
struct DailyWorst {
    private var digits: [UInt8]

    /// - Parameter end: The last day of the course.
    init(until end: Double) {
        digits = Array(repeating: 0, count: max(0, Int((end - SampleView.instant).rounded(.up))))
    }

    mutating func take(_ level: Int, on day: Double) {
        guard !digits.isEmpty else { return }
        let place = min(Int(day + SampleView.instant), digits.count - 1)
        if level > digits[place] { digits[place] = UInt8(level) }
    }

    /// One digit a day.
    var text: String { String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self) }
}
