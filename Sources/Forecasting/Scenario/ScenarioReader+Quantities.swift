import Quantities

/// What a field with a unit may hold: one or more forms of unit, each with its limits.
package struct QuantityField {
    package struct Form {
        package var example: Quantity
        /// In the unit of the example. Zero as `least` means above or at zero, as ``QuantityField/allowsZero`` says.
        var least: Double
        var most: Double
    }

    package var forms: [Form]
    var allowsZero = false
    var allowsNegative = false
    /// Whether `mg/kg` and a pure number are different things, as they are for doses but not for parameters.
    var wantsForm = true

    package init(_ example: Double, _ unit: Unit, in range: ClosedRange<Double>, allowsZero: Bool = false) {
        forms = [Form(example: Quantity(example, unit), least: range.lowerBound, most: range.upperBound)]
        self.allowsZero = allowsZero
    }

    package init(doses: [ScenarioVocabulary.Dose]) {
        forms = doses.map { Form(example: $0.example, least: 0, most: $0.most) }
    }

    /// A value that nothing is known about but its unit.
    package init(like unit: Unit, example: Double) {
        forms = [Form(example: Quantity(example, unit), least: -.greatestFiniteMagnitude, most: .greatestFiniteMagnitude)]
        allowsZero = true
        allowsNegative = true
        wantsForm = false
    }

    /// `8 mg/kg or 480 mg`
    var examples: String { forms.map(\.example.description).joined(separator: " or ") }
}

extension ScenarioReader {
    /// A number with a unit of one of the forms, within the limits of that form.
    package mutating func quantity(_ node: ScenarioNode?, _ place: String, _ field: QuantityField) -> Quantity? {
        guard let node, let text = text(node, place, expected: "a number with a unit, such as \(field.examples)") else { return nil }
        let quantity: Quantity
        do {
            quantity = try Quantity(parsing: text)
        } catch .noUnit(let value) where bareNumbers.contains(place) && !field.forms.isEmpty {
            quantity = Quantity(value, field.forms[0].example.unit)
        } catch {
            note(error.fact(field: place, example: field.examples), at: node.line)
            return nil
        }
        guard let form = field.forms.first(where: { $0.example.unit.accepts(quantity.unit, exactly: field.wantsForm) }) else {
            note(.wrongUnit(field: place, unit: quantity.unit.symbol, example: field.examples), at: node.line)
            return nil
        }
        return check(quantity, text, place, field, form, node.line) ? quantity : nil
    }

    private mutating func check(
        _ quantity: Quantity, _ text: String, _ place: String, _ field: QuantityField, _ form: QuantityField.Form, _ line: Int
    ) -> Bool {
        let unit = form.example.unit
        let value = quantity.converted(to: unit) ?? .nan
        func limit(_ value: Double) -> String { Quantity(value, unit).description }
        if !field.allowsNegative, value < 0, field.allowsZero {
            note(.negative(field: place, given: text, example: form.example.description), at: line)
        } else if !field.allowsNegative, value < 0 || (value == 0 && !field.allowsZero) || value.isNaN {
            note(.notPositive(field: place, given: text, example: form.example.description), at: line)
        } else if value > form.most || !value.isFinite {
            note(
                form.least > 0
                    ? .outside(field: place, given: text, least: limit(form.least), most: limit(form.most))
                    : .tooHigh(field: place, given: text, most: limit(form.most)), at: line)
        } else if value < form.least, value != 0 || !field.allowsZero {
            note(.outside(field: place, given: text, least: limit(form.least), most: limit(form.most)), at: line)
        } else {
            return true
        }
        return false
    }

    /// Days since infusion: a bare number is in days, `175 h` is converted.
    package mutating func day(_ node: ScenarioNode?, _ place: String, example: Double = 7.3, in range: ClosedRange<Double>) -> Double? {
        guard let node, let text = text(node, place, expected: "a day, such as \(example.shortText) or 175 h") else { return nil }
        let day: Double
        do {
            let quantity = try Quantity(parsing: text)
            guard let converted = quantity.converted(to: .days) else {
                note(.wrongUnit(field: place, unit: quantity.unit.symbol, example: "\(example.shortText) d or 175 h"), at: node.line)
                return nil
            }
            day = converted
        } catch .noUnit(let value) {
            day = value
        } catch {
            note(error.fact(field: place, example: "\(example.shortText) or 175 h"), at: node.line)
            return nil
        }
        guard range.contains(day) else {
            let limits = (least: range.lowerBound.shortText, most: range.upperBound.shortText)
            note(.outside(field: place, given: text, least: "day " + limits.least, most: "day " + limits.most), at: node.line)
            return nil
        }
        return day
    }

    package mutating func count(_ node: ScenarioNode?, _ place: String, example: Int, in range: ClosedRange<Int>) -> Int? {
        guard let node, let text = text(node, place, expected: "a whole number, such as \(example)") else { return nil }
        guard let count = Int(text) else {
            note(.notWhole(field: place, given: text, example: String(example)), at: node.line)
            return nil
        }
        guard range.contains(count) else {
            note(.outside(field: place, given: text, least: String(range.lowerBound), most: String(range.upperBound)), at: node.line)
            return nil
        }
        return count
    }
}

extension Unit {
    /// Whether a value in the other unit says the same kind of thing; degrees Celsius have no scale but their own.
    fileprivate func accepts(_ other: Unit, exactly: Bool) -> Bool {
        guard dimension == other.dimension, !exactly || form == other.form else { return false }
        return dimension != .temperature || !exactly || symbol == other.symbol
    }
}

extension QuantityIssue {
    fileprivate func fact(field: String, example: String) -> ScenarioIssue.Fact {
        switch self {
        case .notANumber(let text): .notANumber(field: field, given: text, example: example)
        case .notFinite(let text): .notFinite(field: field, given: text, example: example)
        case .noUnit(let value): .noUnit(field: field, given: value.shortText, example: example)
        case .unknownUnit(let unit): .unknownUnit(field: field, unit: unit, example: example)
        }
    }
}

extension ScenarioReader {
    /// A number with any known unit, for parameters of which nothing is declared.
    package mutating func anyQuantity(_ node: ScenarioNode, _ place: String) -> Quantity? {
        guard let text = text(node, place, expected: "a number with a unit, such as 0.5 1/d") else { return nil }
        do {
            return try Quantity(parsing: text)
        } catch {
            note(error.fact(field: place, example: "0.5 1/d"), at: node.line)
            return nil
        }
    }
}
