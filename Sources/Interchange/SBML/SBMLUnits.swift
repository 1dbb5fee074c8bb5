import Quantities

/// Units of the coherent system as SBML declares them; each number of the document is in one of these.
struct SBMLUnits {
    /// How a dimension is made of SBML's units: symbol, kind, multiplier and scale.
    private static let base: [String: (symbol: String, kind: String, multiplier: Double, scale: Int)] = [
        "length": ("dm", "metre", 1, -1),
        "mass": ("ng", "gram", 1, -9),
        "time": ("d", "second", 86400, 0),
        "substance": ("pmol", "mole", 1, -12),
        // SBML has no degree Celsius; a difference of one is a kelvin.
        "temperature": ("K", "kelvin", 1, 0),
        "cells": ("Gcells", "item", 1, 9),
        // A conventional millimetre of mercury.
        "pressure": ("mmHg", "pascal", 133.322387415, 0),
        "copies": ("copies", "item", 1, 0),
        // A micromole per minute.
        "activity": ("U", "katal", 1.0 / 60, -6),
    ]

    private var order: [String] = []
    private var definitions: [String: String] = [:]

    /// The identifier of the coherent unit of a dimension, declared when first asked for.
    mutating func unit(_ dimension: Dimension) -> String {
        guard !dimension.isNone else { return "dimensionless" }
        let parts = Self.parts(dimension)
        let id = Self.id(parts)
        if definitions[id] == nil {
            order.append(id)
            let lines = parts.map { part in
                "<unit kind=\"\(part.kind)\" exponent=\"\(part.power)\" scale=\"\(part.scale)\" multiplier=\"\(part.multiplier)\"/>"
            }
            definitions[id] = "<unitDefinition id=\"\(id)\"><listOfUnits>\(lines.joined())</listOfUnits></unitDefinition>"
        }
        return id
    }

    /// Everything that was asked for.
    var lines: [String] { order.compactMap { definitions[$0] } }

    /// What a species may be counted in: substance, items, mass or a pure number.
    static func isAmount(_ dimension: Dimension) -> Bool {
        [Dimension.cells, .mass, .substance, .copies, .none].contains(dimension)
    }

    private typealias Part = (symbol: String, kind: String, multiplier: Double, scale: Int, power: Int)

    private static func parts(_ dimension: Dimension) -> [Part] {
        dimension.parts.compactMap { name, power in
            if name == "length", power % 3 == 0 { return ("L", "litre", 1, 0, power / 3) }
            return base[name].map { ($0.symbol, $0.kind, $0.multiplier, $0.scale, power) }
        }
    }

    /// Such as `ng_per_L_per_d`.
    private static func id(_ parts: [Part]) -> String {
        func text(_ part: Part) -> String { part.symbol + (abs(part.power) == 1 ? "" : "\(abs(part.power))") }
        let above = parts.filter { $0.power > 0 }.map(text).joined(separator: "_")
        return (above.isEmpty ? "one" : above) + parts.filter { $0.power < 0 }.map { "_per_" + text($0) }.joined()
    }
}
