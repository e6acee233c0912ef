import { readFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from '@playwright/test';
import { createTranslator, type Translator } from '../../shared/messages/translator.ts';
import { writeMessyOrders } from '../support/messy-orders.ts';
import { expectAccessible, settle } from './audit.ts';
import { expect, test } from './window-test.ts';

/** The main job as a person does it: a file in, every analysis, a segment made from a figure, its customers and a report out. */
for (const locale of ['en', 'fa'] as const) {
  test(`from a file to a printed report in ${locale}`, async ({ connection: { client }, folder, page, visit }) => {
    test.setTimeout(120_000);
    page.setDefaultTimeout(20_000);
    await client.settings.update({ locale, theme: locale === 'fa' ? 'dark' : 'light' });
    const translator = createTranslator(locale);
    const { t, text } = translator;
    await client.projects.create({ name: `Main job ${locale}` });

    await visit('/import');
    await load(page, await writeMessyOrders(folder, locale), translator);
    const lines = (await client.projects.current())?.lines ?? 0;
    expect(lines).toBe(3996);

    for (const { id, missing } of await client.analyses.list()) {
      await visit(`/analyses/${id}`);
      await settle(page);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(text(`analyses.${id}.title`));
      // One file of orders switches most on; the others say which column would.
      if (missing.length === 0) await expect(page.locator('main figure').first()).toBeVisible();
      else await expect(page.getByText(t('analyses.screen.missing'))).toBeVisible();
    }

    // Each cell of a matrix of order lines leads to the line of the file.
    await visit('/analyses/cohort');
    await settle(page);
    await page.locator('[data-cell="0:1"] button').first().click();
    const panel = page.getByRole('complementary', { name: t('app.panel.label') });
    await panel.getByRole('table').getByRole('button').first().click();
    await expect(panel.locator('pre')).toContainText(';');
    await expectAccessible(page, 'the raw line behind a cell');

    await visit('/analyses/rfm');
    await settle(page);
    await page.locator('[data-cell="0:4"] button').first().click();
    await expect(panel.getByRole('table')).toBeVisible();
    await panel.getByRole('button', { name: t('charts.saveAsSegment') }).click();

    const name = locale === 'fa' ? 'بهترین مشتریان' : 'Best customers';
    await page.getByRole('textbox', { name: t('segments.builder.name') }).fill(name);
    await page.getByRole('button', { name: t('segments.builder.save'), exact: true }).click();
    await expect.poll(async () => (await client.segments.list()).map((segment) => segment.name)).toEqual([name]);
    const [segment] = await client.segments.list();
    expect(segment?.size.customers).toBeGreaterThan(0);

    await visit('/segments');
    await page.getByRole('button', { name: t('segments.screen.more', { name }) }).click();
    const [customers] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: t('segments.screen.export', { format: t('charts.formats.csv') }), exact: true }).click(),
    ]);
    const csv = await readFile(await customers.path(), 'utf8');
    expect(
      csv
        .trim()
        .split('\r\n')
        .filter((line) => !line.startsWith('#')).length,
    ).toBe((segment?.size.customers ?? 0) + 1);

    await visit('/reports');
    const [report] = await Promise.all([
      page.waitForEvent('download', { timeout: 90_000 }),
      page.getByRole('button', { name: t('reports.screen.exportPdf') }).click(),
    ]);
    const pdf = await PDFDocument.load(await readFile(await report.path()));
    expect(pdf.getPageCount()).toBeGreaterThan(5);
    expect(pdf.getTitle()).toContain(`Main job ${locale}`);
  });
}

async function load(page: Page, file: string, { t }: Translator): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page
      .getByRole('main')
      .getByRole('button', { name: t('imports.file.choose') })
      .click(),
  ]);
  await chooser.setFiles(file);
  await page.getByRole('button', { name: t('imports.check.start') }).click();
  await page.getByRole('button', { name: new RegExp(t('imports.check.load', { count: 0 }).split(/[0۰]/)[0] ?? '') }).click();
  await page.getByRole('button', { name: t('imports.done.home') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}
