/// Reads unit codes of the UCUM kind: `mg/kg`, `10*9{cells}/L`, `ug/kg/min`, `mm[Hg]`.
///
/// Only what a bedside or a model needs is known: grams, litres, metres, moles, times, cells, copies, pressure in mm[Hg],
/// temperature in Cel, enzyme units, percent and powers of ten. Prefixes are those of SI.
///
/// Source: UCUM, the Unified Code for Units of Measure, sections 2 and 3.
extension Unit {
    /// - Returns: `nil` when the text is not a unit that is known here. Never traps, whatever the text.
    public init?(parsing text: String) {
        guard text.utf8.count <= Unit.longestCode else { return nil }
        let code = text.replacingMicroSign()
        guard let components = Unit.components(of: code) else { return nil }
        var dimension = Dimension.none
        var factor = 1.0
        for (atom, power) in components {
            dimension = dimension * atom.dimension.raised(to: power)
            for _ in 0..<abs(power) { factor = power > 0 ? factor * atom.factor : factor / atom.factor }
        }
        guard factor.isFinite, factor > 0 else { return nil }
        self.init(symbol: code, dimension: dimension, factor: factor)
    }

    /// Bounds that keep every power of a dimension far from the limits of its storage.
    private static let longestCode = 64
    private static let mostComponents = 6
    private static let highestPower = 4

    /// The atoms of a code with their signed powers; `nil` when it is not a code that is known here.
    static func components(of code: String) -> [(atom: Unit, power: Int)]? {
        var components: [(atom: Unit, power: Int)] = []
        var sign: Int? = 1
        for part in code.splitKeepingSigns() {
            if part == "." || part == "/" {
                guard sign == nil || (components.isEmpty && part == "/" && sign == 1) else { return nil }
                sign = part == "/" ? -1 : 1
                continue
            }
            guard let pending = sign, components.count < mostComponents, let (atom, power) = component(part) else { return nil }
            components.append((atom, power * pending))
            sign = nil
        }
        return components.isEmpty || sign != nil ? nil : components
    }

    /// One component: an atom with an optional annotation and a trailing exponent.
    private static func component(_ text: String) -> (Unit, Int)? {
        if let known = atoms[text] { return (known, 1) }
        if text.hasPrefix("10*") { return powerOfTen(text).map { ($0, 1) } }
        if text.hasPrefix("{") { return text.isAnnotation ? (Unit(symbol: text, dimension: .none, factor: 1), 1) : nil }
        let (name, power) = text.splitExponent()
        guard abs(power) <= highestPower else { return nil }
        if let known = atoms[name] { return (known, power) }
        for (prefix, scale) in prefixes where name.hasPrefix(prefix) {
            if let atom = metric[String(name.dropFirst(prefix.count))] {
                return (Unit(symbol: name, dimension: atom.dimension, factor: scale * atom.factor), power)
            }
        }
        return nil
    }

    /// `10*9` and `10*9{cells}`; exponents from -18 to 18.
    private static func powerOfTen(_ text: String) -> Unit? {
        let (digits, annotation) = text.dropFirst(3).splitAnnotation()
        guard digits.utf8.count <= 3, let exponent = Int(digits), (-18...18).contains(exponent) else { return nil }
        var factor = 1.0
        for _ in 0..<abs(exponent) { factor *= 10 }
        if exponent < 0 { factor = 1 / factor }
        guard let annotation else { return Unit(symbol: text, dimension: .none, factor: factor) }
        guard let atom = atoms[annotation] else { return nil }
        return Unit(symbol: text, dimension: atom.dimension, factor: factor * atom.factor)
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

extension String {
    /// `{anything}` without a further brace inside.
    fileprivate var isAnnotation: Bool {
        count > 2 && hasPrefix("{") && hasSuffix("}") && !dropFirst().dropLast().contains { $0 == "{" || $0 == "}" }
    }

    /// `m2` gives `m` and 2, `s-1` gives `s` and -1, `kg` gives `kg` and 1.
    fileprivate func splitExponent() -> (name: String, power: Int) {
        guard utf8.count > 1, let last = utf8.last, (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(last) else { return (self, 1) }
        let digit = Int(last - UInt8(ascii: "0"))
        let name = dropLast()
        return name.last == "-" ? (String(name.dropLast()), -digit) : (String(name), digit)
    }
}

extension Substring {
    /// `9{cells}` gives `9` and `{cells}`.
    fileprivate func splitAnnotation() -> (Substring, String?) {
        guard let brace = firstIndex(of: "{") else { return (self, nil) }
        return (self[..<brace], String(self[brace...]))
    }
}
