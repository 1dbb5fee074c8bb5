import Quantities
import Reactions

/// A drug or a piece of supportive care: how it moves, what it does, and how a dose of it enters.
public protocol Drug: Component {
    /// How it is written down on a ward.
    var label: DrugLabel { get }
    /// What a dose changes.
    var entry: DoseEntry { get }
    /// What the drug needs beside itself, such as the steroid response; shared ones are listed once.
    var companions: [any Component] { get }
}

extension Drug {
    public var companions: [any Component] { [] }

    /// The rate at which the drug is being given; the regimen sets it.
    func infusionRate(_ unit: Unit) -> Term {
        parameter("given", 0, unit, "Drug being given", .assumed("set by the regimen"))
    }
}

/// How a dose enters the model.
public enum DoseEntry: Sendable {
    /// Spread over its duration, as a rate.
    case infusion(rate: Term, per: Double = 1)
    /// At once, into a species.
    case bolus(into: Term, per: Double = 1)
    /// A setting that holds for its duration, such as an oxygen flow.
    case setting(of: Term)
}

/// An antibody in the interstitium of one site: filtered past the vessel, drained by lymph.
///
/// An effect-site level: what it holds is not taken from the plasma model, whose peripheral compartment accounts for it.
///
/// Source: minimal physiological antibody model of Cao 2013.
struct AntibodyInTissue: Component {
    let drug: String
    let plasma: Term
    let place: Place
    var id: String { drug + "." + place.id }

    var level: Term { place.isBlood ? plasma : tissue }
    private var tissue: Term { species("level", .milligramsPerLitre, "\(drug), \(place.site.label)") }
    var lymphReflection: Term {
        Named(id: "antibody").parameter("lymphReflection", 0.2, .one, "Antibody held back from lymph", .read("cao2013"))
    }

    var reactions: [Reaction] {
        if !place.isBlood {
            let site = place.site
            Reaction(
                "\(drug) enters the tissue", produces: tissue,
                rate: site.antibodyTurnover * (1 - site.antibodyReflection) * (1 + site.bed.exchangeGain * place.endothelium.opening)
                    * plasma)
            Reaction("\(drug) leaves by lymph", consumes: tissue, rate: site.antibodyTurnover * (1 - lymphReflection) * tissue)
        }
    }
}
