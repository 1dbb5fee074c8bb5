import Bedside
import CytokineModel

/// What is read off a course: extremes, crossings, areas, local swelling, the grade.
extension Course {
    /// The part of a series within a span of days, both ends included.
    func window(_ id: String, _ from: Double, _ to: Double) -> [(day: Double, value: Double)] {
        zip(times, self[id]).filter { $0.0 >= from - 1e-9 && $0.0 <= to + 1e-9 }.map { (day: $0.0, value: $0.1) }
    }

    public func maximum(_ id: String, _ from: Double = -.infinity, _ to: Double = .infinity) -> (day: Double, value: Double) {
        window(id, from, to).max { $0.value < $1.value } ?? (.nan, .nan)
    }

    public func minimum(_ id: String, _ from: Double = -.infinity, _ to: Double = .infinity) -> (day: Double, value: Double) {
        window(id, from, to).min { $0.value < $1.value } ?? (.nan, .nan)
    }

    func median(_ id: String, _ from: Double, _ to: Double) -> Double {
        let sorted = window(id, from, to).map(\.value).sorted()
        return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
    }

    public func value(_ id: String, at day: Double) -> Double {
        guard let index = times.firstIndex(where: { $0 >= day - 1e-9 }), index < self[id].count else { return .nan }
        return self[id][index]
    }

    /// The first day, from `start` on, on which a series reaches a level; interpolated between samples.
    public func firstReaching(_ level: Double, _ id: String, from start: Double = -.infinity) -> Double? {
        let values = self[id]
        guard let first = times.firstIndex(where: { $0 >= start }), first < values.count else { return nil }
        if values[first] >= level { return times[first] }
        for index in (first + 1)..<max(first + 1, min(values.count, times.count)) where values[index] >= level {
            let share = (level - values[index - 1]) / (values[index] - values[index - 1])
            return times[index - 1] + share * (times[index] - times[index - 1])
        }
        return nil
    }

    /// Area under a series by the trapezium rule.
    public func area(_ id: String, _ from: Double, _ to: Double) -> Double {
        let part = window(id, from, to)
        return zip(part, part.dropFirst()).reduce(0) { $0 + ($1.0.value + $1.1.value) / 2 * ($1.1.day - $1.0.day) }
    }

    /// First day of systemic fever: 38.0 °C, the reaction to the infused product apart.
    public var feverOnset: Double? { firstReaching(ASTCTCRS.feverThreshold, "temperature", from: 1) }

    /// First day on which the swelling of a site could be seen.
    public func swellingOnset(_ site: String, visible: Double) -> Double? { firstReaching(visible, site + ".oedema", from: 0) }
}

extension Course {
    /// Mean arterial pressure below its value at infusion.
    func pressureFall(_ from: Double, _ to: Double) -> Double {
        value("meanArterialPressure", at: 0) - minimum("meanArterialPressure", from, to).value
    }

    /// Highest airway level in a span of days.
    public func airwayLevel(_ from: Double, _ to: Double) -> Int {
        let resting = self["neck.circumference"].first ?? .nan
        return zip(window("neck.circumference", from, to), window("airway.area", from, to))
            .map { AirwayLevel().level(circumferenceRise: $0.value - resting, lumen: $1.value) }.max() ?? 0
    }

    /// Highest ASTCT grade of simulated signs in a span of days.
    public func grade(_ from: Double, _ to: Double) -> Int {
        times.indices.filter { times[$0] >= from - 1e-9 && times[$0] <= to + 1e-9 }.map { grade(at: $0) }.max() ?? 0
    }

    /// The ASTCT grade at a sample.
    public func grade(at index: Int) -> Int { ASTCTCRS().grade(signs(at: index)).range?.upperBound ?? 0 }

    /// Hypotension: a fall of 15 mm[Hg] or more below the value before treatment; this project's reading, ASTCT has no number.
    package static let hypotensiveFall = 15.0
    /// Saturation on room air below which oxygen is given, in percent.
    package static let oxygenThreshold = 92.0
    /// Days for which a drug may hide a fever.
    package static let feverMask = 7.0

    /// The signs that a clinician would chart at a sample, with the least device that holds saturation; cytokine release is the cause
    /// of all of them.
    func signs(at index: Int) -> Signs {
        let day = times[index]
        let recent = doses.filter { $0.day <= day && day - $0.day < Course.feverMask }.compactMap { Catalogue.labels[$0.drug] }
        let running = doses.filter { $0.day <= day && day < $0.day + $0.duration && Catalogue.labels[$0.drug]?.isVasopressor == true }
        var signs = Signs()
        signs.temperature = Measured(self["temperature"][index])
        signs.isEstablished = (feverOnset ?? .infinity) <= day
        signs.isFeverMasked = recent.contains(where: \.hidesFever)
        signs.isHypotensive =
            (self["meanArterialPressure"].first ?? .nan) - self["meanArterialPressure"][index] >= Course.hypotensiveFall
        signs.hypotensionIsCRS = true
        signs.vasopressors = Set(running.map(\.drug)).sorted().map { Signs.Vasopressor(Signs.Vasopressor.Drug(rawValue: $0)) }
        signs.oxygenDevice = oxygenDevice(at: index)
        signs.oxygenFlow = Measured(self["oxygenNeed"][index])
        signs.hypoxiaIsCRS = true
        return signs
    }

    /// The least device that holds saturation at a sample: a cannula up to 6 L/min, high flow up to 18, positive pressure beyond.
    func oxygenDevice(at index: Int) -> Signs.OxygenDevice {
        Course.oxygenDevice(roomAirSaturation: self["roomAirSaturation"][index], need: self["oxygenNeed"][index])
    }

    /// - Parameters:
    ///   - roomAirSaturation: In percent.
    ///   - need: In L/min.
    package static func oxygenDevice(roomAirSaturation: Double, need: Double) -> Signs.OxygenDevice {
        roomAirSaturation >= oxygenThreshold ? .roomAir : need <= 6 ? .nasalCannula : need <= 18 ? .highFlowCannula : .cpap
    }
}
