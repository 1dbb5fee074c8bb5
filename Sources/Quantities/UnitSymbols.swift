/// The units that the model and its papers use, by name.
extension Unit {
    /// A unit of the project's own sources; a misspelling is a programming mistake and stops at once.
    private static func known(_ code: String) -> Unit {
        guard let unit = Unit(parsing: code) else { preconditionFailure("‘\(code)’ is not a unit that is known here.") }
        return unit
    }

    public static let one = known("1")
    public static let percent = known("%")
    public static let days = known("d")
    public static let hours = known("h")
    public static let perDay = known("1/d")
    public static let perHour = known("1/h")
    public static let cells = known("{cells}")
    public static let billionCells = known("10*9{cells}")
    public static let billionCellsPerLitre = known("10*9{cells}/L")
    public static let cellsPerMicrolitre = known("{cells}/uL")
    public static let billionCellsPerDay = known("10*9{cells}/d")
    public static let perBillionCellsPerLitre = known("L/10*9{cells}")
    public static let litres = known("L")
    public static let millilitres = known("mL")
    public static let litresPerDay = known("L/d")
    public static let litresPerHour = known("L/h")
    public static let perLitre = known("1/L")
    public static let picogramsPerMillilitre = known("pg/mL")
    public static let nanograms = known("ng")
    public static let picogramsPerCellPerDay = known("pg/{cells}/d")
    public static let milligrams = known("mg")
    public static let milligramsPerLitre = known("mg/L")
    public static let milligramsPerDay = known("mg/d")
    public static let milligramsPerLitrePerDay = known("mg/L/d")
    public static let milligramsPerLitrePerHour = known("mg/L/h")
    public static let microgramsPerLitre = known("ug/L")
    public static let nanogramsPerMillilitre = known("ng/mL")
    public static let micrograms = known("ug")
    public static let gramsPerLitre = known("g/L")
    public static let grams = known("g")
    public static let picomolar = known("pmol/L")
    public static let nanomolar = known("nmol/L")
    public static let picomoles = known("pmol")
    public static let kilogramsPerMole = known("kg/mol")
    public static let celsius = known("Cel")
    public static let millimetresOfMercury = known("mm[Hg]")
    public static let kilograms = known("kg")
    public static let centimetres = known("cm")
    public static let millimetres = known("mm")
    public static let squareCentimetres = known("cm2")
    public static let copiesPerMicrogram = known("{copies}/ug")
    public static let enzymeUnitsPerLitre = known("U/L")
    public static let squareMetres = known("m2")
    public static let litresPerMinute = known("L/min")

    /// Any other combination, spelt as UCUM does; for the project's own sources.
    public static func ucum(_ code: String) -> Unit { known(code) }
}
