import type { ImportNote } from '../report-document.ts';
import { type Html, html } from './html.ts';
import type { Words } from './words.ts';

/** What the figures are based on: the control totals of every import, then by file what was left out, changed, rejected or kept with a reservation. */
export function renderDataNotes(imports: readonly ImportNote[], words: Words): Html {
  if (imports.length === 0) return html`<p>${words.t('reports.paper.noImports')}</p>`;
  return html`${importsTable(imports, words)}
${imports.map((note) => importNotes(note, words))}`;
}

/** Rows read = loaded + unchanged + left out + rejected, and the sum of amounts where a file has them. */
function importsTable(imports: readonly ImportNote[], words: Words): Html {
  const { t, formatter } = words;
  const hasUnchanged = imports.some(({ ledger }) => ledger.unchanged > 0);
  const numbers = ['read', 'loaded', ...(hasUnchanged ? (['unchanged'] as const) : []), 'filtered', 'rejected'] as const;
  const isMoney = ({ kind, ledger }: ImportNote) => kind === 'orders' || kind === 'orderLines' || ledger.amount !== '0';
  return html`<table class="size-8"><thead><tr><th scope="col" class="text">${t('reports.paper.file')}</th><th scope="col" class="text">${t('reports.paper.kind')}</th><th scope="col" class="text">${t('reports.paper.importedAt')}</th>${numbers.map(
    (name) => html`<th scope="col" class="number">${t(`reports.paper.${name}`)}</th>`,
  )}<th scope="col" class="number">${t('reports.paper.amount')}</th></tr></thead><tbody>
${imports.map(
  (
    note,
  ) => html`<tr><th scope="row" class="text"><bdi>${note.fileName}</bdi></th><td class="text">${t(`imports.kinds.${note.kind}.name`)}</td><td class="text">${formatter.instant(note.importedAt)}</td>${numbers.map(
    (name) => html`<td class="number">${formatter.integer(note.ledger[name])}</td>`,
  )}<td class="number">${isMoney(note) ? formatter.exact(note.ledger.amount, { kind: 'money' }) : ''}</td></tr>
`,
)}</tbody></table>`;
}

function importNotes(note: ImportNote, words: Words): Html {
  const { t } = words;
  const notes = notesOf(note, words);
  return html`<div class="block"><h2><bdi>${note.fileName}</bdi></h2>${
    notes.length === 0 ? html`<p>${t('reports.paper.nothingToNote')}</p>` : html`<ul>${notes.map((text) => html`<li>${text}</li>`)}</ul>`
  }<p class="caption"><bdi>${note.encoding.toUpperCase()}</bdi> · ${t('reports.paper.sha')} <span class="code">${note.sha256}</span></p></div>`;
}

/** One sentence for each thing that makes the data differ from the file. */
function notesOf({ filters, steps = [], rejections = [], ledger }: ImportNote, { t, translator }: Words): readonly string[] {
  const said = (count: number | undefined, text: (count: number) => string): string[] => (count === undefined || count === 0 ? [] : [text(count)]);
  return [
    ...filters.map(({ column, test, value }, index) =>
      t('reports.paper.ruleKept', { rule: t(`reports.paper.tests.${test}`, { column, value }), count: ledger.filteredBy[index] ?? 0 }),
    ),
    ...steps.map(({ step, columns, changed }) =>
      t('reports.paper.stepChanged', {
        step: t('imports.cleaning.on', { step: t(`imports.cleaning.steps.${step}`), columns: columns.join(t('reports.paper.listComma')) }),
        count: changed,
      }),
    ),
    ...rejections.map(({ reason, column, count }) => {
      const why = translator.text(`errors.reject.${reason}`);
      return column === null ? t('reports.paper.rejectedFor', { reason: why, count }) : t('reports.paper.rejectedIn', { reason: why, column, count });
    }),
    ...said(ledger.repaired, (count) => t('imports.structure.repaired', { count })),
    ...said(ledger.anonymous, (count) => t('imports.check.anonymous', { count })),
    ...said(ledger.orphans, (count) => t('imports.check.orphans', { count })),
    ...said(ledger.rounded, (count) => t('imports.check.rounded', { count })),
  ];
}
