import Reactions

/// Everything the model knows, listed once. A new site, drug, cytokine, product or read-out is one file and one line here.
public enum Catalogue {
    /// The sites that every patient has, in the order in which they are computed and shown.
    public static let sites: [Site] = [.marrow, .spleen, .nodes, .neck, .lung, .liver, .tissue]

    public static let products: [Product] = [.cd28z, .fourOneBBz]

    public static func cytokines(_ product: Product) -> [any Cytokine] {
        [IL6(), InterferonGamma(product: product), IL2(product: product), IL10(), IL1(), TumourNecrosisFactor(), GMCSF()]
    }

    /// Drugs and supportive care by name.
    public static let drugs: [String: @Sendable (Body) -> any Drug] = [
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

    public static func observables(_ body: Body) -> [any Component] {
        [
            CARTInfusion(body: body), Temperature(), BloodPressure(body: body), Oxygenation(body: body), Airway(body: body),
            CReactiveProtein(body: body), Ferritin(body: body), LactateDehydrogenase(body: body), BloodCounts(body: body),
        ]
    }

    /// The three published or fitted sets of IL-6 affinities, and the one used by default (B).
    public static let affinitySets: [String: [String: Double]] = [
        "B": ["IL6Receptor.binaryAffinity": 5000, "IL6Receptor.ternaryAffinity": 1000],
        "L": ["IL6Receptor.binaryAffinity": 5000, "IL6Receptor.ternaryAffinity": 50],
        "S": ["IL6Receptor.binaryAffinity": 500, "IL6Receptor.ternaryAffinity": 1000],
        "H": ["IL6Receptor.binaryAffinity": 1000, "IL6Receptor.ternaryAffinity": 10],
    ]
}

extension Body {
    /// The components of this body under the given drugs.
    public func components(drugs names: Set<String>) -> [any Component] {
        let cytokines = Catalogue.cytokines(product)
        var components: [any Component] = []
        for place in everywhere {
            components += [place.cart, place.targets, place.macrophages, place.endothelium, place.il6Receptor]
            if !place.isBlood { components += [CARTTraffic(place: place), BlastTraffic(place: place)] as [any Component] }
            if !place.isBlood && !place.site.isEncased { components.append(place.fluid) }
            if let healthy = place.offTumour { components.append(healthy) }
            components += cytokines.map { CytokinePool(cytokine: $0, place: place) } as [any Component]
        }
        components += [LymphoidSpace(body: self), MarrowCells(body: self), BCellRecovery(body: self), PlasmaVolume(body: self)] as [any Component]
        components += Catalogue.observables(self)
        let drugs = names.sorted().compactMap { Catalogue.drugs[$0]?(self) }
        for drug in drugs {
            for companion in drug.companions where !components.contains(where: { $0.id == companion.id }) { components.append(companion) }
            components.append(drug)
        }
        return components
    }
}
