import CytokineModel
import Foundation
import Reactions
import Testing

/// The keys and fields of `references.bib`.
struct ReferenceList {
    struct Entry {
        var key: String
        var fields: [String: String]
    }

    let entries: [Entry]

    init(parsing text: String) {
        entries = text.matches(of: /(?m)^@\w+\{(\w+),\n((?:  .*\n)+)\}/).map { match in
            let fields = String(match.output.2).matches(of: /(?m)^  (\w+)\s*=\s*\{(.*)\},?$/).map {
                (String($0.output.1), String($0.output.2))
            }
            return Entry(key: String(match.output.1), fields: Dictionary(fields, uniquingKeysWith: { first, _ in first }))
        }
    }
}

@Suite("The reference list")
struct LanguageSourcesTests {
    let references: ReferenceList
    let sources: [(id: String, source: Source)]

    init() throws {
        references = ReferenceList(parsing: try RepositoryFiles.text("references.bib"))
        sources = ShippedBody.all.flatMap { shipped in
            shipped.network(drugs: ShippedBody.everyDrug).parameters.compactMap { symbol in symbol.source.map { (symbol.id, $0) } }
        }
    }

    /// Keys that a source gives: the whole text of what was read, or those in brackets in a reason.
    private func keys(_ source: Source) -> [String] {
        switch source.confidence {
        case .read, .abstract: [source.text]
        case .memory, .assumed: source.text.matches(of: /\[(\w+)\]/).map { String($0.output.1) }
        }
    }

    @Test("Every key of every number resolves to an entry")
    func resolves() {
        let known = Set(references.entries.map(\.key))
        #expect(known.count > 30)
        for (id, source) in sources {
            for key in keys(source) { #expect(known.contains(key), "\(id) cites ‘\(key)’") }
        }
    }

    @Test("Every entry is used by some number")
    func used() {
        let cited = Set(sources.flatMap { keys($0.source) })
        for entry in references.entries { #expect(cited.contains(entry.key), "nothing cites ‘\(entry.key)’") }
    }

    @Test("Every entry says who, what, where and when, once, in the order of keys")
    func complete() throws {
        let keys = references.entries.map(\.key)
        #expect(keys == keys.sorted() && Set(keys).count == keys.count)
        #expect(keys.count == (try RepositoryFiles.text("references.bib")).split(separator: "\n").count { $0.hasPrefix("@") })
        for entry in references.entries {
            let place = entry.fields["journal"] ?? entry.fields["publisher"] ?? ""
            #expect(!(entry.fields["author"] ?? "").isEmpty && !(entry.fields["title"] ?? "").isEmpty && !place.isEmpty, "\(entry.key)")
            let year = try #require(Int(entry.fields["year"] ?? ""), "\(entry.key)")
            #expect(entry.key.hasSuffix(String(year)), "\(entry.key) and \(year)")
            if let doi = entry.fields["doi"] { #expect(doi.hasPrefix("10."), "\(entry.key)") }
        }
    }

    @Test("A reason is words, and what was read is a key")
    func forms() {
        for (id, source) in sources {
            switch source.confidence {
            case .read, .abstract: #expect(source.text.wholeMatch(of: /[a-z]+\d{4}/) != nil, "\(id): \(source.text)")
            case .memory, .assumed: #expect(source.text.contains { $0.isLetter || $0.isNumber }, "\(id): \(source.text)")
            }
        }
    }
}
