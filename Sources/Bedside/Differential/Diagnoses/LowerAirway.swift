extension Diagnosis {
    /// Hypoxia that comes from the lung.
    ///
    /// Source: clinical dossier, section C1, row D19.
    static let lowerAirway = Diagnosis(
        "D19", "Lower airway: pneumonia, ARDS, embolism, bronchospasm", window: "any day", action: .onFinding("treat what is found"),
        tests: [
            SettlingTest(.chestImaging, "infiltrate; CT angiogram for embolism"),
            SettlingTest(.bloodGas, "PaO2/FiO2 300 mmHg or less"),
        ],
        items: [
            .speaksFor("hypoxia with signs of the lung") {
                Truth.all(Truth.any($0.saw(.hypoxia), $0.isHypoxic), $0.saw(.crackles, .wheeze, .lungInfiltrates))
            },
            .speaksFor("infiltrate or embolism on imaging") { $0.showsLungDisease },
            .speaksAgainst("clear lungs") { $0.saw(.crackles, .wheeze).map { !$0 } },
            .speaksAgainst("symptoms of the throat") { $0.saw(.foreignBodySensation, .dysphagia, .voiceChange) },
        ],
        outcome: { situation in
            switch situation.showsLungDisease {
            case true: return .positive
            case false:
                let isGasNormal = situation.level(.oxygenRatio)?.isOver(300) == true
                return isGasNormal
                    ? .negative : .inconclusive("clear imaging without a normal blood gas does not exclude embolism or bronchospasm")
            default: return .missing
            }
        })
}

extension Situation {
    fileprivate var showsLungDisease: Bool? { finds(.chestImaging, "infiltrates", "bilateral_infiltrates", "embolism") }
}
