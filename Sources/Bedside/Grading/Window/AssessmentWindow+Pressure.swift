import Quantities

/// Pressure, fluids and vasopressors.
extension AssessmentWindow {
    func readPressure(_ signs: inout Signs) {
        let judged = rows(.hypotension)
        signs.isHypotensive = judged.isEmpty ? nil : judged.contains { $0.flag == true }
        signs.systolicPressure = worst(.systolicPressure)?.measured
        signs.isRefractoryShock = flag(.refractoryShock)
        signs.fluids = fluids
        let running = VasopressorRuns(chart, from: start, to: end)
        signs.vasopressors = running.mostAtOnce
        signs.hypotensionIsCRS = isCytokineRelease(judged.filter { $0.flag == true } + running.rows)
    }

    /// As charted, or counted from the boluses given.
    private var fluids: Signs.Fluids? {
        let charted = word(.fluids).flatMap { Signs.Fluids(rawValue: $0) }
        let boluses = rows(.drug).count { $0.medicineClass == .crystalloid } + rows(.fluidVolume).count
        let counted: Signs.Fluids? = boluses > 1 ? .multipleBoluses : boluses == 1 ? .singleBolus : nil
        guard let charted else { return counted }
        return [charted, counted ?? .none].max { $0.rank < $1.rank }
    }
}

extension Signs.Fluids {
    fileprivate var rank: Int { Signs.Fluids.allCases.firstIndex(of: self) ?? 0 }
}

/// When which vasopressor ran, from rows that state a rate: a rate stands until the next row of that drug, at most a day.
struct VasopressorRuns {
    private struct Run {
        let drug: Signs.Vasopressor.Drug?
        let name: String
        let from: Double
        let to: Double
        /// In the unit of the grading systems; `nil` when not stated.
        let dose: Double?
    }

    /// Rows that say that something ran.
    let rows: [Observation]
    private let runs: [Run]
    private let isCharted: Bool

    init(_ chart: Chart, from start: Double, to end: Double) {
        let longest = Finding.vasopressor.validity
        let all = chart.rows(.vasopressor, from: start - longest, to: end)
        isCharted = !all.isEmpty
        var runs: [Run] = []
        for (name, rows) in Dictionary(grouping: all, by: { ($0.subject ?? "").lowercased() }) {
            for (place, row) in rows.enumerated() where row.quantity.map({ $0.value > 0 }) ?? true {
                let next = place + 1 < rows.count ? rows[place + 1].hours : .infinity
                let run = Run(
                    drug: Signs.Vasopressor.Drug(medicine: name), name: name, from: row.hours, to: min(next, row.hours + longest, end),
                    dose: row.quantity.flatMap { VasopressorRuns.rate($0, weight: chart.patient.weight, drug: name) })
                if run.to >= start { runs.append(run) }
            }
        }
        self.runs = runs.sorted { ($0.from, $0.name) < ($1.from, $1.name) }
        rows = all.filter { row in runs.contains { $0.from == row.hours && $0.name == (row.subject ?? "").lowercased() } }
    }

    /// The largest set, vasopressin not counted, that ran at one time; empty when it is charted that none ran; `nil` when nothing is.
    var mostAtOnce: [Signs.Vasopressor]? {
        guard isCharted else { return nil }
        let stretches = self.stretches
        let sets = stretches.map { moment in
            Set(stretches.filter { $0.from <= moment.from && (moment.from < $0.to || $0.from == moment.from) }.map(\.name))
        }
        guard let most = sets.max(by: { VasopressorRuns.weight($0) < VasopressorRuns.weight($1) }) else { return [] }
        return most.sorted().map { vasopressor($0) }
    }

    /// The runs of each drug without the changes of its rate: a set of drugs can only grow where one of them begins.
    private var stretches: [(name: String, from: Double, to: Double)] {
        var open: [String: Int] = [:]
        var found: [(name: String, from: Double, to: Double)] = []
        for run in runs {
            if let place = open[run.name], run.from <= found[place].to {
                found[place].to = max(found[place].to, run.to)
            } else {
                open[run.name] = found.count
                found.append((run.name, run.from, run.to))
            }
        }
        return found
    }

    private static func weight(_ names: Set<String>) -> Int {
        names.count { Signs.Vasopressor.Drug(medicine: $0) != .vasopressin } * 10 + names.count
    }

    /// The highest rate that was held for three hours, or the highest of all; with how long it was held.
    ///
    /// Three hours are what the high-dose table of Lee 2014 asks for.
    private func vasopressor(_ name: String) -> Signs.Vasopressor {
        let own = runs.filter { $0.name == name }
        let rates = own.compactMap(\.dose).once.sorted(by: >)
        let held = rates.map { rate in (rate: rate, hours: longestTime(own, atLeast: rate)) }
        let best = held.first { $0.hours >= 3 } ?? held.first
        return Signs.Vasopressor(
            own.first?.drug, dose: best?.rate, hours: best?.hours ?? longestTime(own, atLeast: nil))
    }

    private func longestTime(_ own: [Run], atLeast rate: Double?) -> Double {
        var longest = 0.0
        var begin: Double?
        var last = -Double.infinity
        for run in own {
            guard rate.map({ (run.dose ?? 0) >= $0 }) ?? true else { begin = nil; continue }
            if begin == nil || run.from > last + 1e-9 { begin = run.from }
            last = run.to
            longest = max(longest, last - (begin ?? last))
        }
        return longest
    }

    private static let microgramsPerMinute = Unit.ucum("ug/min")
    private static let microgramsPerKilogramAndMinute = Unit.ucum("ug/kg/min")

    /// In ug/min; dopamine in ug/kg/min; vasopressin in U/min.
    private static func rate(_ dose: Quantity, weight: Double?, drug name: String) -> Double? {
        let drug = Signs.Vasopressor.Drug(medicine: name)
        if drug == .vasopressin { return dose.unit.symbol == "U/min" ? dose.value : nil }
        let perMinute = dose.converted(to: microgramsPerMinute)
        let perWeight = dose.converted(to: microgramsPerKilogramAndMinute)
        if drug == .dopamine { return perWeight ?? perMinute.flatMap { rate in weight.map { rate / $0 } } }
        return perMinute ?? perWeight.flatMap { rate in weight.map { rate * $0 } }
    }
}

extension Signs.Vasopressor.Drug {
    init?(medicine name: String) {
        guard let medicine = Medicine.named(name), let drug = Signs.Vasopressor.Drug(rawValue: medicine.name) else { return nil }
        self = drug
    }
}
