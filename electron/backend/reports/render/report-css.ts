/**
 * The look of a report, the same on paper and in the window's preview: everything stands under `.report`, sizes are in print units,
 * sides are logical so that Persian mirrors by itself.
 */
export const REPORT_CSS = `
.report { font: 400 10pt/1.5 'Noto Sans', Vazirmatn, sans-serif; color: #1d2329; background: #fff; font-variant-numeric: lining-nums; overflow-wrap: break-word; }
.report:lang(fa) { font-family: Vazirmatn, 'Noto Sans', sans-serif; line-height: 1.7; }
.report * { box-sizing: border-box; }
.report h1, .report h2, .report p, .report dl, .report dd, .report ol, .report ul, .report figure { margin: 0; padding: 0; }
.report h1 { font-size: 20pt; line-height: 1.25; font-weight: 700; margin-block-end: 3mm; break-after: avoid; }
.report h2 { font-size: 11pt; line-height: 1.35; font-weight: 700; margin-block-end: 2mm; break-after: avoid; }
.report h1 .ordinal { color: #0b6b6b; margin-inline-end: 2mm; }
.report p { orphans: 3; widows: 3; }
.report a { color: inherit; text-decoration: none; }
.report .caption { font-size: 8.5pt; line-height: 1.45; color: #454c53; margin-block-start: 1.5mm; }
.report .code { font-family: 'Noto Sans', monospace; font-size: 7.5pt; overflow-wrap: anywhere; direction: ltr; unicode-bidi: isolate; }
.report .block { margin-block-end: 6mm; }
.report .question { font-size: 11pt; color: #454c53; margin-block-end: 5mm; break-after: avoid; }
.report .answer { break-inside: avoid; border-inline-start: 1.2mm solid #0b6b6b; padding-inline-start: 5mm; font-size: 14pt; line-height: 1.45; }
.report .answer .action, .report .finding .action { font-size: 10pt; color: #454c53; margin-block-start: 1.5mm; }
.report .finding { break-inside: avoid; border-inline-start: .5mm solid #8b949c; padding-inline-start: 4mm; }
.report .intro { color: #454c53; margin-block-end: 5mm; break-after: avoid; }
.report .glance, .report .chapter, .report .appendix { break-before: page; }
.report .note { font-size: 8.5pt; line-height: 1.45; break-inside: avoid; break-before: avoid; margin-block-end: 2mm; border-block-start: .15mm solid #8b949c; padding-block-start: 1mm; }
.report .note.caution b::before { content: '▲ '; }

.report .kpis dl { display: grid; grid-template-columns: repeat(4, 1fr); gap: 4mm 5mm; }
.report .kpis { break-inside: avoid; }
.report .kpis dl > div { display: grid; grid-row: span 2; grid-template-rows: subgrid; row-gap: 0; border-block-start: .3mm solid #1d2329; padding-block-start: 1.5mm; }
.report .kpis dt { font-size: 8.5pt; line-height: 1.35; color: #454c53; }
.report .kpis .value { display: block; font-size: 14pt; line-height: 1.4; font-weight: 700; }
.report .kpis .value.long { font-size: 11.5pt; line-height: 1.7; }
.report .kpis .value.longer { font-size: 9.5pt; line-height: 2; }
.report .kpis dd small { display: block; font-size: 7.5pt; line-height: 1.4; color: #454c53; }

.report .chart { break-inside: avoid; }
.report .chart svg { display: block; width: 100%; height: auto; }

.report table, .report .page-number { font-variant-numeric: tabular-nums lining-nums; }
.report table { border-collapse: collapse; width: 100%; font-size: 9pt; line-height: 1.35; }
.report table.narrow { width: auto; min-width: 55%; }
.report table.size-8 { font-size: 8pt; }
.report thead { display: table-header-group; }
.report tr { break-inside: avoid; }
.report th, .report td { padding: 1.1mm 1.5mm; text-align: start; vertical-align: top; font-weight: 400; }
.report thead th { font-weight: 700; vertical-align: bottom; border-block-end: .3mm solid #1d2329; }
.report tbody th, .report tbody td { border-block-end: .15mm solid #c9ced2; }
.report th:first-child, .report td:first-child { padding-inline-start: 0; }
.report th:last-child, .report td:last-child { padding-inline-end: 0; }
.report .number { text-align: end; }
.report td small { display: block; font-size: 7pt; line-height: 1.3; color: #454c53; white-space: nowrap; }
.report tbody .number, .report tbody .firm { white-space: nowrap; }
.report .number + .text { padding-inline-start: 5mm; }
.report .whole { break-inside: avoid; }
.report tr.total th, .report tr.total td { font-weight: 700; border-block-start: .3mm solid #1d2329; border-block-end: 0; }
.report .unfinished { font-style: italic; position: relative; }
.report .unfinished::after { content: '*'; position: absolute; font-style: normal; }
.report .text.unfinished::after { position: static; }

.report table.matrix { font-size: 7pt; line-height: 1.3; width: auto; }
.report table.matrix th, .report table.matrix td { padding: .9mm .9mm; }
.report table.matrix th:first-child { padding-inline-start: 0; white-space: nowrap; }
.report table.matrix thead .over { text-align: center; border-block-end: .15mm solid #8b949c; }
.report table.matrix thead .number { text-align: center; }
.report table.matrix td.cell { text-align: center; white-space: nowrap; border: .15mm solid #fff; }

.report .contents ol { list-style: none; }
.report .contents li a { display: flex; align-items: baseline; gap: 2mm; padding-block: 1.8mm; font-size: 11pt; }
.report .contents .leader { flex: 1; border-block-end: .2mm dotted #8b949c; }
.report .contents .page-number { min-inline-size: 3ch; text-align: end; }
.report .caption + .kpis { margin-block-start: 5mm; }
.report .glance-answer { break-inside: avoid; margin-block-end: 5mm; }
.report .glance-answer .over { font-size: 8.5pt; font-weight: 700; color: #0b6b6b; }
.report .glance-answer p { font-size: 11.5pt; line-height: 1.45; }

.report .appendix h1:not(:first-child) { margin-block-start: 10mm; }
.report .appendix h2 { margin-block-start: 4mm; }
.report .definitions > div { display: grid; grid-template-columns: 48mm 1fr; gap: 4mm; padding-block: 1.2mm; border-block-end: .15mm solid #c9ced2; font-size: 9pt; line-height: 1.45; break-inside: avoid; }
.report .definitions dt { font-weight: 700; }
.report .appendix ul { padding-inline-start: 5mm; font-size: 9pt; }

.report .cover { position: relative; padding: 70mm 25mm 25mm; display: flex; flex-direction: column; overflow: hidden; }
.report .cover-band { position: absolute; inset-block-start: 0; inset-inline: 0; block-size: 14mm; background: #0b6b6b; }
.report .cover-client { font-size: 14pt; color: #0b6b6b; font-weight: 700; }
.report .cover-title { font-size: 34pt; line-height: 1.2; font-weight: 700; margin-block: 4mm 5mm; }
.report .cover-period { font-size: 14pt; color: #454c53; }
.report .cover-facts { margin-block-start: auto; border-block-start: .3mm solid #1d2329; padding-block-start: 4mm; display: grid; grid-template-columns: 1fr 1fr; gap: 4mm 8mm; }
.report .cover-facts dt { font-size: 8.5pt; color: #454c53; }
`;
