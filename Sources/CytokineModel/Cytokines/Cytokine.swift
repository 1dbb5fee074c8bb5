import Quantities
import Reactions

/// A soluble signal: who secretes it, how long it lasts, what it does.
///
/// One file per cytokine. Its transport and its loss are the same for all (``CytokinePool``); what it does is a list of effects.
public protocol Cytokine: Component {
    /// The name in series and ids, such as `IL6`.
    var name: String { get }
    /// Level at rest, everywhere.
    var baseline: Term { get }
    var plasmaLoss: Term { get }
    var localLoss: Term { get }
    /// Secretion at a place, each source by a phrase.
    func secretion(at place: Place) -> [(source: String, rate: Term)]
    /// Factor on the loss from plasma; one unless receptors take part in it.
    func clearance(at blood: Place) -> Term
    /// The same factor at rest, so that resting production balances it.
    var restingClearance: Term { get }
    /// What the cytokine does at a place.
    func effects(at place: Place) -> [Effect]
}

extension Cytokine {
    public var id: String { name }
    public func clearance(at blood: Place) -> Term { 1 }
    public var restingClearance: Term { 1 }
    public func effects(at place: Place) -> [Effect] { [] }

    func baseline(_ value: Double, range: ClosedRange<Double>) -> Term {
        parameter(
            "baseline", value, .picogramsPerMillilitre, "Level at rest",
            .memory("IL-6, TNF and IL-10 of endotoxin volunteers [copeland2005], the rest recalled"), range: range)
    }
    func secreted(_ name: String, _ value: Double, by cell: String, _ source: Source, range: ClosedRange<Double>) -> Term {
        parameter(name, value, .picogramsPerCellPerDay, "Secretion per \(cell)", source, range: range)
    }
    func plasmaLoss(_ value: Double, _ source: Source, range: ClosedRange<Double>) -> Term {
        parameter("plasmaLoss", value, .perDay, "Loss from plasma", source, range: range)
    }
    func localLoss(_ value: Double, _ source: Source, range: ClosedRange<Double>) -> Term {
        parameter("localLoss", value, .perDay, "Consumption on the spot", source, range: range)
    }
}

/// One cytokine at one place: an amount, its level, and its exchange with plasma.
struct CytokinePool: Component {
    let cytokine: any Cytokine
    let place: Place
    var id: String { place.id + "." + cytokine.name }

    var amount: Term {
        species(
            "amount", .nanograms, "\(cytokine.name) in the fluid of the site", initially: cytokine.baseline * place.site.restingInterstitium
        )
    }
    var level: Term {
        quantity("level", .picogramsPerMillilitre, "\(cytokine.name) level") { [self] in amount / place.interstitium }
    }
    /// Level above rest.
    var rise: Term {
        quantity("rise", .picogramsPerMillilitre, "\(cytokine.name) above rest") { [self] in excess(level, over: cytokine.baseline) }
    }
    private var plasma: CytokinePool { CytokinePool(cytokine: cytokine, place: place.blood) }
    private var conductance: Term {
        place.site.exchange * place.site.restingInterstitium * (1 + place.site.bed.exchangeGain * place.endothelium.opening)
    }

    var reactions: [Reaction] {
        for (source, rate) in cytokine.secretion(at: place) {
            Reaction("\(cytokine.name) from \(source)", produces: amount, rate: rate)
        }
        if place.isBlood {
            Reaction(
                "Loss of \(cytokine.name) from plasma", consumes: amount,
                rate: cytokine.plasmaLoss * cytokine.clearance(at: place) * amount)
            Reaction(
                "Resting production of \(cytokine.name)", produces: amount,
                rate: cytokine.plasmaLoss * cytokine.restingClearance * cytokine.baseline * place.site.restingInterstitium)
        } else {
            Reaction("Consumption of \(cytokine.name)", consumes: amount, rate: cytokine.localLoss * amount)
            Reaction(
                "Resting production of \(cytokine.name)", produces: amount,
                rate: cytokine.localLoss * cytokine.baseline * place.site.restingInterstitium)
            Reaction(
                "\(cytokine.name) exchanges with plasma", consumes: amount, produces: plasma.amount,
                rate: conductance * (level - plasma.level))
        }
    }

    var effects: [Effect] { cytokine.effects(at: place) }

    var readouts: [Readout] {
        let name = (place.isBlood ? "plasma" : place.id) + "." + cytokine.name
        return [
            readout(name, .picogramsPerMillilitre, "\(cytokine.name), \(place.isBlood ? "plasma" : place.site.label)") { [self] in level }
        ]
    }
}
