import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Locale } from '../../shared/contract/settings.ts';
import { flawsOf } from '../support/page-flaws.ts';
import { writeRelatedTables } from '../support/related-tables.ts';
import { writeWorkbookOrders } from '../support/workbook-orders.ts';
import { expectAccessible } from './audit.ts';
import { importSteps } from './import-steps.ts';
import { expect, test } from './window-test.ts';

/** A window of 1280 × 1024 at 400 %, as WCAG 1.4.10 asks. */
test.use({ viewport: { width: 320, height: 256 } });

/** Nothing is cut off, lies outside or makes the page scroll sideways; the button that goes on can be brought into sight. */
async function expectFits(page: Page, locale: Locale, what: string, next: string | RegExp): Promise<void> {
  expect(await flawsOf(page, locale), what).toEqual([]);
  const button = page.getByRole('button', { name: next });
  await button.scrollIntoViewIfNeeded();
  await expect(button, what).toBeInViewport({ ratio: 1 });
  await expectAccessible(page, what);
}

for (const locale of ['en', 'fa'] as const) {
  test(`a workbook and nine tables come in at 400 % zoom in ${locale}`, async ({ connection: { client }, folder, page, visit }) => {
    test.setTimeout(180_000);
    await client.settings.update({ locale, theme: 'light' });
    await client.projects.create({ name: `Zoom ${locale}` });
    const { t, choose, load } = importSteps(page, locale);
    const loadName = new RegExp(t('imports.check.load', { count: 0 }).split(/[0۰]/)[0] ?? '');
    const book = await writeWorkbookOrders(folder, `zoom-${locale}.xlsx`);
    await visit('/import');
    await choose(book.path);
    await page.getByRole('checkbox', { name: /^Customers/ }).check();
    await expectFits(page, locale, 'sheets', t('imports.tray.go'));
    await page.getByRole('button', { name: t('imports.tray.go') }).click();
    await expect(page.getByRole('tab')).toHaveCount(2);
    await expectFits(page, locale, 'preview of sheets', t('imports.joins.start'));

    await page.getByRole('button', { name: t('imports.file.other') }).click();
    const { paths, items } = await writeRelatedTables(join(folder, `zoom-${locale}`));
    await choose(...paths);
    await expect(page.getByRole('listitem').filter({ hasText: '.csv' })).toHaveCount(9);
    await expectFits(page, locale, 'nine files', t('imports.tray.go'));
    await page.getByRole('button', { name: t('imports.tray.go') }).click();
    await expect(page.getByRole('table')).toBeVisible();
    await expectFits(page, locale, 'preview of nine', t('imports.joins.start'));
    await page.getByRole('button', { name: t('imports.joins.start') }).click();
    await expect(page.getByRole('list', { name: t('imports.joins.map') })).toBeVisible();
    await expectFits(page, locale, 'connections', t('imports.check.startAll'));
    await page.getByRole('button', { name: t('imports.check.startAll') }).click();
    await expect(page.getByText(t('imports.check.title', { count: 6 }))).toBeVisible();
    await expectFits(page, locale, 'check', loadName);
    await load();
    await expectFits(page, locale, 'done', t('imports.done.home'));
    expect((await client.projects.current())?.lines).toBe(items);
  });
}
