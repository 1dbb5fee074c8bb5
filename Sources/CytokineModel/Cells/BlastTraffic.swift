import Quantities
import Reactions

/// Malignant cells that leave a site for blood and settle again.
public struct BlastTraffic: Component {
    let place: Place
    public var id: String { place.id + ".blasts" }

    var homing: Term {
        shared("homing", 1.5, .perDay, "Homing of circulating malignant cells", .assumed("holds the blood share"), range: 0.5...4)
    }

    public var reactions: [Reaction] {
        let here = place.targets
        let blood = place.blood.targets
        for (name, inTissue, inBlood) in [
            ("blasts", here.positive, blood.positive), ("antigen-negative blasts", here.negative, blood.negative),
        ] {
            Reaction("Release of \(name)", consumes: inTissue, produces: inBlood, rate: place.site.mobilisation * inTissue)
            Reaction("Homing of \(name)", consumes: inBlood, produces: inTissue, rate: homing * place.site.homingShare * inBlood)
        }
    }
}
