import Reactions

/// A name as it stands in a formula, with what it stands for.
struct SymbolName: Hashable {
    var text: String
    /// The whole id; with `‹site›` in the place of the site on a page that shows a generic site.
    var id: String
    var meaning: String
    /// The ids that stand for it at the sites that a formula is shown for, where those differ in more than the site.
    var variants: [String] = []
}

/// Short names within one component: its own names stand alone, others keep as much of their id as tells them apart.
struct SymbolNames {
    static let genericSite = "‹site›"

    let component: String
    /// The site that stands for every site of a group, or `nil` where there is none.
    let site: String?
    private let componentIDs: Set<String>
    private let siteIDs: Set<String>
    private var ambiguous: Set<String>
    /// By the id at the site that is shown, the ids at all sites; for numbers of the vessels, of which sites have several kinds.
    var variants: [String: [String]] = [:]

    /// - Parameter ids: Every id that the component's formulas use; names that meet here keep more of their id.
    init(component: String, site: String?, network: Network, sites: SiteMap, ids: Set<String>) {
        self.init(component: component, site: site, componentIDs: Set(network.componentIDs), siteIDs: Set(sites.ids), ambiguous: [])
        let shorts = ids.map { short($0) }
        ambiguous = Set(Dictionary(shorts.map { ($0, 1) }, uniquingKeysWith: +).filter { $0.value > 1 }.keys)
    }

    private init(component: String, site: String?, componentIDs: Set<String>, siteIDs: Set<String>, ambiguous: Set<String>) {
        self.component = component
        self.site = site
        self.componentIDs = componentIDs
        self.siteIDs = siteIDs
        self.ambiguous = ambiguous
    }

    /// The same names where `site` stands for several.
    func generic(for site: String) -> SymbolNames {
        var names = SymbolNames(component: component, site: site, componentIDs: componentIDs, siteIDs: siteIDs, ambiguous: ambiguous)
        names.variants = variants
        return names
    }

    func short(_ id: String, meaning: String) -> SymbolName {
        let text = short(id)
        let generic = genericID(id)
        if let all = variants[id] {
            let last = id.split(separator: ".").last.map(String.init) ?? id
            return SymbolName(text: last, id: generic, meaning: meaning, variants: all)
        }
        return SymbolName(text: ambiguous.contains(text) ? generic : text, id: generic, meaning: meaning)
    }

    /// An id with the generic site put in.
    func genericID(_ id: String) -> String {
        guard let site else { return id }
        let path = id.split(separator: ".").map(String.init)
        return path.enumerated().map { $1 == site && $0 < path.count - 1 ? SymbolNames.genericSite : $1 }.joined(separator: ".")
    }

    private func short(_ id: String) -> String {
        if id.hasPrefix(component + ".") {
            let own = id.dropFirst(component.count + 1)
            return site.map { own.hasPrefix($0 + ".") ? "site" + own.dropFirst($0.count) : String(own) } ?? String(own)
        }
        let path = id.split(separator: ".").map(String.init)
        guard let head = path.first, path.count > 1 else { return id }
        if path.count == 2, !componentIDs.contains(head) { return siteIDs.contains(head) && head != site ? id : path[1] }
        return head == site ? path.dropFirst().joined(separator: ".") : id
    }
}
