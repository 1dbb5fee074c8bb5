/// The style sheet. Colours are those of the charts; on paper nothing is cut in two and every page carries the notice.
enum ReportStyle {
    static func sheet(notice: String) -> String {
        variables + screen + tables + figures + narrow + paper(notice: notice)
    }

    private static let variables = """
        :root {
          --ink: \(ChartPalette.ink); --muted: \(ChartPalette.muted); --hair: \(ChartPalette.hair); --paper: #fff; --wash: #f6f8fa;
          --systemic: \(ChartPalette.systemic); --local: \(ChartPalette.local); --teal: \(ChartPalette.teal);
            --ochre: \(ChartPalette.ochre);
          --font: \(ChartPieces.fontStack);
        }

        """

    private static let screen = #"""
        * { box-sizing: border-box; }
        html { font-size: 16px; -webkit-text-size-adjust: 100%; }
        body { margin: 0 auto; padding: 0 32px 48px; max-width: 1120px; background: var(--paper); color: var(--ink);
          font: 1rem/1.55 var(--font);
          font-variant-numeric: tabular-nums lining-nums; }
        .top { padding: 28px 0 20px; border-bottom: 1px solid var(--hair); }
        .notice { display: inline-block; margin: 0 0 18px; padding: 3px 12px; border: 1px solid var(--systemic); border-radius: 99px;
          color: var(--systemic); font-size: .8125rem; font-weight: 600; letter-spacing: .01em; }
        h1 { margin: 0; font-size: 2rem; line-height: 1.2; letter-spacing: -.015em; font-weight: 650; text-wrap: pretty; }
        .subtitle { margin: 8px 0 0; max-width: 46em; color: var(--muted); font-size: 1.0625rem; }
        nav ul { display: flex; flex-wrap: wrap; gap: 2px 20px; list-style: none; margin: 12px 0 0; padding: 0; font-size: .875rem; }
        nav a { color: var(--local); text-decoration: none; } nav a:hover { text-decoration: underline; }
        section { margin-top: 44px; scroll-margin-top: 12px; }
        h2 { margin: 0 0 14px; font-size: 1.3125rem; line-height: 1.3; letter-spacing: -.01em; font-weight: 650; }
        h3 { margin: 0 0 8px; font-size: 1rem; font-weight: 650; }
        p { margin: 0 0 .8em; max-width: 44em; }
        .prose { max-width: 44em; }
        ul.prose { padding-left: 1.2em; margin: 0; } ul.prose li { margin: 0 0 .45em; }
        code, .code { font: .875em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
        .glance { display: grid; grid-template-columns: repeat(auto-fit, minmax(118px, 1fr)); gap: 12px; margin: 0 0 26px; }
        .tile { padding: 10px 14px 11px; border-radius: 6px; background: var(--wash); border-top: 3px solid #c3cbd4; display: flex;
          flex-direction: column;
          justify-content: space-between; }
        .tile.systemic { border-top-color: var(--systemic); } .tile.local { border-top-color: var(--local); }
        .tile dt { color: var(--muted); font-size: .8125rem; line-height: 1.35; }
        .tile dd { margin: 4px 0 0; font-size: 1.25rem; line-height: 1.2; font-weight: 650; white-space: nowrap; letter-spacing: -.01em; }
        .story { list-style: none; margin: 0; padding: 0; max-width: 50em; }
        .story li { display: grid; grid-template-columns: 5.4em 1fr; gap: 0 12px; padding: 0 0 9px; position: relative; }
        .story .day { color: var(--muted); font-size: .875rem; line-height: 1.55rem; text-align: right; white-space: nowrap;
          padding-right: 14px;
          border-right: 2px solid var(--hair); margin-bottom: -9px; }
        .story li:last-child .day { margin-bottom: 0; }
        .chartless { padding: 8px 14px; background: var(--wash); border-left: 3px solid var(--ochre); max-width: none; }
        footer { margin-top: 48px; padding-top: 14px; border-top: 1px solid var(--hair); color: var(--muted); font-size: .8125rem; }
        footer p { margin: 0 0 4px; max-width: none; }

        """#

    private static let tables = #"""
        .scroll { overflow-x: auto; container-type: inline-size; }
        table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.45; }
        caption { text-align: left; font-weight: 650; padding: 0 0 6px; font-size: .9375rem; position: sticky; left: 0;
          max-width: 100cqi; }
        thead th { text-align: left; color: var(--muted); font-weight: 600; font-size: .8125rem; border-bottom: 1px solid #b9c1ca;
          padding: 5px 12px 5px 0;
          vertical-align: bottom; }
        tbody th, tbody td { text-align: left; font-weight: 400; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--hair);
          vertical-align: top; }
        th.number, td.number { text-align: right; white-space: nowrap; }
        thead th.number { white-space: normal; }
        table.numbers { font-size: .8125rem; } table.numbers td, table.numbers tbody th { padding-top: 2px; padding-bottom: 2px; }
        td:last-child, th:last-child { padding-right: 0; }
        .id { color: var(--muted); white-space: nowrap; }
        .note { color: var(--muted); font-size: .8125rem; }
        .verdict { white-space: nowrap; font-weight: 600; } .verdict.met { color: var(--teal); }
        .verdict.unmet { color: #fff; background: var(--systemic); padding: 1px 7px; border-radius: 3px; }
        .own, .standing { display: inline-block; padding: 0 7px; border-radius: 99px; font-size: .75rem; line-height: 1.5;
          white-space: nowrap; }
        .own { border: 1px solid var(--ochre); color: #7d580a; margin-left: 4px; }
        .standing.data { background: #e4f1ef; color: #0b5c54; } .standing.assumed { border: 1px dashed #98a2ae; color: var(--muted); }
        .raises { color: var(--systemic); white-space: nowrap; } .lowers { color: var(--local); white-space: nowrap; }
        .facts td:nth-child(3), .facts td:nth-child(4) { min-width: 9em; }
        .provenance tbody th { white-space: nowrap; width: 12em; color: var(--muted); }
        .tally { display: flex; height: 26px; margin: 0 0 14px; border-radius: 4px; overflow: hidden; gap: 2px; }
        .tally .part { display: flex; align-items: center; justify-content: center; font-size: .75rem; font-weight: 600;
          min-width: 22px; color: #fff; }
        .part0 { background: #0b544c; } .part1 { background: #3f9187; } .part2 { background: #9fcbc4; } .part3 { background: #d8b25d; }
        .part4 { background: #c2492b; } .part5 { background: #8b95a1; } .tally .part2, .tally .part3 { color: var(--ink); }
        .key { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin-right: 8px; }

        """#

    private static let figures = #"""
        figure { margin: 0 0 30px; }
        figcaption { color: var(--muted); font-size: .875rem; line-height: 1.5; max-width: 52em; margin-top: 6px; }
        .chart svg, .body-map svg { display: block; max-width: 100%; height: auto; }
        .chart .on-paper { display: none; } .chart .on-screen { display: block; }
        details { margin-top: 8px; font-size: .875rem; } summary { cursor: pointer; color: var(--local); width: max-content; max-width: 100%; }
        details .scroll { margin-top: 8px; max-height: 420px; overflow: auto; }
        .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 36px; align-items: start; } .pair figure { min-width: 0; }
        .pair.tables > div { min-width: 0; }
        .body-map svg { width: 100%; max-width: 900px; margin: 0 auto; }
        .body-map .outline * { fill: #f1f3f6; stroke: #c3cbd4; stroke-width: 1; }
        .body-map .outline path { stroke: #c3cbd4; } .body-map .leader { fill: none; stroke: #9aa5b3; stroke-width: .8; }
        .body-map circle { stroke: #5d3a2a; stroke-width: .8; }
        .body-map .name { font-size: 13px; font-weight: 650; fill: var(--ink); } .body-map .local .name { fill: var(--local); }
        .body-map .reading { font-size: 11.5px; fill: var(--muted); }
        .legend text { font-size: 11.5px; fill: var(--muted); } .legend circle { fill: none !important; stroke: #8d98a5 !important; }
        .slider { display: flex; align-items: center; gap: 16px; max-width: 900px; margin: 0 auto 8px; font-size: .9375rem; }
        .slider label { white-space: nowrap; font-weight: 600; min-width: 5.5em; } .slider input { flex: 1; accent-color: var(--local); }
        #vg-tooltip-element.vg-tooltip { position: fixed; visibility: hidden; z-index: 9; padding: 7px 10px; background: #fff;
          border: 1px solid #c3cbd4; border-radius: 5px;
          box-shadow: 0 2px 10px rgb(27 36 48 / .14); font: 12px/1.45 var(--font); color: var(--ink); pointer-events: none; }
        #vg-tooltip-element.visible { visibility: visible; }
        #vg-tooltip-element table { width: auto; font-size: 12px; } #vg-tooltip-element td { border: 0; padding: 0 8px 0 0; }
        #vg-tooltip-element td.key { display: table-cell; width: auto; height: auto; color: var(--muted); }

        """#

    private static let narrow = #"""
        @media (max-width: 860px) {
          body { padding: 0 18px 32px; } h1 { font-size: 1.5625rem; } section { margin-top: 34px; }
          .pair { grid-template-columns: 1fr; }
        }
        @media (max-width: 560px) {
          .story li { grid-template-columns: 1fr; } .story .day { text-align: left; border: 0; margin: 0; line-height: 1.3; }
          .glance { grid-template-columns: 1fr 1fr; }
        }

        """#

    private static func paper(notice: String) -> String {
        """
        @page { size: A4; margin: 14mm 14mm 18mm;
          @bottom-left { content: \(HTML.styleString(notice)); font: 600 8pt \(ChartPieces.fontStack); color: \(ChartPalette.systemic); }
          @bottom-right { content: counter(page) " / " counter(pages); font: 8pt \(ChartPieces.fontStack); color: \(ChartPalette.muted); }
        }

        """ + paperRules
    }

    private static let paperRules = #"""
        @media print {
          html { font-size: 12px; } body { padding: 0; max-width: none; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
          .top { padding-top: 0; } section { margin-top: 22px; }
          figure, tr, .tile, .story li, .tally { break-inside: avoid; } h2, h3, caption, thead { break-after: avoid; }
          thead { display: table-header-group; }
          .chart .on-screen, details, .slider input, .screen-only { display: none; } .chart .on-paper { display: block; }
          .scroll { overflow: visible; } figure { margin-bottom: 14px; }
          .pair { grid-template-columns: 1fr 1fr; gap: 6px 16px; } .pair.tables { display: block; }
          .pair.tables > div { margin-bottom: 14px; }
          table.compact, #influences, #parameters, #provenance { break-inside: avoid; } #doses table.compact { break-inside: auto; }
          #course { break-before: page; margin-top: 0; } figcaption { break-inside: avoid; font-size: .8125rem; }
          tbody th, tbody td { padding-top: 3px; padding-bottom: 3px; } nav { display: none; } section > p { break-after: avoid; }
          a { color: inherit; text-decoration: none; }
        }
        """#
}
