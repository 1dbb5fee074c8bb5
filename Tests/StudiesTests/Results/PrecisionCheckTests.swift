import Foundation
import Integration
import Testing

@testable import Studies

@Suite("A study in single precision")
struct PrecisionCheckTests {
    private static func model(_ precision: Precision) throws -> StudyModel {
        var study = try StudyPatientTests.study()
        study.patients = 130
        study.precision = precision
        return StudyModel(study, calibration: try StudyDecoderTests.data.calibration())
    }

    @Test("The file says the precision, and it is part of what names the study")
    func file() throws {
        let usual = try StudyDecoderTests.decode(StudyDecoderTests.small)
        #expect(usual.precision == .double && !usual.canonicalText.contains("precision"))
        let single = try StudyDecoderTests.decode(StudyDecoderTests.small + "\nprecision: single\n")
        #expect(single.precision == .single && single.canonicalText.hasSuffix("precision single\n"))
        let issues = StudyDecoderTests.issues(StudyDecoderTests.small + "\nprecision: half\n")
        #expect(issues.count == 1 && issues[0].contains("precision"))
    }

    @Test("Every 64th patient goes through every arm in both precisions, and little differs")
    func check() throws {
        let model = try Self.model(.single)
        let check = try #require(PrecisionCheck(model))
        // Patients 1, 65 and 129, in two arms.
        #expect(check.patients == 3 && check.courses == 6)
        #expect(check.endpoints.map(\.id) == Endpoint.catalogue.map(\.id) && check.bands.map(\.id) == model.study.bands)
        for band in check.bands {
            let median = try #require(band.median)
            // Something differs, and by less than the tolerance lets double be wrong.
            #expect(median > 0 && median < 5e-4, "\(band.id)")
        }
        #expect(PrecisionCheck(model, threads: 3) == check)
    }

    @Test("A study in double is compared with nothing")
    func double() throws { #expect(PrecisionCheck(try Self.model(.double)) == nil) }

    @Test("What was found stays in the manifest of the store")
    func kept() throws {
        let model = try Self.model(.single)
        let path = FileManager.default.temporaryDirectory.appending(path: "precision-\(UUID().uuidString).sqlite").path
        defer { for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) } }
        let store = try StudyStore(path: path, layout: StoreLayout(model))
        let before = try store.precisionCheck()
        #expect(before == nil)
        try store.comparePrecisions(model)
        let kept = try store.precisionCheck()
        #expect(kept == PrecisionCheck(model))
    }
}
