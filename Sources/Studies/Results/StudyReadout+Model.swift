import CytokineModel
import Forecasting
import Reactions

extension StudyReadout {
    /// How the read-outs of the study's bands are called, by the models of its groups.
    public static func named(in study: Study) -> [StudyReadout] {
        var found: [String: StudyReadout] = [:]
        for group in study.groups where study.bands.contains(where: { found[$0] == nil }) {
            for resolved in Network(Body(group.scenario).components(drugs: [])).readouts where found[resolved.readout.id] == nil {
                let definition = resolved.readout.definition
                found[resolved.readout.id] = StudyReadout(resolved.readout.id, definition.meaning, unit: definition.unit.symbol)
            }
        }
        return study.bands.compactMap { found[$0] }
    }
}
