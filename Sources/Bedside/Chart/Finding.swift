import Quantities

/// What a row of a chart is about: one vital sign, one test, one drug given.
///
/// The code of a case (its raw value) is what the `kind` column of a chart says. What is known about each is one line of
/// ``Finding/definitions``.
public enum Finding: String, CaseIterable, Hashable, Sendable {
    // Vital signs
    case temperature, systolicPressure, diastolicPressure, meanPressure, heartRate, respiratoryRate, oxygenSaturation
    case hypotension, pressureFall, hypoxia, dailyWeight, urineOutput

    // Oxygen and ventilation
    case oxygenDevice, oxygenFlow, inspiredOxygen, oxygenRatio, intubationReason, airwayPressureBaseline

    // Treatment
    case vasopressor, refractoryShock, drug, fluids, fluidVolume, fluidBalance, hospitalCare

    // Laboratory
    case il6, il10, il2, il1beta, il8, tnf, interferonGamma, solubleIL2Receptor, mcp1
    case crp, ferritin, procalcitonin, ldh, creatinine, filtrationRate, urea, bilirubin, alt, ast, albumin, amylase
    case fibrinogen, dDimer, inr, triglyceride, lactate, bnp, ntProBNP, troponin, tryptase, tryptaseBaseline, complementC4, tsh
    case haemoglobin, platelets, whiteCells, neutrophils, lymphocytes, eosinophils, basophils, eosinophilShare, basophilShare

    // Airway and neck
    case voiceChange, foreignBodySensation, dyspnoea, dysphagia, stridor, drooling, exhaustion, airwayInstrumented
    case neckCircumference, neckCircumferenceBaseline, visibleSwelling, bilateralSwelling, swellingTrend, siteSwelling, lesionDiameter
    case compressionThreat, compressionOrganDysfunction, gutBleedingRisk

    // Signs that the differential asks for
    case urticaria, wheeze, itch, trismus, floorOfMouthSwelling, localPain, crepitus, distendedVeins, centralLine, neckPuncture
    case crackles, peripheralOedema, mucosalUlcers, allergyHistory, knownMass
    case asymmetricLips, odynophagia, armSwelling, orthopnoea, generalisedOedema, strictlyLocal, ascites, weakVoice, midlineNeckPain
    case pusAtDuct, obesity, vomiting, lineSameSide, plethora, enlargedNodes, lowVoltage, adrenalineResponse, bradykininMedicine
    case tenseSwelling

    // Nervous system
    case iceOrientation, iceNaming, iceCommands, iceWriting, iceAttention, iceScore, capd
    case consciousness, sedated, seizure, focalWeakness, raisedPressure, tremor, intracranialHaemorrhage

    // Imaging and other tests
    case neckCT, neckUltrasound, neckDuplex, chestImaging, earlierNeckImaging, echocardiography, laryngoscopy
    case bloodCulture, localCulture, tissueCART, fluidGradient, siteBiopsy, thyroidUltrasound, viralTest, urineProtein
    case siteImaging, antiCARAntibody

    // Syndromes and organs
    case haemophagocytosis, organomegaly, lungInfiltrates, pulmonaryOedemaGrade, organGrade, transaminaseGrade, creatinineGrade
    case liverGrade, renalGrade, coagulopathyProducts, effusion, cytopenicLineages, immunosuppressed
    case crsEstablished, constitutionalSymptoms, mimicsExcluded

    // Cells
    case cartTransgene, cartCells, marrowBlasts, bloodBlasts, residualDisease
    case siteCART, siteTarget, siteIL6, siteOedema, siteVessels, siteMacrophages, airwayOpening

    // Events
    case response, death

    /// The groups of the bedside, in the order in which a chart shows them.
    public enum Group: String, CaseIterable, Sendable {
        case vitalSigns = "vital signs"
        case oxygen = "oxygen and ventilation"
        case treatment = "treatment"
        case laboratory = "laboratory"
        case airway = "airway and neck"
        case signs = "other signs"
        case neurology = "nervous system"
        case tests = "imaging and other tests"
        case syndromes = "syndromes and organs"
        case cells = "cells"
        case events = "events"
    }

    /// What the value of a row may be.
    public enum Form: Hashable, Sendable {
        /// A number in the unit of the finding, or in another that converts to it.
        case quantity(Unit)
        /// A number in whatever unit the row states: the dose of a drug.
        case dose
        /// One of a list, from best to worst.
        case word([String])
        /// Present or absent.
        case flag
    }

    /// Which of two values is the worse one.
    public enum Direction: Hashable, Sendable { case higher, lower }

    /// Everything known about a finding.
    public struct Definition: Sendable {
        public let finding: Finding
        public let group: Group
        public let title: String
        public let form: Form
        /// Hours for which a value stands for the present; infinite for facts that do not change.
        public let validity: Double
        public let worse: Direction
        /// Values outside are a mistake of the file: a wrong unit, a lost decimal point.
        public let plausible: ClosedRange<Double>
        /// Units of another dimension that clinicians use, as numbers of the finding's own unit.
        public let otherUnits: [String: Double]
        /// Whether a row may come without its value, as when a paper names a drug and no dose.
        public let allowsUnstated: Bool

        public var unit: Unit? { if case .quantity(let unit) = form { unit } else { nil } }
    }

    public var definition: Definition { Finding.table[self]! }
    public var title: String { definition.title }
    public var unit: Unit? { definition.unit }
    /// Hours for which a value stands for the present.
    public var validity: Double { definition.validity }
    /// Words of a coded finding, from best to worst; empty for the others.
    public var words: [String] { if case .word(let words) = definition.form { words } else { [] } }

    private static let table = Dictionary(uniqueKeysWithValues: definitions.map { ($0.finding, $0) })
}
