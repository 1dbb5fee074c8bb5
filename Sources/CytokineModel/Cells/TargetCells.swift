import Quantities
import Reactions

/// Malignant cells with and without the antigen, normal B cells, and the debris they leave.
public struct TargetCells: Component {
    let place: Place
    public var id: String { place.id + ".targets" }

    var positive: Term {
        species("antigenPositive", .billionCells, "Malignant cells with the antigen", initially: burden("antigenPositiveAtStart"))
    }
    var negative: Term {
        species("antigenNegative", .billionCells, "Malignant cells without the antigen", initially: burden("antigenNegativeAtStart"))
    }
    var normalB: Term { species("normalB", .billionCells, "Normal B cells", initially: burden("normalBAtStart")) }
    var debris: Term { species("debris", .billionCells, "Dying cells not yet cleared") }

    private func burden(_ name: String) -> Term {
        parameter(name, 0, .billionCells, "Content on the first day", .assumed("given by the scenario"))
    }

    /// Whether normal B cells carry the antigen at all: one for CD19, none for mesothelin.
    var normalBAntigen: Term {
        Self.bodyWide.parameter("normalBAntigen", 1, .one, "Antigen on normal B cells", .assumed("given by the product's antigen"))
    }
    var growth: Term {
        shared(
            "growth", 0.046, .perDay, "Growth of malignant cells",
            .assumed("fitted; below the mean of 0.069 a day in untreated children [hirt1997]"), range: 0.02...0.08)
    }
    var negativeGrowth: Term {
        shared(
            "negativeGrowth", 0.051, .perDay, "Growth of antigen-negative cells", .assumed("fitted; a little faster than with the antigen"),
            range: 0.02...0.08)
    }
    var capacity: Term {
        shared(
            "capacity", 2000, .billionCells, "Malignant cells a site can hold", .assumed("1e12 nucleated marrow cells"), range: 1000...5000)
    }
    var oneCell: Term { shared("oneCell", 1, .cells, "One cell: fewer do not divide", .assumed("nature counts in whole cells")) }
    var killing: Term {
        shared("killing", 3, .perDay, "Maximal killing hazard", .assumed("1.15/d over the whole body; faster at contact"), range: 0.8...5)
    }
    var halfKilling: Term {
        shared(
            "halfKilling", 0.16, .billionCellsPerLitre, "Effector density at half killing", .assumed("1e5 to 1e6 per mL"), range: 0.05...2)
    }
    var targetWeight: Term {
        shared("targetWeight", 0.19, .one, "Targets that occupy a killer", .assumed("twenty kills a day"), range: 0.03...0.5)
    }
    var bystander: Term { shared("bystanderKilling", 0, .one, "Killing of antigen-negative neighbours", .assumed("none"), range: 0...0.3) }
    var conditioningKill: Term {
        shared(
            "conditioningKill", 0.05, .perDay, "Killing of malignant cells by conditioning", .assumed("refractory disease"),
            range: 0.01...0.3)
    }
    var conditioningKillB: Term {
        shared(
            "conditioningKillB", 0.5, .perDay, "Killing of normal B cells by conditioning", .assumed("less than T cells"), range: 0.2...3)
    }
    var debrisClearance: Term { shared("debrisClearance", 2, .perDay, "Clearance of dying cells", .assumed("half a day"), range: 0.5...6) }
    var bCellTurnover: Term { shared("bCellTurnover", 0.0167, .perDay, "Turnover of normal B cells", .read("leontriana2021")) }

    /// Everything here that a CAR-T cell can recognise, per litre.
    var antigenDensity: Term {
        quantity("antigenDensity", .billionCellsPerLitre, "Antigen-bearing cells per litre") { [self] in
            let healthy = place.offTumour.map { $0.antigenBearing } ?? 0
            return (positive + normalBAntigen * normalB + healthy) / place.site.tissueVolume
        }
    }
    var recognised: Term {
        quantity("recognised", .billionCells, "Antigen-bearing cells") { [self] in
            positive + normalBAntigen * normalB + (place.offTumour.map { $0.antigenBearing } ?? 0)
        }
    }
    var killHazard: Term {
        quantity("killHazard", .perDay, "Hazard of being killed by CAR-T") { [self] in
            let density = place.cart.effector / place.site.tissueVolume
            return place.site.mixing * killing * effect(.carSignalling) * effect(.killing) * density
                / (density + halfKilling + targetWeight * antigenDensity)
        }
    }

    private func division(_ cells: Term, at rate: Term) -> Term {
        rate * cells * (1 - (positive + negative) / capacity) * saturation(cells, half: oneCell, steepness: 2)
    }

    public var reactions: [Reaction] {
        let chemotherapy = place.site.chemotherapyExposure * LymphoidSpace.conditioningStrength
        Reaction("Growth of malignant cells", produces: positive, rate: division(positive, at: growth))
        Reaction("Growth of antigen-negative cells", produces: negative, rate: division(negative, at: negativeGrowth))
        Reaction("Killing of malignant cells", consumes: positive, produces: debris, rate: killHazard * positive)
        Reaction("Killing of antigen-negative neighbours", consumes: negative, produces: debris, rate: bystander * killHazard * negative)
        Reaction("Killing of normal B cells", consumes: normalB, produces: debris, rate: normalBAntigen * killHazard * normalB)
        Reaction("Conditioning, malignant cells", consumes: positive, produces: debris, rate: conditioningKill * chemotherapy * positive)
        Reaction(
            "Conditioning, antigen-negative cells", consumes: negative, produces: debris, rate: conditioningKill * chemotherapy * negative)
        Reaction("Conditioning, normal B cells", consumes: normalB, produces: debris, rate: conditioningKillB * chemotherapy * normalB)
        Reaction("Clearance of dying cells", consumes: debris, rate: debrisClearance * debris)
        Reaction("Turnover of normal B cells", consumes: normalB, rate: bCellTurnover * normalB)
    }

    public var readouts: [Readout] {
        readout(place.id + ".target", .cells, "Antigen-bearing cells, \(place.site.label)") { [self] in recognised }
        readout(place.id + ".malignant", .cells, "Malignant cells, \(place.site.label)") { [self] in positive + negative }
    }

    private static let bodyWide = Named(id: "antigen")
}

/// An id under which a few numbers of the whole body stand.
struct Named: Component {
    let id: String
}
