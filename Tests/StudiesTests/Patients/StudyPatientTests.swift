import Forecasting
import Integration
import Testing

@testable import Studies

@Suite("A patient of a study")
struct StudyPatientTests {
    static func study() throws -> Study { try StudyDecoderTests.decode(StudyDecoderTests.small) }

    @Test("A patient alone, with every read-out, has the bits of the patient in the crowd, in every arm", arguments: Precision.allCases)
    func alone(precision: Precision) throws {
        var study = try Self.study()
        study.precision = precision
        let calibration = try StudyDecoderTests.data.calibration()
        let crowd = ShardRunner(StudyModel(study, calibration: calibration)).run(Shard(index: 0, patients: 1..<13))
        for (number, arm) in [(1, 0), (5, 1), (12, 0), (12, 1)] {
            let alone = StudyPatient(study, calibration: calibration, patient: number, arm: arm)
            let row = try #require(crowd.outcomes.first { $0.patient == number && $0.arm == arm })
            #expect(alone.outcome.values.map(\.bitPattern) == row.values.map(\.bitPattern))
            #expect(alone.outcome.gradesByDay == row.gradesByDay)
            #expect(alone.draw == crowd.patients[number - 1])
        }
    }

    @Test("Shards of any size give the same rows and counts")
    func shards() throws {
        let runner = ShardRunner(StudyModel(try Self.study(), calibration: try StudyDecoderTests.data.calibration()))
        let whole = runner.run(Shard(index: 0, patients: 1..<9))
        let parts = [1..<2, 2..<6, 6..<9].enumerated().map { runner.run(Shard(index: $0, patients: $1)) }
        #expect(parts.flatMap(\.patients) == whole.patients)
        let bits = { (rows: [PatientOutcome]) in rows.map { $0.values.map(\.bitPattern) } }
        #expect(bits(parts.flatMap(\.outcomes)) == bits(whole.outcomes))
        var sum = BandTable()
        for part in parts.reversed() { sum.add(part.bands) }
        #expect(sum == whole.bands)
        #expect(!sum.cells.isEmpty)
    }

    @Test("The seed changes who is drawn, and the place in the group alone says who it is")
    func seeds() throws {
        var study = try Self.study()
        let calibration = try StudyDecoderTests.data.calibration()
        let first = StudyModel(study, calibration: calibration)
        let before = (1...20).map { first.factors(of: $0)[0] }
        #expect(Set(before).count == 20)
        #expect(before.allSatisfy { (0.1...10).contains($0) })
        study.seed += 1
        let other = StudyModel(study, calibration: calibration)
        #expect((1...20).map { other.factors(of: $0)[0] } != before)
    }

    @Test("Twins have the same numbers and differ in their doses alone")
    func twins() throws {
        let model = StudyModel(try Self.study(), calibration: try StudyDecoderTests.data.calibration())
        let (one, other) = (model.patient(3, arm: 0).model, model.patient(3, arm: 1).model)
        #expect(one.parameters == other.parameters)
        #expect(one.network.canonicalText == other.network.canonicalText)
    }

    @Test("A patient outside a range is rejected with a sentence, and not counted")
    func rejection() throws {
        var study = try Self.study()
        study.plausibility.accept = [.init(endpoint: "temperature_peak", least: 60, most: .infinity, because: "assumed: a test")]
        let result = ShardRunner(StudyModel(study, calibration: try StudyDecoderTests.data.calibration())).run(
            Shard(index: 0, patients: 1..<3))
        #expect(result.patients.allSatisfy { $0.rejected == ["Highest temperature: below 60.0 Cel (assumed: a test)."] })
        #expect(result.bands.cells.isEmpty)
        #expect(result.outcomes.count == 4)
    }
}
