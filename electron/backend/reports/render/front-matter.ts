import type { ReportDocument } from '../report-document.ts';
import { renderFinding, renderKpis } from './blocks/sentence-blocks.ts';
import { chapterAnchor, chapterTitle } from './chapter.ts';
import { type Html, html } from './html.ts';
import type { Words } from './words.ts';

/** A line of the contents, and the anchor its page number is read from. */
export interface ContentsEntry {
  readonly anchor: string;
  readonly title: string;
}

/** Page numbers by anchor; empty before the first print. */
export type PageNumbers = ReadonlyMap<string, number>;

const GLANCE_FIGURES = 8;

/** Lines of the contents in the order of the pages. */
export function contentsEntries(document: ReportDocument, words: Words): ContentsEntry[] {
  return [
    ...(hasGlance(document) ? [{ anchor: 'glance', title: words.t('reports.paper.glance') }] : []),
    ...document.chapters.map((chapter, index) => ({
      anchor: chapterAnchor(index),
      title: `${words.formatter.integer(index + 1)}  ${chapterTitle(chapter, words)}`,
    })),
    ...(document.diagnostics.length === 0 ? [] : [{ anchor: 'diagnostics', title: words.t('reports.paper.diagnostics') }]),
    { anchor: 'definitions', title: words.t('reports.paper.definitions') },
    { anchor: 'data-notes', title: words.t('reports.paper.dataNotes') },
    { anchor: 'methods', title: words.t('reports.paper.methods') },
  ];
}

/** Cover: client, title, period, who made it and when, and what it is based on. */
export function renderCover(document: ReportDocument, words: Words): Html {
  const { t, formatter } = words;
  const facts: (readonly [string, string])[] = [
    ...(document.preparedBy === '' ? [] : [[t('reports.paper.preparedBy'), document.preparedBy] as const]),
    [t('reports.paper.printedOn'), formatter.day(document.printedOn)],
    [t('reports.paper.filter'), document.filter ?? t('reports.paper.noFilter')],
    ...(document.currency === '' ? [] : [[t('reports.paper.currency'), document.currency] as const]),
  ];
  return html`<section class="cover"><div class="cover-band"></div>
<p class="cover-client"><bdi>${document.client}</bdi></p>
<p class="cover-title"><bdi>${document.title}</bdi></p>
<p class="cover-period">${spanText(document, words)}</p>
<dl class="cover-facts">${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd><bdi>${value}</bdi></dd></div>`)}</dl>
</section>
`;
}

/** Contents with page numbers; before they are known each keeps the width of its figures. */
export function renderContents(document: ReportDocument, words: Words, pages: PageNumbers): Html {
  return html`<section class="contents"><h1>${words.t('reports.paper.contents')}</h1>
<ol>${contentsEntries(document, words).map(({ anchor, title }) => {
    const page = pages.get(anchor);
    return html`<li><a href="#${anchor}"><span class="entry">${title}</span><span class="leader"></span><span class="page-number">${
      page === undefined ? '' : words.formatter.integer(page)
    }</span></a></li>`;
  })}</ol></section>
`;
}

/** One page for people in a hurry: the first figures, and the answer of every chapter. */
export function renderGlance(document: ReportDocument, words: Words): Html | null {
  if (!hasGlance(document)) return null;
  const kpis = document.chapters.flatMap(({ blocks }) => blocks).find((block) => block.kind === 'kpi');
  return html`<section class="glance"><h1 id="glance">${words.t('reports.paper.glance')}</h1>
${renderFindings(document, words)}${kpis === undefined ? null : renderKpis({ kind: 'kpi', id: 'glance', items: kpis.items.slice(0, GLANCE_FIGURES) }, words)}
${document.chapters.map((chapter, index) => {
  const answers = chapter.blocks.filter((block) => block.kind === 'finding');
  return answers.length === 0
    ? null
    : html`<div class="block glance-answer"><p class="over"><a href="#${chapterAnchor(index)}">${chapterTitle(chapter, words)}</a></p>${answers.map((answer) => html`<p>${words.say(answer.claim)}</p>`)}</div>`;
})}</section>
`;
}

/** What stands out, each with what it rests on, and the error rate it was held to. */
function renderFindings({ findings }: ReportDocument, words: Words): Html | null {
  if (findings === null) return null;
  const { top, quiet, tested, level } = findings;
  const rule = words.t('findings.rule', { count: tested, level: words.formatter.value(level, { kind: 'percent', digits: 0 }) });
  return html`<h2>${words.t('findings.home')}</h2>${quiet === null ? null : renderFinding(quiet, words)}${top.map((block) => renderFinding(block, words))}
${tested === 0 ? null : html`<p class="caption">${rule}</p>`}
`;
}

function hasGlance({ chapters, findings }: ReportDocument): boolean {
  return findings !== null || chapters.some(({ blocks }) => blocks.some(({ kind }) => kind === 'kpi' || kind === 'finding'));
}

/** "1 Jan 2024 – 31 Dec 2025"; "" without data. */
export function spanText(document: ReportDocument, words: Words): string {
  const from = document.context.period?.fromDay ?? document.firstDay;
  const to = document.context.period?.toDay ?? document.lastDay;
  if (from === null || to === null) return '';
  return words.t('reports.paper.span', { from: words.formatter.day(from), to: words.formatter.day(to) });
}
