import Quantities
import Reactions

/// C-reactive protein: made by the liver on the classic IL-6 signal, lost with a half-life of 19 hours.
///
/// Under receptor blockade it falls while IL-6 rises, because the liver no longer hears it.
public struct CReactiveProtein: Component {
    let body: Body
    public var id: String { "CRP" }

    var early: Term { species("early", .milligramsPerLitre, "CRP being made, first step", initially: restingProduction * transit) }
    var late: Term { species("late", .milligramsPerLitre, "CRP being made, second step", initially: restingProduction * transit) }
    var level: Term { species("level", .milligramsPerLitre, "CRP in plasma", initially: baseline) }
    var production: Term {
        parameter("production", 288, .milligramsPerLitrePerDay, "Highest production", .assumed("12 mg/L an hour"), range: 150...450)
    }
    var transit: Term {
        parameter(
            "transit", 0.125, .days, "Each of two steps of production", .assumed("CRP is seen to rise after 4 to 6 h"), range: 0.08...0.25)
    }
    var loss: Term { parameter("loss", 0.875, .perDay, "Loss", .abstract("vigushin1993")) }
    var baseline: Term { parameter("baseline", 5, .milligramsPerLitre, "CRP at rest", .assumed("given by the scenario"), range: 1.5...50) }

    private var signal: Term { body.blood.il6Receptor.classicSignal }
    /// What resting IL-6 makes; the baseline contains it.
    private var restingProduction: Term { production * body.blood.il6Receptor.restingClassicSignal }

    public var reactions: [Reaction] {
        Reaction("The liver answers to IL-6", produces: early, rate: production * signal)
        Reaction("CRP is made", consumes: early, produces: late, rate: early / transit)
        Reaction("CRP is released", consumes: late, produces: level, rate: late / transit)
        Reaction("Resting production of CRP", produces: level, rate: loss * baseline - restingProduction)
        Reaction("Loss of CRP", consumes: level, rate: loss * level)
    }
    public var readouts: [Readout] { readout("CRP", .milligramsPerLitre, "C-reactive protein") { [self] in level } }
}

/// Ferritin: released by activated macrophages, days behind the storm.
public struct Ferritin: Component {
    let body: Body
    public var id: String { "ferritin" }

    var level: Term { species("level", .nanogramsPerMillilitre, "Ferritin in plasma", initially: baseline) }
    var release: Term {
        parameter(
            "release", 600, .ucum("ug/L/d/10*9{cells}"), "Release per activated macrophages",
            .assumed("dossier s_FER, doubled for all sites"), range: 50...1000)
    }
    var loss: Term { parameter("loss", 0.55, .perDay, "Loss", .memory("half-life 30 h"), range: 0.3...0.8) }
    var baseline: Term {
        parameter("baseline", 300, .nanogramsPerMillilitre, "Ferritin at rest", .assumed("given by the scenario"), range: 20...5000)
    }

    public var reactions: [Reaction] {
        Reaction("Release by macrophages", produces: level, rate: release * sum(body.everywhere.map { $0.macrophages.active }))
        Reaction("Resting release", produces: level, rate: loss * baseline)
        Reaction("Loss of ferritin", consumes: level, rate: loss * level)
    }
    public var readouts: [Readout] { readout("ferritin", .nanogramsPerMillilitre, "Ferritin") { [self] in level } }
}

/// Lactate dehydrogenase: released by dying cells.
public struct LactateDehydrogenase: Component {
    let body: Body
    public var id: String { "LDH" }

    var level: Term { species("level", .enzymeUnitsPerLitre, "LDH in plasma", initially: baseline) }
    var release: Term {
        parameter("release", 4, .ucum("U/L/10*9{cells}"), "Release per dying cells", .assumed("1e11 cells double it"), range: 0.5...20)
    }
    var loss: Term { parameter("loss", 0.35, .perDay, "Loss", .memory("half-life two days"), range: 0.15...1) }
    var baseline: Term {
        parameter("baseline", 250, .enzymeUnitsPerLitre, "LDH at rest", .assumed("given by the scenario"), range: 100...600)
    }

    public var reactions: [Reaction] {
        Reaction(
            "Release by dying cells", produces: level,
            rate: release * sum(body.everywhere.map { $0.targets.debrisClearance * $0.targets.debris }))
        Reaction("Resting release", produces: level, rate: loss * baseline)
        Reaction("Loss of LDH", consumes: level, rate: loss * level)
    }
    public var readouts: [Readout] { readout("LDH", .enzymeUnitsPerLitre, "Lactate dehydrogenase") { [self] in level } }
}
