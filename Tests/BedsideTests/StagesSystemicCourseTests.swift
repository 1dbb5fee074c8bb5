import Testing

@testable import Bedside

@Suite("The systemic course of a chart")
struct StagesSystemicCourseTests {
    private func temperatures(_ points: (Double, Double)...) -> [Observation] { points.map { Observation(.temperature, $1, at: $0) } }

    private func course(_ rows: [Observation], at hours: Double) -> SystemicCourse { SystemicCourse(Chart(rows: rows), at: hours) }

    @Test("It begins with the first fever after the first day")
    func onset() {
        let rows = temperatures((6, 37.5), (30, 36.9), (144, 37.9), (150, 38.0), (156, 39))
        let course = course(rows, at: 156)
        #expect(course.onset == 150)
        #expect(course.cycles == [150])
        #expect(course.lastActive == 156)
        #expect(course.isActive == true)
    }

    @Test("A reaction to the bag within the first day opens nothing, and leaves open whether it is one while it lasts")
    func productReaction() {
        let rows = temperatures((6, 38.4), (12, 37.2), (30, 36.9))
        #expect(course(rows, at: 7).onset == nil)
        #expect(course(rows, at: 7).isActive == nil)
        #expect(course(rows, at: 31).onset == nil)
        #expect(course(rows, at: 37).isActive == false)
    }

    @Test("A fever of the first day that goes on into the second began when it began")
    func earlyFever() {
        let rows = temperatures((18, 38.2), (22, 38.6), (26, 38.9))
        #expect(course(rows, at: 26).onset == 18)
        #expect(course(rows, at: 26).isActive == true)
    }

    @Test("A fever that somebody explained otherwise is none")
    func explained() {
        let fever = Observation(.temperature, 39, at: 150, attribution: Attribution(.other("bacteraemia")))
        #expect(course([fever], at: 151).onset == nil)
        #expect(course([fever, Observation(.temperature, 37, at: 155)], at: 156).isActive == false)
    }

    @Test("Without a temperature of the last 24 h nobody knows whether it is active")
    func unknown() {
        let rows = temperatures((150, 39))
        #expect(course(rows, at: 174).isActive == true)
        #expect(course(rows, at: 175).isActive == nil)
        #expect(course([], at: 175) == SystemicCourse())
    }

    @Test("A diagnosis by a clinician opens it before any fever")
    func diagnosed() {
        let rows = temperatures((140, 37.4), (160, 38.5)) + [Observation(.crsEstablished, .flag(true), at: 150)]
        #expect(course(rows, at: 170).onset == 150)
        #expect(course(rows, at: 170).cycles == [150])
        let denied = [Observation(.crsEstablished, .flag(false), at: 150)] + temperatures((150, 37))
        #expect(course(denied, at: 151).onset == nil)
    }

    @Test("After tocilizumab it stays active while pressure is low, unless that is explained otherwise")
    func masked() {
        let start = temperatures((150, 39), (180, 36.9), (200, 36.8)) + [Observation(.drug, .unstated, at: 160, subject: "tocilizumab")]
        func low(_ cause: Attribution.Cause?) -> [Observation] {
            start + [Observation(.hypotension, .flag(true), at: 199, attribution: cause.map { Attribution($0) })]
        }
        #expect(course(low(.cytokineRelease), at: 200).isActive == true)
        #expect(course(low(nil), at: 200).isActive == true)
        #expect(course(low(nil), at: 200).lastActive == 199)
        let room = Observation(.oxygenDevice, .word("room_air"), at: 199)
        #expect(course(low(.other("bleeding")) + [room], at: 200).isActive == false)
        #expect(course(low(.other("bleeding")), at: 200).lastActive == 150)
        // Nobody charted pressure or oxygen: unknown, not settled.
        #expect(course(start, at: 200).isActive == nil)
    }

    @Test("A fever after a day without is a new cycle, one after less is not")
    func cycles() {
        let first = temperatures((150, 39), (160, 37.2), (172, 37.0))
        #expect(course(first + temperatures((183, 38.4)), at: 190).cycles == [150])
        #expect(course(first + temperatures((184, 38.4)), at: 190).cycles == [150, 184])
    }

    @Test("Where no temperature was charted in between, nothing says that the fever was gone")
    func uncharted() {
        #expect(course(temperatures((150, 39), (250, 38.5)), at: 250).cycles == [150])
    }

    @Test("The reported case: from day 6, active on day 8, unknown on day 11 when no temperature is charted any more")
    func seed() throws {
        let chart = try SeedChart.load()
        #expect(SystemicCourse(chart, at: SeedChart.onset).onset == 156)
        #expect(SystemicCourse(chart, at: SeedChart.onset).isActive == true)
        #expect(SystemicCourse(chart, at: 11 * 24).isActive == nil)
        #expect(SystemicCourse(chart, at: 16 * 24).cycles == [156])
    }
}
