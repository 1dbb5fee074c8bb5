import Quantities

extension ScenarioReader {
    mutating func patient(_ node: ScenarioNode) -> Scenario.Patient? {
        let known = [
            "weight", "height", "age", "sex", "temperature", "meanArterialPressure", "lymphocytes", "lymphocyteFraction",
            "neckCircumference",
        ]
        let fields = self.fields(node, "patient", known: known)
        guard case .fields = node.content else { return nil }
        func read(_ name: String, _ field: QuantityField) -> Quantity? { quantity(fields[name], "patient.\(name)", field) }
        func need(_ name: String, _ field: QuantityField) -> Quantity? {
            required(fields[name], "patient.\(name)", "\(name): \(field.examples)", at: node.line) {
                $0.quantity($1, "patient.\(name)", field)
            }
        }
        let weight = need("weight", QuantityField(60, .kilograms, in: 2...400))
        let age = need("age", QuantityField(50, .ucum("a"), in: 0...120, allowsZero: true))
        let sex: Scenario.Patient.Sex? = required(fields["sex"], "patient.sex", "sex: female", at: node.line) {
            $0.choice($1, "patient.sex", kind: "sex")
        }
        let patient = Scenario.Patient(
            weight: weight ?? Quantity(1, .kilograms), height: read("height", QuantityField(165, .centimetres, in: 30...250)),
            age: age ?? Quantity(1, .ucum("a")), sex: sex ?? .female,
            temperature: read("temperature", QuantityField(36.8, .celsius, in: 34...41)),
            meanArterialPressure: read("meanArterialPressure", QuantityField(85, .millimetresOfMercury, in: 30...180)),
            lymphocytes: read("lymphocytes", QuantityField(1.5, .billionCellsPerLitre, in: 0...500, allowsZero: true)),
            lymphocyteFraction: read("lymphocyteFraction", QuantityField(30, .percent, in: 0...100, allowsZero: true)),
            neckCircumference: read("neckCircumference", QuantityField(36, .centimetres, in: 15...80)))
        return weight == nil || age == nil || sex == nil ? nil : patient
    }

    mutating func product(_ node: ScenarioNode, sites: [String]) -> Scenario.Product? {
        let fields = self.fields(node, "product", known: ["construct", "antigen", "dose", "into"])
        guard case .fields = node.content else { return nil }
        let constructs = vocabulary.constructs
        let construct = required(fields["construct"], "product.construct", "construct: CD28", at: node.line) {
            $0.name($1, "product.construct", kind: "construct", among: constructs)
        }
        let antigen = required(fields["antigen"], "product.antigen", "antigen: CD19", at: node.line) { $0.antigen($1) }
        let dose = required(fields["dose"], "product.dose", "dose: 1e6 {cells}/kg", at: node.line) {
            $0.quantity($1, "product.dose", .infusion)
        }
        let into = fields["into"].flatMap { siteName($0, "product.into", sites: sites) }
        guard let construct, let antigen, let dose else { return nil }
        return Scenario.Product(construct: construct, antigen: antigen, dose: dose, into: into)
    }

    /// A known antigen in the spelling of the vocabulary, or any identifier.
    private mutating func antigen(_ node: ScenarioNode) -> String? {
        guard let text = text(node, "product.antigen", limit: 40, expected: "an antigen, such as CD19") else { return nil }
        let known = vocabulary.antigens.first { ([$0.name] + $0.synonyms).contains { $0.lowercased() == text.lowercased() } }
        return known?.name ?? identifier(node, "product.antigen", example: "mesothelin")
    }

    mutating func siteName(_ node: ScenarioNode, _ place: String, sites: [String]) -> String? {
        name(node, place, kind: "site", among: sites.map { ScenarioVocabulary.Name($0) })
    }

    /// The extra sites, and the ids of all sites, standard ones first.
    mutating func sites(_ node: ScenarioNode?) -> (sites: [Scenario.Site], ids: [String]) {
        var sites: [Scenario.Site] = []
        var lines: [String: Int] = [:]
        for (index, item) in list(node, "sites", limit: 100).enumerated() {
            guard let site = site(item, "sites[\(index)]") else { continue }
            let line = item["id"]?.line ?? item.line
            if vocabulary.sites.contains(site.id) {
                note(.standardSite(id: site.id), at: line)
            } else if let first = lines[site.id] {
                note(.duplicateSite(id: site.id, first: first), at: line)
            } else {
                lines[site.id] = line
                sites.append(site)
            }
        }
        return (sites, vocabulary.sites + sites.map(\.id))
    }

    private mutating func site(_ node: ScenarioNode, _ place: String) -> Scenario.Site? {
        let fields = self.fields(node, place, known: ["id", "kind", "volume", "label", "in", "parameters"])
        guard case .fields = node.content else { return nil }
        let id = required(fields["id"], "\(place).id", "id: abdominal-mass", at: node.line) {
            $0.identifier($1, "\(place).id", example: "abdominal-mass")
        }
        let kind: Scenario.Site.Kind? = required(fields["kind"], "\(place).kind", "kind: mass", at: node.line) {
            $0.choice($1, "\(place).kind", kind: "kind")
        }
        let size = QuantityField(100, .millilitres, in: 0.01...30_000)
        let volume = required(fields["volume"], "\(place).volume", "volume: 100 mL", at: node.line) {
            $0.quantity($1, "\(place).volume", size)
        }
        let label = text(fields["label"], "\(place).label", limit: 200)
        let region: Scenario.Site.Region? = choice(fields["in"], "\(place).in", kind: "region")
        let parameters = overrides(fields["parameters"], "\(place).parameters", kind: "site parameter", among: vocabulary.siteParameters)
        guard let id else { return nil }
        // A site with a wrong kind or volume is kept, so that what else names it is not called unknown.
        return Scenario.Site(
            id: id, kind: kind ?? .mass, volume: volume ?? Quantity(100, .millilitres), label: label, region: region, parameters: parameters
        )
    }
}

extension QuantityField {
    /// Limits: a hundred times the highest dose per weight in use, and what a bag can hold.
    fileprivate static var infusion: QuantityField {
        QuantityField(doses: [
            ScenarioVocabulary.Dose(1e6, .ucum("{cells}/kg"), most: 1e10), ScenarioVocabulary.Dose(1e8, .cells, most: 1e12),
        ])
    }
}

extension Scenario.Patient {
    /// Stands in while reading on after a wrong patient; never part of a scenario that is returned.
    static let unknown = Scenario.Patient(weight: Quantity(1, .kilograms), age: Quantity(1, .ucum("a")), sex: .female)
}

extension Scenario.Product {
    static let unknown = Scenario.Product(construct: "", antigen: "", dose: Quantity(1, .cells))
}
