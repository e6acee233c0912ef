import { readFile } from 'node:fs/promises';
import { createTranslator } from '../../shared/messages/translator.ts';
import { expectAccessible, settle } from './audit.ts';
import { expect, test } from './window-test.ts';

test.describe('an analysis', () => {
  test.beforeAll(async ({ connection: { client } }) => {
    const { jobId } = await client.projects.createSample({ name: 'Analyses' });
    await client.jobs.result({ id: jobId });
  });

  for (const locale of ['en', 'fa'] as const) {
    const { t } = createTranslator(locale);

    test(`every figure leads to its rows, and each row to its line, in ${locale}`, async ({ connection: { client }, page, visit }) => {
      await client.settings.update({ locale, theme: 'light' });
      await visit('/analyses/sales');
      await settle(page);
      const figure = page.locator('main dd button').first();
      const shown = await figure.innerText();
      await figure.click();
      const panel = page.getByRole('complementary', { name: t('app.panel.label') });
      await expect(panel.getByText(shown, { exact: true }).first()).toBeVisible();
      await expect(panel.getByText(new RegExp(escaped(shown))).nth(1)).toBeVisible();
      await expectAccessible(page, `rows ${locale}`);

      const line = panel.getByRole('table').getByRole('button').first();
      await line.click();
      await expect(panel.getByText(t('app.panel.rawRow'))).toBeVisible();
      await expect(panel.getByText(/sample-orders\.csv/)).toBeVisible();
      await expectAccessible(page, `raw row ${locale}`);
      await page.keyboard.press('Escape');
      await expect(panel).toBeHidden();
    });

    test(`a chart is walked with the keyboard and has a table behind it in ${locale}`, async ({ connection: { client }, page, visit }) => {
      await client.settings.update({ locale, theme: 'dark' });
      await visit('/analyses/sales');
      await settle(page);
      const figure = page.locator('main figure').first();
      const chart = figure.locator('[aria-roledescription]');
      await chart.focus();
      await page.keyboard.press('End');
      const status = chart.getByRole('status');
      await expect(status).toContainText(t('charts.unfinished'));
      const last = await status.innerText();
      await page.keyboard.press('ArrowLeft');
      await expect(status).not.toHaveText(last);
      await page.keyboard.press('Enter');
      const panel = page.getByRole('complementary', { name: t('app.panel.label') });
      await expect(panel.getByRole('table')).toBeVisible();
      await page.keyboard.press('Escape');

      await chart.focus();
      await page.keyboard.press('t');
      await expect(figure.getByRole('table')).toBeVisible();
      await expect(chart).toBeHidden();
      await expectAccessible(page, `table twin ${locale}`);
      await page.keyboard.press('t');
      await expect(chart).toBeVisible();
    });
  }

  test('a chart goes out as PNG, SVG and CSV, all tables as XLSX', async ({ connection: { client }, page, visit }) => {
    const { t } = createTranslator('en');
    await client.settings.update({ locale: 'en', theme: 'light' });
    await visit('/analyses/sales');
    await settle(page);
    const take = async (name: string): Promise<Buffer> => {
      await page
        .locator('main figure')
        .first()
        .getByRole('button', { expanded: false })
        .or(page.locator('main figure [aria-haspopup=menu]'))
        .first()
        .click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name, exact: true }).click()]);
      return await readFile(await download.path());
    };
    expect((await take(t('charts.formats.png'))).subarray(1, 4).toString('latin1')).toBe('PNG');
    expect((await take(t('charts.formats.svg'))).toString('utf8')).toMatch(/^<svg[\s\S]+<\/svg>$/);
    const csv = (await take(t('charts.formats.csv'))).toString('utf8').trim().split('\r\n');
    const result = await client.analyses.run({ id: 'sales' });
    const [chart] = result.blocks.filter((block) => block.kind === 'chart');
    expect(csv.filter((line) => /^\d{4}-/.test(line))).toHaveLength(chart?.series[0]?.points.length ?? 0);

    await page.getByRole('button', { name: new RegExp(t('analyses.screen.exportAll')) }).click();
    const [workbook] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: t('charts.formats.xlsx') }).click()]);
    expect((await readFile(await workbook.path())).subarray(0, 2).toString('latin1')).toBe('PK');
  });

  test('parameters answer at once and survive a visit elsewhere', async ({ connection: { client }, page, visit }) => {
    const { text } = createTranslator('en');
    await client.settings.update({ locale: 'en', theme: 'light' });
    await visit('/analyses/sales');
    await settle(page);
    const field = page.getByRole('combobox').first();
    await field.click();
    await page.getByRole('option', { name: text('analyses.sales.options.grain.quarter'), exact: true }).click();
    await expect(page.getByRole('rowheader', { name: /Q1 2024/ })).toBeVisible();
    await visit('/home');
    await visit('/analyses/sales');
    await expect(page.getByRole('rowheader', { name: /Q1 2024/ })).toBeVisible();
  });

  test('the cells of a matrix are one stop of the Tab key and walk with the arrows', async ({ connection: { client }, page, visit }) => {
    await client.settings.update({ locale: 'fa', theme: 'light' });
    await visit('/analyses/cohort');
    await settle(page);
    const cell = (place: string) => page.locator(`[data-cell="${place}"] button`);
    await cell('0:0').focus();
    await page.keyboard.press('ArrowLeft');
    await expect(cell('0:1')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(cell('1:1')).toBeFocused();
    await expect(page.locator('[data-cell] button[tabindex="0"]')).toHaveCount(1);
  });
});

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
