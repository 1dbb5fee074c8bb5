import Foundation
import Integration

extension Integrator {
    func solve(_ jobs: [Job], threads: Int) -> [Trajectory] {
        let box = Box(jobs.count)
        let half = (jobs.count + threads - 1) / threads
        DispatchQueue.concurrentPerform(iterations: threads) { t in
            let range = (t * half)..<min(jobs.count, (t + 1) * half)
            guard !range.isEmpty else { return }
            let r = solve(Array(jobs[range]), width: 8)
            box.put(range.lowerBound, r)
        }
        return box.values.map { $0! }
    }
}
private final class Box: @unchecked Sendable {
    var values: [Trajectory?]
    let lock = NSLock()
    init(_ n: Int) { values = Array(repeating: nil, count: n) }
    func put(_ at: Int, _ r: [Trajectory]) { lock.lock(); for (i, x) in r.enumerated() { values[at + i] = x }; lock.unlock() }
}
