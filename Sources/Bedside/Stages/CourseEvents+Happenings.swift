/// Single things that happen, and several of them told as one.
extension CourseEvents {
    struct Happening: Hashable {
        var from: Double
        var to: Double
        var site: String?
        var because: [String]
    }

    func happening(_ span: LocalSigns.Span, from start: Double, until stop: Double) -> Happening {
        Happening(
            from: max(span.from, start), to: span.isOpen ? min(stop, end) : span.to, site: span.site,
            because: ["local sign at \(span.site) from day \((span.from / 24).dayText)"])
    }

    func happening(_ span: CoursePhase.Span) -> Happening {
        let way = span.phase == .overflow ? "leave \(span.site ?? "their site") for blood" : "settle in \(span.site ?? "a site")"
        return Happening(from: span.from, to: span.to, site: nil, because: ["CAR-T cells \(way) from day \((span.from / 24).dayText)"])
    }

    static let organGrades: [Finding] = [
        .organGrade, .transaminaseGrade, .creatinineGrade, .liverGrade, .renalGrade, .pulmonaryOedemaGrade,
    ]

    /// The first charted CTCAE grade of 2 or more of an organ, unless somebody explained it otherwise.
    func organDamage(from: Double, until stop: Double) -> Happening? {
        let rows = CourseEvents.organGrades.flatMap { finding in
            chart.rows(finding, from: from, to: min(stop, end)).filter { $0.number ?? 0 >= 2 && $0.attribution?.isCytokineRelease ?? true }
        }
        guard let first = rows.min(by: { ($0.hours, $0.finding.rawValue) < ($1.hours, $1.finding.rawValue) }), first.hours < stop else {
            return nil
        }
        let last = rows.filter { $0.finding == first.finding }.map(\.hours).max() ?? first.hours
        return Happening(
            from: first.hours, to: last, site: first.subject,
            because: ["\(first.finding.title) \(first.measured?.text ?? "") on day \(first.day.dayText)"])
    }

    /// A stage lasts until the next begins if that is within a day of the last that was seen of it; project-defined.
    func end(of last: Double, next: Double?) -> Double {
        guard let next else { return last }
        return next - last <= FeverEpisodes.pause ? next : min(last, next)
    }

    /// All of them as one, from the first to the last; `nil` when nothing happens.
    func whole(_ happenings: [Happening]) -> Happening? {
        let sorted = happenings.sorted { ($0.from, $0.because.first ?? "") < ($1.from, $1.because.first ?? "") }
        guard var whole = sorted.first else { return nil }
        whole.to = sorted.map(\.to).max() ?? whole.to
        whole.site = sorted.compactMap(\.site).first
        whole.because = sorted.flatMap(\.because)
        return whole
    }
}
