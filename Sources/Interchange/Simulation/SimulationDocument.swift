import Bedside
import Forecasting

/// One run as JSON, schema `squall.simulation/1`: provenance, every read-out over time, doses, reading, outcome.
///
/// Numbers that are not finite are null. A member is never left out because it is empty.
public struct SimulationDocument: Sendable {
    public static let schema = "squall.simulation/1"

    let simulation: Simulation

    public init(_ simulation: Simulation) { self.simulation = simulation }

    public var text: String { value.text + "\n" }

    private var value: JSONValue {
        [
            "schema": .string(Self.schema), "provenance": simulation.provenance.json, "notice": .string(Release.notice),
            "scenario": ["title": .string(simulation.scenario.title), "changes": .array(simulation.changes.map { .string($0) })],
            "time": ["unit": "d", "values": .array(simulation.course.times.map { .number($0) })],
            "series": .object(simulation.course.series.map { (key: $0.id, value: $0.json) }),
            "doses": .array(simulation.doses.map(\.json)), "reading": simulation.reading.json,
            "facts": .array(simulation.checks.map(\.json)), "outcome": .string(simulation.outcomeWord),
        ]
    }
}

extension Simulation {
    /// How the integration ended, in a word.
    public var outcomeWord: String {
        switch course.outcome {
        case .completed: "completed"
        case .stepLimit: "stepLimit"
        case .stepTooSmall: "stepTooSmall"
        case .notFinite: "notFinite"
        }
    }

    /// The state that stopped the integration, if one did.
    public var failedState: String? {
        switch course.outcome {
        case .completed, .stepLimit: nil
        case .stepTooSmall(let state), .notFinite(let state):
            model.network.species.indices.contains(state) ? model.network.species[state].id : nil
        }
    }
}

extension Provenance {
    var json: JSONValue {
        [
            "version": .string(version), "model": .string(model), "scenario": .string(scenario), "calibration": .string(calibration),
            "seed": .number(Double(seed)), "solver": .string(solver), "tolerance": ["relative": .number(relativeTolerance)],
            "work": [
                "steps": .number(Double(statistics.steps)), "rejected": .number(Double(statistics.rejected)),
                "rhs": .number(Double(statistics.rates)), "factorisations": .number(Double(statistics.factorisations)),
            ],
        ]
    }
}

extension Course.Series {
    fileprivate var json: JSONValue {
        ["unit": .string(unit.symbol), "label": .string(label), "values": .array(values.map { .number($0) })]
    }
}

extension GivenDose {
    fileprivate var json: JSONValue {
        [
            "day": .number(day), "drug": .string(drug), "amount": .number(amount), "unit": .string(unit.symbol),
            "duration": .number(duration),
        ]
    }
}

extension CaseCheck {
    fileprivate var json: JSONValue {
        [
            "id": .string(fact.id), "what": .string(fact.what), "target": .string(fact.target), "value": .number(reached),
            "pass": .bool(passes),
            "setting": .bool(CaseFact.settings[fact.id] != nil),
        ]
    }
}

extension Reading {
    fileprivate var json: JSONValue {
        [
            "sequence": .string(sequence.rawValue),
            "fever": fever.map { ["from": .number($0.lowerBound), "to": .number($0.upperBound)] } ?? .null,
            "grades": .array(grades.map(\.json) + airway.map(\.json)), "stages": .array(stages.map(\.json)),
            "local": .array(local.map(\.json)),
            "peaks": .array(peaks.map(\.json)),
            "story": .array(story.map { ["day": .number($0.day), "text": .string($0.text)] }),
        ]
    }
}

extension Reading.GradeSpan {
    fileprivate var json: JSONValue { grade.json(from: from * 24, to: to * 24) }
}

extension Reading.StageSpan {
    fileprivate var json: JSONValue {
        [
            "picture": .string(stage.picture.rawValue), "stage": .string(stage.rawValue), "site": site.map { .string($0) } ?? .null,
            "from": .number(from), "to": .number(to),
        ]
    }
}

extension Reading.LocalEvent {
    fileprivate var json: JSONValue {
        [
            "site": .string(site), "label": .string(label), "level": .number(Double(level)), "onset": .number(onset), "peak": .number(peak),
            "largest": .number(largest), "visibleUntil": visibleUntil.map { .number($0) } ?? .null,
            "resolved": resolved.map { .number($0) } ?? .null,
        ]
    }
}

extension Reading.Peak {
    fileprivate var json: JSONValue {
        [
            "series": .string(id), "unit": .string(unit), "value": .number(value), "day": .number(day),
            "extreme": isLowest ? "lowest" : "highest",
        ]
    }
}
