import Quantities
import Testing

@testable import Bedside

/// Charts of the ward at night that a reading must not get wrong. Expected values: clinical dossier, sections A1, A2, A10, B1, B4 and C.
@Suite("What a clinician found")
struct ClinicTests {
    private static func reading(_ patient: Chart.Patient = .init(), at hours: Double = 153, _ rows: Observation...) -> BedsideReading {
        BedsideReading(Chart(patient: patient, rows: rows), at: hours)
    }

    /// Section A2: CAPD of 9 or more is grade 3, waking to voice alone would be 2.
    @Test("Neurotoxicity of a child is graded by CAPD, in the reading, its guidance and the watch")
    func child() {
        let patient = Chart.Patient(age: 8)
        let rows = [Observation(.capd, 12, at: 152), .coded(.consciousness, "voice", at: 152)]
        let reading = BedsideReading(Chart(patient: patient, rows: rows), at: 153)
        #expect(reading.neurotoxicity.range == 3...3)
        #expect(reading.neurotoxicity.system == "ASTCT-ICANS-PED")
        let told = reading.guidance[.guidelines].map(\.id)
        #expect(told.contains("NCCN-ICANS-3"))
        #expect(!told.contains("NCCN-ICANS-2"))
        var watch = Watch(patient: patient)
        #expect(watch.receive(rows).first { $0.topic == .neurotoxicity }?.level == 3)
    }

    @Test("Without an age CAPD is used where nobody asked for ICE, and ICE where somebody did")
    func unknownAge() {
        #expect(ClinicTests.reading(at: 153, Observation(.capd, 12, at: 152)).neurotoxicity.range == 3...3)
        let both = ClinicTests.reading(at: 153, Observation(.capd, 12, at: 152), Observation(.iceScore, 8, at: 152))
        #expect(both.neurotoxicity.system == "ASTCT-ICANS")
    }

    // MARK: Oxygen at home

    private static func oxygen(_ device: String, _ cause: Attribution.Cause? = nil, before: String? = nil) -> Grade {
        let rows: [Observation?] = [
            .sign(.airwayPressureBaseline, true, at: -140), before.map { .coded(.oxygenDevice, $0, at: -140) },
            Observation(.temperature, 38.7, at: 152), .sign(.hypotension, false, at: 152),
            Observation(.oxygenDevice, .word(device), at: 152, attribution: cause.map { Attribution($0) }),
        ]
        return ASTCTCRS().grade(Chart(rows: rows.compactMap(\.self)).signs(at: 153))
    }

    /// Section A1: only home oxygen that is unchanged from baseline is no hypoxia of CRS.
    @Test("Oxygen at home excuses the same oxygen, and nothing that is more than it")
    func homeOxygen() {
        #expect(ClinicTests.oxygen("nasal_cannula").range == 1...1)
        #expect(ClinicTests.oxygen("cpap", before: "cpap").range == 1...1)
        // Judged to be CRS; a device that nobody has at home; more than was charted before.
        #expect(ClinicTests.oxygen("simple_mask", .cytokineRelease).range == 3...3)
        #expect(ClinicTests.oxygen("nonrebreather").range == 1...3)
        #expect(ClinicTests.oxygen("simple_mask", before: "nasal_cannula").range == 1...3)
    }
}
