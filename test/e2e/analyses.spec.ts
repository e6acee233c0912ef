import type { Page } from '@playwright/test';
import { ANALYSES } from '../../shared/analyses/registry.ts';
import type { Locale } from '../../shared/contract/settings.ts';
import { createFormatter } from '../../shared/format/formatter.ts';
import { createTranslator } from '../../shared/messages/translator.ts';
import { flawsOf } from '../support/page-flaws.ts';
import { expectAccessible, settle } from './audit.ts';
import { expect, test } from './window-test.ts';

test.use({ purpose: 'analyses' });

/** What stands on the screen by itself: charts, tables, key figures. */
const PARTS = 'main figure, main dl > div';
const FIGURES = 'main dl dd button, main figure td button';

test.describe('every analysis of the sample shop', () => {
  test.beforeAll(async ({ connection: { client } }) => {
    const { jobId } = await client.projects.createSample({ name: 'Every analysis' });
    await client.jobs.result({ id: jobId });
  });
  test.afterAll(async ({ connection: { client } }) => {
    await client.settings.update({ locale: 'en', theme: 'system', depth: 'owner' });
  });

  for (const locale of ['en', 'fa'] as const) {
    const translator = createTranslator(locale);
    const { t, text } = translator;
    const calendar = locale === 'fa' ? 'jalali' : 'gregorian';

    for (const { id } of ANALYSES) {
      test(`${id} answers, goes deeper and shows its rows in ${locale}`, async ({ connection: { client }, page, visit }) => {
        await client.settings.update({ locale, theme: 'light', depth: 'owner' });
        const { blocks } = await client.analyses.run({ id, context: { calendar } });
        const currency = (await client.projects.current())?.currency ?? '';
        const formatter = createFormatter({ locale, calendar, currency, latinDigits: false });
        await visit(`/analyses/${id}`);
        await settle(page);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(text(`analyses.${id}.title`));
        await expect(page.getByText(text(`analyses.${id}.question`), { exact: true }).first()).toBeVisible();

        const answers = blocks.flatMap((block) => (block.kind === 'finding' && (block.depth ?? 'owner') === 'owner' ? [block.claim] : []));
        expect(answers.length).toBeGreaterThan(0);
        for (const claim of answers) await expect(page.getByText(translator.message(claim, formatter), { exact: true }).first()).toBeVisible();
        const few = await page.locator(PARTS).count();
        expect(few).toBeGreaterThan(0);
        expect(await rawTextOf(page, locale)).toEqual([]);

        const depths = page.getByRole('group', { name: t('analyses.screen.depth') });
        const deepest = depths.getByRole('button', { name: t('analyses.screen.depths.statistician'), exact: true });
        await deepest.click();
        await expect(deepest).toHaveAttribute('aria-pressed', 'true');
        await expect.poll(async () => await page.locator(PARTS).count()).toBeGreaterThanOrEqual(few);
        if (blocks.some(({ depth, kind }) => depth !== undefined && depth !== 'owner' && ['chart', 'table', 'kpi', 'matrix'].includes(kind)))
          await expect.poll(async () => await page.locator(PARTS).count()).toBeGreaterThan(few);
        expect(await rawTextOf(page, locale)).toEqual([]);
        if (locale === 'fa') await expectAccessible(page, id);

        await page.locator(FIGURES).first().click();
        const panel = page.getByRole('complementary', { name: t('app.panel.label') });
        await expect(panel.getByRole('table').getByRole('row').nth(1)).toBeVisible();
        expect(await rawTextOf(page, locale)).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(panel).toBeHidden();
      });
    }

    test(`published numbers agree with ours in ${locale}`, async ({ connection: { client }, page, visit }) => {
      await client.settings.update({ locale, theme: 'light' });
      const lines = (await client.proofs.run()).flatMap((outcome) => outcome.lines);
      await visit('/proofs');
      await settle(page);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('proofs.title'));
      const formatter = createFormatter({ locale, calendar, currency: '', latinDigits: false });
      const summary = t('proofs.summary', { count: lines.length, agreeing: formatter.integer(lines.length) });
      await expect(page.getByText(summary, { exact: true })).toBeVisible();
      await expect(page.getByRole('cell', { name: t('proofs.yes'), exact: true })).toHaveCount(lines.length);
      await expect(page.getByRole('cell', { name: t('proofs.no'), exact: true })).toHaveCount(0);
      expect(await rawTextOf(page, locale)).toEqual([]);
      await expectAccessible(page, `proofs ${locale}`);
    });
  }
});

/** Message keys, placeholders and values that a program wrote for programs. */
async function rawTextOf(page: Page, locale: Locale): Promise<readonly string[]> {
  const keys = await page.evaluate(() => document.body.innerText.match(/\b(?:analyses|catalogue|charts|proofs|findings)\.\w+\S*/g) ?? []);
  return [...keys, ...(await flawsOf(page, locale)).filter((flaw) => flaw.startsWith('raw'))];
}
