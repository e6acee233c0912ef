import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChromiumPrinter } from '../../../../electron/backend/platform/print-with-chromium.ts';
import { findArtifact } from '../../../../electron/backend/platform/staging.ts';
import { printReport } from '../../../../electron/backend/reports/print-report.ts';
import { renderReport } from '../../../../electron/backend/reports/render-report.ts';
import { REPORT_STAGES } from '../../../../electron/backend/reports/stages.ts';
import { createTranslator } from '../../../../shared/messages/translator.ts';
import { readPdf } from '../../../support/read-pdf.ts';
import { openShop, type Shop } from '../../../support/shop-fixture.ts';

let stagingDir = '';
let shop: Shop;
beforeAll(async () => {
  stagingDir = await mkdtemp(join(tmpdir(), 'clientele-report-'));
  shop = await openShop();
});
afterAll(async () => {
  await shop.close();
  await rm(stagingDir, { recursive: true, force: true });
});

describe.each(['en', 'fa'] as const)('printReport in %s', (locale) => {
  const translator = createTranslator(locale);
  /** Chapters of the analyses that the shop's data allow. */
  const readTitles = async (): Promise<string[]> =>
    (await shop.engine.offers()).filter(({ missing }) => missing.length === 0).map(({ id }) => translator.text(`analyses.${id}.title`));
  const context = {
    calendar: locale === 'fa' ? 'jalali' : 'gregorian',
    filter: { op: 'compare', column: 'orders', comparison: 'ge', value: 2 },
  } as const;

  it('makes a PDF with a chapter for every analysis', async () => {
    const titles = await readTitles();
    expect(titles.length).toBeGreaterThan(3);
    const stages: string[] = [];
    const job = { signal: new AbortController().signal, stage: (name: string) => stages.push(name), progress: () => undefined };
    const ports = { print: createChromiumPrinter(), stagingDir };
    const artifact = await printReport({ ...shop, ports }, { template: 'overview', locale, preparedBy: 'A. Analyst', title: 'Spring', context }, job);
    expect(artifact).toMatchObject({ mediaType: 'application/pdf', fileName: expect.stringMatching(/ - Spring\.pdf$/) });
    expect(stages).toEqual(REPORT_STAGES.map(({ name }) => name));
    const pdf = await readPdf(new Uint8Array(await readFile((await findArtifact(stagingDir, artifact.artifactId))?.path ?? '')));
    expect(pdf.outline.filter((title) => titles.some((known) => title.endsWith(known))).length).toBeGreaterThanOrEqual(titles.length);
    expect(pdf.destinations.get(`chapter-${titles.length}`)).toBeGreaterThan(3);
    expect([...pdf.fonts.values()].every(Boolean)).toBe(true);
  });

  it('shows the same body in the preview, with the filter in words and no key left untranslated', async () => {
    const { html, css } = await renderReport(shop, { template: 'overview', locale, context });
    for (const title of await readTitles()) expect(html).toContain(title);
    const text = html.replace(/<[^>]*>/g, ' ');
    expect(text).not.toMatch(/\b(reports|analyses|charts|segments|catalogue)\.[a-z]+\.[a-zA-Z.]+/);
    expect(text).not.toContain('{{');
    expect(text).toContain(locale === 'fa' ? 'مشتریانی که' : 'customers who');
    expect(html).not.toMatch(/<style|<[^>]*\sstyle=/);
    expect(css).not.toContain('@font-face');
  });
});

describe('printReport', () => {
  it('refuses a template that is not there', async () => {
    await expect(renderReport(shop, { template: 'none', locale: 'en' })).rejects.toMatchObject({ code: 'REPORT_NOT_FOUND' });
  });
});
