import CytokineModel
import Foundation
import Studies

/// A body on which each site is a circle as large as the share of patients in whom it swells.
struct SiteFigure: Sendable {
    let swellings: Swellings
    let group: Study.Group

    private static let centre = 410.0

    private struct Placed {
        var tally: SiteTally
        var label: String
        var x: Double
        var y: Double
        var labelY: Double
    }

    /// Names without what stands in brackets.
    static func label(_ site: String, in group: Study.Group) -> String {
        let own = group.scenario.sites.first { $0.id == site }.flatMap(\.label)
        let standard = ([Site.blood] + Catalogue.sites).first { $0.id == site }?.label
        return (own ?? standard ?? site).split(separator: "(").first.map { String($0).trimmedRight } ?? site
    }

    func drawing(id: String, title: String) -> StudyDrawing? {
        guard !swellings.sites.isEmpty else { return nil }
        let placed = placed()
        let (head, n) = (BodyOutline.head, BodyOutline.number)
        let words = placed.map { "\($0.label): \(Self.reading($0.tally))" }.joined(separator: "; ")
        let height = max(446, (placed.map(\.labelY).max() ?? 0) + 30)
        let svg = """
            <svg viewBox="0 0 820 \(n(height))" role="img" aria-label="\(HTML.escape("Body map. " + words))">
            <g class="outline"><ellipse cx="\(n(Self.centre))" cy="\(n(head.y))" rx="\(n(head.width))" ry="\(n(head.height))"/>
            <path d="\(BodyOutline.path(centre: Self.centre))"/></g>
            \(placed.map(circle).joined(separator: "\n"))
            </svg>
            """
        return StudyDrawing(
            id: id, title: title,
            caption: "Area of a circle: share of patients in whom swelling of the site would be seen. “First” is the share in whom no site "
                + "swells before it. Local CRS is defined by this project.",
            svg: svg, table: Self.table(swellings, in: group))
    }

    private static func reading(_ tally: SiteTally) -> String {
        "\(StudyWords.percent(tally.swells.value)), first in \(StudyWords.percent(tally.first.value))"
    }

    private func placed() -> [Placed] {
        var elsewhere = 262.0
        let found = swellings.sites.map { tally -> Placed in
            let kind = Self.kind(tally.site, in: group)
            var place = BodyOutline.place(kind: kind) ?? (x: 0.1, y: elsewhere)
            if BodyOutline.place(kind: kind) == nil { elsewhere += 34 }
            if place.x == 0 { place.x = 0.1 }
            return Placed(tally: tally, label: Self.label(tally.site, in: group), x: place.x, y: place.y, labelY: place.y)
        }
        return [true, false].flatMap { right in
            var column = found.filter { ($0.x >= 0) == right }.sorted { $0.y < $1.y }
            var floor = 34.0
            for index in column.indices {
                column[index].labelY = max(column[index].y, floor)
                floor = column[index].labelY + 46
            }
            return column
        }
    }

    private static func kind(_ site: String, in group: Study.Group) -> String {
        guard let own = group.scenario.sites.first(where: { $0.id == site }) else { return site }
        switch (own.kind, own.region) {
        case (_, .neck): return "cervical"
        case (.effusion, .pleura): return "pleura"
        case (.effusion, _): return "gut"
        default: return "mass"
        }
    }

    private func circle(_ site: Placed) -> String {
        let n = BodyOutline.number
        let right = site.x >= 0
        let (x, side) = (Self.centre + site.x, right ? 150.0 : -150.0)
        let stop = Self.centre + side + (right ? -8 : 8)
        let radius = 34 * site.tally.swells.value.squareRoot()
        return """
            <g><path class="leader" d="M\(n(x)) \(n(site.y))L\(n(stop + (right ? -26 : 26))) \(n(site.labelY))H\(n(stop))"/>
            <circle cx="\(n(x))" cy="\(n(site.y))" r="\(n(max(3, radius)))" fill="\(ChartPalette.local)" fill-opacity=".55" \
            stroke="\(ChartPalette.local)"/>
            <g text-anchor="\(right ? "start" : "end")"><text class="name" x="\(n(Self.centre + side))" y="\(n(site.labelY - 2))">\
            \(HTML.escape(site.label))</text><text class="reading" x="\(n(Self.centre + side))" y="\(n(site.labelY + 14))">\
            \(HTML.escape(Self.reading(site.tally)))</text></g></g>
            """
    }

    static func table(_ swellings: Swellings, in group: Study.Group) -> StudyTable {
        let rows = swellings.sites.map { tally in
            [
                label(tally.site, in: group), StudyWords.share(tally.swells), StudyWords.share(tally.first), StudyWords.days(tally.onset),
                StudyWords.percent(tally.levels[2...].reduce(0, +)), StudyWords.percent(tally.levels[3...].reduce(0, +)),
            ]
        }
        return StudyTable(
            caption: "Local CRS (project-defined) by site",
            columns: [
                .text("Site"), .number("Swells, % of patients (95 % interval)"), .number("First to swell, % (95 % interval)"),
                .number("Onset, day: median (5 to 95 %)"), .number("Level 2 or more"), .number("Level 3 or more"),
            ], rows: rows)
    }
}
