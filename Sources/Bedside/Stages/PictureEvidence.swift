/// What speaks for each picture: which syndrome came first, and where cells and antigen are.
///
/// Neither the name of the disease nor what a chart says of its distribution is read: the picture is inferred from what happens.
///
/// Source: cells-and-cytokines dossier, section 9.12 (compartmental if local CRS precedes systemic CRS, systemic if the reverse, mixed
/// within 12 h); case report, figure 3.
struct PictureEvidence {
    private(set) var because: [CoursePicture: [String]] = [:]
    private(set) var missing: [String] = []
    private(set) var picture: CoursePicture?
    private(set) var certainty = StageCertainty.undetermined

    /// Hours within which the two syndromes came together.
    private static let mixed = 12.0

    private let events: CourseEvents

    init(_ events: CourseEvents) {
        self.events = events
        let order = order()
        let place = place()
        picture = order ?? place
        if picture != nil { certainty = order != nil && place == order ? .likely : .possible }
        if !events.hasCells { noteMissing() }
    }

    private mutating func add(_ picture: CoursePicture, _ text: String) { because[picture, default: []].append(text) }

    // MARK: Which came first

    private mutating func order() -> CoursePicture? {
        switch (events.surges.first, events.local.first) {
        case (let surge?, let local?): return order(surge, local)
        case (let surge?, nil):
            guard let charted = events.signs.charted, charted.upperBound >= surge.from else {
                missing.append("local signs: swelling, neck circumference, symptoms of the upper airway")
                return nil
            }
            add(.systemic, "systemic CRS from day \((surge.from / 24).dayText), and no local sign is charted as present")
            return .systemic
        case (nil, let local?): return onlyLocal(local)
        case (nil, nil):
            if events.chart.rows(.temperature, from: 0, to: events.end).isEmpty { missing.append("temperature") }
            if events.signs.charted == nil { missing.append("local signs: swelling, neck circumference, symptoms of the upper airway") }
            return nil
        }
    }

    private mutating func order(_ surge: CourseEvents.Surge, _ local: LocalSigns.Span) -> CoursePicture? {
        let gap = local.from - surge.from
        // A row that knows only its day may stand half a day off.
        let slack = PictureEvidence.mixed * Double(1 + (surge.isDayOnly ? 1 : 0) + (local.isDayOnly ? 1 : 0))
        let text = "local sign at \(local.site) from day \((local.from / 24).dayText), "
        if gap > slack {
            add(.systemic, text + "\((gap / 24).dayText) days after systemic CRS")
            return .systemic
        }
        guard -gap > slack else {
            missing.append("which came first: local signs and systemic CRS began within \(slack.plainText) h, which is mixed")
            return nil
        }
        // Before a local sign there may have been a fever that nobody measured.
        guard !events.chart.rows(.temperature, from: local.from - 24, to: surge.from - FeverEpisodes.instant).isEmpty else {
            missing.append("temperature before and at the first local sign, on day \((local.from / 24).dayText)")
            return nil
        }
        add(.compartmental, text + "\((-gap / 24).dayText) days before systemic CRS")
        return .compartmental
    }

    private mutating func onlyLocal(_ local: LocalSigns.Span) -> CoursePicture? {
        let before = events.chart.rows(.temperature, from: max(0, local.from - 24), to: min(local.from + 24, events.end))
        guard before.contains(where: { $0.isFebrile == false }) else {
            missing.append("temperature before and at the first local sign, on day \((local.from / 24).dayText)")
            return nil
        }
        add(.compartmental, "local sign at \(local.site) from day \((local.from / 24).dayText) without systemic CRS so far")
        return .compartmental
    }

    // MARK: Where cells and antigen are

    private mutating func place() -> CoursePicture? {
        if events.cells.areCharted {
            let antigen = place(of: events.cells.antigen, "of the antigen is in", "at infusion")
            let home = place(of: events.cells.home, "of the CAR-T cells are in", "when most are there")
            return antigen == home ? antigen : antigen == nil || home == nil ? antigen ?? home : nil
        }
        guard !events.surges.isEmpty || !events.local.isEmpty else { return nil }
        let spread = marrow()
        let lesion = events.chart.first(.lesionDiameter) { $0.hours <= events.end && $0.number ?? 0 > 0 }
        if let spread { add(.systemic, spread) }
        if let lesion { add(.compartmental, "a lesion of \(lesion.measured?.text ?? "") cm") }
        switch (spread, lesion) {
        case (_?, nil): return .systemic
        case (nil, _?): return .compartmental
        default: return nil
        }
    }

    /// More than half in marrow and blood, or at one other site.
    private mutating func place(of share: CellTracks.Share?, _ text: String, _ when: String) -> CoursePicture? {
        guard let share, share.share > CoursePhase.Threshold.leading else { return nil }
        let picture: CoursePicture = share.isSpread ? .systemic : .compartmental
        let site = share.isSpread ? CellTracks.spreadName : share.site
        add(picture, "\((share.share * 100).rounded().plainText) % \(text) \(site) \(when)")
        return picture
    }

    /// Marrow that is full of what the product looks for.
    ///
    /// Five per cent of blasts are the limit of morphology; clinical dossier, section E.
    private func marrow() -> String? {
        for finding in [Finding.marrowBlasts, .residualDisease] {
            let row = events.chart.rows(finding, to: min(24, events.end)).last
            if let row, row.measured?.isAtLeast(5) == true { return "\(finding.title) \(row.measured?.text ?? "") % before CAR-T worked" }
        }
        return nil
    }

    private mutating func noteMissing() {
        if !events.cells.areCharted {
            missing += ["CAR-T cells by site and in blood", "antigen-bearing cells by site"]
        }
        if !events.hasCytokines { missing.append("IL-6 or interferon gamma from infusion on") }
    }
}
