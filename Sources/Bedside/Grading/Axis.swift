/// One axis of a grading system, as far as it is charted.
struct Axis {
    let name: String
    /// Bounds by what is charted; `nil` when nothing is.
    let range: ClosedRange<Int>?
    /// The sign behind it.
    let because: String?
    /// What would narrow it, or fill it.
    let missing: [String]
    /// How high the axis can go by what is not charted.
    let most: Int

    static func known(_ name: String, _ grade: Int, _ because: String? = nil) -> Axis {
        Axis(name: name, range: grade...grade, because: because, missing: [], most: grade)
    }

    static func between(_ name: String, _ range: ClosedRange<Int>, _ because: String? = nil, missing: [String]) -> Axis {
        Axis(name: name, range: range, because: because, missing: missing, most: range.upperBound)
    }

    /// A grade that something missing could raise.
    static func atLeast(_ name: String, _ grade: Int, _ because: String? = nil, most: Int, missing: [String]) -> Axis {
        Axis(name: name, range: grade...grade, because: because, missing: missing, most: max(grade, most))
    }

    /// The grade of another system as an axis of this one, as sure as it is there.
    static func system(_ name: String, _ grade: Grade, most: Int = 4) -> Axis {
        guard let range = grade.range else { return .unknown(name, missing: grade.missing, most: most) }
        let because = grade.because.isEmpty ? nil : grade.because.joined(separator: "; ")
        let highest = grade.certainty == .certain ? range.upperBound : max(range.upperBound, grade.missing.isEmpty ? 0 : most)
        return Axis(name: name, range: range, because: because, missing: grade.missing, most: highest)
    }

    static func unknown(_ name: String, missing: [String], most: Int = 4) -> Axis {
        Axis(name: name, range: nil, because: nil, missing: missing, most: most)
    }
}

extension Grade {
    /// The worst axis decides. An axis that is not charted makes the grade a lower bound unless it could not raise it.
    ///
    /// An interval whose upper bound something else could raise says so in a flag.
    ///
    /// - Parameter detail: How the deciding axes are told; by default their names.
    init(
        _ system: String, worstOf axes: [Axis], none: String, rule: String, flags: [String] = [], detail: ((String) -> String)? = nil
    ) {
        let charted = axes.filter { $0.range != nil }
        guard !charted.isEmpty else {
            self.init(
                system, .undetermined, .undetermined, detail: "nothing is charted that it needs", missing: axes.flatMap(\.missing).once,
                rule: rule, flags: flags)
            return
        }
        let lower = charted.map { $0.range!.lowerBound }.max()!
        let upper = max(lower, charted.map { $0.range!.upperBound }.max()!)
        let open = axes.filter { $0.most > lower }
        let certainty: Certainty = lower < upper ? .interval : open.isEmpty ? .certain : .atLeast
        let deciding = charted.filter { $0.range!.upperBound == upper && upper > 0 }.map(\.name)
        let told = deciding.isEmpty ? none : deciding.joined(separator: " and ")
        let beyond = lower < upper ? open.filter { $0.most > upper }.map(\.name) : []
        let bound = beyond.isEmpty ? [] : ["may lie above \(upper): \(beyond.joined(separator: ", ")) not charted in full"]
        self.init(
            system, .grade(lower...upper), certainty, detail: detail.map { $0(told) } ?? told,
            because: charted.filter { $0.range!.upperBound > 0 }.compactMap(\.because), missing: open.flatMap(\.missing).once, rule: rule,
            flags: flags + bound)
    }

    /// The same while it is open whether it counts at all: from 0 up to what it would be.
    ///
    /// - Parameter missing: What decides whether it counts.
    func orNothing(missing decisive: String, rule: String) -> Grade {
        guard let range else { return self }
        let most = range.upperBound
        let bound = certainty == .atLeast && most > 0 ? ["may lie above \(most): more is missing"] : []
        return Grade(
            system, .grade(0...most), most == 0 ? .atLeast : .interval, detail: detail, because: because,
            missing: ([decisive] + missing).once, rule: rule, flags: flags + bound)
    }
}

extension Array where Element: Hashable {
    /// The elements without repeats, in their order.
    var once: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
