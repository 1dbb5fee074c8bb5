import Testing

@testable import Interchange
@testable import Studies

@Suite("Precision on the pages of a study")
struct StudyPrecisionTests {
    private static let check = PrecisionCheck(
        patients: 5, courses: 10,
        endpoints: [
            .init(id: "il6_peak", label: "Peak of IL-6 in plasma", unit: "pg/mL", median: 0.5, largest: 3, size: 5000, onlyInOne: 0),
            .init(id: "neck_onset", label: "Onset of local CRS of the neck", unit: "d", median: 0, largest: 0, size: 9, onlyInOne: 1),
            .init(id: "remission_d28", label: "Remission on day 28", unit: "1", median: nil, largest: nil, size: 0, onlyInOne: 0),
        ], bands: [.init(id: "temperature", label: "Temperature", unit: "1", median: 1e-4, largest: 0.02, size: 1, onlyInOne: 0)])

    /// The three pages of a study of 375 patients, 300 of them accepted.
    private func pages(_ change: (inout Study) -> Void, check: PrecisionCheck?) throws -> [StudyPage] {
        var outcomes = try SyntheticOutcomes(patients: 300)
        change(&outcomes.study)
        var population = try PopulationResult(outcomes, SyntheticOutcomes.options)
        var trial = try TrialResult(outcomes, SyntheticOutcomes.options)
        var sensitivity = SyntheticOutcomes.sensitivity(outcomes.study)
        (population.precision, trial.precision, sensitivity.precision) = (check, check, check)
        return [PopulationPage(population).page, TrialPage(trial).page, SensitivityPage(sensitivity).page]
    }

    @Test("Every page in single precision says so in every form, and by how much patients differ who were run in double too")
    func single() throws {
        for page in try pages({ $0.precision = .single }, check: Self.check) {
            for text in [page.html(StudyPageTests.script), page.text(), page.markdown(folder: "x").text] {
                let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                #expect(words.contains("in single precision") && words.contains("5 of 375 patients, every 64th"))
                #expect(words.contains("1 of 3 are the same") && words.contains("2.0"))
            }
            #expect(page.json.contains("\"precision\":\"single\"") && page.json.contains("\"onlyInOne\":1"))
        }
    }

    @Test("Before the comparison a page says that there is none")
    func missing() throws {
        for page in try pages({ $0.precision = .single }, check: nil) {
            #expect(page.text().split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("No patients have been compared"))
        }
    }

    @Test("A page in double says nothing of it")
    func double() throws {
        for page in try pages({ _ in }, check: nil) {
            #expect(!page.text().contains("precision") && !page.json.contains("precision"))
        }
    }
}
