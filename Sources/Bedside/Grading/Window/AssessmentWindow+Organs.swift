/// Nervous system, organs and laboratory.
extension AssessmentWindow {
    func readNervousSystem(_ signs: inout Signs) {
        signs.iceScore = grade(.iceScore)
        let items = Signs.ICEItems(
            orientation: grade(.iceOrientation), naming: grade(.iceNaming), commands: grade(.iceCommands), writing: grade(.iceWriting),
            attention: grade(.iceAttention))
        signs.iceItems = items == Signs.ICEItems() ? nil : items
        signs.capd = grade(.capd)
        signs.consciousness = word(.consciousness).flatMap { Signs.Consciousness(rawValue: $0) }
        signs.isSedated = flag(.sedated)
        signs.seizure = word(.seizure).flatMap { Signs.Seizure(rawValue: $0) }
        signs.cerebralOedema = word(.raisedPressure).flatMap { Signs.CerebralOedema(rawValue: $0) }
        signs.hasFocalWeakness = flag(.focalWeakness)
        signs.hasTremor = flag(.tremor)
        signs.hasIntracranialHaemorrhage = flag(.intracranialHaemorrhage)
    }

    func readOrgans(_ signs: inout Signs) {
        signs.organGrade = grade(.organGrade)
        signs.transaminaseGrade = grade(.transaminaseGrade)
        signs.creatinineGrade = grade(.creatinineGrade)
        signs.liverGrade = grade(.liverGrade)
        signs.renalGrade = grade(.renalGrade)
        signs.pulmonaryOedemaGrade = grade(.pulmonaryOedemaGrade)
        signs.isTreatedInHospital = flag(.hospitalCare)
        signs.needsCoagulationProducts = flag(.coagulopathyProducts)
        signs.hasHaemophagocytosis = chart.latest(.haemophagocytosis, at: end)?.flag
        signs.isImmunosuppressed = chart.latest(.immunosuppressed, at: end)?.flag
        signs.organomegaly = chart.latest(.organomegaly, at: end)?.word.flatMap { Signs.Organomegaly(rawValue: $0) }
        signs.cytopenicLineages = chart.latest(.cytopenicLineages, at: end)?.number.map { Int($0.rounded()) }
    }

    func readLaboratory(_ signs: inout Signs) {
        signs.platelets = latest(.platelets)
        signs.neutrophils = latest(.neutrophils)
        signs.haemoglobin = latest(.haemoglobin)
        signs.crp = latest(.crp)
        signs.ferritin = latest(.ferritin)
        signs.ferritinUpperNormal = upperNormal(.ferritin)
        signs.creatinineUpperNormal = upperNormal(.creatinine)
        signs.astUpperNormal = upperNormal(.ast)
        signs.alt = latest(.alt)
        signs.altUpperNormal = upperNormal(.alt)
        signs.bilirubinUpperNormal = upperNormal(.bilirubin)
        signs.ldh = latest(.ldh)
        signs.creatinine = latest(.creatinine)
        signs.triglyceride = latest(.triglyceride)?.scaled(1 / 88.57)
        signs.fibrinogen = latest(.fibrinogen)?.scaled(0.01)
        signs.ast = latest(.ast)
        signs.bilirubin = latest(.bilirubin)
        signs.mcp1 = latest(.mcp1)
        signs.tryptase = latest(.tryptase)
        signs.tryptaseBaseline = latest(.tryptaseBaseline)
    }

    private func upperNormal(_ finding: Finding) -> Double? { chart.latest(finding, at: end)?.upperNormal }
}

extension Measured {
    /// In another unit; rounded so that a threshold is met by the number that is printed.
    func scaled(_ factor: Double) -> Measured { Measured((value * factor).roundedToDigits(12), limit) }
}
