import Quantities
import Reactions

/// Normal B cells are born in marrow, as host lymphocytes recover, and settle in lymphoid tissue.
///
/// Newborn B cells carry CD19: as long as CAR-T cells persist they are killed as they come, and aplasia lasts.
public struct BCellRecovery: Component {
    let body: Body
    public var id: String { "bCells" }

    var birth: Term {
        parameter(
            "birth", 0.05, .billionCellsPerDay, "Birth of B cells in a recovered marrow",
            .assumed("2e8 a day in health, less after treatment"), range: 0.02...0.5)
    }
    var release: Term { parameter("release", 0.1, .perDay, "Release of B cells from marrow", .assumed("days"), range: 0.02...1) }
    var settling: Term {
        parameter("settling", 4, .perDay, "Settling of circulating B cells in lymphoid tissue", .assumed("hours in blood"), range: 1...20)
    }
    var returning: Term {
        parameter("returning", 0.1, .perDay, "Return of B cells from tissue to blood", .assumed("weeks in a follicle"), range: 0.02...1)
    }

    public var reactions: [Reaction] {
        if let marrow = body.place(Site.marrow.id) {
            let blood = body.blood.targets.normalB
            Reaction(
                "Birth of B cells", produces: marrow.targets.normalB, rate: birth * power(LymphoidSpace(body: body).hostLymphocytes, 2))
            Reaction("Release of B cells", consumes: marrow.targets.normalB, produces: blood, rate: release * marrow.targets.normalB)
            for place in body.places where place.id != Site.marrow.id {
                Reaction(
                    "B cells settle in \(place.id)", consumes: blood, produces: place.targets.normalB,
                    rate: settling * place.site.normalBShare * blood)
                Reaction(
                    "B cells return from \(place.id)", consumes: place.targets.normalB, produces: blood,
                    rate: returning * place.targets.normalB)
            }
        }
    }

    public var readouts: [Readout] {
        readout("bCells", .cells, "Normal B cells, whole body") { [self] in sum(body.everywhere.map { $0.targets.normalB }) }
    }
}
