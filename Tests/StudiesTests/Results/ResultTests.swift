import Testing

@testable import Studies

@Suite("Results of a study")
struct ResultTests {
    static let options = ResultOptions(endpoints: FewOutcomes.endpoints, readouts: [StudyReadout("plasma.IL6", "IL-6", unit: "pg/mL")])

    static func outcomes(unfinished: Set<Int> = []) throws -> FewOutcomes {
        FewOutcomes(study: try FewOutcomes.study(), columns: FewOutcomes.usual, unfinished: unfinished)
    }

    static func comparison(_ id: String, _ kind: TrialMeasure.Kind) throws -> ArmComparison {
        let trial = try TrialResult(outcomes(), options)
        return try #require(trial.groups[0].measures.first { $0.measure.endpoint.id == id && $0.measure.kind == kind })
    }

    @Test("A population says how often, at which grade, when and how much")
    func population() throws {
        let group = try PopulationResult(Self.outcomes(), Self.options).groups[0]
        #expect(group.drawn == 5)
        #expect(group.accepted == 4)
        var shares: [Double] = []
        for entry in group.endpoints {
            switch entry.reading {
            case .share(let share): shares.append(share.value)
            case .levels(let levels): shares += levels.map(\.value)
            case .day(let came, let days): shares += [came.value, days.median]
            case .number(let spread): shares.append(spread.median)
            }
        }
        #expect(shares == [0.5, 0.25, 0, 0.25, 0.25, 0.25, 0.75, 2, 70])
    }

    @Test("A course that is not complete is left out of every share and counted")
    func failures() throws {
        let group = try PopulationResult(Self.outcomes(unfinished: [3]), Self.options).groups[0]
        #expect(group.failures == [PopulationGroup.Reason(text: "stepLimit", count: 1)])
        #expect(abs(group.swellings.anywhere.value - 2.0 / 3) < 1e-12)
        #expect(group.swellings.anywhere.missing == 1)
        #expect(group.grades.share(level: 4, day: 1) == 1.0 / 3)
    }

    @Test("The order of signs is given of all patients, and of those with both")
    func orders() throws {
        let group = try PopulationResult(Self.outcomes(), Self.options).groups[0]
        #expect(group.orders.map(\.name) == ["local first", "neither", "systemic first"])
        #expect(group.orders[0].ofAll.value == 0.5)
        #expect(group.orders[0].ofBoth.map(\.value) == 2.0 / 3)
        #expect(group.orders[1].ofBoth == nil)
    }

    @Test("A risk is compared within the same patient")
    func risk() throws {
        let loss = try Self.comparison("loss", .share)
        #expect(loss.values.map(\.value) == [0.5, 0.25])
        #expect(loss.differences[0] == nil)
        #expect(loss.differences[1]?.estimate.value == -0.25)
        #expect(loss.differences[1]?.differing == 1)
        #expect(loss.differences[1]?.verdict == .open)
    }

    @Test("A day is compared where it comes in both arms, and that it comes at all is a measure of its own")
    func days() throws {
        let (day, came) = (try Self.comparison("onset", .day), try Self.comparison("onset", .came))
        #expect(day.differences[1]?.estimate.patients == 2)
        #expect(day.differences[1]?.estimate.value == 0.5)
        #expect(came.values.map(\.value) == [0.75, 0.5])
        #expect(came.measure.better == .lower)
    }

    @Test("What is ten lower in every patient is better without a doubt")
    func better() throws {
        let peak = try Self.comparison("peak", .mean)
        #expect(peak.differences[1]?.estimate == Estimate(-10, lower: -10, upper: -10, patients: 4))
        #expect(peak.differences[1]?.verdict == .better)
        #expect(peak.differences[1]?.standsStrictly == true)
    }

    @Test("Grade 3 or more is compared as a share, and no patient differs in it")
    func grades() throws {
        let grade = try Self.comparison("grade", .atLeast(3))
        #expect(grade.values.map(\.value) == [0.5, 0.25])
        let two = try Self.comparison("grade", .atLeast(2))
        #expect(two.differences[1]?.verdict == .same)
    }

    @Test("Only main measures are counted as comparisons")
    func main() throws {
        var options = Self.options
        let all = try TrialResult(Self.outcomes(), options)
        #expect(all.comparisons == 7)
        options.main = ["loss", "grade>=3"]
        let trial = try TrialResult(Self.outcomes(), options)
        #expect(trial.comparisons == 2)
        #expect(trial.groups[0].main.map(\.measure.kind) == [.share, .atLeast(3)])
    }

    @Test("Every main endpoint that is usual is in the catalogue")
    func usual() {
        let known = Set(Endpoint.catalogue.map(\.id))
        for name in ResultOptions.usual {
            let id = name.split(separator: ">").first.map(String.init) ?? ""
            #expect(known.contains(id), "\(name)")
        }
    }
}
