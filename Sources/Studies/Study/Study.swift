import Forecasting
import Integration

/// A question that is put to many virtual patients: who they are, how they are treated, what is looked at.
///
/// Patients are numbered from 1. Each group holds ``patients`` of them, the first group first, so that a number says the group.
/// Everything about a patient follows from the study and the number alone, and nothing from how a run is split.
public struct Study: Hashable, Sendable {
    /// The file's name without its ending.
    public var id: String
    public var title: String
    public var summary: String
    public var notes: [String]
    public var seed: UInt64
    /// Patients in each group.
    public var patients: Int
    public var design: Design
    /// Rows of a sensitivity analysis in place of a cohort.
    public var screening: Screening?
    /// Last day of every course.
    public var until: Double
    /// Relative tolerance of a step.
    public var tolerance: Double
    public var groups: [Group]
    /// One at least; the first is what others are compared with.
    public var arms: [Arm]
    public var plausibility: Plausibility
    /// Read-outs of which quantiles over time are kept.
    public var bands: [String]
    /// Of the numbers within a step; in single precision some patients are run in double too, see ``PrecisionCheck``.
    public var precision = Precision.double
    /// The text of the study's files, which names it.
    public var source = ""

    /// All patients of all groups.
    public var size: Int { patients * groups.count }

    /// The group, by its position, of a patient.
    public func group(of patient: Int) -> Int { (patient - 1) / patients }
}

extension Study {
    /// How factors are varied to learn what each of them does; the patients are then the rows of the design, and correlations are left
    /// out of it, because the indices are those of independent factors.
    public enum Screening: Hashable, Sendable {
        case morris(trajectories: Int, levels: Int)
        case sobol(base: Int)
    }

    /// The study as a sensitivity analysis of one of its groups. All its patients count.
    public func screened(_ screening: Screening, group: Int) -> Study {
        var study = self
        study.screening = screening
        study.groups = [groups[group]]
        study.groups[0].correlations = []
        study.plausibility = Plausibility()
        study.patients = study.points(of: study.groups[0]).rows
        return study
    }

    /// Patients of one kind: one scenario, and how they differ from its patient.
    public struct Group: Hashable, Sendable {
        public var id: String
        public var label: String
        public var scenario: Scenario
        public var priors: [Prior]
        public var correlations: [Correlation]
    }

    /// One way of treating the patients of all groups; each patient goes through every arm (twins).
    public struct Arm: Hashable, Sendable {
        public var id: String
        public var label: String
        /// Drugs of the scenario that are given as it says; `nil` keeps all.
        public var keeps: Set<String>?
        /// Doses on fixed days beside those that are kept.
        public var treatment: [Scenario.Treatment]
        /// Rules that give drugs when a clinician would see a reason.
        public var policies: [Policy]
    }
}
