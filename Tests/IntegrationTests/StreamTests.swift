import Synchronization
import Testing

@testable import Integration

@Suite("Streams of patients")
struct StreamTests {
    /// Hands out jobs, and knows how many are under way.
    private final class Ward: Sendable {
        struct State {
            var asked = 0
            var delivered: [Int: Trajectory] = [:]
            var mostUnderWay = 0
        }

        let jobs: [Job]
        let state = Mutex(State())

        init(_ jobs: [Job]) { self.jobs = jobs }

        func next() -> (number: Int, job: Job)? {
            state.withLock { state in
                guard state.asked < jobs.count else { return nil }
                state.asked += 1
                state.mostUnderWay = max(state.mostUnderWay, state.asked - state.delivered.count)
                return (state.asked - 1, jobs[state.asked - 1])
            }
        }

        func deliver(_ number: Int, _ trajectory: Trajectory) { state.withLock { $0.delivered[number] = trajectory } }
    }

    @Test("Every patient is delivered once, the same as alone, with any width and any number of threads", arguments: [1, 8], [1, 2, 5])
    func sameAsAlone(width: Int, threads: Int) {
        let ward = Ward(LaneTests.jobs(23))
        LaneTests.integrator.stream(width: width, threads: threads, next: { ward.next() }, deliver: { ward.deliver($0, $1) })
        let delivered = ward.state.withLock { $0.delivered }
        #expect(delivered.count == 23)
        for (number, job) in ward.jobs.enumerated() {
            #expect(delivered[number].map { LaneTests.isSame($0, LaneTests.integrator.solve(job)) } == true)
        }
    }

    @Test("No more patients are under way than there are lanes, however many there are")
    func bounded() {
        let ward = Ward((0..<30).flatMap { _ in LaneTests.jobs(7) })
        LaneTests.integrator.stream(width: 8, threads: 2, next: { ward.next() }, deliver: { ward.deliver($0, $1) })
        #expect(ward.state.withLock { $0.delivered.count } == 210)
        // Two blocks of eight, and the patient that is being asked for.
        #expect(ward.state.withLock { $0.mostUnderWay } <= 16)
    }

    @Test("A block of eight lanes takes the memory of eight blocks of one, and it is stated")
    func memory() {
        let (one, eight) = (LaneTests.integrator.blockSize(width: 1), LaneTests.integrator.blockSize())
        // Five states, padded to eight, in eight stages and four vectors more are 96 numbers at least.
        #expect(one > 96 * 8 && one < 20_000)
        #expect(eight > 4 * one && eight <= 8 * one)
    }
}
