/// Hypotension or oxygen need without a fever that counts is not CRS by ASTCT; another cause must be found.
///
/// Source: clinical dossier, section A1, edge cases.
struct HypotensionWithoutFever: SafetyRule {
    let id = "S8"
    let title = "Hypotension or hypoxia without fever"
    let condition = "hypotension or oxygen need, and neither fever nor established CRS whose fever treatment may hide"
    let statement = "Not CRS by ASTCT: look for another cause."
    let source = "Lee DW et al. 2019 (ASTCT); clinical dossier, section A1"
    let evidence = EvidenceMark.read

    func check(_ graded: GradedSituation) -> SafetyFinding {
        let signs = graded.situation.signs
        let hasPressors = signs.vasopressors.map { !$0.isEmpty }
        let needsOxygen = signs.isHomeOxygen == true ? false : signs.oxygenDevice.map { $0 != .roomAir }
        // What somebody already put down to another cause needs no search for one.
        let signsPresent = [
            signs.hypotensionIsCRS != false && (signs.isHypotensive == true || hasPressors == true) ? "hypotension" : nil,
            signs.hypoxiaIsCRS != false && (signs.isHypoxic == true || needsOxygen == true) ? "oxygen need" : nil,
        ].compactMap(\.self)
        guard !signsPresent.isEmpty else { return absent(signs) }
        let what = signsPresent.joined(separator: " and ")
        let isFeverGone = signs.temperature?.isUnder(ASTCTCRS.feverThreshold) == true
        switch ASTCTCRS.counts(signs) {
        case true where isFeverGone && signs.isFeverMasked != true:
            return .warns(
                "\(what) goes on although the fever of an established CRS is gone and no treatment hides it: CRS is over only when all its "
                    + "signs are; look for another cause as well", missing: [])
        case true: return .silent
        case nil: return .unknown(missing: ["temperature"])
        case false: return .warns("\(what) without a fever that counts is not CRS by ASTCT: look for another cause", missing: [])
        }
    }

    private func absent(_ signs: Signs) -> SafetyFinding {
        let missing = [signs.isHypotensive == nil ? "hypotension, as judged" : nil, signs.oxygenDevice == nil ? "oxygen device" : nil]
        let named = missing.compactMap(\.self)
        return named.isEmpty || ASTCTCRS.counts(signs) == true ? .silent : .unknown(missing: named)
    }
}
