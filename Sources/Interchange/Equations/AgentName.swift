/// What acts, as it is said on the ward: `IL6` as IL-6, `IFNg` as IFN-γ.
enum AgentName {
    static func pretty(_ name: String) -> String {
        switch name {
        case "IFNg": "IFN-γ"
        case "GMCSF": "GM-CSF"
        case "CART": "CAR-T cells"
        case "IL6R": "IL-6 receptor"
        default: name.replacing(/^IL(\d+)$/) { "IL-" + $0.output.1 }
        }
    }

    /// The heading of a component, by its id without the site.
    static func title(_ name: String) -> String { titles[name] ?? pretty(name) }

    private static let titles = [
        "CART": "CAR-T cells", "targets": "Target cells", "macrophages": "Macrophages", "endothelium": "Endothelium",
        "IL6R": "IL-6 receptor", "traffic": "Traffic of CAR-T cells", "blasts": "Traffic of malignant cells",
        "fluid": "Interstitial fluid", "normal": "Normal cells", "offTumour": "Healthy cells with the antigen",
        "host": "Host lymphocytes and room for CAR-T cells", "bCells": "Recovery of B cells", "plasmaVolume": "Plasma volume",
        "infusion": "Infusion of the product", "temperature": "Temperature", "pressure": "Blood pressure", "oxygenation": "Oxygenation",
        "airway": "Airway", "CRP": "C-reactive protein", "ferritin": "Ferritin", "LDH": "Lactate dehydrogenase",
        "counts": "Blood counts", "steroid": "Response to steroids",
    ]

    /// The agent of a component: its id without the site.
    static func pretty(component id: String, _ sites: SiteMap) -> String {
        guard let site = sites.site(ofComponent: id) else { return pretty(id) }
        return pretty(String(id.dropFirst(site.count + 1)))
    }

    /// The same, with the site where what it does reaches everywhere from one place: IL-6 in blood and fever.
    static func pretty(_ group: InfluenceReader.Group, _ sites: SiteMap) -> String {
        let name = pretty(component: group.component, sites)
        guard group.sites.isEmpty, let site = sites.site(ofComponent: group.component) else { return name }
        return name + " in " + site
    }
}
