import Bedside

/// Laboratory values. Each may carry the limit of its assay as text, `"<5"`.
///
/// Source: conversions by the clinical dossier, section 0.
extension SignsKey {
    static let laboratory: [SignsKey] = [
        assay("plt", \.platelets, "10*9/L", 0...5000, "platelets"),
        assay("anc", \.neutrophils, "10*9/L", 0...500, "neutrophils"),
        assay("hb", \.haemoglobin, "g/dL", 1...25, "haemoglobin"),
        assay("hb_g_l", \.haemoglobin, "g/L", 10...250, "haemoglobin", dividedBy: 10),
        assay("crp_mg_dl", \.crp, "mg/dL", 0...100, "CRP"),
        assay("crp_mg_l", \.crp, "mg/L", 0...1000, "CRP", dividedBy: 10),
        assay("ferritin", \.ferritin, "ng/mL", 0...1_000_000, "ferritin"),
        plain("ferritin_uln", \.ferritinUpperNormal, "ng/mL", 1...5000, "upper limit of normal of ferritin"),
        assay("ldh", \.ldh, "U/L", 0...100_000, "LDH"),
        assay("creat_mg_dl", \.creatinine, "mg/dL", 0...30, "creatinine"),
        assay("scr_mg_dl", \.creatinine, "mg/dL", 0...30, "creatinine"),
        assay("creat_umol_l", \.creatinine, "umol/L", 0...2652, "creatinine", dividedBy: 88.4),
        plain("creat_uln_mg_dl", \.creatinineUpperNormal, "mg/dL", 0.3...3, "upper limit of normal of creatinine"),
        assay("tg_mmol_l", \.triglyceride, "mmol/L", 0...100, "triglyceride"),
        assay("tg_mg_dl", \.triglyceride, "mg/dL", 0...8857, "triglyceride", dividedBy: 88.57),
        assay("fibrinogen_g_l", \.fibrinogen, "g/L", 0...20, "fibrinogen"),
        assay("fibrinogen_mg_dl", \.fibrinogen, "mg/dL", 0...2000, "fibrinogen", dividedBy: 100),
        assay("ast", \.ast, "U/L", 0...50_000, "AST"),
        plain("ast_uln", \.astUpperNormal, "U/L", 5...100, "upper limit of normal of AST"),
        assay("alt", \.alt, "U/L", 0...50_000, "ALT"),
        plain("alt_uln", \.altUpperNormal, "U/L", 5...100, "upper limit of normal of ALT"),
        assay("bilirubin_mg_dl", \.bilirubin, "mg/dL", 0...80, "bilirubin"),
        assay("bilirubin_umol_l", \.bilirubin, "umol/L", 0...1368, "bilirubin", dividedBy: 17.1),
        plain("bilirubin_uln_mg_dl", \.bilirubinUpperNormal, "mg/dL", 0.3...3, "upper limit of normal of bilirubin"),
        assay("mcp1_pg_ml", \.mcp1, "pg/mL", 0...1_000_000, "MCP-1 (CCL2)"),
        assay("acute", \.tryptase, "ng/mL", 0...5000, "tryptase 15 min to 4 h from onset"),
        assay("baseline", \.tryptaseBaseline, "ng/mL", 0...5000, "tryptase at least 24 h after recovery"),
    ]

    /// - Parameter divisor: From the unit of the key to that of ``Signs``; nine decimals are kept, so that a threshold is met as printed.
    private static func assay(
        _ name: String, _ path: Path<Measured?>, _ unit: String, _ within: ClosedRange<Double>, _ meaning: String,
        dividedBy divisor: Double = 1
    ) -> SignsKey {
        number(
            name, path, unit, within, meaning, of: meaning, takesLimits: true,
            converted: { divisor == 1 ? $0 : ($0 / divisor * 1e9).rounded() / 1e9 })
    }
}
