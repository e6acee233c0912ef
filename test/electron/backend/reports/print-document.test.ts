import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChromiumPrinter } from '../../../../electron/backend/platform/print-with-chromium.ts';
import { printDocument } from '../../../../electron/backend/reports/pdf/print-document.ts';
import { renderDocument } from '../../../../electron/backend/reports/render/render-document.ts';
import type { ReportDocument } from '../../../../electron/backend/reports/report-document.ts';
import type { Block } from '../../../../shared/analyses/blocks.ts';
import { lineChart, longTable, reportDocument, triangle } from '../../../fixtures/report-document.ts';
import { type ReadPdf, readPdf } from '../../../support/read-pdf.ts';

let stagingDir = '';
beforeAll(async () => {
  stagingDir = await mkdtemp(join(tmpdir(), 'clientele-report-'));
});
afterAll(() => rm(stagingDir, { recursive: true, force: true }));

async function print(document: ReportDocument): Promise<ReadPdf> {
  const options = { print: createChromiumPrinter(), stagingDir, signal: new AbortController().signal, onPass: () => undefined };
  return await readPdf(await printDocument(document, renderDocument(document), options));
}

const ROWS = 5000;
const finding: Block = { kind: 'finding', id: 'answer', claim: { key: 'The answer in a sentence.' } };
const note: Block = { kind: 'note', id: 'method', tone: 'method', message: { key: 'How it was done' } };

describe('printDocument', () => {
  let pdf: ReadPdf;
  beforeAll(async () => {
    pdf = await print(
      reportDocument([[finding, lineChart('one'), longTable(ROWS), note], [lineChart('two'), lineChart('three'), triangle(37)], [note]]),
    );
  });

  it('prints every row of a long table once, under its header on each page', () => {
    const rows = pdf.pages.flatMap(({ items }) => items.map(({ text }) => /^R-(\d+)$/.exec(text.trim())?.[1])).filter((row) => row !== undefined);
    expect(rows.map(Number)).toEqual(Array.from({ length: ROWS }, (_, index) => index + 1));
    const tablePages = pdf.pages.filter(({ items }) => items.some(({ text }) => /^R-\d+$/.test(text.trim())));
    expect(tablePages.length).toBeGreaterThan(100);
    for (const { items } of tablePages) {
      const header = items.find(({ text }) => text.trim() === 'HeadRow');
      const first = items.find(({ text }) => /^R-\d+$/.test(text.trim()));
      expect(header?.top).toBeLessThan(first?.top ?? 0);
    }
  });

  it('prints contents whose page numbers are those of the headings', () => {
    const contents = pdf.pages[1];
    const listed = ['At a glance', 'Sales', 'Definitions', 'Data notes', 'Methods'].map((title) => {
      const entry = contents?.items.find(({ text }) => text.trim().endsWith(title));
      const number = contents?.items.find(({ text, top }) => Math.abs(top - (entry?.top ?? 0)) < 3 && /^\d+$/.test(text.trim()));
      return [title, Number(number?.text)] as const;
    });
    for (const [title, page] of listed) {
      const heading = pdf.pages[page - 1]?.items.filter(({ text, height }) => text.trim() === title && height > 15);
      expect(heading, `${title} on page ${page}`).toHaveLength(1);
    }
    expect([...pdf.destinations.keys()]).toEqual(
      expect.arrayContaining(['glance', 'chapter-1', 'chapter-2', 'chapter-3', 'definitions', 'data-notes', 'methods']),
    );
  });

  it('counts every page, names client and chapter above, data and fingerprint below; the cover has none of it', () => {
    const total = pdf.pages.length;
    pdf.pages.forEach(({ text }, index) => {
      if (index === 0) expect(text).not.toContain('Page 1');
      else expect(text).toContain(`Page ${index + 1} of ${total}`);
      expect(text.includes('Linden & Lark <Ltd>')).toBe(true);
    });
    const last = pdf.destinations.get('chapter-2') ?? 0;
    expect(pdf.pages[last - 1]?.text).toContain('Data version 3 · Fingerprint f00d1');
    expect(pdf.pages[last]?.text).toMatch(/2\s+RFM/);
  });

  it('leaves no heading without what it heads, and splits no chart', () => {
    // After cover and contents, whose lines are set as large as headings.
    for (const { items, height } of pdf.pages.slice(2)) {
      const body = items.filter(({ top }) => top > 55 && top < height - 50);
      const lowest = body.reduce((low, item) => (item.top > low.top ? item : low), body[0] ?? { top: 0, height: 0, text: '' });
      expect(
        lowest.height > 10.5 && pdf.outline.some((title) => title.endsWith(lowest.text.trim())),
        `"${lowest.text}" is the last line of its page`,
      ).toBe(false);
    }
    for (const id of ['one', 'two', 'three']) {
      const pages = pdf.pages.filter(({ items }) => items.some(({ text }) => text.trim() === `Chart ${id}`));
      expect(pages).toHaveLength(1);
    }
  });

  it('is tagged, titled, in a language, with an outline of all headings and with every font inside', () => {
    expect(pdf.isTagged).toBe(true);
    expect(pdf.title).toBe('Linden & Lark <Ltd> – Customer overview');
    expect(pdf.language).toBe('en');
    expect(pdf.outline).toEqual(expect.arrayContaining(['Contents', 'At a glance', '1 Sales', 'Chart one', 'Long table', 'Methods']));
    expect(pdf.fonts.size).toBeGreaterThan(0);
    expect([...pdf.fonts].filter(([name, isEmbedded]) => !isEmbedded || !/NotoSans|Vazirmatn/.test(name))).toEqual([]);
  });

  it('prints every observed cell of a matrix that is wider than the page', () => {
    const first = pdf.destinations.get('chapter-2') ?? 0;
    const last = pdf.destinations.get('chapter-3') ?? 0;
    const items = pdf.pages.slice(first - 1, last - 1).flatMap((page) => page.items.map(({ text }) => text.trim()));
    const shares = items.filter((text) => /^\d+%\*?$/.test(text));
    expect(shares).toHaveLength((37 * 38) / 2 + 37);
    const right = pdf.pages.slice(1).map(({ items: all, width }) => width - Math.max(...all.map(({ x }) => x)));
    expect(Math.min(...right)).toBeGreaterThan(56 - 25);
  });
});

describe('printDocument in Persian', () => {
  it('mirrors, writes Persian digits and Jalali dates, and puts readable titles into the outline', async () => {
    const pdf = await print(
      reportDocument([[finding, lineChart('one'), longTable(90), note]], { locale: 'fa', client: 'فروشگاه نارون', title: 'نمای کلی مشتریان' }),
    );
    // pdf.js gives right-to-left text glyph by glyph from the left.
    const plain = pdf.pages.map(({ text }) => [...text.normalize('NFKC').replace(/\s/g, '')].reverse().join(''));
    expect(plain[1]).toContain('فهرست');
    expect(plain[1]).toContain('صفحۀ۲');
    expect(plain[0]).toMatch(/شهریور/);
    expect(plain.join('')).not.toMatch(/Page|Contents/);
    expect(pdf.outline).toEqual(expect.arrayContaining(['فهرست', '۱ فروش', 'روش‌ها']));
    expect(pdf.language).toBe('fa');
    expect([...pdf.fonts.keys()].some((name) => name.includes('Vazirmatn'))).toBe(true);
    expect([...pdf.fonts.values()].every(Boolean)).toBe(true);
    const heading = pdf.pages[1]?.items.filter(({ height }) => height > 15) ?? [];
    expect(Math.min(...heading.map(({ x }) => x))).toBeGreaterThan((pdf.pages[1]?.width ?? 0) / 2);
  });

  it('prints on Letter too', async () => {
    const pdf = await print(reportDocument([[note]], { paper: 'Letter' }));
    expect([pdf.pages[0]?.width, pdf.pages[0]?.height]).toEqual([612, 792]);
  });
});

describe('printDocument when stopped', () => {
  it('leaves nothing behind', async () => {
    const abort = new AbortController();
    const document = reportDocument([[longTable(20_000)]]);
    const options = { print: createChromiumPrinter(), stagingDir, signal: abort.signal, onPass: () => undefined };
    const job = printDocument(document, renderDocument(document), options);
    setTimeout(() => abort.abort(), 500);
    await expect(job).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await readdir(stagingDir)).toEqual([]);
  });
});
