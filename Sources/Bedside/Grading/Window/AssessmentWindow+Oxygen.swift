/// Oxygen need: the worst device of the window, with the flow while it was in place.
extension AssessmentWindow {
    func readOxygen(_ signs: inout Signs) {
        signs.isHypoxic = flag(.hypoxia)
        signs.oxygenSaturation = worst(.oxygenSaturation)?.measured
        signs.intubationReason = chart.latest(.intubationReason, at: end)?.word.flatMap { Signs.IntubationReason(rawValue: $0) }
        signs.hasDyspnoea = flag(.dyspnoea)
        signs.isHomeOxygen = chart.latest(.airwayPressureBaseline, at: end)?.flag
        let devices = Array(rows(.oxygenDevice))
        let needs = devices.filter { $0.severity > 0 } + rows(.hypoxia).filter { $0.flag == true }
        signs.hypoxiaIsCRS = isCytokineRelease(needs)
        // What somebody explained otherwise does not hide what nobody did.
        let counted = devices.filter { $0.attribution?.isCytokineRelease ?? true }
        guard let worst = (counted.isEmpty ? devices : counted).max(by: { ($0.severity, $0.hours) < ($1.severity, $1.hours) }) else {
            return
        }
        signs.oxygenDevice = worst.word.flatMap { Signs.OxygenDevice(rawValue: $0) }
        if signs.isHomeOxygen == true, isMoreThanAtHome(worst, judged: signs.hypoxiaIsCRS) { signs.isHomeOxygen = false }
        let spans = devices.enumerated().filter { $0.element.word == worst.word }.map { place, row in
            row.hours...(place + 1 < devices.count ? devices[place + 1].hours : end)
        }
        signs.oxygenFlow = highest(.oxygenFlow, in: spans)
        signs.inspiredOxygen = highest(.inspiredOxygen, in: spans)
    }

    /// Whether oxygen is more than the unchanged one of home: judged to be CRS, a device that nobody has at home, or more than the device
    /// charted before infusion.
    private func isMoreThanAtHome(_ now: Observation, judged isCRS: Bool?) -> Bool {
        let hospital: Set<Signs.OxygenDevice> = [.highFlowCannula, .nonRebreather, .intubated]
        let device = now.word.flatMap { Signs.OxygenDevice(rawValue: $0) }
        let before = chart.rows(.oxygenDevice, to: min(0, end)).last
        return isCRS == true || device.map { hospital.contains($0) } == true || before.map { $0.severity < now.severity } == true
    }

    private func highest(_ finding: Finding, in spans: [ClosedRange<Double>]) -> Measured? {
        rows(finding).filter { row in spans.contains { $0.contains(row.hours) } }.max { $0.severity < $1.severity }?.measured
    }
}
