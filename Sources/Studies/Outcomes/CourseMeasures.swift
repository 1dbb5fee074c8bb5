import Forecasting

/// Everything that is measured of one course, from which endpoints are taken.
struct CourseMeasures {
    let grades: GradeScan
    let airway: AirwayScan
    let peaks: PeakScan
    let phases: PhaseScan
    let swellings: [PatientOutcome.Swelling]
    let sequence: Reading.Sequence
    let disease: DiseaseScan
    let doses: DoseSummary

    /// - Parameter doses: By day.
    init(_ samples: SampleView, _ columns: OutcomeColumns, doses: [GivenDose], table: GradeTable) {
        grades = GradeScan(samples, columns, doses: DoseTrack(doses), table: table)
        airway = AirwayScan(samples, columns)
        peaks = PeakScan(samples, columns)
        phases = PhaseScan(samples, columns)
        swellings = SwellingScan(samples, columns).swellings
        sequence = Reading.Sequence(fever: grades.feverOnset, local: swellings.first?.onset)
        disease = DiseaseScan(samples, columns)
        self.doses = DoseSummary(doses, until: samples.times.last ?? -.infinity)
    }

    /// From the first systemic fever to the first local sign, in days; negative where the local sign came first.
    var localLag: Double {
        guard let fever = grades.feverOnset, let local = swellings.first?.onset else { return .nan }
        return local - fever
    }

    /// One or nought in a patient with local CRS; not-a-number in one without.
    func isLocal(_ holds: Bool) -> Double { swellings.isEmpty ? .nan : holds ? 1 : 0 }
}
