import CytokineModel
import Foundation
import Reactions
import Testing

@Suite("Every structure that ships")
struct LanguageConformanceTests {
    @Test("It passes every check, under each drug alone, under all of them and under none", arguments: ShippedBody.all)
    func checks(shipped: ShippedBody) {
        for drugs in [[]] + Catalogue.drugs.keys.sorted().map({ Set([$0]) }) + [ShippedBody.everyDrug] {
            let issues = shipped.network(drugs: drugs).check()
            #expect(issues.isEmpty, "\(drugs.sorted()): \(issues)")
        }
    }

    @Test("Every number has a unit, a meaning, a source, and a value in its range", arguments: ShippedBody.all)
    func numbers(shipped: ShippedBody) {
        for symbol in shipped.network(drugs: ShippedBody.everyDrug).parameters {
            #expect(!symbol.unit.symbol.isEmpty && symbol.value.isFinite, "\(symbol.id)")
            #expect(symbol.meaning.contains { $0.isLetter }, "\(symbol.id)")
            #expect(symbol.source.map { !$0.text.isEmpty } == true, "\(symbol.id)")
            if let range = symbol.range { #expect(range.contains(symbol.value) && range.lowerBound < range.upperBound, "\(symbol.id)") }
        }
    }

    @Test("Every species and quantity has a meaning, and every reaction a name of words", arguments: ShippedBody.all)
    func meanings(shipped: ShippedBody) {
        let network = shipped.network(drugs: ShippedBody.everyDrug)
        for symbol in network.species { #expect(symbol.meaning.count > 3, "\(symbol.id)") }
        for resolved in network.definitions { #expect(resolved.definition.meaning.count > 3, "\(resolved.definition.id)") }
        for resolved in network.reactions { #expect(resolved.reaction.name.count > 3, "\(resolved.component)") }
    }

    @Test("Every effect is heard: some law names its process where it acts", arguments: ShippedBody.all)
    func heard(shipped: ShippedBody) {
        let network = shipped.network(drugs: ShippedBody.everyDrug)
        let terms =
            network.reactions.map(\.reaction.rate) + network.definitions.map(\.definition.term)
            + network.readouts.map(\.readout.definition.term) + network.effects.map(\.effect.agent)
        let named = Set(terms.flatMap(NamedProcess.all))
        for resolved in network.effects {
            let effect = resolved.effect
            let kind = NamedProcess.kind(of: effect.direction)
            let isHeard = named.contains {
                $0.process == effect.process && $0.kind == kind && (effect.site == nil || effect.site == $0.site)
            }
            #expect(isHeard, "\(resolved.component) on ‘\(effect.process.name)’ at \(effect.site ?? "every site")")
        }
    }

    @Test("A drug that is not given leaves no trace, and one that is given has a way in")
    func doses() {
        let body = ShippedBody.all[0].body
        let without = Set(Network(body.components(drugs: [])).componentIDs)
        for (name, make) in Catalogue.drugs {
            let network = Network(body.components(drugs: [name]))
            let entry: Term =
                switch make(body).entry {
                case .infusion(let rate, _): rate
                case .bolus(let species, _): species
                case .setting(let setting): setting
                }
            guard case .symbol(let symbol) = entry else {
                Issue.record("\(name) enters through something that is not a symbol")
                continue
            }
            #expect(network.speciesIndex(symbol.id) != nil || network.parameterIndex(symbol.id) != nil, "\(name)")
            #expect(!without.contains(name), "\(name)")
        }
    }
}

@Suite("Words that the model must not know")
struct LanguageWordsTests {
    /// What happens must follow from amounts: the model has no diseases, stages or syndromes to branch on.
    static let words = [
        "lymphoma", "leukaemia", "leukemia", "ALL", "NHL", "DLBCL", "stage", "compartmental", "systemic CRS", "local CRS", "myeloma",
    ]

    /// The code of a file with comments and the reasons of sources left out.
    static func code(_ text: String) -> String {
        text.split(separator: "\n").map { line in
            line.firstRange(of: "//").map { String(line[..<$0.lowerBound]) } ?? String(line)
        }.joined(separator: "\n")
    }

    @Test("No source of the model names a disease or a stage outside its comments")
    func diseases() throws {
        let files = try RepositoryFiles.swiftFiles(under: "Sources/CytokineModel")
        #expect(files.count > 30)
        for (name, text) in files {
            for word in Self.words {
                let pattern = word == "ALL" ? #"\bALL\b"# : #"(?i)\b"# + word + #"s?\b"#
                #expect(Self.code(text).range(of: pattern, options: .regularExpression) == nil, "\(name) says ‘\(word)’")
            }
        }
    }

    @Test("The search would find a word if there was one")
    func searchWorks() {
        let text = "// a lymphoma\nlet kind = \"Lymphoma\" // ALL\n"
        #expect(Self.code(text).range(of: #"(?i)\blymphomas?\b"#, options: .regularExpression) != nil)
        #expect(Self.code("let a = 1 // ALL").range(of: #"\bALL\b"#, options: .regularExpression) == nil)
    }

    @Test("No component asks for the time: neither language nor model has a word for it")
    func time() throws {
        let language = try RepositoryFiles.swiftFiles(under: "Sources/Reactions").filter {
            $0.name == "Term.swift" || $0.name == "Symbol.swift"
        }
        #expect(language.count == 2)
        let model = try RepositoryFiles.swiftFiles(under: "Sources/CytokineModel")
        for (name, text) in language + model {
            let code = Self.code(text).replacing(/"[^"\n]*"/, with: "\"\"")
            #expect(
                code.range(of: #"(?i)\b(time|clock|elapsed|dayOf\w*|currentDay|sinceInfusion)\b"#, options: .regularExpression) == nil,
                "\(name)")
        }
    }
}
