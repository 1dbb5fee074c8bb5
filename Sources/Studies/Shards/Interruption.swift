import Dispatch
import Foundation
import Synchronization

/// Somebody asks the program to stop: Ctrl-C, a scheduler that takes the machine back.
///
/// Nothing is ever kept half, so the answer is an orderly end with status 75: the same command goes on from there.
public final class Interruption: Sendable {
    /// What a command that was interrupted exits with; schedulers can be told to start it again.
    public static let exitStatus: Int32 = 75

    /// What became of the run.
    public struct Interrupted: Error, Hashable, Sendable, CustomStringConvertible {
        public var done: Int
        public var of: Int
        public var description: String {
            "Interrupted. Results of \(done) of \(of) patients are kept; run the same command again and it goes on from there."
        }
    }

    private let isAsked = Atomic(false)
    /// Kept alive, or the signals would be watched no longer.
    private let sources = Mutex<[any DispatchSourceSignal]>([])

    public init() {}

    public var isRequested: Bool { isAsked.load(ordering: .relaxed) }

    public func request() { isAsked.store(true, ordering: .relaxed) }

    /// From now on SIGINT and SIGTERM ask for an end; the second one ends the program at once.
    ///
    /// - Parameter told: Called at the first signal, on a thread of its own.
    public func watch(told: @escaping @Sendable () -> Void = {}) {
        let queue = DispatchQueue(label: "interruption")
        sources.withLock { list in
            list = [SIGINT, SIGTERM].map { number in
                signal(number, SIG_IGN)
                let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
                source.setEventHandler { [self] in
                    if isRequested { Foundation._exit(Interruption.exitStatus) }
                    request()
                    told()
                }
                source.activate()
                return source
            }
        }
    }
}
