import Testing

@testable import Interchange
@testable import Studies

@Suite("Words of a study")
struct StudyWordsTests {
    @Test(
        "Shares have two digits where they are small and one where they are not",
        arguments: [
            (0.0, "0"), (1, "100"), (0.00001, "<0.01"), (0.0000999, "0.01"), (0.0035, "0.35"), (0.00994, "0.99"), (0.00996, "1.0"),
            (0.0423, "4.2"),
            (0.817, "81.7"), (0.9999, "100"), (-0.084, "−8.4"), (.nan, "–"),
        ])
    func share(value: Double, text: String) {
        #expect(StudyWords.digits(value) == text)
    }

    @Test("An estimate stands with its interval, and none is a dash")
    func estimates() {
        let share = Estimate(0.042, lower: 0.038, upper: 0.047, patients: 100)
        #expect(StudyWords.share(share) == "4.2 (3.8 to 4.7)")
        #expect(StudyWords.sentence(share) == "4.2\u{00A0}% (95\u{00A0}% interval 3.8 to 4.7\u{00A0}%)")
        #expect(StudyWords.number(.none()) == "–")
        #expect(StudyWords.number(Estimate(2, lower: -.infinity, upper: .infinity, patients: 1)) == "2 (−∞ to ∞)")
    }

    @Test("Lists are joined as they are spoken")
    func lists() {
        #expect(StudyWords.list([]) == "")
        #expect(StudyWords.list(["a"]) == "a")
        #expect(StudyWords.list(["a", "b", "c"]) == "a, b and c")
    }

    @Test(
        "Spans of time as people say them",
        arguments: [
            (0.2, "less than a second"), (8, "8 s"), (59.7, "1 min"), (200, "3 min 20 s"), (7500, "2 h 5 min"), (273_600, "3 d 4 h"),
            (.infinity, "an unknown time"),
        ])
    func spans(seconds: Double, text: String) {
        #expect(StudyDuration.text(seconds) == text)
    }

    @Test(
        "Sizes in powers of a thousand",
        arguments: [(0.0, "0 B"), (999, "999 B"), (1500, "1.5 kB"), (256_000_000, "256 MB"), (4.2e12, "4.2 TB")])
    func sizes(count: Double, text: String) {
        #expect(StudyDuration.bytes(count) == text)
    }
}

@Suite("Progress and plan of a study")
struct StudyPlanTests {
    @Test("Half way: a bar, the rate and what is left")
    func halfWay() {
        let progress = StudyProgress(done: 5000, of: 10_000, seconds: 10, note: "20 of 40 shards")
        #expect(progress.line == "5000/10\u{202F}000 patients (50 %), 500/s, 10 s left, 20 of 40 shards")
        #expect(progress.bar() == String(repeating: "█", count: 12) + String(repeating: "·", count: 12) + " " + progress.line)
        #expect(progress.bar(columns: 40).count == 40)
    }

    @Test("What an earlier run did is no measure of the rate")
    func resumed() {
        let progress = StudyProgress(done: 6000, of: 10_000, seconds: 10, before: 5000)
        #expect(progress.rate == 100)
        #expect(progress.remaining == 40)
    }

    @Test("Before the first patient there is neither rate nor remaining time, and at the end there is the time it took")
    func ends() {
        #expect(StudyProgress(done: 0, of: 10, seconds: 3).line == "0/10 patients (0 %)")
        #expect(StudyProgress(done: 10, of: 10, seconds: 65).line == "10/10 patients (100 %), 0.154/s, done in 1 min 5 s")
    }

    @Test("A log has a line at first, then one in half a minute, and one at the end")
    func log() {
        let progress = StudyProgress(done: 5, of: 10, seconds: 40)
        #expect(progress.isDue(last: nil))
        #expect(!progress.isDue(last: 20))
        #expect(progress.isDue(last: 10))
        #expect(StudyProgress(done: 10, of: 10, seconds: 41).isDue(last: 40))
    }

    @Test("A plan says patients, courses, time, memory and disk, and what is finished already")
    func plan() throws {
        let study = try SyntheticOutcomes(patients: 800, groups: 2, arms: 3).study
        var plan = StudyPlan(
            study: study, coursesPerSecond: 400, jobs: 2, shards: 20, memory: 200_000_000, bytesPerCourse: 500, finishedShards: 5)
        #expect(plan.courses == 6000)
        #expect(plan.coursesLeft == 4500)
        let text = plan.text()
        for part in [
            "2000 in 2 groups of 1000, drawn by", "6000 of 30 days", "20, 5 of them finished before", "about 11 s at 400 courses/s",
            "at most 200 MB",
            "about 3 MB", StudyPage.notice,
        ] { #expect(text.contains(part), "\(part)") }
        plan.coursesPerSecond = nil
        #expect(plan.text().contains("unknown, the rate is not measured yet"))
    }
}
