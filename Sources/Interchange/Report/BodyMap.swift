import Foundation

/// The sites on a body at one day: size is oedema, colour is IL-6. A slider chooses the day; on paper it is the worst one.
///
/// Drawn without the chart script, so it is there in every report. The first state is drawn here; the page only moves it.
struct BodyMap: Sendable {
    let content: ReportContent
    private let axis: TimeAxis
    private let rows: [Int]
    private let placed: [Placed]
    /// The row of the worst oedema: at the sites of local events where there are any, else anywhere.
    private let worst: Int

    static let centre = 410.0
    private static let ramp = SitesFigure.measures[2].colours

    struct Placed: Sendable {
        var site: ReportContent.Site
        var x: Double
        var y: Double
        /// Where the label stands: side of the body and height.
        var labelX: Double
        var labelY: Double
        var oedema: [Double]
        var il6: [Double]
        /// True right of the mid-line.
        var onRight: Bool { x >= 0 }
    }

    init?(_ content: ReportContent) {
        self.content = content
        axis = TimeAxis(content)
        rows = axis.rows(of: content.times, atMost: 240)
        var elsewhere = 262.0
        let found = content.sites.compactMap { site -> Placed? in
            guard let oedema = content.series[ReportContent.SiteQuantity.oedema.seriesID(of: site.id)],
                let il6 = content.series[ReportContent.SiteQuantity.il6.seriesID(of: site.id)]
            else { return nil }
            var place = BodyOutline.place(kind: site.kind) ?? BodyOutline.place(kind: site.id) ?? (x: 0, y: elsewhere)
            if BodyOutline.place(kind: site.kind) == nil, BodyOutline.place(kind: site.id) == nil { elsewhere += 34 }
            if place.x == 0 { place.x = 0.1 }
            return Placed(site: site, x: place.x, y: place.y, labelX: 0, labelY: place.y, oedema: oedema.values, il6: il6.values)
        }
        guard !found.isEmpty, rows.count > 1 else { return nil }
        placed = Self.labelled(found)
        let local = found.filter { place in content.localEvents.contains { $0.site == place.site.id } }
        let watched = local.isEmpty ? found : local
        let greatest = rows.map { row in watched.map { $0.oedema[row].isFinite ? $0.oedema[row] : 0 }.max() ?? 0 }
        worst = greatest.indices.max { greatest[$0] < greatest[$1] } ?? 0
    }

    /// Labels in two columns beside the body, at least 46 apart.
    private static func labelled(_ sites: [Placed]) -> [Placed] {
        [true, false].flatMap { right in
            var column = sites.filter { $0.onRight == right }.sorted { $0.y < $1.y }
            var floor = 34.0
            for index in column.indices {
                column[index].labelX = centre + (right ? 150 : -150)
                column[index].labelY = max(column[index].y, floor)
                floor = column[index].labelY + 46
            }
            return column
        }
    }

    private var topOedema: Double {
        max(placed.flatMap { site in rows.map { site.oedema[$0] } }.filter(\.isFinite).max() ?? 1, 1e-9)
    }

    /// Range of IL-6 that the colours cover, in powers of ten.
    private var il6Range: (low: Double, high: Double) {
        let all = placed.flatMap { site in rows.map { site.il6[$0] } }.filter { $0.isFinite && $0 > 0 }
        let high = log10(all.max() ?? 10)
        return (min(max(log10(all.min() ?? 1), high - 4), high - 1), high)
    }

    func render() -> String {
        let day = content.times[rows[worst]]
        let caption =
            "Circle size is oedema, colour is IL-6 in the site. Drawn for the day of the worst oedema"
            + "<span class=\"screen-only\">; move the slider for another</span>."
        return """
            <figure id="figure-body" class="body-map">
            <h3>Where it happens</h3>
            <div class="slider">
            <label for="body-day">Day <output id="body-day-value" for="body-day">\(Digits.day(day).dropFirst(4))</output></label>
            <input id="body-day" type="range" min="0" max="\(rows.count - 1)" step="1" value="\(worst)" data-worst="\(worst)" hidden></div>
            \(drawing())
            <script type="application/json" id="body-data">\(data().text)</script>
            <figcaption>\(caption)</figcaption>
            </figure>
            """
    }

    private func drawing() -> String {
        let circles = placed.enumerated().map { index, site in circle(index, site) }.joined(separator: "\n")
        let (head, n) = (BodyOutline.head, BodyOutline.number)
        let label = "Body map at \(Digits.day(content.times[rows[worst]])): " + placed.map(words).joined(separator: "; ")
        return """
            <svg viewBox="0 0 820 446" role="img" aria-label="\(HTML.escape(label))">
            <g class="outline"><ellipse cx="\(n(Self.centre))" cy="\(n(head.y))" rx="\(n(head.width))" ry="\(n(head.height))"/>
            <path d="\(BodyOutline.path(centre: Self.centre))"/></g>
            \(circles)
            \(legend())
            </svg>
            """
    }

    private func words(_ site: Placed) -> String { site.site.label + " " + reading(site) }

    private func reading(_ site: Placed) -> String {
        let row = rows[worst]
        return "IL-6 \(Digits.short(site.il6[row], significant: 2)) \(unit(.il6)) · oedema \(volume(site.oedema[row]))"
    }

    private func unit(_ quantity: ReportContent.SiteQuantity) -> String {
        content.series[quantity.seriesID(of: placed[0].site.id)]?.unit ?? ""
    }

    /// Litres read better as millilitres, and a share as per cent.
    private var volumeScale: (factor: Double, unit: String) {
        switch unit(.oedema) {
        case "L": (1000, "mL")
        case "", "1": (100, "%")
        default: (1, unit(.oedema))
        }
    }

    /// A volume, or that there is next to none.
    private func volume(_ oedema: Double) -> String {
        guard oedema.isFinite else { return "–" }
        if oedema < topOedema * 0.001 { return "none" }
        return Digits.short(oedema * volumeScale.factor, significant: 2) + " " + volumeScale.unit
    }

    /// What colour and size mean.
    private func legend() -> String {
        let range = il6Range
        let stops = Self.ramp.enumerated().map { index, colour in
            "<stop offset=\"\(Double(index) / Double(Self.ramp.count - 1))\" stop-color=\"\(colour)\"/>"
        }
        let largest = volume(topOedema)
        return """
            <g class="legend" aria-hidden="true"><defs><linearGradient id="il6-ramp">\(stops.joined())</linearGradient></defs>
            <text x="20" y="376">IL-6, \(HTML.escape(unit(.il6)))</text>
            <rect x="20" y="383" width="130" height="9" fill="url(#il6-ramp)"/>
            <text x="20" y="407">\(Digits.short(pow(10, range.low), significant: 1))</text>
            <text x="150" y="407" text-anchor="end">\(Digits.short(pow(10, range.high), significant: 2))</text>
            <text x="620" y="376">Oedema</text>
            <circle cx="626" cy="400" r="5"/><text x="638" y="404">none</text>
            <circle cx="712" cy="400" r="28"/><text x="748" y="404">\(HTML.escape(largest))</text></g>
            """
    }

    private func circle(_ index: Int, _ site: Placed) -> String {
        let row = rows[worst]
        let (x, y) = (Self.centre + site.x, site.y)
        let anchor = site.onRight ? "start" : "end"
        let stop = site.labelX + (site.onRight ? -8 : 8)
        let local = content.localEvents.contains { $0.site == site.site.id } ? " local" : ""
        let n = BodyOutline.number
        return """
            <g class="site\(local)" data-site="\(index)">
            <path class="leader" d="M\(n(x)) \(n(y))L\(n(stop + (site.onRight ? -26 : 26))) \(n(site.labelY))H\(n(stop))"/>
            <circle cx="\(n(x))" cy="\(n(y))" r="\(n(Self.radius(site.oedema[row], top: topOedema)))" fill="\(colour(site.il6[row]))"/>
            <g text-anchor="\(anchor)"><text class="name" x="\(n(site.labelX))" y="\(n(site.labelY - 2))">\(HTML.escape(site.site.label))</text>
            <text class="reading" x="\(n(site.labelX))" y="\(n(site.labelY + 14))">\(HTML.escape(reading(site)))</text></g>
            </g>
            """
    }

    /// From 5 px without oedema to 28 px; what is added grows with the root, as area does.
    static func radius(_ oedema: Double, top: Double) -> Double {
        guard oedema.isFinite else { return 5 }
        return 5 + 23 * (max(0, oedema) / top).squareRoot()
    }

    private func colour(_ il6: Double) -> String {
        guard il6.isFinite, il6 > 0 else { return Self.ramp[0] }
        let range = il6Range
        let place = min(max((log10(il6) - range.low) / (range.high - range.low), 0), 1) * Double(Self.ramp.count - 1)
        let index = min(Int(place), Self.ramp.count - 2)
        return Self.mix(Self.ramp[index], Self.ramp[index + 1], place - Double(index))
    }

    /// Between two colours written #rrggbb.
    static func mix(_ from: String, _ to: String, _ share: Double) -> String {
        let (a, b) = (Int(from.dropFirst(), radix: 16) ?? 0, Int(to.dropFirst(), radix: 16) ?? 0)
        let channels = [16, 8, 0].map { shift -> String in
            let (low, high) = (Double(a >> shift & 255), Double(b >> shift & 255))
            let hexadecimal = String(Int((low + (high - low) * share).rounded()), radix: 16)
            return hexadecimal.count < 2 ? "0" + hexadecimal : hexadecimal
        }
        return "#" + channels.joined()
    }

    private func data() -> JSONValue {
        let range = il6Range
        let sites = placed.map { site -> JSONValue in
            [
                "il6": .array(rows.map { .number(Digits.chart(site.il6[$0])) }),
                "oedema": .array(rows.map { .number(Digits.chart(site.oedema[$0])) }),
            ]
        }
        return [
            "days": .array(rows.map { .number(Digits.chart(content.times[$0])) }), "top": .number(topOedema), "low": .number(range.low),
            "high": .number(range.high), "il6Unit": .string(unit(.il6)), "factor": .number(volumeScale.factor),
            "volumeUnit": .string(volumeScale.unit), "ramp": .array(Self.ramp.map { .string($0) }), "sites": .array(sites),
        ]
    }
}
