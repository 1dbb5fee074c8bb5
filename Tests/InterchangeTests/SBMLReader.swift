import Foundation
import FoundationXML

/// An element of a document with what stands in it.
final class SBMLElement {
    let name: String
    let attributes: [String: String]
    var children: [SBMLElement] = []
    var text = ""

    init(_ name: String, _ attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    subscript(child: String) -> SBMLElement? { children.first { $0.name == child } }

    /// What a list of the model holds.
    func list(_ name: String) -> [SBMLElement] { self["listOf" + name]?.children ?? [] }

    var id: String { attributes["id"] ?? "" }

    /// Every name that formulas within the element use.
    var names: Set<String> {
        children.reduce(into: name == "ci" ? [text.trimmingCharacters(in: .whitespacesAndNewlines)] : []) { $0.formUnion($1.names) }
    }
}

/// Reads a document without our writer: a tree of elements, and the values of its formulas.
final class SBMLReader: NSObject, XMLParserDelegate {
    private(set) var root: SBMLElement?
    private var open: [SBMLElement] = []

    /// The `model` element; `nil` when the text is not well formed.
    static func model(_ text: String) -> SBMLElement? {
        let reader = SBMLReader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        return parser.parse() ? reader.root?["model"] : nil
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String] = [:]
    ) {
        let element = SBMLElement(name, attributes)
        // Where a number's mantissa ends.
        if name == "sep" { open.last?.text += "\u{1F}" }
        open.last?.children.append(element)
        if root == nil { root = element }
        open.append(element)
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { open.last?.text += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) { open.removeLast() }
}

/// Values of formulas by name, rules followed where they are asked for.
final class SBMLValues {
    private var known: [String: Double] = [:]
    private var rules: [String: SBMLElement] = [:]

    init(_ model: SBMLElement, species: [Double]) {
        for parameter in model.list("Parameters") {
            if let value = parameter.attributes["value"] { known[parameter.id] = Double(value) }
        }
        for (element, value) in zip(model.list("Species"), species) { known[element.id] = value }
        for rule in model.list("Rules") { rules[rule.attributes["variable"] ?? ""] = rule["math"]?.children.first }
    }

    func value(_ name: String) -> Double {
        if let value = known[name] { return value }
        let value = rules[name].map(value) ?? .nan
        known[name] = value
        return value
    }

    func value(_ element: SBMLElement) -> Double {
        let text = element.text.trimmingCharacters(in: .whitespacesAndNewlines)
        if element.name == "ci" { return value(text) }
        if element.name == "cn" { return number(element, text) }
        let arguments = element.children.dropFirst().map(value)
        switch element.children.first?.name {
        case "plus": return arguments.reduce(0, +)
        case "times": return arguments.reduce(1, *)
        case "minus": return arguments.count == 1 ? -arguments[0] : arguments[0] - arguments[1]
        case "divide": return arguments[0] / arguments[1]
        case "power": return pow(arguments[0], arguments[1])
        case "exp": return exp(arguments[0])
        case "ln": return log(arguments[0])
        case "root": return arguments[0].squareRoot()
        case "max": return arguments.max() ?? .nan
        default: return .nan
        }
    }

    /// Mantissa and exponent stand on either side of `<sep/>`.
    private func number(_ element: SBMLElement, _ text: String) -> Double {
        guard element.attributes["type"] == "e-notation" else { return Double(text) ?? .nan }
        let parts = text.split(separator: "\u{1F}")
        return parts.count == 2 ? Double("\(parts[0])e\(parts[1])") ?? .nan : .nan
    }
}
