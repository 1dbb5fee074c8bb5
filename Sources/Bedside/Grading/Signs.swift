/// What the grading systems may ask about one window of time. Whatever is `nil` is unknown, never normal.
///
/// It is what ``Chart/signs(at:)`` makes of a chart, and what `squall grade --inputs` reads.
///
/// Source: clinical dossier, section A13.
public struct Signs: Hashable, Sendable {
    public init() {}

    // MARK: Fever and the course so far

    /// Highest temperature of the window, in degrees Celsius.
    public var temperature: Measured?
    public var feverHasOtherCause: Bool?
    /// Whether cytokine release was diagnosed before, with a qualifying fever.
    public var isEstablished: Bool?
    /// Whether an antipyretic, an anticytokine drug or a steroid given since may hide the fever.
    public var isFeverMasked: Bool?
    /// Whether there are symptoms of cytokine release: the gate of Lee, Penn, MSKCC and CTCAE.
    public var hasSymptoms: Bool?
    public var diedOfCRS: Bool?
    public var diedOfAirwayLoss: Bool?
    public var isUnder12: Bool?

    // MARK: Pressure

    /// Hypotension, as judged.
    public var isHypotensive: Bool?
    /// Whether cytokine release is the judged cause of it; `nil` when nobody judged.
    public var hypotensionIsCRS: Bool?
    /// Lowest systolic pressure, in mm[Hg].
    public var systolicPressure: Measured?
    public var fluids: Fluids?
    /// All that ran at the same time; empty when it is known that none did.
    public var vasopressors: [Vasopressor]?
    public var isRefractoryShock: Bool?

    public enum Fluids: String, Hashable, Sendable, CaseIterable {
        case none
        case singleBolus = "single_bolus"
        case multipleBoluses = "multiple_boluses"
    }

    public struct Vasopressor: Hashable, Sendable {
        public enum Drug: String, Hashable, Sendable, CaseIterable {
            case norepinephrine, epinephrine, phenylephrine, dopamine, vasopressin
        }

        /// `nil` for a vasopressor that is none of those named.
        public var drug: Drug?
        /// In ug/min; dopamine in ug/kg/min; vasopressin in U/min.
        public var dose: Double?
        public var hours: Double?

        public init(_ drug: Drug?, dose: Double? = nil, hours: Double? = nil) {
            self.drug = drug
            self.dose = dose
            self.hours = hours
        }
    }

    // MARK: Oxygen

    public var isHypoxic: Bool?
    /// Whether cytokine release is the judged cause of the oxygen need; `nil` when nobody judged.
    public var hypoxiaIsCRS: Bool?
    public var oxygenDevice: OxygenDevice?
    /// In L/min.
    public var oxygenFlow: Measured?
    /// As a fraction.
    public var inspiredOxygen: Measured?
    /// Lowest saturation, in percent.
    public var oxygenSaturation: Measured?
    public var intubationReason: IntubationReason?
    /// Home oxygen or home positive pressure, unchanged.
    public var isHomeOxygen: Bool?
    public var hasDyspnoea: Bool?

    public enum OxygenDevice: String, Hashable, Sendable, CaseIterable {
        case roomAir = "room_air"
        case blowBy = "blow_by"
        case nasalCannula = "nasal_cannula"
        case highFlowCannula = "high_flow_nc"
        case simpleMask = "simple_mask"
        case venturi
        case nonRebreather = "nonrebreather"
        case cpap, bipap, intubated
    }

    public enum IntubationReason: String, Hashable, Sendable, CaseIterable {
        case procedure
        case neurological = "airway_protection_neuro"
        case upperAirway = "upper_airway_obstruction"
        case hypoxia
    }

    // MARK: Organs, as CTCAE grades, and care

    /// Worst of any organ except transaminases.
    public var organGrade: Int?
    public var transaminaseGrade: Int?
    public var creatinineGrade: Int?
    /// Bilirubin or transaminases.
    public var liverGrade: Int?
    /// Oliguria or creatinine.
    public var renalGrade: Int?
    public var pulmonaryOedemaGrade: Int?
    public var isTreatedInHospital: Bool?
    public var needsCoagulationProducts: Bool?

    // MARK: Lesion and airway

    public var lesion: Lesion?
    /// In cm.
    public var lesionDiameter: Measured?
    public var organDysfunctionFromCompression: Bool?
    public var threatFromSwelling: Bool?
    public var gutBleedingRisk: Bool?
    /// Visible swelling of neck, face or parotid.
    public var isSwollen: Bool?
    /// Foreign-body sensation, dyspnoea, dysphagia, hoarse or muffled voice.
    public var hasAirwaySymptom: Bool?
    public var hasStridor: Bool?
    public var isDrooling: Bool?
    public var isExhausted: Bool?
    public var isAirwayInstrumented: Bool?

    public enum Lesion: String, Hashable, Sendable, CaseIterable {
        case none
        case enlarged = "enlarged_no_compression"
        case compensated = "compression_compensated"
        case effusion = "serous_effusion"
        case decompensated = "compression_decompensated"
    }

    // MARK: Nervous system

    public var iceScore: Int?
    /// Points by item; the sum is the score when all five are there.
    public var iceItems: ICEItems?
    public var capd: Int?
    public var consciousness: Consciousness?
    /// Whether the drowsiness is due to sedatives.
    public var isSedated: Bool?
    public var seizure: Seizure?
    public var cerebralOedema: CerebralOedema?
    public var hasFocalWeakness: Bool?
    public var hasTremor: Bool?
    public var hasIntracranialHaemorrhage: Bool?

    public struct ICEItems: Hashable, Sendable {
        public var orientation: Int?
        public var naming: Int?
        public var commands: Int?
        public var writing: Int?
        public var attention: Int?

        public init(orientation: Int? = nil, naming: Int? = nil, commands: Int? = nil, writing: Int? = nil, attention: Int? = nil) {
            self.orientation = orientation
            self.naming = naming
            self.commands = commands
            self.writing = writing
            self.attention = attention
        }
    }

    public enum Consciousness: String, Hashable, Sendable, CaseIterable { case spontaneous, voice, tactile, unarousable }

    public enum Seizure: String, Hashable, Sendable, CaseIterable {
        case none, resolved
        case over5Minutes = "over_5_min"
        case repetitive = "repetitive_no_return"
    }

    public enum CerebralOedema: String, Hashable, Sendable, CaseIterable {
        case none, focal, diffuse, posturing
        case sixthNervePalsy = "sixth_nerve_palsy"
        case papilloedema = "papilledema"
        case cushing
    }

    // MARK: Laboratory, in the unit that stands beside it

    public var platelets: Measured?  // 10*9/L
    public var neutrophils: Measured?  // 10*9/L
    public var haemoglobin: Measured?  // g/dL
    public var crp: Measured?  // mg/dL
    public var ferritin: Measured?  // ng/mL
    public var ferritinUpperNormal: Double?  // ng/mL
    public var ldh: Measured?  // U/L
    public var creatinine: Measured?  // mg/dL
    public var creatinineUpperNormal: Double?  // mg/dL
    public var triglyceride: Measured?  // mmol/L
    public var fibrinogen: Measured?  // g/L
    public var ast: Measured?  // U/L
    public var astUpperNormal: Double?  // U/L
    public var alt: Measured?  // U/L
    public var altUpperNormal: Double?  // U/L
    public var bilirubin: Measured?  // mg/dL
    public var bilirubinUpperNormal: Double?  // mg/dL
    public var mcp1: Measured?  // pg/mL
    public var tryptase: Measured?  // ng/mL
    public var tryptaseBaseline: Measured?  // ng/mL

    // MARK: Haemophagocytic syndromes and patient

    public var hasHaemophagocytosis: Bool?
    public var isImmunosuppressed: Bool?
    public var organomegaly: Organomegaly?
    /// Lineages with cytopenia, 0 to 3.
    public var cytopenicLineages: Int?
    /// Highest temperature of the first 36 hours after infusion, in degrees Celsius.
    public var temperatureOfFirst36Hours: Measured?
    public var sex: Chart.Patient.Sex?
    /// In years.
    public var age: Double?

    public enum Organomegaly: String, Hashable, Sendable, CaseIterable { case none, one, both }
}
