/// Formulas as markup: upright fractions that break across lines like words, names that show their whole id.
extension Formula {
    var html: String {
        switch self {
        case .number(let value): "<span class=\"n\">\(UnitText.number(value))</span>"
        case .name(let name): Formula.html(name)
        case .sum(let parts): Formula.join(parts) { $0.html(atLeast: .product) }
        case .product(let list): list.map { $0.html(atLeast: .product) }.joined(separator: "<span class=\"t\"> · </span>")
        case .fraction(let above, let below):
            "<span class=\"f\"><span>\(above.html)</span><span>\(below.html)</span></span>"
        case .power(let base, let exponent): base.html(atLeast: .atom) + "<sup>\(exponent.html)</sup>"
        case .root(let inner): "√<span class=\"r\">\(inner.html)</span>"
        case .exponential(let inner): "exp(\(inner.html))"
        case .logarithm(let inner): "ln(\(inner.html))"
        case .positive(let inner): "[\(inner.html)]<sub>+</sub>"
        case .factor(let factor): "<a class=\"p \(factor.kind.rawValue)\" href=\"#\(factor.anchor)\">\(HTML.escape(factor.phrase))</a>"
        case .overSites(let inner, let sites):
            "<span class=\"s\" title=\"\(HTML.escape(sites.joined(separator: ", ")))\">Σ<sub>sites</sub></span> "
                + inner.html(atLeast: .product)
        }
    }

    /// A fraction needs no brackets: its bar holds it together.
    private func html(atLeast needed: Binding) -> String {
        if case .fraction = self, needed < .atom { return html }
        return binding < needed ? "(" + html + ")" : html
    }

    /// A whole formula, read aloud as its text.
    var block: String { "<span class=\"eq\" role=\"math\" aria-label=\"\(HTML.escape(text))\">\(html)</span>" }

    static func html(_ name: SymbolName) -> String {
        let ids = name.variants.isEmpty ? name.id : name.variants.joined(separator: ", ")
        let title = name.meaning.isEmpty ? ids : ids + ": " + name.meaning
        return "<i title=\"\(HTML.escape(title))\">\(HTML.escape(name.text))</i>"
    }
}
