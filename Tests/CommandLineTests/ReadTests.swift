import Foundation
import Testing

@Suite("squall read")
struct ReadTests {
    @Test("The shipped chart is read by its name, as of a day and a clock")
    func shipped() throws {
        let result = try Executable.run(["read", "b-all-cervical", "--at", "8 17:10"])
        #expect(result.status == 0)
        #expect(result.output.contains("AIRWAY FIRST"))
        #expect(result.output.contains("local CRS possible"))
    }

    @Test("The story is told up to the moment that is read and no further")
    func moment() throws {
        let result = try Executable.run(["read", "b-all-cervical", "--at", "7"])
        #expect(result.status == 0)
        #expect(result.output.contains("tocilizumab 8 mg/kg"))
        #expect(!result.output.contains("day 8"))
    }

    @Test("Followed, it raises one alert at 17:10 of day 8, for the airway")
    func follow() throws {
        let path = Executable.root.appending(path: "Charts/b-all-cervical.csv").path
        let folder = try Executable.scratchFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try Executable.run(["read", "-", "--follow", "--format", "json"], input: path)
        #expect(result.status == 0)
        let alerts = result.output.split(separator: "\n").filter { $0.contains("\"day\":8.71") }
        #expect(alerts.count == 1)
        #expect(alerts.first?.contains("\"topic\":\"airway\"") == true)
    }

    @Test("Everything that is wrong in a chart is named with its line, and nothing is read")
    func wrong() throws {
        let folder = try Executable.scratchFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "wrong.csv")
        try "time,kind,value,unit\n1,temprature,38,Cel\n2,temperature,98.6,Cel\n".write(to: file, atomically: true, encoding: .utf8)
        let result = try Executable.run(["read", file.path])
        #expect(result.status == 65)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("wrong.csv:2: ") && result.errors.contains("wrong.csv:3: "))
    }

    @Test("A chart that is not there ends with 66, a moment that is none with 64")
    func statuses() throws {
        #expect(try Executable.run(["read", "no-such-chart"]).status == 66)
        #expect(try Executable.run(["read", "b-all-cervical", "--at", "noon"]).status == 64)
    }

    @Test("A simulated course is written as a chart and read like any other")
    func simulated() throws {
        let folder = try Executable.scratchFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "course.csv")
        let simulated = try Executable.simulate("b-all-cervical", "--chart", file.path)
        #expect(simulated.status == 0)
        let result = try Executable.run(["read", file.path, "--format", "json"])
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("{\"schema\":\"squall.reading/1\""))
    }
}
