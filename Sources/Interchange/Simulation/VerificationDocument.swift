import Foundation
import Forecasting

/// The credibility table as JSON or text.
public struct VerificationDocument: Sendable {
    let verification: Verification

    public init(_ verification: Verification) { self.verification = verification }

    public var json: String {
        let checks = verification.checks.map { check -> JSONValue in
            [
                "id": .string(check.id), "suite": .string(check.suite.rawValue), "what": .string(check.what),
                "target": .string(check.target),
                "value": .number(check.value), "pass": .bool(check.passes), "note": .string(check.note),
                "findings": .array(check.findings.map { .string($0) }),
            ]
        }
        let whole: JSONValue = [
            "schema": "squall.verification/1", "notice": .string(Release.notice), "version": .string(Release.version),
            "checks": .array(checks),
        ]
        return whole.text + "\n"
    }

    public func text(isColoured: Bool = false) -> String {
        var page = TextPage(isColoured: isColoured)
        page.line(page.paint("Credibility table", .bold))
        page.paragraph(Release.notice)
        for suite in Verification.Suite.allCases {
            let checks = verification.checks.filter { $0.suite == suite }
            guard !checks.isEmpty else { continue }
            page.heading("\(suite.title): \(checks.filter(\.passes).count) of \(checks.count) pass")
            let rows = checks.map { check -> (cells: [String], ink: TextPage.Ink?) in
                let value = check.value.isFinite ? Digits.short(check.value, significant: 4) : "never"
                return (
                    [
                        check.id, check.what, UnitWords.plainText(check.target), value, check.note.isEmpty ? "" : "*",
                        check.passes ? "pass" : "FAIL",
                    ],
                    check.passes ? .green : .red
                )
            }
            page.table(
                [
                    .init(heading: ""), .init(heading: "check", most: 40), .init(heading: "target", most: 24),
                    .init(heading: "value", isNumber: true),
                    .init(heading: ""), .init(heading: ""),
                ], rows: rows)
            for check in checks where !check.passes {
                for finding in check.findings.prefix(5) { page.paragraph(finding, head: "  \(check.id): ", indent: 6) }
                if check.findings.count > 5 { page.line("      and \(check.findings.count - 5) more") }
            }
        }
        if verification.checks.contains(where: { !$0.note.isEmpty }) {
            page.line("")
            page.paragraph("* met by a setting of its own: a number chosen for that fact alone, which says nothing about the model.")
        }
        page.line("")
        let failed = verification.checks.filter { !$0.passes }
        page.paragraph(
            failed.isEmpty
                ? "All \(verification.checks.count) checks pass."
                : "\(failed.count) of \(verification.checks.count) checks fail: \(failed.map(\.id).joined(separator: ", ")).")
        return page.text
    }
}
