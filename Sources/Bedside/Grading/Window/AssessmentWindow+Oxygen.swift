/// Oxygen need: the worst device of the window, with the flow while it was in place.
extension AssessmentWindow {
    func readOxygen(_ signs: inout Signs) {
        signs.isHypoxic = flag(.hypoxia)
        signs.oxygenSaturation = worst(.oxygenSaturation)?.measured
        signs.intubationReason = chart.latest(.intubationReason, at: end)?.word.flatMap { Signs.IntubationReason(rawValue: $0) }
        signs.isHomeOxygen = chart.latest(.airwayPressureBaseline, at: end)?.flag
        signs.hasDyspnoea = flag(.dyspnoea)
        let devices = Array(rows(.oxygenDevice))
        let needs = devices.filter { $0.severity > 0 } + rows(.hypoxia).filter { $0.flag == true }
        signs.hypoxiaIsCRS = isCytokineRelease(needs)
        // What somebody explained otherwise does not hide what nobody did.
        let counted = devices.filter { $0.attribution?.isCytokineRelease ?? true }
        guard let worst = (counted.isEmpty ? devices : counted).max(by: { ($0.severity, $0.hours) < ($1.severity, $1.hours) }) else {
            return
        }
        signs.oxygenDevice = worst.word.flatMap { Signs.OxygenDevice(rawValue: $0) }
        let spans = devices.enumerated().filter { $0.element.word == worst.word }.map { place, row in
            row.hours...(place + 1 < devices.count ? devices[place + 1].hours : end)
        }
        signs.oxygenFlow = highest(.oxygenFlow, in: spans)
        signs.inspiredOxygen = highest(.inspiredOxygen, in: spans)
    }

    private func highest(_ finding: Finding, in spans: [ClosedRange<Double>]) -> Measured? {
        rows(finding).filter { row in spans.contains { $0.contains(row.hours) } }.max { $0.severity < $1.severity }?.measured
    }
}
