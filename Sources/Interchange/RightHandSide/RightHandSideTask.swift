import Foundation
import Integration
import Reactions

/// What is to be integrated, beside the equations: numbers, a span of time, what happens in it and when to look.
///
/// Written as JSON. An event changes a state or a parameter; times are in days and numbers in the coherent system. Samples at
/// the time of an event show the patient just before it.
public struct RightHandSideTask: Encodable, Sendable {
    public struct Change: Encodable, Sendable {
        public enum Kind: String, Encodable, Sendable { case addToState, addToParameter, setParameter }

        public let time: Double
        public let kind: Kind
        public let index: Int
        public let amount: Double

        init(_ event: Event) {
            time = event.time
            switch event.action {
            case .addToState(let index, let amount): (kind, self.index, self.amount) = (.addToState, index, amount)
            case .addToParameter(let index, let amount): (kind, self.index, self.amount) = (.addToParameter, index, amount)
            case .setParameter(let index, let value): (kind, self.index, self.amount) = (.setParameter, index, value)
            }
        }
    }

    public let species: [String]
    public let readouts: [String]
    public let parameters: [Double]
    public let start: Double
    public let end: Double
    public let sampleTimes: [Double]
    /// In order of time; those of the same time in the order in which they happen.
    public let events: [Change]
    /// For each species the size below which it is of no interest; an absolute tolerance is set against it.
    public let scales: [Double]

    /// - Parameters:
    ///   - job: Its monitor cannot be written; `events` says what happened.
    ///   - events: Everything that happens, such as the fired events of a trajectory; those of the job if `nil`.
    ///   - scales: One for each species.
    public init(_ job: Job, of network: Network, events: [Event]? = nil, scales: [Double]) {
        species = network.species.map(\.id)
        readouts = network.readouts.map(\.readout.id)
        parameters = job.parameters
        start = job.start
        end = job.end
        sampleTimes = job.sampleTimes
        let due = (events ?? job.events).enumerated().filter { $0.element.time >= job.start && $0.element.time < job.end }
        self.events = due.sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map { Change($0.element) }
        self.scales = scales
    }

    public var json: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            return try encoder.encode(self)
        }
    }
}
