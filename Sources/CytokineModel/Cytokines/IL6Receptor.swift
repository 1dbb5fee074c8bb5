import Quantities
import Reactions

/// The IL-6 receptor system of one site: membrane and soluble receptor, sgp130, classic and trans-signalling.
///
/// IL-6 meets the receptor in quasi-equilibrium, solved exactly with what competes for either of them. Free IL-6 on membrane
/// receptors is the classic signal; the binary complex on the gp130 of any cell is the trans signal; sgp130 mops up the binary
/// complex. Shedding by activated macrophages moves receptor from the membrane into the fluid and so lifts the trans signal.
/// Tocilizumab reaches neither arm alone: it competes for both receptors.
///
/// Source: il6-and-drugs dossier, sections 1.2 to 1.5; affinities of Dwivedi 2014, Singh 2006 and a set chosen to fit Baran 2018.
public struct IL6Receptor: Component {
    let place: Place
    public var id: String { place.id + ".IL6R" }

    var soluble: Term {
        species(
            "soluble", .picomoles, "Soluble IL-6 receptor, free and bound",
            initially: place.site.restingSolubleReceptor * place.site.restingInterstitium)
    }
    var membrane: Term { species("membrane", .one, "Membrane IL-6 receptor relative to rest", initially: 1) }

    var mass: Term { shared("IL6Mass", 21, .kilogramsPerMole, "Molar mass of IL-6", .memory("21 to 26 kDa")) }
    var binaryAffinity: Term {
        shared("binaryAffinity", 5000, .picomolar, "Kd of IL-6 and its soluble receptor", .read("dwivedi2014"), range: 500...5500)
    }
    var ternaryAffinity: Term {
        shared(
            "ternaryAffinity", 1000, .picomolar, "Kd of the binary complex and gp130",
            .assumed("so that most IL-6 is free, as Baran 2018 measured"), range: 10...1000)
    }
    var classicAffinity: Term {
        shared("classicAffinity", 15, .picomolar, "High-affinity membrane receptor", .abstract("hansen2020"), range: 10...20)
    }
    var reserve: Term {
        shared("reserve", 0.05, .one, "gp130 occupancy at half response", .assumed("4 to 16 molecules suffice"), range: 0.01...0.2)
    }
    var loss: Term { shared("solubleLoss", 1, .perDay, "Loss of soluble receptor", .assumed("half-life 17 h"), range: 0.5...7) }
    var complexLoss: Term {
        shared("complexLoss", 0.07, .perDay, "Loss of soluble receptor bound by antibody", .assumed("as the antibody"), range: 0.03...0.2)
    }
    var shedding: Term {
        shared(
            "shedding", 7.7, .one, "Rise of shedding when all macrophages are activated (ADAM17)", .assumed("several-fold"), range: 1...10)
    }
    var membraneLoss: Term {
        shared("membraneLoss", 1, .perDay, "Membrane receptor lost by full shedding", .assumed("a day"), range: 0.2...5)
    }
    var membraneRenewal: Term {
        shared("membraneRenewal", 3.7, .perDay, "Renewal of membrane receptor", .read("dwivedi2014"), range: 1...10)
    }
    /// Ablations of the treatment question: one is the biology, nought takes a mechanism out.
    var classicBlock: Term {
        shared(
            "classicBlock", 1, .one, "Whether blockade reaches the classic arm (ablation: 0)", .assumed("an antibody cannot spare it"),
            range: 0...1)
    }
    var clearanceBlock: Term {
        shared(
            "clearanceBlock", 1, .one, "Whether blockade stops receptor clearance (ablation: 0)", .abstract("nishimoto2008"), range: 0...1)
    }

    /// How much harder the receptor is to reach because antibody binds it.
    private var blockade: Term { occupancy(.il6ReceptorBinding, at: place.id) }
    /// How much IL-6 is held by its own binder (siltuximab).
    private var capture: Term { occupancy(.il6Binding, at: place.id) }

    var il6: Term {
        quantity("IL6", .picomolar, "IL-6 in molar units") { [self] in place.level(IL6()) / mass }
    }
    private var receptor: Term {
        quantity("receptor", .picomolar, "Soluble receptor, free and bound") { [self] in soluble / place.interstitium }
    }

    /// Binary and ternary complexes together, for a given buffer of free sgp130: the exact root of the binding quadratic.
    private func complexes(_ il6: Term, _ receptor: Term, hindrance: Term, _ freeSgp130: Term) -> Term {
        let affinity = binaryAffinity * hindrance / (1 + freeSgp130 / ternaryAffinity)
        let total = il6 + receptor + affinity
        let product = il6 * receptor
        return 2 * product / (total * (1 + squareRoot(1 - 4 * product / (total * total))))
    }
    private func ternary(_ complexes: Term) -> Term {
        let total = complexes + place.site.sgp130 + ternaryAffinity
        return 2 * complexes * place.site.sgp130 / (total * (1 + squareRoot(1 - 4 * complexes * place.site.sgp130 / (total * total))))
    }
    private var freeSgp130: Term {
        quantity("freeSgp130", .picomolar, "Free soluble gp130") { [self] in
            place.site.sgp130 - ternary(complexes(il6, receptor, hindrance: blockade * capture, place.site.sgp130))
        }
    }
    var complexed: Term {
        quantity("complexed", .picomolar, "IL-6 bound to soluble receptor") { [self] in
            complexes(il6, receptor, hindrance: blockade * capture, freeSgp130)
        }
    }
    var binary: Term {
        quantity("binary", .picomolar, "Binary complex, free to reach gp130") { [self] in
            complexed * ternaryAffinity / (ternaryAffinity + freeSgp130)
        }
    }
    var free: Term {
        quantity("free", .picomolar, "Free IL-6") { [self] in (il6 - complexed) / capture }
    }

    /// Occupancy of membrane receptors by free IL-6, for as many as are left on the cell.
    var classicSignal: Term {
        quantity("classicSignal", .one, "Classic IL-6 signal") { [self] in
            effect(.jakSignalling) * membrane * free / (free + classicAffinity * (1 + classicBlock * (blockade - 1)))
        }
    }
    var transOccupancy: Term {
        quantity("transOccupancy", .one, "gp130 occupied by the binary complex") { [self] in
            effect(.jakSignalling) * binary / (binary + ternaryAffinity)
        }
    }
    // The signals of resting IL-6, which rest already contains; what acts is what exceeds them.
    private var restingIL6: Term { IL6().baseline / mass }
    private var restingComplexed: Term {
        quantity("restingComplexed", .picomolar, "IL-6 bound to soluble receptor at rest") { [self] in
            complexes(restingIL6, place.site.restingSolubleReceptor, hindrance: 1, restingFreeSgp130)
        }
    }
    private var restingFreeSgp130: Term {
        quantity("restingFreeSgp130", .picomolar, "Free soluble gp130 at rest") { [self] in
            place.site.sgp130 - ternary(complexes(restingIL6, place.site.restingSolubleReceptor, hindrance: 1, place.site.sgp130))
        }
    }
    /// gp130 occupied beyond what resting IL-6 occupies.
    var transRise: Term {
        quantity("transRise", .one, "gp130 occupied above rest") { [self] in
            let binary = restingComplexed * ternaryAffinity / (ternaryAffinity + restingFreeSgp130)
            return excess(transOccupancy, over: binary / (binary + ternaryAffinity))
        }
    }
    /// The classic signal of resting IL-6, over parameters alone.
    var restingClassicSignal: Term {
        quantity("restingClassicSignal", .one, "Classic IL-6 signal at rest") { [self] in
            let free = restingIL6 - restingComplexed
            return free / (free + classicAffinity)
        }
    }
    /// Classic signal beyond that of resting IL-6.
    var classicRise: Term {
        quantity("classicRise", .one, "Classic IL-6 signal above rest") { [self] in excess(classicSignal, over: restingClassicSignal) }
    }

    /// Response of a cell that needs only part of its gp130.
    var transSignal: Term {
        quantity("transSignal", .one, "IL-6 trans-signal") { [self] in saturation(transRise, half: reserve) }
    }
    /// IL-6 that vessels and brain can still see: level over blockade.
    var effective: Term {
        quantity("effective", .picogramsPerMillilitre, "IL-6 that is not kept from its receptor") { [self] in
            place.level(IL6()) * effect(.jakSignalling) / (blockade * capture)
        }
    }
    /// Share of clearing receptors that antibody leaves free.
    var clearingShare: Term { 1 / (1 + clearanceBlock * (blockade - 1)) }

    public var reactions: [Reaction] {
        let resting = place.site.restingSolubleReceptor * place.site.restingInterstitium
        Reaction(
            "Shedding of IL-6 receptor", produces: soluble,
            rate: loss * resting * membrane * (1 + shedding * place.macrophages.activeShare))
        Reaction("Loss of free soluble receptor", consumes: soluble, rate: loss * soluble / blockade)
        Reaction("Loss of antibody-bound soluble receptor", consumes: soluble, rate: complexLoss * soluble * (1 - 1 / blockade))
        Reaction("Membrane receptor is shed", consumes: membrane, rate: membraneLoss * place.macrophages.activeShare * membrane)
        Reaction("Membrane receptor is renewed", produces: membrane, rate: membraneRenewal * (1 - membrane))
    }

    public var readouts: [Readout] {
        readout(place.id + ".transSignal", .one, "IL-6 trans-signal, \(place.site.label)") { [self] in transSignal }
        readout(place.id + ".classicSignal", .one, "IL-6 classic signal, \(place.site.label)") { [self] in classicSignal }
        readout(place.id + ".solubleIL6R", .picomolar, "Soluble IL-6 receptor, \(place.site.label)") { [self] in receptor }
    }
}
