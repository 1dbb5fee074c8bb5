import Foundation
import Testing

@testable import Interchange
@testable import Studies

@Suite("Pages of a study")
struct StudyPageTests {
    static func pages(groups: Int = 1) throws -> [StudyPage] {
        let (one, trial) = (
            try SyntheticOutcomes(patients: 600, groups: groups), try SyntheticOutcomes(patients: 400, groups: groups, arms: 3)
        )
        return [
            PopulationPage(try PopulationResult(one, SyntheticOutcomes.options)).page,
            TrialPage(try TrialResult(trial, SyntheticOutcomes.options)).page,
            SensitivityPage(SyntheticOutcomes.sensitivity(one.study)).page,
        ]
    }
}
