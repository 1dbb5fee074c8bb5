import Reactions

/// Everything the model knows, listed once: a new site, drug, cytokine, product or read-out is one file and one line here.
///
/// The standard list is a value, so that a study can add to a copy of it and build bodies from that.
public struct Catalogue: Sendable {
    /// The sites that every patient has, in the order in which they are computed and shown.
    public var sites: [Site] = [.marrow, .spleen, .nodes, .neck, .lung, .liver, .tissue]

    public var products: [Product] = [.cd28z, .fourOneBBz]

    /// Cytokines that every site has; some depend on the product that secretes them.
    public var cytokines: [@Sendable (Product) -> any Cytokine] = [
        { _ in IL6() }, { InterferonGamma(product: $0) }, { IL2(product: $0) }, { _ in IL10() }, { _ in IL1() },
        { _ in TumourNecrosisFactor() }, { _ in GMCSF() },
    ]

    /// Drugs and supportive care by name.
    public var drugs: [String: @Sendable (Body) -> any Drug] = [
        "tocilizumab": { Tocilizumab(body: $0) },
        "siltuximab": { Siltuximab(body: $0) },
        "anakinra": { Anakinra(body: $0) },
        "methylprednisolone": { Methylprednisolone(body: $0) },
        "dexamethasone": { Dexamethasone(body: $0) },
        "fludarabine": { Fludarabine(body: $0) },
        "cyclophosphamide": { Cyclophosphamide(body: $0) },
        "dasatinib": { Dasatinib(body: $0) },
        "ruxolitinib": { Ruxolitinib(body: $0) },
        "torasemide": { Torasemide(body: $0) },
        "plasma": { Plasma(body: $0) },
        "crystalloid": { Crystalloid(body: $0) },
        "antipyretic": { Antipyretic(body: $0) },
        "norepinephrine": { Norepinephrine(body: $0) },
        "oxygen": { Oxygen(body: $0) },
    ]

    /// What is read at the bedside.
    public var observables: [@Sendable (Body) -> any Component] = [
        { CARTInfusion(body: $0) }, { _ in Temperature() }, { BloodPressure(body: $0) }, { Oxygenation(body: $0) }, { Airway(body: $0) },
        { CReactiveProtein(body: $0) }, { Ferritin(body: $0) }, { LactateDehydrogenase(body: $0) }, { BloodCounts(body: $0) },
    ]

    /// What ships.
    public static let standard = Catalogue()

    public static var sites: [Site] { standard.sites }
    public static var products: [Product] { standard.products }
    public static var drugs: [String: @Sendable (Body) -> any Drug] { standard.drugs }
    public static func cytokines(_ product: Product) -> [any Cytokine] { standard.cytokines.map { $0(product) } }
    public static func observables(_ body: Body) -> [any Component] { standard.observables.map { $0(body) } }

    /// How each drug is written down, by name.
    public static let labels: [String: DrugLabel] = {
        let body = Body(tissues: [], product: .cd28z)
        return drugs.mapValues { $0(body).label }
    }()

    /// Drugs of one role, by name.
    public static func drugs(for role: DrugLabel.Role) -> Set<String> { Set(labels.filter { $0.value.role == role }.keys) }

    /// The three published or fitted sets of IL-6 affinities, and the one used by default (B).
    public static let affinitySets: [String: [String: Double]] = [
        "B": ["IL6Receptor.binaryAffinity": 5000, "IL6Receptor.ternaryAffinity": 1000],
        "L": ["IL6Receptor.binaryAffinity": 5000, "IL6Receptor.ternaryAffinity": 50],
        "S": ["IL6Receptor.binaryAffinity": 500, "IL6Receptor.ternaryAffinity": 1000],
        "H": ["IL6Receptor.binaryAffinity": 1000, "IL6Receptor.ternaryAffinity": 10],
    ]
}

extension Body {
    /// The components of this body under the given drugs, in an order that keeps a site's states together.
    public func components(drugs names: Set<String>, from catalogue: Catalogue = .standard) -> [any Component] {
        let cytokines = catalogue.cytokines.map { $0(product) }
        var components: [any Component] = []
        for place in everywhere {
            components += [place.cart, place.targets, place.macrophages, place.endothelium, place.il6Receptor]
            if !place.isBlood { components += [CARTTraffic(place: place), BlastTraffic(place: place)] as [any Component] }
            if !place.isBlood && !place.site.isEncased { components.append(place.fluid) }
            if let healthy = place.offTumour { components.append(healthy) }
            components += cytokines.map { CytokinePool(cytokine: $0, place: place) } as [any Component]
        }
        components +=
            [LymphoidSpace(body: self), MarrowCells(body: self), BCellRecovery(body: self), PlasmaVolume(body: self)] as [any Component]
        components += catalogue.observables.map { $0(self) }
        let drugs = names.sorted().compactMap { catalogue.drugs[$0]?(self) }
        for drug in drugs {
            for companion in drug.companions where !components.contains(where: { $0.id == companion.id }) { components.append(companion) }
            components.append(drug)
        }
        return components
    }
}
