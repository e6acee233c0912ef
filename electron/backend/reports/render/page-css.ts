import type { ReportDocument } from '../report-document.ts';
import { chapterAnchor, chapterTitle } from './chapter.ts';
import { cssString } from './html.ts';
import type { Words } from './words.ts';

const FONT = "'Noto Sans', Vazirmatn, sans-serif";
const PERSIAN_FONT = "Vazirmatn, 'Noto Sans', sans-serif";

/** Paged media: paper, margins, running header (client, chapter) and footer (page x of y, data version, fingerprint), mirrored from right to left. */
export function pageCss(document: ReportDocument, words: Words): string {
  const t = words.t;
  const [start, end] = words.direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  const box = `font: 400 8pt ${document.locale === 'fa' ? PERSIAN_FONT : FONT}; color: #454c53; direction: ${words.direction}; vertical-align: middle;`;
  const version = t('reports.paper.dataVersion', { version: document.dataVersion });
  const foot = (fingerprint: string | null): string =>
    fingerprint === null ? version : `${version} · ${t('reports.paper.fingerprint', { fingerprint })}`;
  const named = (name: string, title: string, fingerprint: string | null): string => `@page ${name} {
  @top-${start} { content: ${cssString(isolate(document.client))}; ${box} }
  @top-${end} { content: ${cssString(title)}; ${box} }
  @bottom-${start} { content: ${cssString(foot(fingerprint))}; ${box} }
  @bottom-${end} { content: ${pageCounter(words)}; ${box} }
}`;
  return [
    `@page { size: ${document.paper}; margin: 22mm 20mm 20mm; }`,
    '@page cover { margin: 0; }',
    named('front', isolate(document.title), null),
    named('appendix', t('reports.paper.appendix'), null),
    ...document.chapters.map((chapter, index) =>
      named(chapterAnchor(index), `${words.formatter.integer(index + 1)}  ${chapterTitle(chapter, words)}`, chapter.meta.fingerprint),
    ),
    '.cover { page: cover; }',
    '.contents, .glance { page: front; }',
    '.appendix { page: appendix; }',
    ...document.chapters.map((_, index) => `.${chapterAnchor(index)} { page: ${chapterAnchor(index)}; }`),
    `.cover { height: ${document.paper === 'A4' ? '297mm' : '11in'}; }`,
  ].join('\n');
}

/** A person's own words keep their own direction. */
function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

/** "Page 3 of 25" out of the message with the two counters in its places, in the figures of the language. */
function pageCounter(words: Words): string {
  const marks = { page: '\uE000', pages: '\uE001' };
  const figures = words.translator.locale === 'fa' ? ', persian' : '';
  return words
    .t('reports.paper.page', marks)
    .split(/([\uE000\uE001])/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece === marks.page ? `counter(page${figures})` : piece === marks.pages ? `counter(pages${figures})` : cssString(piece)))
    .join(' ');
}
