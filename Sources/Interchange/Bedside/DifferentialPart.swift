import Bedside

/// The differential as text: what something speaks for or against, the rest by name, and the tests that are open.
struct DifferentialPart {
    let differential: Differential

    init(_ differential: Differential) { self.differential = differential }

    func write(to page: inout TextPage) {
        page.heading("What it may be")
        page.paragraph("Weights are project-defined and uncalibrated; nothing is excluded while its test is missing.", indent: 2)
        if differential.caseDefinition.certainty == .undetermined {
            for remark in differential.remarks { page.paragraph("! " + remark, indent: 2) }
        }
        let open = differential.assessments.filter { [.supported, .open].contains($0.standing) }
        for assessment in open where isTold(assessment) { tell(assessment, &page) }
        let silent = open.filter { !isTold($0) }
        if !silent.isEmpty {
            page.paragraph("open, nothing charted for or against: " + names(silent), indent: 2)
        }
        for standing in [Differential.Standing.watched, .unlikely, .notApplicable] {
            let others = differential.assessments.filter { $0.standing == standing }
            if !others.isEmpty { page.paragraph("\(standing.rawValue): " + names(others), indent: 2) }
        }
        tests(&page)
        if !differential.actNow.isEmpty {
            page.paragraph("Not to wait for tests: " + differential.actNow.joined(separator: "; ") + ".", indent: 2)
        }
    }

    /// Urgent ones always; others when something counts.
    private func isTold(_ assessment: Differential.Assessment) -> Bool {
        assessment.urgency < .planned || assessment.standing == .supported
            || (assessment.speaksFor + assessment.speaksAgainst).contains { $0.weight != 0 }
    }

    private func tell(_ assessment: Differential.Assessment, _ page: inout TextPage) {
        let items = (assessment.speaksFor + assessment.speaksAgainst).map { item in
            item.weight == 0 ? item.text : "\(item.weight > 0 ? "+" : "")\(item.weight) \(item.text)"
        }
        let told = items.isEmpty ? "nothing charted for or against" : items.joined(separator: "; ")
        let score = assessment.score > 0 ? "+\(assessment.score)" : "\(assessment.score)"
        let supported = assessment.standing == .supported ? " SUPPORTED" : ""
        page.paragraph("\(assessment.name)\(supported): \(told)", head: "  \(assessment.id) \(score.padded(toRight: 2))  ", indent: 10)
        for remark in assessment.remarks { page.paragraph("! " + remark, indent: 10) }
    }

    private func names(_ assessments: [Differential.Assessment]) -> String {
        assessments.map { "\($0.id) \($0.name.lowercasedFirst)" }.joined(separator: ", ")
    }

    /// The tests without which the differential cannot move, then the others.
    private func tests(_ page: inout TextPage) {
        let tests = differential.openTests.map(\.name)
        guard !tests.isEmpty else { return }
        page.paragraph("Open tests: " + tests.prefix(8).joined(separator: ", ") + ".", indent: 2)
        if tests.count > 8 { page.paragraph("Then: " + tests.dropFirst(8).joined(separator: ", ") + ".", indent: 2) }
    }
}
