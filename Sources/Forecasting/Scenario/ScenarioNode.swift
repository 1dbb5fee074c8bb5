/// A piece of a scenario file as plain text, lists and named fields, each with its line.
///
/// The tree stands between the YAML parser and the checks: the decoder reads it, ``Scenario/document`` writes it, and a dotted
/// path such as `treatment[2].dose` finds its way in it.
package struct ScenarioNode: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case nothing
        case text(String)
        case list([ScenarioNode])
        case fields([Field])
    }

    package struct Field: Hashable, Sendable {
        package var name: String
        package var line: Int
        package var node: ScenarioNode
    }

    package var content: Content
    /// Line in the file, from 1; 0 for what no file contains.
    package var line: Int

    package init(_ content: Content, line: Int = 0) {
        self.content = content
        self.line = line
    }

    static func text(_ text: String) -> ScenarioNode { ScenarioNode(.text(text)) }

    /// For messages: what kind of thing this is.
    package var kind: String {
        switch content {
        case .nothing: "nothing"
        case .text(let text): "‘\(text.shortened)’"
        case .list: "a list"
        case .fields: "a group of fields"
        }
    }
}

extension ScenarioNode {
    /// The node at a dotted path, or `nil`. Names that contain dots themselves, as parameter ids do, are found too.
    package subscript(path: Substring) -> ScenarioNode? {
        get {
            if path.isEmpty { return self }
            switch content {
            case .fields(let fields):
                for field in fields {
                    if let rest = path.after(field.name), let found = field.node[rest] { return found }
                }
                return nil
            case .list(let items):
                guard let (index, rest) = path.splitIndex(), items.indices.contains(index) else { return nil }
                return items[index][rest]
            case .text, .nothing: return nil
            }
        }
    }

    /// Puts a node at a path whose parent exists; a missing last field is added.
    ///
    /// - Returns: Whether the path leads anywhere.
    mutating func set(_ node: ScenarioNode, at path: Substring) -> Bool {
        if path.isEmpty {
            self = node
            return true
        }
        switch content {
        case .fields(var fields):
            for index in fields.indices {
                if let rest = path.after(fields[index].name), fields[index].node.set(node, at: rest) {
                    content = .fields(fields)
                    return true
                }
            }
            guard !path.contains("["), !fields.contains(where: { $0.name == path }) else { return false }
            content = .fields(fields + [Field(name: String(path), line: 0, node: node)])
            return true
        case .list(var items):
            guard let (index, rest) = path.splitIndex(), items.indices.contains(index) else { return false }
            guard items[index].set(node, at: rest) else { return false }
            content = .list(items)
            return true
        case .text, .nothing: return false
        }
    }

    /// The paths of everything that is text, with the text, in order.
    var leaves: [(path: String, text: String)] {
        switch content {
        case .nothing: return []
        case .text(let text): return [("", text)]
        case .list(let items):
            return items.enumerated().flatMap { index, item in
                item.leaves.map { ("[\(index)]\($0.path.isEmpty || $0.path.hasPrefix("[") ? "" : ".")\($0.path)", $0.text) }
            }
        case .fields(let fields):
            return fields.flatMap { field in
                field.node.leaves.map { (field.name + ($0.path.isEmpty || $0.path.hasPrefix("[") ? "" : ".") + $0.path, $0.text) }
            }
        }
    }
}

extension Substring {
    /// What follows a leading name: `patient.weight` after `patient` is `weight`; `nil` when the name is another.
    fileprivate func after(_ name: String) -> Substring? {
        guard hasPrefix(name) else { return nil }
        let rest = dropFirst(name.count)
        if rest.isEmpty || rest.first == "[" { return rest }
        return rest.first == "." ? rest.dropFirst() : nil
    }

    /// `[3].dose` gives 3 and `dose`.
    fileprivate func splitIndex() -> (Int, Substring)? {
        guard first == "[", let close = firstIndex(of: "]"), let index = Int(self[self.index(after: startIndex)..<close]) else {
            return nil
        }
        let rest = self[self.index(after: close)...]
        return (index, rest.first == "." ? rest.dropFirst() : rest)
    }
}

extension String {
    /// For messages: at most 60 characters on one line, control characters made visible.
    var shortened: String {
        let visible = unicodeScalars.prefix(61).map { scalar in
            scalar.value < 32 || scalar.value == 127 || (0x80..<0xA0).contains(scalar.value) ? "�" : String(scalar)
        }
        return visible.count > 60 ? visible.prefix(60).joined() + "…" : visible.joined()
    }
}
