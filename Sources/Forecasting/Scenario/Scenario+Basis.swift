extension Scenario {
    /// Where a value of a scenario comes from.
    public struct Basis: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            /// Reported; the reason names the source.
            case data
            /// Not reported; the reason says why this value.
            case assumed
            /// A choice of the run, not a claim about the patient.
            case setting
        }

        public var kind: Kind
        public var reason: String

        public init(_ kind: Kind, _ reason: String) {
            self.kind = kind
            self.reason = reason
        }
    }

    /// The basis of a value: its own, or that of the nearest group around it.
    ///
    /// - Parameter path: Dotted, list entries counted from 0: `patient.weight`, `burden.marrow.malignant`, `treatment[3].dose`.
    /// - Returns: `nil` when neither the value nor a group around it has one.
    public func basis(of path: String) -> Basis? {
        var path = Substring(path)
        while !path.isEmpty {
            if let found = basis[String(path)] { return found }
            guard let cut = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return nil }
            path = path[..<cut]
        }
        return nil
    }

    /// The paths of all values, in the order of the file format. Texts (title, labels, notes) are not values.
    public var valuePaths: [String] {
        document.leaves.map(\.path).filter { path in
            let head = path.prefix { $0 != "." && $0 != "[" }
            return !["title", "summary", "notes", "basis"].contains(head) && !path.hasSuffix("].label") && !path.hasSuffix("].note")
        }
    }

    /// The paths of values whose origin is not said.
    public var pathsWithoutBasis: [String] { valuePaths.filter { basis(of: $0) == nil } }
}
