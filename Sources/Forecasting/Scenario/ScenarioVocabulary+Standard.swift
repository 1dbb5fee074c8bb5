import Quantities

extension ScenarioVocabulary {
    /// The vocabulary of the shipped scenarios.
    public static let standard = ScenarioVocabulary(
        drugs: standardDrugs,
        sites: ["blood", "marrow", "spleen", "nodes", "neck", "lung", "liver", "tissue"],
        constructs: [Name("CD28", synonyms: ["CD28z", "CD28ζ"]), Name("4-1BB", synonyms: ["41BB", "4-1BBz", "CD137"])],
        antigens: [Name("CD19"), Name("BCMA"), Name("CD22"), Name("CD20"), Name("mesothelin", synonyms: ["MSLN"])],
        readouts: standardReadouts)

    private static let hour = Quantity(1, .hours)
    private static let halfHour = Quantity(0.5, .hours)
    private static let push = Quantity(5, .ucum("min"))
    private static let swallow = Quantity(1, .ucum("min"))
    private static let perKilogram = Unit.ucum("mg/kg")
    private static let perSurface = Unit.ucum("mg/m2")

    /// Limits are several times the highest dose in use: they catch slips of a unit, not unusual decisions.
    private static let standardDrugs = [
        Drug("fludarabine", doses: [Dose(30, perSurface, most: 100), Dose(50, .milligrams, most: 250)], duration: halfHour),
        Drug(
            "cyclophosphamide", synonyms: ["cytoxan"], doses: [Dose(300, perSurface, most: 4000), Dose(500, .milligrams, most: 10_000)],
            duration: hour),
        Drug(
            "tocilizumab", synonyms: ["toci", "actemra", "roactemra"],
            doses: [
                Dose(8, perKilogram, most: 12, cap: Quantity(800, .milligrams)),
                Dose(480, .milligrams, most: 800, cap: Quantity(800, .milligrams)),
            ], duration: hour),
        Drug("siltuximab", synonyms: ["sylvant"], doses: [Dose(11, perKilogram, most: 25)], duration: hour),
        Drug("anakinra", synonyms: ["kineret"], doses: [Dose(100, .milligrams, most: 1000)], duration: swallow),
        Drug(
            "methylprednisolone", synonyms: ["mPSL", "solu-medrol", "solumedrol"],
            doses: [Dose(40, .milligrams, most: 2000), Dose(2, perKilogram, most: 40)], duration: push),
        Drug("dexamethasone", synonyms: ["dex", "decadron"], doses: [Dose(10, .milligrams, most: 100)], duration: push),
        Drug("dasatinib", synonyms: ["sprycel"], doses: [Dose(100, .milligrams, most: 300)], duration: swallow),
        Drug("ruxolitinib", synonyms: ["jakafi", "jakavi"], doses: [Dose(10, .milligrams, most: 100)], duration: swallow),
        Drug("torasemide", synonyms: ["torsemide"], doses: [Dose(5, .milligrams, most: 200)], duration: push),
        Drug(
            "plasma", synonyms: ["FFP", "fresh frozen plasma"],
            doses: [Dose(350, .millilitres, most: 3000), Dose(15, .ucum("mL/kg"), most: 60)], duration: hour),
        Drug(
            "crystalloid", synonyms: ["saline", "ringer", "fluid"],
            doses: [Dose(500, .millilitres, most: 5000), Dose(20, .ucum("mL/kg"), most: 100)], duration: halfHour),
        Drug(
            "antipyretic", synonyms: ["ibuprofen", "NSAID"], doses: [Dose(400, .milligrams, most: 1200), Dose(10, perKilogram, most: 20)],
            duration: swallow),
        Drug("norepinephrine", synonyms: ["noradrenaline"], doses: [Dose(0.1, .ucum("ug/kg/min"), most: 5)], duration: nil),
        Drug("oxygen", synonyms: ["O2"], doses: [Dose(3, .litresPerMinute, most: 80)], duration: nil),
    ]

    private static let standardReadouts = [
        Readout("temperature", .celsius, in: 34...43, example: 39.5),
        Readout("meanArterialPressure", .millimetresOfMercury, in: 20...200, example: 60),
        Readout("oxygenSaturation", .percent, in: 30...100, example: 92),
        Readout("plasma.IL6", .picogramsPerMillilitre, in: 0.1...1e6, example: 1000),
        Readout("plasma.IFNg", .picogramsPerMillilitre, in: 0.1...1e6, example: 1000),
        Readout("plasma.IL10", .picogramsPerMillilitre, in: 0.1...1e6, example: 100),
        Readout("plasma.IL2", .picogramsPerMillilitre, in: 0.1...1e6, example: 100),
        Readout("CRP", .milligramsPerLitre, in: 0.1...1000, example: 100),
        Readout("ferritin", .nanogramsPerMillilitre, in: 1...1e6, example: 10_000),
        Readout("transgene", .copiesPerMicrogram, in: 1...1e7, example: 1e5),
        Readout("marrow.blasts", .percent, in: 1e-6...100, example: 5),
        Readout("blood.CART", .cellsPerMicrolitre, in: 1e-6...1e5, example: 10),
        Readout("neck.circumference", .centimetres, in: 20...100, example: 42),
        Readout("neck.oedema", .one, in: 0.001...20, example: 1),
    ]
}
