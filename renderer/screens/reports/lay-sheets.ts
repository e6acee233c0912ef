import type { Formatter } from '../../../shared/format/formatter.ts';
import type { Translator } from '../../../shared/messages/translator.ts';
import type { Paper } from './paper.ts';
import { splitSection } from './split-section.ts';

/** What stands at the head and foot of every sheet. */
export interface RunningTexts {
  readonly client: string;
  readonly title: string;
  readonly dataVersion: number;
  /** Words of the report's language, which may not be the window's. */
  readonly translator: Translator;
  readonly formatter: Formatter;
}

/** A line of the contents as laid out: where its sheet is. */
export interface ContentsLine {
  readonly anchor: string;
  readonly title: string;
  readonly page: number;
}

export interface LaidSheets {
  readonly pages: number;
  readonly contents: readonly ContentsLine[];
}

/** Fonts are fetched once a text asks for them: the report is placed out of sight, so that what is measured later has its own letters. */
export async function loadFontsOf(root: ShadowRoot, markup: string): Promise<void> {
  const trial = document.createElement('div');
  trial.className = 'measure';
  trial.innerHTML = markup;
  root.append(trial);
  trial.getBoundingClientRect();
  await document.fonts.ready;
  trial.remove();
}

/**
 * Turns the markup of a report into sheets of paper under `root`, and says what is on which. The text is laid out once in the
 * width of the paper, measured, and cut; page numbers of the contents are filled in. The lines of the contents lead nowhere here:
 * an address inside the sheets would be taken for a screen of the window, and the list beside them does the same.
 */
export function laySheets(root: ShadowRoot, markup: string, paper: Paper, texts: RunningTexts): LaidSheets {
  const measure = document.createElement('div');
  measure.className = 'measure';
  measure.innerHTML = markup;
  root.replaceChildren(measure);
  const article = measure.querySelector('article.report');
  if (article === null) return { pages: 0, contents: [] };
  const height = paper.height - paper.margin.top - paper.margin.bottom;
  const parts = [...article.children].flatMap((section) => {
    if (section.matches('.cover')) return [{ section, chapter: '' }];
    const chapter = section.querySelector('h1')?.textContent ?? '';
    return splitSection(section, height).map((part) => ({ section: part, chapter }));
  });
  const sheets = parts.map(({ section, chapter }, index) => laySheet(article, section, chapter, { page: index + 1, pages: parts.length }, texts));
  root.replaceChildren(...sheets);
  return { pages: sheets.length, contents: numberContents(root, sheets, texts.formatter) };
}

function laySheet(article: Element, section: Element, chapter: string, place: { page: number; pages: number }, texts: RunningTexts): HTMLElement {
  const isCover = section.matches('.cover');
  const sheet = document.createElement('div');
  sheet.className = isCover ? 'sheet cover-sheet' : 'sheet';
  sheet.dir = texts.translator.direction;
  sheet.lang = texts.translator.locale;
  const report = article.cloneNode(false) as HTMLElement;
  report.append(section);
  if (isCover) {
    sheet.append(report);
    return sheet;
  }
  const { t } = texts.translator;
  const text = document.createElement('div');
  text.className = 'area';
  text.append(report);
  sheet.append(
    run(
      'head',
      texts.client,
      section.matches('.contents, .glance') ? texts.title : section.matches('.appendix') ? t('reports.paper.appendix') : chapter,
    ),
    text,
    run('foot', t('reports.paper.dataVersion', { version: texts.dataVersion }), t('reports.paper.page', place)),
  );
  return sheet;
}

function run(place: 'head' | 'foot', start: string, end: string): HTMLElement {
  const line = document.createElement('div');
  line.className = `run ${place}`;
  line.append(
    ...[start, end].map((text) => {
      const part = document.createElement('span');
      part.dir = 'auto';
      part.textContent = text;
      return part;
    }),
  );
  return line;
}

function numberContents(root: ShadowRoot, sheets: readonly HTMLElement[], formatter: Formatter): ContentsLine[] {
  return [...root.querySelectorAll<HTMLAnchorElement>('.contents a')].flatMap((link) => {
    const anchor = link.getAttribute('href')?.slice(1) ?? '';
    link.removeAttribute('href');
    const sheet = sheets.findIndex((candidate) => candidate.querySelector(`[id="${CSS.escape(anchor)}"]`) !== null);
    const number = link.querySelector('.page-number');
    if (sheet < 0) return [];
    if (number !== null) number.textContent = formatter.integer(sheet + 1);
    return [{ anchor, title: link.querySelector('.entry')?.textContent?.trim() ?? '', page: sheet + 1 }];
  });
}
