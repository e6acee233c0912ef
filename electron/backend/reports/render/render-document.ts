import type { ReportDocument } from '../report-document.ts';
import { renderAppendix } from './appendix.ts';
import { createHeatClasses } from './blocks/matrix-block.ts';
import { renderChapter } from './chapter.ts';
import { contentsEntries, type PageNumbers, renderContents, renderCover, renderGlance } from './front-matter.ts';
import { html, unescapeHtml } from './html.ts';
import { pageCss } from './page-css.ts';
import { REPORT_CSS } from './report-css.ts';
import { wordsOf } from './words.ts';

/** A report laid out: its body in two pieces around the contents, which alone change when page numbers become known. */
export interface RenderedReport {
  /** Body under `.report`, without page numbers until they are given. */
  readonly body: (pages: PageNumbers) => string;
  /** Rules for screen and paper; fonts by family name. */
  readonly css: string;
  readonly pageCss: string;
  /** Anchors of the contents, in order. */
  readonly anchors: readonly string[];
  /** Headings in the order of the pages, as the outline of the PDF should show them. */
  readonly headings: readonly string[];
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

/** Lays a document out. Pure; charts are drawn here and once only. */
export function renderDocument(document: ReportDocument): RenderedReport {
  const words = wordsOf(document);
  const heat = createHeatClasses();
  const cover = renderCover(document, words);
  const rest = html`${renderGlance(document, words)}${document.chapters.map((chapter, index) => renderChapter(chapter, index, words, heat))}${renderAppendix(
    document,
    words,
    heat,
  )}`;
  return {
    body: (pages) =>
      html`<article class="report" lang="${document.locale}" dir="${words.direction}">
${cover}${renderContents(document, words, pages)}${rest}</article>`.markup,
    css: `${REPORT_CSS}${heat.css()}`,
    pageCss: pageCss(document, words),
    anchors: contentsEntries(document, words).map(({ anchor }) => anchor),
    headings: headingsOf(`${renderContents(document, words, new Map()).markup}${rest.markup}`),
    language: document.locale,
    direction: words.direction,
  };
}

/** Texts of the headings in a piece of our own markup. */
function headingsOf(markup: string): string[] {
  return [...markup.matchAll(/<h([12])[^>]*>([\s\S]*?)<\/h\1>/g)].map(([, , inner = '']) =>
    unescapeHtml(inner.replace(/<[^>]*>/g, ''))
      .replace(/\s+/g, ' ')
      .trim(),
  );
}
