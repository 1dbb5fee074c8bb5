import Forecasting
import Testing

@testable import Studies

/// The populations that ship, at a size that takes a second or two. The order is not coded anywhere: it follows from where the antigen is.
@Suite("Populations that ship")
struct ShippedPopulationTests {
    /// Values of an endpoint of all patients that count, in the first arm.
    private func run(_ name: String, patients: Int) throws -> (Study, [PatientOutcome]) {
        var study = try StudyDecoderTests.decoder.read(try #require(StudyDecoderTests.decoder.file(name)))
        study.patients = patients
        let model = StudyModel(study, calibration: try StudyDecoderTests.data.calibration())
        let result = ShardRunner(model).run(Shard(index: 0, patients: 1..<patients + 1))
        let counted = Set(result.patients.filter(\.rejected.isEmpty).map(\.patient))
        return (study, result.outcomes.filter { $0.arm == 0 && counted.contains($0.patient) })
    }

    private func values(_ id: String, _ outcomes: [PatientOutcome]) throws -> [Double] {
        let place = try #require(Endpoint.named(id)).position
        return outcomes.map { $0.values[place] }
    }

    /// Issue: the neck is the exception, and where both storms come the local one follows in at least 90 %.
    @Test("In systemic disease local CRS of the neck is the exception, and it follows")
    func systemic() throws {
        let (_, outcomes) = try run("systemic", patients: 512)
        #expect(outcomes.allSatisfy { $0.outcome == "completed" })
        let neck = try values("neck_crs", outcomes)
        let share = neck.reduce(0, +) / Double(neck.count)
        #expect(share > 0.05 && share < 0.3)
        let both = outcomes.filter { ["systemic first", "local first", "mixed"].contains($0.sequence) }
        #expect(both.count > 40)
        #expect(Double(both.count { $0.sequence == "systemic first" }) >= 0.9 * Double(both.count))
    }

    /// Issue: where both storms come the local one precedes in at least 90 %.
    @Test("In compartmental disease local CRS precedes")
    func compartmental() throws {
        let (_, outcomes) = try run("compartmental", patients: 256)
        #expect(outcomes.allSatisfy { $0.outcome == "completed" })
        let both = outcomes.filter { ["systemic first", "local first", "mixed"].contains($0.sequence) }
        #expect(both.count > 80)
        #expect(Double(both.count { $0.sequence == "local first" }) >= 0.9 * Double(both.count))
    }

    @Test("Cells in the neck, not the dose, tell who swells there")
    func who() throws {
        let (study, outcomes) = try run("systemic", patients: 512)
        let model = StudyModel(study, calibration: try StudyDecoderTests.data.calibration())
        let neck = try values("neck_crs", outcomes)
        func separation(_ prior: String) throws -> Double {
            let place = try #require(study.groups[0].priors.firstIndex { $0.id == prior })
            let drawn = outcomes.map { model.factors(of: $0.patient)[place] }
            let with = zip(drawn, neck).filter { $0.1 > 0.5 }.map(\.0)
            let without = zip(drawn, neck).filter { $0.1 < 0.5 }.map(\.0)
            let higher = with.reduce(0) { sum, value in sum + without.count { $0 < value } }
            return Double(higher) / Double(with.count * without.count)
        }
        let cells = try separation("neck-burden")
        let dose = try separation("dose")
        #expect(cells > 0.75)
        #expect(dose > 0.35 && dose < 0.65)
    }
}
