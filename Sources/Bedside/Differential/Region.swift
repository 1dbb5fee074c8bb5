extension Diagnosis {
    /// Where the local picture must be for a diagnosis to apply.
    public enum Region: String, Hashable, Sendable {
        case anywhere
        case neck = "neck and face"
        case neckAndChest = "neck, face and chest"

        private static let neckSites: Set<String> = [
            "neck", "face", "larynx", "pharynx", "throat", "parotid", "submandibular", "cervical", "tongue", "lips", "mouth", "tonsil",
        ]
        private static let chestSites: Set<String> = ["chest", "mediastinum", "thorax", "arm", "axilla", "pleura", "lung"]

        func contains(_ site: String) -> Bool {
            switch self {
            case .anywhere: true
            case .neck: Region.neckSites.contains(site.lowercased())
            case .neckAndChest: Region.neckSites.contains(site.lowercased()) || Region.chestSites.contains(site.lowercased())
            }
        }
    }
}

extension Situation {
    /// Sites of the local picture as charted, with the neck where a sign of the airway or an unnamed visible swelling says so.
    var sites: [String] {
        let airway: [Finding] = [.foreignBodySensation, .dysphagia, .voiceChange, .stridor, .drooling, .airwayInstrumented]
        let isAirway = airway.contains { saw($0) == true }
        let isNeck = chart.rows(.visibleSwelling, from: onset, to: hours).contains { $0.subject == nil && $0.flag == true }
        return ((local?.sites ?? []) + (isAirway || isNeck ? ["neck"] : [])).once
    }

    /// Whether a diagnosis of a region may explain the picture; a picture without a site may be anywhere.
    func isIn(_ region: Diagnosis.Region) -> Bool {
        guard region != .anywhere else { return true }
        let sites = sites
        return sites.isEmpty || sites.contains { region.contains($0) }
    }

    /// Whether a row about a subject is about the site of the picture; a row about nothing in particular is.
    func isOfSite(_ subject: String?) -> Bool {
        guard let subject, !sites.isEmpty else { return true }
        return sites.contains { $0.lowercased() == subject.lowercased() }
            || (Diagnosis.Region.neck.contains(subject) && isIn(.neck))
    }

    /// Whether the site was imaged since the onset.
    var siteIsImaged: Bool {
        let neck = isIn(.neck) && (isTested(.neckCT) || isTested(.neckUltrasound))
        let chest = sites.contains { Diagnosis.Region.neckAndChest.contains($0) && !Diagnosis.Region.neck.contains($0) }
        let heart = sites.contains { ["heart", "pericardium"].contains($0.lowercased()) }
        return neck || isTested(.siteImaging) || (chest && isTested(.chestImaging)) || (heart && isTested(.echocardiography))
    }
}
