/// Identifiers as SBML allows them: `neck.CART.effector` becomes `neck_CART_effector`, and no two become the same.
struct SBMLNames {
    private var names: [String: String] = [:]
    private var taken: Set<String> = []

    /// The name of something, the same whenever it is asked for.
    ///
    /// - Parameter spelling: What the name is made of, where that is not the id itself.
    mutating func name(_ id: String, from spelling: String? = nil) -> String {
        if let known = names[id] { return known }
        var plain = String((spelling ?? id).unicodeScalars.map { Self.isAllowed($0) ? Character($0) : "_" })
        if plain.first.map({ $0.isNumber }) ?? true { plain = "_" + plain }
        var name = plain
        var number = 2
        while !taken.insert(name).inserted {
            name = "\(plain)_\(number)"
            number += 1
        }
        names[id] = name
        return name
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
}
