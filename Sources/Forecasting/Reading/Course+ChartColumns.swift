import Bedside
import CytokineModel
import Quantities

/// One finding of one subject, at every sample.
struct ChartSeries {
    let finding: Finding
    var subject: String?
    /// `nil` where there is nothing to chart at a sample.
    let value: (Int) -> Observation.Value?
    var attribution: (Int) -> Attribution? = { _ in nil }
}

/// What is charted of a course, by the groups of a ward.
extension Course {
    private static let cause = Attribution(.cytokineRelease, by: Course.judge)

    /// A read-out in the unit of a finding; empty where the course has none, or one of another kind.
    private func series(_ id: String, _ finding: Finding, _ subject: String? = nil) -> [ChartSeries] {
        guard let series = series.first(where: { $0.id == id }), series.values.count == times.count, let unit = finding.unit,
            let factor = Quantity(1, series.unit).converted(to: unit)
        else { return [] }
        let values = series.values
        let plausible = finding.definition.plausible
        return [
            ChartSeries(finding: finding, subject: subject) { index in
                guard values[index].isFinite else { return nil }
                // A step of the integration may leave nought by a hair.
                let value = min(max(values[index] * factor, plausible.lowerBound), plausible.upperBound)
                return .quantity(Quantity(value, unit))
            }
        ]
    }

    private func number(
        _ finding: Finding, attribution: @escaping (Int) -> Attribution? = { _ in nil }, _ value: @escaping (Int) -> Double?
    ) -> ChartSeries {
        let unit = finding.unit ?? .one
        return ChartSeries(
            finding: finding, value: { value($0).flatMap { $0.isFinite ? .quantity(Quantity($0, unit)) : nil } }, attribution: attribution)
    }

    private func flag(_ finding: Finding, _ subject: String? = nil, _ isPresent: @escaping (Int) -> Bool) -> ChartSeries {
        ChartSeries(finding: finding, subject: subject, value: { .flag(isPresent($0)) })
    }

    private func isComplete(_ id: String) -> Bool { !times.isEmpty && self[id].count == times.count }

    // MARK: Vital signs and oxygen

    var vitalSigns: [ChartSeries] {
        var columns = series("temperature", .temperature) + series("meanArterialPressure", .meanPressure) + series("weight", .dailyWeight)
        guard isComplete("meanArterialPressure"), let start = self["meanArterialPressure"].first else { return columns }
        let pressure = self["meanArterialPressure"]
        columns.append(number(.pressureFall) { max(0, start - pressure[$0]) })
        // This project's reading: ASTCT gives hypotension no number.
        let isLow = { (index: Int) in start - pressure[index] >= Course.hypotensiveFall }
        columns.append(
            ChartSeries(
                finding: .hypotension, value: { .flag(isLow($0)) }, attribution: { isLow($0) ? Course.cause : nil }))
        return columns
    }

    var oxygen: [ChartSeries] {
        guard isComplete("roomAirSaturation"), isComplete("oxygenNeed") else { return [] }
        let (roomAir, need) = (self["roomAirSaturation"], self["oxygenNeed"])
        let devices = times.indices.map { oxygenDevice(at: $0) }
        let isNarrow = times.indices.map { airwayLevel(at: $0) >= 3 }
        let cause = { (index: Int) in devices[index] != .roomAir && !isNarrow[index] ? Course.cause : nil }
        return [
            // The device holds what it is given for.
            number(.oxygenSaturation) { index in
                devices[index] == .roomAir ? min(max(roomAir[index], 0), 100) : Course.oxygenThreshold
            },
            ChartSeries(finding: .oxygenDevice, value: { .word(devices[$0].rawValue) }, attribution: cause),
            number(.oxygenFlow, attribution: cause) { index in
                [.nasalCannula, .highFlowCannula].contains(devices[index]) ? min(max(need[index], 0), 100) : nil
            },
        ]
    }

    // MARK: Laboratory and cells in blood

    var laboratory: [ChartSeries] {
        let readouts: [(String, Finding)] = [
            ("plasma.IL6", .il6), ("plasma.IL10", .il10), ("plasma.IL2", .il2), ("plasma.IFNg", .interferonGamma), ("plasma.IL1", .il1beta),
            ("plasma.TNF", .tnf), ("CRP", .crp), ("ferritin", .ferritin), ("LDH", .ldh), ("whiteCells", .whiteCells),
            ("transgene", .cartTransgene), ("blood.CART", .cartCells), ("marrow.blasts", .marrowBlasts), ("marrow.MRD", .residualDisease),
        ]
        return readouts.flatMap { series($0.0, $0.1) }
    }

    // MARK: Neck and airway

    var airway: [ChartSeries] {
        var columns = series("neck.circumference", .neckCircumference) + series("airway.area", .airwayOpening)
        if isComplete("airway.area") {
            let lumen = self["airway.area"]
            columns += [.foreignBodySensation, .dyspnoea].map { finding in
                flag(finding) { lumen[$0] < AirwayLevel.symptomaticLumen }
            }
            columns.append(flag(.stridor) { lumen[$0] < AirwayLevel.stridorLumen })
        }
        if isComplete("neck.circumference"), let start = self["neck.circumference"].first {
            let girth = self["neck.circumference"]
            columns.append(flag(.visibleSwelling, "neck") { girth[$0] - start >= AirwayLevel.visibleRise })
        }
        return columns
    }

    /// The circumference before anything happened, once.
    var girthAtRest: [Observation] {
        guard isComplete("neck.circumference"), let start = self["neck.circumference"].first, let first = times.first else { return [] }
        return [Observation(.neckCircumferenceBaseline, start, at: first * 24, origin: .simulated)]
    }

    // MARK: Sites

    func columns(of site: Reading.SiteAnatomy) -> [ChartSeries] {
        series(site.id + ".CART", .siteCART, site.id) + series(site.id + ".target", .siteTarget, site.id)
            + series(site.id + ".IL6", .siteIL6, site.id) + series(site.id + ".oedema", .siteOedema, site.id)
            + series(site.id + ".endothelium", .siteVessels, site.id) + series(site.id + ".macrophages", .siteMacrophages, site.id)
            + swelling(of: site)
    }

    var blood: [ChartSeries] { series("blood.target", .siteTarget, "blood") + series("blood.endothelium", .siteVessels, "blood") }

    /// Swelling that would be seen; of all other tissue together it is oedema everywhere and no local sign.
    private func swelling(of site: Reading.SiteAnatomy) -> [ChartSeries] {
        guard site.visibleOedema.isFinite, isComplete(site.id + ".oedema") else { return [] }
        let oedema = self[site.id + ".oedema"]
        if site.id == CytokineModel.Site.tissue.id { return [flag(.generalisedOedema) { oedema[$0] >= site.visibleOedema }] }
        let lumen = site.region == "neck" && isComplete("airway.area") ? self["airway.area"] : []
        return [
            ChartSeries(finding: .siteSwelling, subject: site.id) { index in
                guard oedema[index] >= site.visibleOedema else { return .word("none") }
                guard index < lumen.count, lumen[index] < AirwayLevel.symptomaticLumen else { return .word("enlarged_no_compression") }
                return .word(lumen[index] < AirwayLevel.stridorLumen ? "compression_decompensated" : "compression_compensated")
            }
        ]
    }
}
