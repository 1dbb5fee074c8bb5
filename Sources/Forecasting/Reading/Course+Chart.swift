import Bedside
import CytokineModel
import Quantities

/// A simulated course as rows of a chart, so that the bedside reads it with the code that reads a ward's.
extension Course {
    /// Who judged what a simulated sign is due to.
    static let judge = "the model"

    /// The chart of this course: a row for every finding at every sample, doses, facts of the patient. Every row is `simulated`.
    ///
    /// Oxygen is the least device that holds saturation. Hypotension is put down to cytokine release, by the model; an oxygen need
    /// as well, but not while the airway is at level 3 or more: whether it then comes from the lung only somebody at the bedside can
    /// tell. What the model does not simulate is not charted: no dysphagia, no imaging, no name of the disease.
    ///
    /// - Parameters:
    ///   - model: The patient that was simulated.
    ///   - step: Days between two sets of rows at least; every sample when `nil`.
    /// - Complexity: Linear in samples and in sites; about eighty rows a sample.
    public func chart(of model: PatientModel, every step: Double? = nil) -> Chart {
        chart(of: model.scenario, sites: model.body.tissues.map(Reading.SiteAnatomy.init), every: step)
    }

    /// - Parameter findings: What to chart; everything when `nil`.
    func chart(
        of scenario: Scenario, sites: [Reading.SiteAnatomy], every step: Double? = nil, only findings: Set<Finding>? = nil
    ) -> Chart {
        var columns: [ChartSeries] = vitalSigns + oxygen + laboratory + airway + blood
        for site in sites { columns += self.columns(of: site) }
        if let findings { columns.removeAll { !findings.contains($0.finding) } }
        // In the order of a chart, which then has nothing left to sort.
        columns.sort { ($0.finding.rawValue, $0.subject ?? "") < ($1.finding.rawValue, $1.subject ?? "") }
        // What has times of its own, to be put in its place among the samples.
        var others = (girthAtRest + product(of: scenario) + drugs + vasopressors + noVasopressor).sorted { Course.isBefore($0, $1) }[...]
        var rows: [Observation] = []
        rows.reserveCapacity(times.count * columns.count + others.count)
        for index in samples(every: step) {
            let hours = times[index] * 24
            let earlier = others.prefix { $0.hours < hours }
            rows += earlier
            let now = others.dropFirst(earlier.count).prefix { $0.hours == hours }
            others = others.dropFirst(earlier.count + now.count)
            let start = rows.count
            rows += now
            for column in columns {
                guard let value = column.value(index) else { continue }
                rows.append(
                    Observation(
                        column.finding, value, at: hours, subject: column.subject, origin: .simulated,
                        attribution: column.attribution(index)))
            }
            if !now.isEmpty { rows[start...].sort(by: Course.isBefore) }
        }
        rows += others
        return Chart(patient: scenario.chartPatient, rows: rows)
    }

    private static func isBefore(_ left: Observation, _ right: Observation) -> Bool {
        (left.hours, left.finding.rawValue, left.subject ?? "") < (right.hours, right.finding.rawValue, right.subject ?? "")
    }

    /// Samples that are at least a step apart.
    private func samples(every step: Double?) -> [Int] {
        guard let step else { return Array(times.indices) }
        var last = -Double.infinity
        return times.indices.filter { index in
            guard times[index] - last >= step - 1e-9 else { return false }
            last = times[index]
            return true
        }
    }
}

extension Simulation {
    /// The course as a chart, an hour between rows of the first weeks.
    public var chart: Chart { course.chart(of: model) }
}

extension Scenario {
    /// What a chart knows of the patient. A scenario has no field for the disease, and its distribution is not told but read.
    fileprivate var chartPatient: Chart.Patient {
        Chart.Patient(
            age: patient.age.converted(to: .ucum("a")), sex: patient.sex == .female ? .female : .male,
            weight: patient.weight.converted(to: .kilograms), height: patient.height?.converted(to: .centimetres),
            product: "CAR-T cells against \(product.antigen) (\(product.construct))")
    }
}
