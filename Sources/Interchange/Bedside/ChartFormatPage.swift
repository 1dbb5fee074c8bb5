import Bedside
import Forecasting

/// The page that says how a chart file is written: columns, times, and every kind of row with its unit, words and validity.
///
/// Written from the tables that the reader uses, so that it cannot say anything else.
public struct ChartFormatPage: Sendable {
    public init() {}

    public var markdown: String {
        var lines = ChartFormatPage.introduction
        for group in Finding.Group.allCases {
            let definitions = Finding.definitions.filter { $0.group == group }
            guard !definitions.isEmpty else { continue }
            lines += ["", "### \(group.rawValue.prefix(1).uppercased() + group.rawValue.dropFirst())", ""]
            lines += ["| kind | what | value | stands for |", "|---|---|---|---|"]
            lines += definitions.map { "| `\($0.finding.rawValue)` | \($0.title) | \($0.valueWords) | \($0.validityWords) |" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static let introduction = [
        "# Chart files",
        "",
        "<!-- Written by `squall export chart-format`; a test compares. Change the tables of Sources/Bedside/Chart, not this page. -->",
        "",
        "A chart is what is known of a patient, in rows: one row for one finding at one moment, in any order. What is not in it is unknown,",
        "never normal. `Charts/b-all-cervical.csv` is an example. \(BedsideReading.notice)",
        "",
        "```",
        "time,kind,subject,value,unit,limit,attribution,note",
        "d6,temperature,,39.0,Cel,,,",
        "d6,hypotension,,present,,,CRS; by: Dr A; at: 156,",
        "d7,drug,tocilizumab,8,mg/kg,,,clock not given",
        "d8 17:10,oxygenDevice,,high_flow_nc,,,,",
        "d8 17:10,tryptase,,1,ng/mL,<,,",
        "```",
        "",
        "| column | meaning |",
        "|---|---|",
        "| `time` | hours since infusion (`209.2`), a day (`d8`, which stands at noon and is known to the day only), or a day with a clock (`d8 17:10`); day 0 is the day of infusion and begins with hour 0 |",
        "| `kind` | one of the kinds below, or a fact of the patient (`patient.age`, `patient.sex`, `patient.weight`, `patient.height`, `patient.disease`, `patient.product`, `patient.distribution`), whose time may be empty |",
        "| `subject` | the drug, the site or the organ that the row is about |",
        "| `value` | a number, a word of the kind's list, or `present` and `absent` |",
        "| `unit` | UCUM code; any unit of the same kind, and for creatinine, bilirubin and triglyceride also molar ones; degrees Fahrenheit are rounded to 0.01 Cel |",
        "| `limit` | `<` or `>` for the limit of an assay |",
        "| `status` | `final` (if empty), `preliminary` or `entered-in-error`, which is kept and never read |",
        "| `origin` | `measured` (if empty) or `simulated`; a reading never asks |",
        "| `attribution` | who judged what a sign is due to: `CRS` or `other: what`, then `; by: who` and `; at: hours`. Hypotension and oxygen need that nobody judged make a grade an interval |",
        "| `upper_normal` | upper limit of normal of the laboratory, in the unit of the row |",
        "| `route`, `note` | free text |",
        "",
        "A `vasopressor` row names the drug in `subject` and its rate; a rate of 0 says that it stopped, or, without a subject, that none runs.",
        "",
        "Only `time`, `kind` and `value` must be there. Lines that begin with `#` are comments. Every issue of a file is reported with its line,",
        "what is wrong and what would be right; a chart with an issue is not read.",
        "",
        "A value stands for the present for as long as the last column says (this project's choice); grades look at the worst of 24 hours.",
        "",
        "## Kinds of rows",
    ]
}

extension Finding.Definition {
    fileprivate var valueWords: String {
        switch form {
        case .quantity(let unit): unit.symbol == "1" ? "number" : "number in `\(unit.symbol)`"
        case .dose: "number with its unit, may be empty where a source states none"
        case .word(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .flag: "`present`, `absent`"
        }
    }

    fileprivate var validityWords: String {
        guard validity.isFinite else { return "always" }
        return validity >= 48 ? "\((validity / 24).shortText) d" : "\(validity.shortText) h"
    }
}
