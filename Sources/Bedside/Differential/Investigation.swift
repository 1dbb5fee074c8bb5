/// A test of the differential, in the order in which it is wanted.
///
/// First what the rule table needs (airway and anaphylaxis, then bleeding, clot and infection, then leak), then the rest. The order
/// is defined by this project after the order of thought of the clinical dossier, section C.
public enum Investigation: String, Hashable, Sendable, CaseIterable, Comparable {
    case tryptase
    case laryngoscopy
    case contrastCT = "contrast CT of the neck"
    case duplex = "duplex of the neck veins"
    case coagulation = "coagulation and platelets"
    case cultures = "blood cultures"
    case albumin
    case weight
    case bloodGas = "blood gas"
    case chestImaging = "chest imaging"
    case echocardiography
    case bnp = "BNP"
    case troponin
    case procalcitonin
    case haemoglobin
    case creatinine
    case neckUltrasound = "ultrasound of the neck"
    case answerToAdrenaline = "answer to adrenaline and an antihistamine"
    case regularMedicines = "list of regular medicines"
    case complementC4 = "complement C4"
    case amylase
    case inr = "INR"
    case urineProtein = "urine protein"
    case fluidBalance = "fluid balance of 48 hours"
    case siteImaging = "imaging of the site"
    case earlierImaging = "earlier imaging of the site"
    case thyroidUltrasound = "ultrasound of the thyroid"
    case thyrotropin = "TSH"
    case viralTest = "viral PCR or swab"
    case localGradient = "CAR-T cells or cytokines of tissue or fluid against blood"
    case carAntibody = "IgE against the receptor"
    case biopsy = "biopsy of the site"
    case tryptaseBaseline = "tryptase at baseline"
    case course = "course over weeks"

    public var name: String { rawValue }

    private var place: Int { Investigation.allCases.firstIndex(of: self) ?? 0 }
    public static func < (left: Investigation, right: Investigation) -> Bool { left.place < right.place }

    func isWanted(_ situation: Situation) -> Bool { isUseful(situation) && !isDone(situation) }

    /// Whether it makes sense here and now: tests of the neck need a picture there, tryptase needs the first hours.
    func isUseful(_ situation: Situation) -> Bool {
        switch self {
        case .tryptase: situation.canDrawTryptase
        case .contrastCT, .neckUltrasound, .thyroidUltrasound, .laryngoscopy: situation.isIn(.neck)
        case .siteImaging: !situation.isIn(.neck)
        default: true
        }
    }

    /// Whether it was done well enough that nobody needs to ask for it.
    func isDone(_ situation: Situation) -> Bool {
        func has(_ finding: Finding) -> Bool { situation.level(finding) != nil }
        func saw(_ finding: Finding) -> Bool { situation.isTested(finding) }
        return switch self {
        case .tryptase: situation.hasAdequateTryptase
        case .tryptaseBaseline: situation.tryptaseBaseline != nil
        case .laryngoscopy: saw(.laryngoscopy)
        case .contrastCT: saw(.neckCT)
        case .duplex: saw(.neckDuplex)
        case .coagulation: has(.platelets) && (has(.fibrinogen) || has(.inr))
        case .cultures: situation.state(.bloodCulture) != nil
        case .albumin: has(.albumin)
        case .weight: situation.weightGain != nil
        case .bloodGas: has(.oxygenRatio)
        case .chestImaging: saw(.chestImaging)
        case .echocardiography: saw(.echocardiography)
        case .bnp: has(.bnp) || has(.ntProBNP)
        case .troponin: has(.troponin)
        case .procalcitonin: has(.procalcitonin)
        case .haemoglobin: has(.haemoglobin)
        case .creatinine: has(.creatinine)
        case .neckUltrasound: saw(.neckUltrasound)
        case .answerToAdrenaline: situation.saw(.adrenalineResponse) != nil
        case .regularMedicines: situation.takesBradykininMedicine != nil
        case .complementC4: has(.complementC4)
        case .amylase: has(.amylase)
        case .inr: has(.inr)
        case .urineProtein: situation.state(.urineProtein) != nil
        case .fluidBalance: situation.fluidBalanceIsOver(2000) != nil
        case .siteImaging: situation.siteIsImaged
        case .earlierImaging: situation.state(.earlierNeckImaging) != nil
        case .thyroidUltrasound: saw(.thyroidUltrasound)
        case .thyrotropin: has(.tsh)
        case .viralTest: situation.state(.viralTest) != nil
        case .localGradient: situation.hasLocalGradient != nil
        case .carAntibody: situation.state(.antiCARAntibody) != nil
        case .biopsy: saw(.siteBiopsy)
        case .course: situation.grewWithinHours != nil
        }
    }
}

/// A test with what it would have to show.
public struct SettlingTest: Hashable, Sendable {
    public let investigation: Investigation
    public let threshold: String

    init(_ investigation: Investigation, _ threshold: String) {
        self.investigation = investigation
        self.threshold = threshold
    }

    public var name: String { investigation.name }
}
