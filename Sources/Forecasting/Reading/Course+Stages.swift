/// Stages of a course, computed after the run; none of them switches anything.
///
/// Source: cells-and-cytokines dossier, section 9.12. Stages last at least six hours, and shorter pauses within one are bridged.
extension Course {
    private enum Threshold {
        static let fever = 38.0
        static let overBaseline = 10.0
        /// Share of all CAR-T cells that makes a site the leading one.
        static let leading = 0.5
        /// Antigen that is left of what there was at the start.
        static let antigen = 0.1
        /// Relative change within six hours that counts as rising or falling.
        static let change = 0.02
        /// CAR-T cells that are worth following.
        static let cells = 1e6
        static let macrophages = 0.2
        static let cool = 37.8
    }

    static let shortestStage = 0.25
    /// Microlitres of blood in 5 L.
    private static let bloodVolume = 5e6

    func stages(_ sites: [Reading.SiteAnatomy]) -> [Reading.StageSpan] {
        let cells = Cells(self, sites)
        var found = spans(.systemicCRS) { isSystemic($0) }
        for site in sites where site.visibleOedema.isFinite { found += spans(.localCRS, at: site.id) { isLocal(site, $0) } }
        for (number, site) in cells.sites.enumerated() {
            found += spans(.localExpansion, at: site) { cells.isExpanding(number, at: $0) }
            found += spans(.overflow, at: site) { cells.overflows(from: number, at: $0) }
            found += spans(.redistribution, at: site) { cells.isRedistributed(to: number, at: $0) }
        }
        found += recovery(sites)
        return found.sorted { ($0.from, $0.stage.rawValue, $0.site ?? "") < ($1.from, $1.stage.rawValue, $1.site ?? "") }
    }

    private func isSystemic(_ index: Int) -> Bool {
        guard times[index] >= 0.99, self["temperature"][index] >= Threshold.fever else { return false }
        return ["plasma.IL6", "plasma.IFNg"].contains { id in
            let baseline = value(id, at: 0)
            return index < self[id].count && baseline > 0 && self[id][index] >= Threshold.overBaseline * baseline
        }
    }

    /// Swelling that would be seen, where vessels are more active than in blood.
    ///
    /// The dossier asks for an activation of 0.5; the activation at which vessels open is fitted, so it is compared with blood here.
    private func isLocal(_ site: Reading.SiteAnatomy, _ index: Int) -> Bool {
        let (own, blood, oedema) = (self[site.id + ".endothelium"], self["blood.endothelium"], self[site.id + ".oedema"])
        guard index < own.count, index < blood.count, index < oedema.count else { return false }
        return oedema[index] >= site.visibleOedema && own[index] > blood[index]
    }

    /// Macrophages calm down and the patient stays cool for a day.
    private func recovery(_ sites: [Reading.SiteAnatomy]) -> [Reading.StageSpan] {
        let series = sites.map { self[$0.id + ".macrophages"] }.filter { $0.count == times.count }
        let total = times.indices.map { index in series.reduce(0) { $0 + $1[index] } }
        guard let peak = total.max(), peak > 0, let top = total.firstIndex(of: peak), maximum("temperature", 1).value >= Threshold.fever
        else { return [] }
        let temperature = self["temperature"]
        let isCalm = times.indices.map { $0 > top && total[$0] < Threshold.macrophages * peak && temperature[$0] < Threshold.cool }
        return spans(.recovery, atLeast: 1) { isCalm[$0] }
    }

    /// The stretches in which something holds.
    private func spans(
        _ stage: Reading.Stage, at site: String? = nil, atLeast shortest: Double = Course.shortestStage, _ holds: (Int) -> Bool
    ) -> [Reading.StageSpan] {
        var found: [Reading.StageSpan] = []
        for index in times.indices where holds(index) {
            if let last = found.last, times[index] - last.to <= Course.shortestStage {
                found[found.count - 1].to = times[index]
            } else {
                found.append(Reading.StageSpan(stage: stage, site: site, from: times[index], to: times[index]))
            }
        }
        return found.filter { $0.to - $0.from >= shortest - 1e-9 }
    }

    /// Where the CAR-T cells are, for the stages that speak of their way.
    private struct Cells {
        let sites: [String]
        private let times: [Double]
        private let counts: [[Double]]
        private let targets: [[Double]]
        private let blood: [Double]
        private let total: [Double]
        private let bloodPeak: Double
        /// The site with most cells at any time.
        private let main: Int

        init(_ course: Course, _ anatomy: [Reading.SiteAnatomy]) {
            times = course.times
            let known = anatomy.map(\.id).filter { course[$0 + ".CART"].count == course.times.count }
            sites = known
            let counts = known.map { course[$0 + ".CART"] }
            let blood = course["blood.CART"].map { $0 * Course.bloodVolume }
            self.counts = counts
            self.blood = blood
            targets = known.map { course[$0 + ".target"] }
            total = course.times.indices.map { index in
                counts.reduce(index < blood.count ? blood[index] : 0) { $0 + $1[index] }
            }
            bloodPeak = course.maximum("blood.CART", 1).day
            main = counts.indices.max { (counts[$0].max() ?? 0) < (counts[$1].max() ?? 0) } ?? 0
        }

        /// Most cells are here and still find antigen.
        func isExpanding(_ site: Int, at index: Int) -> Bool {
            total[index] > Threshold.cells && counts[site][index] > Threshold.leading * total[index] && hasAntigen(site, index)
                && isRising(counts[site], index)
        }

        /// Blood fills while the leading site empties or has killed what it fed on.
        func overflows(from site: Int, at index: Int) -> Bool {
            site == main && blood.indices.contains(index) && total[index] > Threshold.cells && isRising(blood, index)
                && (isFalling(counts[site], index) || !hasAntigen(site, index))
        }

        /// Blood empties while another site fills.
        func isRedistributed(to site: Int, at index: Int) -> Bool {
            site != main && times[index] > bloodPeak && counts[site][index] > Threshold.cells && isRising(counts[site], index)
        }

        private func hasAntigen(_ site: Int, _ index: Int) -> Bool {
            guard let start = targets[site].first, start > 0 else { return false }
            return targets[site][index] > Threshold.antigen * start
        }

        private func before(_ index: Int) -> Int? {
            times[..<index].lastIndex { $0 <= times[index] - Course.shortestStage + 1e-9 }
        }

        private func isRising(_ values: [Double], _ index: Int) -> Bool {
            guard let earlier = before(index) else { return false }
            return values[index] > values[earlier] * (1 + Threshold.change) && values[index] > 0
        }

        private func isFalling(_ values: [Double], _ index: Int) -> Bool {
            guard let earlier = before(index) else { return false }
            return values[index] < values[earlier] * (1 - Threshold.change)
        }
    }
}
