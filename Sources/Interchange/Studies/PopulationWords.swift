import Studies

/// The summary of a population that a clinician reads first.
struct PopulationWords {
    let result: PopulationResult

    func blocks() -> [StudyBlock] {
        let summary = result.groups.flatMap { group -> [StudyBlock] in [.paragraph(counts(group)), .list(lines(group))] }
        return tiles() + summary
            + [
                .paragraph(
                    "The intervals speak of the number of simulated patients only; what is unknown about the model is not in them. Local CRS and "
                        + "the airway level are defined by this project.")
            ]
    }

    private var site: String { PopulationPage(result).siteName }

    private func tiles() -> [StudyBlock] {
        guard result.groups.count == 1, let group = result.groups.first else { return [] }
        var tiles = [
            ("patients accepted", StudyWords.count(group.accepted)),
            ("with local CRS, any site", StudyWords.percent(group.swellings.anywhere.value)),
        ]
        if let own = group.swellings.share(of: result.site) { tiles.append(("with a swollen \(site)", StudyWords.percent(own.value))) }
        for entry in group.endpoints where entry.isMain {
            switch entry.reading {
            case .levels(let levels):
                tiles.append(("\(entry.endpoint.label.lowercasedFirst) 3 or 4", StudyWords.percent(levels[3].value + levels[4].value)))
            case .share, .day, .number: break
            }
        }
        return [.tiles(tiles)]
    }

    private func lines(_ group: PopulationGroup) -> [String] {
        [severity(group), local(group), order(group), happenings(group)].compactMap { $0 }
            + (group.separations.map { $0.rows.isEmpty ? [] : [SeparationPart.words(group, $0, site: site)] } ?? [])
    }

    private func counts(_ group: PopulationGroup) -> String {
        let rejected = group.drawn - group.accepted
        let reason = group.rejections.first.map { ", most often because of this: \(StudyWords.clause($0.text))" } ?? ""
        let left = rejected == 0 ? "all of them are plausible" : "\(StudyWords.count(rejected)) were rejected\(reason)"
        let weights =
            group.weights.areEqual
            ? "" : " They are weighted, and tell as much as \(StudyWords.count(Int(group.weights.effective.rounded()))) with equal weights."
        return
            "\(group.group.label): of \(StudyWords.patients(group.drawn)) drawn, \(left); \(StudyWords.count(group.accepted)) are described here.\(weights)"
    }

    private func severity(_ group: PopulationGroup) -> String? {
        let parts = group.endpoints.filter(\.isMain).compactMap { entry -> String? in
            switch entry.reading {
            case .levels(let levels):
                let named = levels.indices.dropFirst().filter { levels[$0].value > 0 }.map {
                    "\($0) in \(StudyWords.percent(levels[$0].value))"
                }
                return "\(entry.endpoint.label): " + (named.isEmpty ? "none in any patient" : StudyWords.list(named))
            case .share, .day, .number: return nil
            }
        }
        return parts.isEmpty ? nil : parts.joined(separator: ". ") + "."
    }

    private func local(_ group: PopulationGroup) -> String {
        let any = group.swellings.anywhere
        guard any.value > 0 else {
            return
                "Local CRS that would be seen occurs in none of \(StudyWords.patients(any.patients)); up to \(StudyWords.percent(any.upper)) cannot be excluded."
        }
        var text = "A site swells so that it would be seen (local CRS) in \(StudyWords.sentence(any)) of patients"
        if let own = group.swellings.share(of: result.site) { text += ", the \(site) in \(StudyWords.sentence(own))" }
        if let tally = group.swellings.sites.first(where: { $0.site == result.site }), tally.onset.patients > 0 {
            let severe = tally.levels[3] + tally.levels[4]
            text +=
                "; it begins on a median \(Digits.day(tally.onset.median)) (9 in 10 between \(Digits.day(tally.onset.quantiles[0])) and "
                + "\(Digits.day(tally.onset.quantiles[4]))) and reaches level 3 or 4 in \(StudyWords.percent(severe)) of all patients"
        }
        return text + "."
    }

    private func order(_ group: PopulationGroup) -> String? {
        let both = group.orders.filter { $0.ofBoth != nil }
        guard let patients = both.first?.ofBoth?.patients else { return nil }
        let parts = both.map { "\($0.name) in \(StudyWords.sentence($0.ofBoth ?? .none()))" }
        return "Where both local and systemic signs come (\(StudyWords.patients(patients))), the order is \(StudyWords.list(parts))."
    }

    private func happenings(_ group: PopulationGroup) -> String? {
        let parts = group.endpoints.filter(\.isMain).compactMap { entry -> String? in
            switch entry.reading {
            case .share(let share) where share.patients > 0: "\(entry.endpoint.label.lowercasedFirst) \(StudyWords.sentence(share))"
            case .share, .levels, .day, .number: nil
            }
        }
        return parts.isEmpty ? nil : "What happens: \(StudyWords.list(parts))."
    }
}
