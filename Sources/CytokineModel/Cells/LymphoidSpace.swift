import Quantities
import Reactions

/// Host lymphocytes and the room that lymphodepletion makes for CAR-T cells.
///
/// Fewer host lymphocytes leave more IL-7 and IL-15 to each CAR-T cell; the room closes as they recover.
public struct LymphoidSpace: Component {
    let body: Body
    public var id: String { "host" }

    var hostLymphocytes: Term {
        species("lymphocytes", .one, "Host lymphocytes relative to normal", initially: hostLymphocytesAtStart)
    }
    var hostLymphocytesAtStart: Term {
        parameter("lymphocytesAtStart", 1, .one, "Host lymphocytes before conditioning", .assumed("given by the scenario"), range: 0.01...3)
    }
    var kill: Term {
        parameter(
            "conditioningKill", 3.5, .perDay, "Killing of host lymphocytes by conditioning", .assumed("0.05 of normal on day 0"),
            range: 1...8)
    }
    var recovery: Term {
        parameter("recovery", 0.17, .perDay, "Recovery of host lymphocytes (Gompertz)", .read("kimmel2021"), range: 0.1...0.25)
    }
    var floor: Term { parameter("growthFloor", 0.5, .one, "CAR-T division without lymphodepletion", .assumed("half"), range: 0.3...0.8) }
    var carCapacity: Term {
        parameter(
            "CARTCapacity", 100, .billionCells, "CAR-T cells a body can hold", .assumed("7e10 in one cohort [kimmel2021], rounded up"),
            range: 30...200)
    }

    /// Strength of circulating chemotherapy: about one on a day of standard fludarabine and cyclophosphamide.
    static var conditioningStrength: Term { drive(.conditioning) }

    var totalCART: Term {
        quantity("totalCART", .billionCells, "CAR-T cells in the whole body") { [self] in sum(body.everywhere.map { $0.cart.total }) }
    }

    /// Factor on CAR-T division: growth factors left by lymphodepletion, and crowding.
    var room: Term {
        quantity("room", .one, "Room for CAR-T division") { [self] in
            (floor + (1 - floor) * positive(1 - hostLymphocytes)) * positive(1 - totalCART / carCapacity)
        }
    }

    public var reactions: [Reaction] {
        Reaction("Recovery of host lymphocytes", produces: hostLymphocytes, rate: -recovery * hostLymphocytes * logarithm(hostLymphocytes))
        Reaction(
            "Conditioning, host lymphocytes", consumes: hostLymphocytes, rate: kill * LymphoidSpace.conditioningStrength * hostLymphocytes)
    }

    public var readouts: [Readout] {
        readout("host.lymphocytes", .one, "Host lymphocytes relative to normal") { [self] in hostLymphocytes }
    }
}
