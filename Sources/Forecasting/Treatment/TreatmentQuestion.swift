import CytokineModel
import Foundation
import Quantities

/// Early or late tocilizumab: what it does to a local storm, and by which mechanism.
///
/// The same patient is run without tocilizumab and with one dose on an early and on a late day, all without steroids, so that
/// nothing else decides. Then the early dose is repeated with one consequence of blockade taken out at a time: the classic arm is
/// spared, or the receptor goes on clearing IL-6; and once more in a patient whose cells are deaf to trans-signalling. What disappears
/// with the consequence was done by it.
public struct TreatmentQuestion: Sendable {
    /// A run of the patient, by what it did to the site.
    public struct Arm: Hashable, Sendable {
        /// Area under the oedema of the site over three weeks, over the untreated one.
        public let area: Double
        /// Peak oedema over the untreated one.
        public let peak: Double
    }

    /// What about blockade explains its effect on the site.
    public enum Mechanism: String, Sendable {
        case lostBrake = "loss of the classic IL-6 brake on macrophages"
        case lostClearance = "loss of receptor-mediated clearance of IL-6"
        case blockedTrans = "blockade of IL-6 trans-signalling"
        case none = "no single mechanism"
    }

    public let site: String
    public let untreatedArea: Double
    public let early: Arm
    public let late: Arm
    public let earlyWithoutLostBrake: Arm
    public let earlyWithoutLostClearance: Arm
    /// The early dose against no dose in a patient whose vessels and macrophages do not hear trans-signalling.
    public let earlyWithoutTrans: Arm

    /// Relative change below which an effect is called none.
    static let meaningful = 0.03

    public var earlyWorsens: Bool { early.area > 1 + Self.meaningful }
    public var earlyHelps: Bool { early.area < 1 - Self.meaningful }

    /// The consequence of blockade that carries the effect of the early dose.
    public var mechanism: Mechanism {
        if earlyHelps { return earlyWithoutTrans.area - early.area >= Self.meaningful ? .blockedTrans : .none }
        guard earlyWorsens else { return .none }
        let byBrake = early.area - earlyWithoutLostBrake.area
        let byClearance = early.area - earlyWithoutLostClearance.area
        if max(byBrake, byClearance) < Self.meaningful { return .none }
        return byBrake >= byClearance ? .lostBrake : .lostClearance
    }

    /// - Parameters:
    ///   - site: Whose swelling is asked about.
    ///   - values: Parameters that differ from the calibration, by id, in declared units.
    public init(
        _ scenario: Scenario, site: String, calibration: ParameterTable, values: [String: Double] = [:], earlyDay: Double = 2,
        lateDay: Double = 7.3, relative: Double = 1e-5
    ) {
        self.site = site
        var conditioned = scenario
        conditioned.treatment = scenario.treatment.filter { Catalogue.drugs(for: .conditioning).contains($0.drug) }
        var table = calibration
        table.rows += values.map { ParameterTable.Row(id: $0.key, unit: "", value: $0.value, lower: 0, upper: 0, role: "override") }
        let base = PatientModel(conditioned, calibration: table, drugs: ["tocilizumab"])
        func run(on day: Double?, without ablations: [String] = []) -> (area: Double, peak: Double) {
            var model = base
            if let day {
                let amount = min(800, 8 * (scenario.patient.weight.converted(to: .kilograms) ?? 0))
                model.doses.append(GivenDose(day: day, drug: "tocilizumab", amount: amount, unit: .milligrams, duration: 1 / 24))
            }
            for ablation in ablations { model[parameter: ablation] = 0 }
            let course = model.run(every: 1.0 / 12, until: 21, relative: relative)
            let swelling = site + ".oedema"
            return (course.area(swelling, 0, 21), course.maximum(swelling, 0, 21).value)
        }
        let untreated = run(on: nil)
        func arm(_ result: (area: Double, peak: Double), over reference: (area: Double, peak: Double)) -> Arm {
            Arm(area: result.area / reference.area, peak: result.peak / reference.peak)
        }
        untreatedArea = untreated.area
        early = arm(run(on: earlyDay), over: untreated)
        late = arm(run(on: lateDay), over: untreated)
        earlyWithoutLostBrake = arm(run(on: earlyDay, without: ["IL6Receptor.classicBlock"]), over: untreated)
        earlyWithoutLostClearance = arm(run(on: earlyDay, without: ["IL6Receptor.clearanceBlock"]), over: untreated)
        let deaf = ["IL6.endothelialWeight", "IL6.activationWeight", "IL6.transGain"]
        earlyWithoutTrans = arm(run(on: earlyDay, without: deaf), over: run(on: nil, without: deaf))
    }
}

extension TreatmentQuestion {
    /// A set of parameters within their declared ranges under which the question is asked again.
    public struct PlausibleSet: Sendable {
        public let name: String
        public let values: [String: Double]
    }

    /// Sets on both sides of the question, none of them fitted: what differs from the calibration, and why it matters.
    public static let plausibleSets = [
        PlausibleSet(name: "as calibrated", values: [:]),
        PlausibleSet(
            name: "vessels that hear trans-signalling, no classic brake",
            values: ["IL6.endothelialWeight": 1, "IL10.classicGain": 0, "IL6.classicBrake": 0]),
        PlausibleSet(
            name: "mediators from macrophages, strong classic brake",
            values: [
                "TNF.perCART": 0.001, "TNF.perMacrophage": 0.012, "IL1.perMacrophage": 0.008, "IL6.perMacrophage": 0.03,
                "IL6.classicBrake": 0.5, "IL10.classicGain": 4,
            ]),
    ]

    /// The answer in a sentence.
    public func sentence(for set: String) -> String {
        let change = { (arm: Arm) in String(format: "%.2f", arm.area) }
        let verdict = earlyWorsens ? "worsens" : earlyHelps ? "lessens" : "hardly changes"
        let because = mechanism == .none ? "" : ", through \(mechanism.rawValue)"
        let name = set.prefix(1).uppercased() + set.dropFirst()
        return
            "\(name): tocilizumab on an early day \(verdict) the swelling of the \(site) (area under the curve × \(change(early)) of untreated; "
            + "× \(change(late)) when given late)\(because)."
    }

    /// The question asked of a scenario under every plausible set, in plain words; empty where nothing can swell.
    public static func answers(_ scenario: Scenario, calibration: ParameterTable) -> [String] {
        let holdsAntigen = { (id: String) in scenario.burden.contains { $0.site == id && ($0.malignant?.value ?? 0) > 0 } }
        guard let site = scenario.sites.map(\.id).first(where: holdsAntigen) ?? (holdsAntigen("neck") ? "neck" : nil) else { return [] }
        let intro =
            "The same patient without steroids, without tocilizumab, and with one dose of 8 mg/kg on day 2 or on day 7.3. The answer depends on "
            + "numbers that nobody has measured; all sets below lie within the declared ranges, and only the first is calibrated."
        let answers = plausibleSets.map { set in
            TreatmentQuestion(scenario, site: site, calibration: calibration, values: set.values, relative: 1e-4).sentence(for: set.name)
        }
        let method =
            "The mechanism is found by taking one consequence of blockade out at a time: the classic arm is spared, the receptor goes on clearing "
            + "IL-6, or cells are deaf to trans-signalling. This is a model's statement, not evidence for a patient."
        return [intro] + answers + [method]
    }
}
