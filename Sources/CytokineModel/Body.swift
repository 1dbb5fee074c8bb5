import Reactions

/// A patient's anatomy: which sites there are, which product is given, where the antigen also stands on healthy cells.
///
/// The body says what exists; what happens follows from amounts.
public final class Body: Sendable {
    /// Every site but blood, in a fixed order.
    public let tissues: [Site]
    public let product: Product
    /// Ids of sites with healthy cells, other than B cells, that carry the antigen.
    public let offTumourSites: Set<String>

    public init(tissues: [Site], product: Product, offTumourSites: Set<String> = []) {
        self.tissues = tissues
        self.product = product
        self.offTumourSites = offTumourSites
    }

    public var blood: Place { Place(site: .blood, body: self) }
    public var places: [Place] { tissues.map { Place(site: $0, body: self) } }
    /// Blood last: everything meets there, and the elimination order is best when it comes late.
    public var everywhere: [Place] { places + [blood] }

    public func place(_ id: String) -> Place? { everywhere.first { $0.site.id == id } }
}

/// A site of a body, with the biology that lives there.
public struct Place: Sendable {
    public let site: Site
    let body: Body

    var id: String { site.id }
    var isBlood: Bool { site.id == Site.blood.id }
    var blood: Place { body.blood }

    var cart: CARTCells { CARTCells(place: self) }
    var targets: TargetCells { TargetCells(place: self) }
    var macrophages: Macrophages { Macrophages(place: self) }
    var il6Receptor: IL6Receptor { IL6Receptor(place: self) }
    var endothelium: Endothelium { Endothelium(place: self) }
    var fluid: InterstitialFluid { InterstitialFluid(place: self) }
    var offTumour: OffTumourTissue? { body.offTumourSites.contains(id) ? OffTumourTissue(place: self) : nil }

    func level(_ cytokine: some Cytokine) -> Term { CytokinePool(cytokine: cytokine, place: self).level }
    func rise(_ cytokine: some Cytokine) -> Term { CytokinePool(cytokine: cytokine, place: self).rise }

    /// The volume in which cytokines are dissolved: it grows with oedema.
    var interstitium: Term { isBlood || site.isEncased ? site.restingInterstitium : fluid.volume }
}
