import type { Page } from '@playwright/test';
import { createTranslator } from '../../shared/messages/translator.ts';
import { expectAccessible, settle } from './audit.ts';
import { expect, test } from './window-test.ts';

const LONGEST_MS = 30_000;

test.describe('the preview of a report', () => {
  test.beforeAll(async ({ connection: { client } }) => {
    const { jobId } = await client.projects.createSample({ name: 'Reports' });
    await client.jobs.result({ id: jobId });
  });

  for (const locale of ['en', 'fa'] as const) {
    const { t } = createTranslator(locale);

    test(`is sheets of paper with everything on them in ${locale}`, async ({ connection: { client }, page, visit }) => {
      await client.settings.update({ locale, theme: locale === 'fa' ? 'dark' : 'light' });
      await visit('/reports');
      await settle(page);
      await expect.poll(() => countSheets(page), { timeout: LONGEST_MS }).toBeGreaterThan(5);
      const laid = await page.evaluate(measureSheets);
      expect(laid.tallest).toBeLessThanOrEqual(1);
      expect(laid.direction).toBe(locale === 'fa' ? 'rtl' : 'ltr');

      const { html } = await client.reports.preview({
        template: 'overview',
        locale,
        context: { calendar: locale === 'fa' ? 'jalali' : 'gregorian' },
      });
      expect(laid.rows).toBe(html.match(/<tr[ >][\s\S]*?<\/tr>/g)?.filter((row) => row.includes('scope="row"')).length);
      await expectAccessible(page, `reports ${locale}`);

      const entry = page
        .getByRole('navigation', { name: t('reports.paper.contents') })
        .getByRole('button')
        .nth(1);
      await entry.click();
      await expect(page.locator('.sheet h1').nth(2)).toBeInViewport();
    });
  }

  test('follows title, language and paper', async ({ connection: { client }, page, visit }) => {
    const { t } = createTranslator('en');
    await client.settings.update({ locale: 'en', theme: 'light' });
    await visit('/reports');
    await settle(page);
    await page.getByRole('textbox', { name: t('reports.screen.titleField') }).fill('Autumn in numbers');
    await expect(page.locator('.cover-title')).toHaveText('Autumn in numbers', { timeout: LONGEST_MS });
    await page.getByRole('combobox', { name: t('reports.screen.language') }).click();
    await page.getByRole('option', { name: t('reports.screen.languages.fa') }).click();
    await expect(page.locator('.sheet').first()).toHaveAttribute('dir', 'rtl', { timeout: LONGEST_MS });
    await expect(page.locator('article.report').first()).toHaveAttribute('lang', 'fa', { timeout: LONGEST_MS });
    // Laid out anew while shown smaller: still nothing runs over its sheet.
    expect((await page.evaluate(measureSheets)).tallest).toBeLessThanOrEqual(1);
  });
});

function countSheets(page: Page): Promise<number> {
  return page.locator('.sheet').count();
}

/** Runs in the page: by how much the fullest sheet runs over, and how many rows of tables there are. */
function measureSheets(): { tallest: number; rows: number; direction: string } {
  const root = [...document.querySelectorAll('main div')].find((element) => element.shadowRoot !== null)?.shadowRoot;
  const areas = [...(root?.querySelectorAll('.sheet > .area') ?? [])];
  return {
    tallest: Math.max(...areas.map((area) => area.scrollHeight - area.clientHeight)),
    rows: root?.querySelectorAll('.sheet tbody > tr').length ?? 0,
    direction: root?.querySelector<HTMLElement>('.sheet')?.dir ?? '',
  };
}
