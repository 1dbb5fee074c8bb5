import Bedside

/// Grades over time, from the signs of every sample.
extension Course {
    /// Every ASTCT grade above nought, with the signs behind it.
    func gradeSpans() -> [Reading.GradeSpan] {
        let signs = times.indices.map { self.signs(at: $0) }
        let grades = signs.map { ASTCT().grade($0) }
        // Oxygen that a narrow airway asks for is not hypoxia of cytokine release, and only somebody at the bedside can tell.
        let isOpen = times.indices.map { grades[$0] > 0 && signs[$0].oxygen > .roomAir && airwayLevel(at: $0) >= 3 }
        return runs(times.indices.map { [grades[$0], isOpen[$0] ? 1 : 0] }).filter { grades[$0.lowerBound] > 0 }.map { range in
            let isOpen = isOpen[range.lowerBound]
            return Reading.GradeSpan(
                from: times[range.lowerBound], to: end(of: range), grade: grades[range.lowerBound],
                certainty: isOpen ? .interval : .certain,
                because: because(range, signs),
                missing: isOpen ? ["whether the oxygen need comes from the lung or from the narrow airway"] : [])
        }
    }

    /// Every airway level above nought.
    func airwaySpans() -> [Reading.AirwaySpan] {
        let levels = times.indices.map { airwayLevel(at: $0) }
        return runs(levels.map { [$0] }).filter { levels[$0.lowerBound] > 0 }.map { range in
            Reading.AirwaySpan(from: times[range.lowerBound], to: end(of: range), level: levels[range.lowerBound])
        }
    }

    func airwayLevel(at index: Int) -> Int {
        let circumference = self["neck.circumference"]
        let area = self["airway.area"]
        guard index < circumference.count, index < area.count, let resting = circumference.first else { return 0 }
        return AirwayLevel().level(circumferenceRise: circumference[index] - resting, lumen: area[index])
    }

    private func because(_ range: Range<Int>, _ signs: [CompleteSigns]) -> [String] {
        var reasons: [String] = []
        let hottest = range.map { self["temperature"][$0] }.max() ?? .nan
        reasons.append(
            hottest >= ASTCT.feverThreshold
                ? "temperature up to \(Wording.number(hottest, decimals: 1)) °C"
                : "fever was there before and treatment may hide it")
        if range.contains(where: { signs[$0].isHypotensive }) {
            let start = self["meanArterialPressure"].first ?? .nan
            let fall = start - (range.map { self["meanArterialPressure"][$0] }.min() ?? .nan)
            reasons.append("mean arterial pressure up to \(Wording.number(fall, decimals: 0)) mmHg below its start")
        }
        if range.contains(where: { signs[$0].vasopressors > 0 }) { reasons.append("one vasopressor") }
        if let device = range.map({ signs[$0].oxygen }).max(), device > .roomAir {
            reasons.append("saturation on room air below 92 %, which would take \(device.words)")
        }
        return reasons
    }

    /// Stretches of samples that are alike.
    private func runs(_ keys: [[Int]]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for index in keys.indices {
            if let last = found.last, keys[last.lowerBound] == keys[index] {
                found[found.count - 1] = last.lowerBound..<(index + 1)
            } else {
                found.append(index..<(index + 1))
            }
        }
        return found
    }

    /// A stretch lasts until the next one begins.
    private func end(of range: Range<Int>) -> Double { times[min(range.upperBound, times.count - 1)] }
}

extension CompleteSigns.OxygenDevice {
    var words: String {
        switch self {
        case .roomAir: "no oxygen"
        case .lowFlow: "a low-flow cannula"
        case .highFlow: "high-flow oxygen"
        case .positivePressure: "positive pressure"
        }
    }
}
