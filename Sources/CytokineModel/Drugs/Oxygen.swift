import Quantities
import Reactions

/// Oxygen: a flow that holds while it is given; raises what is breathed in, shrinks no oedema.
///
/// Source: il6-and-drugs dossier, section 6.3 (0.04 per litre a minute, saturating for high flow).
public struct Oxygen: Drug {
    public let id = "oxygen"
    let body: Body
    public let label = DrugLabel(.support, synonyms: ["O2"], doses: [.init(3, .litresPerMinute, most: 80)], duration: nil, route: nil)

    var flow: Term { parameter("flow", 0, .litresPerMinute, "Oxygen flow", .assumed("set by the regimen")) }
    var perLitre: Term {
        parameter(
            "perLitre", 0.04, .ucum("min/L"), "Rise of inspired fraction per litre a minute", .memory("nasal cannula"), range: 0.03...0.05)
    }
    private static let room = 0.79

    public var entry: DoseEntry { .setting(of: flow) }
    public var effects: [Effect] {
        let straight = perLitre * flow / .constant(Oxygen.room)
        Effect.drives(
            .inspiredOxygen, inProportionTo: .constant(Oxygen.room) * straight / squareRoot(1 + straight * straight), weight: 1)
    }
}
