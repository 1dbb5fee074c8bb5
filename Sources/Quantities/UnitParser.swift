/// Reads unit codes of the UCUM kind: `mg/kg`, `10*9{cells}/L`, `ug/kg/min`, `mm[Hg]`.
///
/// Only what a bedside or a model needs is known: grams, litres, metres, moles, times, cells, copies, pressure in mm[Hg],
/// temperature in Cel, enzyme units, percent and powers of ten. Prefixes are those of SI.
///
/// Source: UCUM, the Unified Code for Units of Measure, sections 2 and 3.
extension Unit {
    /// - Returns: `nil` when the text is not a unit that is known here.
    public init?(parsing text: String) {
        let code = text.replacingMicroSign()
        guard !code.isEmpty, code.utf8.count <= 64 else { return nil }
        var dimension = Dimension.none
        var factor = 1.0
        var sign = 1
        for (index, part) in code.splitKeepingSigns().enumerated() {
            if part == "." || part == "/" {
                guard index > 0 || part == "/" else { return nil }
                sign = part == "/" ? -1 : 1
                continue
            }
            guard let (atom, power) = Unit.component(part) else { return nil }
            dimension = dimension * atom.dimension.raised(to: power * sign)
            for _ in 0..<abs(power) { factor = power * sign > 0 ? factor * atom.factor : factor / atom.factor }
            sign = 1
        }
        guard let last = code.last, last != "/", last != "." else { return nil }
        self.init(symbol: code, dimension: dimension, factor: factor)
    }

    /// One component: an atom with an optional annotation and a trailing exponent.
    private static func component(_ text: String) -> (Unit, Int)? {
        if let known = atoms[text] { return (known, 1) }
        if text.hasPrefix("10*") {
            let rest = text.dropFirst(3)
            let (digits, annotation) = rest.splitAnnotation()
            guard let exponent = Int(digits), abs(exponent) <= 18 else { return nil }
            var factor = 1.0
            for _ in 0..<abs(exponent) { factor *= 10 }
            if exponent < 0 { factor = 1 / factor }
            guard let annotation else { return (Unit(symbol: text, dimension: .none, factor: factor), 1) }
            guard let atom = atoms[annotation] else { return nil }
            return (Unit(symbol: text, dimension: atom.dimension, factor: factor * atom.factor), 1)
        }
        if text.hasPrefix("{"), text.hasSuffix("}") {
            return (Unit(symbol: text, dimension: .none, factor: 1), 1)
        }
        var name = Substring(text)
        var power = 1
        if let last = name.last, let digit = last.wholeNumberValue, name.count > 1, digit > 0 {
            name = name.dropLast()
            power = digit
            if name.last == "-" {
                name = name.dropLast()
                power = -digit
            }
        }
        if let known = atoms[String(name)] { return (known, power) }
        for (prefix, scale) in prefixes where name.hasPrefix(prefix) {
            if let atom = metric[String(name.dropFirst(prefix.count))] {
                return (Unit(symbol: String(name), dimension: atom.dimension, factor: scale * atom.factor), power)
            }
        }
        return nil
    }

    private static let prefixes: [(String, Double)] = [
        ("da", 10), ("k", 1e3), ("h", 1e2), ("d", 1e-1), ("c", 1e-2), ("m", 1e-3), ("u", 1e-6), ("n", 1e-9), ("p", 1e-12), ("f", 1e-15),
        ("M", 1e6), ("G", 1e9),
    ]

    /// Atoms that take prefixes, in coherent units: nanogram, litre (cubic decimetre), picomole.
    private static let metric: [String: Unit] = [
        "g": Unit(symbol: "g", dimension: .mass, factor: 1e9),
        "L": Unit(symbol: "L", dimension: .volume, factor: 1),
        "l": Unit(symbol: "l", dimension: .volume, factor: 1),
        "m": Unit(symbol: "m", dimension: .length, factor: 10),
        "mol": Unit(symbol: "mol", dimension: .substance, factor: 1e12),
        "s": Unit(symbol: "s", dimension: .time, factor: 1 / 86_400),
        "U": Unit(symbol: "U", dimension: .activity, factor: 1),
        "[IU]": Unit(symbol: "[IU]", dimension: .activity, factor: 1),
        "K": Unit(symbol: "K", dimension: .temperature, factor: 1),
    ]

    private static let atoms: [String: Unit] = {
        var table = metric
        table["1"] = Unit(symbol: "1", dimension: .none, factor: 1)
        table["%"] = Unit(symbol: "%", dimension: .none, factor: 0.01)
        table["min"] = Unit(symbol: "min", dimension: .time, factor: 1.0 / 1440)
        table["h"] = Unit(symbol: "h", dimension: .time, factor: 1.0 / 24)
        table["d"] = Unit(symbol: "d", dimension: .time, factor: 1)
        table["wk"] = Unit(symbol: "wk", dimension: .time, factor: 7)
        table["a"] = Unit(symbol: "a", dimension: .time, factor: 365.25)
        table["Cel"] = Unit(symbol: "Cel", dimension: .temperature, factor: 1)
        table["mm[Hg]"] = Unit(symbol: "mm[Hg]", dimension: .pressure, factor: 1)
        table["{cells}"] = Unit(symbol: "{cells}", dimension: .cells, factor: 1e-9)
        table["{copies}"] = Unit(symbol: "{copies}", dimension: .copies, factor: 1)
        table["[degF]"] = nil
        return table
    }()
}

extension String {
    fileprivate func replacingMicroSign() -> String { String(map { $0 == "µ" || $0 == "μ" ? "u" : $0 }) }

    /// Splits at `.` and `/`, which are kept, but not inside braces or brackets.
    fileprivate func splitKeepingSigns() -> [String] {
        var parts: [String] = []
        var current = ""
        var depth = 0
        for character in self {
            if character == "{" || character == "[" { depth += 1 }
            if character == "}" || character == "]" { depth -= 1 }
            if depth == 0, character == "/" || character == "." {
                if !current.isEmpty { parts.append(current) }
                parts.append(String(character))
                current = ""
            } else {
                current.append(character)
            }
        }
        if !current.isEmpty { parts.append(current) }
        return parts
    }
}

extension Substring {
    /// `9{cells}` gives `9` and `{cells}`.
    fileprivate func splitAnnotation() -> (Substring, String?) {
        guard let brace = firstIndex(of: "{") else { return (self, nil) }
        return (self[..<brace], String(self[brace...]))
    }
}
