extension ScenarioIssue: CustomStringConvertible {
    public var description: String { fact.description }
}

extension ScenarioIssues: CustomStringConvertible {
    /// How many issues are printed before the rest is only counted.
    public static let printed = 100

    /// One line per issue: `file:line: what is wrong. What would be right.`
    public var description: String {
        var lines = issues.prefix(ScenarioIssues.printed).map { issue in
            let place = [file.isEmpty ? nil : file, issue.line > 0 ? String(issue.line) : nil].compactMap(\.self).joined(separator: ":")
            return place.isEmpty ? issue.description : "\(place): \(issue.description)"
        }
        if issues.count > ScenarioIssues.printed { lines.append("and \(issues.count - ScenarioIssues.printed) more.") }
        return lines.joined(separator: "\n")
    }
}

extension ScenarioIssue.Fact: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "The file says nothing. A scenario needs at least title, patient and product."
        case .tooLarge(let limit):
            "The file is larger than \(limit / 1_048_576) MiB and was not read further. A scenario is a few kilobytes of text."
        case .notUTF8(let byte): "The byte \(byte) is not UTF-8 text. Save the file as UTF-8."
        case .controlCharacter(let code): "The control character \(code) does not belong in text. Is this a text file? Remove it."
        case .severalDocuments: "A second document begins here. Keep one scenario per file, without a further ‘---’ or text after ‘...’."
        case .syntax(let problem): "This is not YAML: \(problem). Check quotes, colons, brackets and indentation here and just above."
        case .tabIndent: "The line is indented with a tab. Use spaces."
        case .tooDeep(let limit): "Lists and groups are nested more than \(limit) deep. A scenario needs four levels."
        case .anchor: "Anchors (&name) and aliases (*name) are not read. Write the value out, or quote the text."
        case .tag: "Tags (!name) are not read. Leave it out, or quote the text."
        case .duplicateField(let name, let first): "‘\(name.shortened)’ is given again; it stands on line \(first) already. Keep one."
        case .unknownField(let name, let place, let nearest, let known):
            "\(place.isEmpty ? "A scenario" : place) has no field ‘\(name.shortened)’. \(guess(nearest, known))"
        case .missing(let field, let example): "\(field) is missing. Write for example ‘\(example)’."
        case .wrongKind(let field, let given, let expected): "\(field) is \(given), but it must be \(expected)."
        case .tooMany(let field, let count, let limit): "\(field) has \(count) entries. At most \(limit) are read."
        case .tooLong(let field, let limit): "\(field) is longer than \(limit) characters. Shorten it."
        case .notANumber(let field, let given, let example):
            "\(field) is ‘\(given.shortened)’, which cannot be read as a number. Write it as \(example).\(given.commaHint)"
        case .notFinite(let field, let given, let example):
            "\(field) is \(given.shortened), a number too large to hold. Write it as \(example)."
        case .noUnit(let field, let given, let example): "\(field) is \(given) without a unit. Write it with one, such as \(example)."
        case .unknownUnit(let field, let unit, let example):
            "\(field) is given in ‘\(unit.shortened)’, which is not a known unit. Use UCUM codes, such as \(example)."
        case .wrongUnit(let field, let unit, let example):
            "\(field) is given in \(unit.shortened), but it must be a value such as \(example)."
        case .notWhole(let field, let given, let example):
            "\(field) is ‘\(given.shortened)’, but it must be a whole number, such as \(example)."
        case .outside(let field, let given, let least, let most):
            "\(field) is \(given.shortened). It must lie between \(least) and \(most)."
        case .negative(let field, let given, let example):
            "\(field) is \(given.shortened). It cannot be below zero. Write it like \(example)."
        case .notPositive(let field, let given, let example): "\(field) is \(given.shortened). It must be above zero, such as \(example)."
        case .tooHigh(let field, let given, let most):
            "\(field) is \(given.shortened), which is beyond what is plausible. At most \(most) is accepted."
        case .noTime(let field): "\(field) does not say when. Give ‘day: 7.3’ or ‘when: {readout: temperature, reaches: 39.5 Cel}’."
        case .twoTimes(let field): "\(field) has both ‘day’ and ‘when’. Keep one."
        case .noLevel(let field): "\(field) does not say at what level. Give ‘reaches: 39.5 Cel’ or ‘fallsTo: 60 mm[Hg]’."
        case .twoLevels(let field): "\(field) has both ‘reaches’ and ‘fallsTo’. Keep one."
        case .everyWithoutTimes(let field): "\(field) has ‘every’ but does not say how often. Add ‘times: 3’ (doses in all)."
        case .timesWithoutEvery(let field): "\(field) has ‘times’ but no interval. Add ‘every: 12 h’."
        case .repeatedTrigger(let field): "\(field) has both ‘when’ and ‘every’. Use ‘atMost’ in ‘when’ to let the rule give more doses."
        case .needsDuration(let field, let drug): "\(field) does not say how long \(drug) runs. Add ‘over: 6 h’."
        case .dayOutside(let field, let day, let start, let until):
            "\(field) is day \(day), outside the course from day \(start) to day \(until). Move it, or change ‘start’ or ‘until’."
        case .runsPast(let field, let day, let until):
            "\(field) goes on until day \(day), but the course ends on day \(until). Shorten it, or change ‘until’."
        case .sameDay(let field, let day): "\(field) names day \(day) twice. Keep one, or raise the dose."
        case .needsHeight(let field): "\(field) is per body surface, but patient.height is not given. Add for example ‘height: 165 cm’."
        case .untilBeforeStart(let start, let until):
            "The course ends on day \(until), but it starts on day \(start). ‘until’ must be later than ‘start’ and not before the infusion on day 0."
        case .unknownName(let kind, let name, let nearest, let known):
            "No \(kind) is called ‘\(name.shortened)’. \(guess(nearest, known))"
        case .badIdentifier(let field, let given, let example):
            "\(field) is ‘\(given.shortened)’. Use lower-case letters, digits and hyphens, beginning with a letter, such as \(example)."
        case .duplicateSite(let id, let first):
            "The site ‘\(id)’ is described again; it stands on line \(first) already. Give each site its own id."
        case .standardSite(let id):
            "‘\(id)’ is a standard site and always present. Choose another id for an extra site, such as \(id)-mass."
        case .basisOfNothing(let path, let nearest):
            "basis names ‘\(path.shortened)’, but the scenario has no such value. \(guess(nearest, []))"
        case .basisText(let path): "The basis of \(path) must begin with ‘data:’, ‘assumed:’ or ‘setting:’ and then say from where or why."
        case .unknownSetting(let name, let nearest):
            "Neither a scenario field nor a parameter is called ‘\(name.shortened)’. \(guess(nearest, []))"
        case .sentences(let text): text
        case .statement(let wrong, let right): "\(wrong). \(right)\(right.hasSuffix("?") ? "" : ".")"
        case .shiftNotFinite(let drug): "\(drug) cannot be moved by that. Give a number of hours, such as 6."
        }
    }
}

private func guess(_ nearest: String?, _ known: [String]) -> String {
    if let nearest { return "Did you mean ‘\(nearest)’?" }
    if known.isEmpty { return "Paths look like patient.weight, burden.marrow.malignant or treatment[0], counted from 0." }
    return "Choose from \(known.joined(separator: ", "))."
}

extension String {
    /// A word of help for `1,5 mg`.
    fileprivate var commaHint: String { contains(",") && contains(where: \.isNumber) ? " The decimal sign is a point." : "" }
}
