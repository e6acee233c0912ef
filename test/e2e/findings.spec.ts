import { createFormatter } from '../../shared/format/formatter.ts';
import { createTranslator } from '../../shared/messages/translator.ts';
import { expectAccessible, settle } from './audit.ts';
import { expect, test } from './window-test.ts';

test.use({ purpose: 'findings' });

test.describe('findings', () => {
  test.beforeAll(async ({ connection: { client } }) => {
    const { jobId } = await client.projects.createSample({ name: 'Findings' });
    await client.jobs.result({ id: jobId });
  });

  for (const [locale, theme] of [
    ['en', 'light'],
    ['fa', 'dark'],
  ] as const) {
    const { t, text } = createTranslator(locale);

    test(`from the home screen to the block, its rows and a customer in ${locale}`, async ({ connection: { client }, page, visit }) => {
      await client.settings.update({ locale, theme, depth: 'owner' });
      const { findings } = await client.findings.list({});
      const held = findings.filter(({ standing }) => standing === 'held');
      expect(held.length).toBeGreaterThan(0);
      await visit('/home');
      await settle(page);
      const list = page
        .getByRole('region', { name: t('findings.home') })
        .getByRole('list')
        .first();
      await expect(list.locator('> li')).not.toHaveCount(0);
      expect(await list.locator('> li').count()).toBeLessThanOrEqual(5);
      await expectAccessible(page, `home ${locale}`);

      // What it rests on, by the keyboard.
      const first = list.locator('> li').first();
      await first.locator('button[aria-expanded=false]').focus();
      await page.keyboard.press('Enter');
      await expect(first.getByText(t('findings.evidence.qMeaning'))).toBeVisible();
      await expect(first.getByText(t('findings.evidence.overturn'))).toBeVisible();
      await expectAccessible(page, `evidence ${locale}`);

      const show = first.getByRole('link').filter({ hasText: t('findings.showMe') });
      const address = await show.getAttribute('href');
      await show.focus();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(new RegExp(`${address}$`));
      await settle(page);
      const target = page.locator('[data-block-target]');
      await expect(target).toBeInViewport();
      await expect(target).toBeFocused();
      await expectAccessible(page, `block ${locale}`);

      // The largest customers are in the analysis of dependence; each leads to the page of the customer.
      await client.settings.update({ depth: 'statistician' });
      const named = await findNamedCustomer(client);
      await visit(`/analyses/${named.analysis}/${named.block}`);
      await page.reload();
      await settle(page);
      await page.locator('[data-block-target]').locator(`a[href="#/customers/${named.customer}"]`).first().click();
      await expect(page).toHaveURL(new RegExp(`#/customers/${named.customer}$`));
      await settle(page);
      await expect(page.getByRole('heading', { name: t('customers.profile.expect') })).toBeVisible();
      const expected = page.getByRole('region', { name: t('customers.profile.expect') });
      const { figures } = await client.customers.figures({ id: named.customer });
      for (const { analysis, key } of figures) await expect(expected.getByText(text(`analyses.${analysis}.customer.${key}`)).first()).toBeVisible();
      await expect(expected.getByRole('img')).toBeVisible();
      await expectAccessible(page, `customer ${locale}`);
    });

    test(`an estimate tells what it was made from in ${locale}`, async ({ connection: { client }, page, visit }) => {
      await client.settings.update({ locale, theme, depth: 'statistician' });
      const { analysis, block, drill, n } = await findEstimate(client);
      const { total } = await client.analyses.rows({ drill });
      await visit(`/analyses/${analysis}/${block}`);
      await settle(page);
      const target = page.locator('[data-block-target]');
      await expect(target.getByText(t('charts.estimatedFrom', { count: n })).first()).toBeVisible();
      await target.locator('dd button').first().click();
      const panel = page.getByRole('complementary', { name: t('app.panel.label') });
      await expect(panel.getByText(t('charts.estimated', { n: numberText(n, locale), count: total }))).toBeVisible();
      await expect(panel.getByRole('table')).toBeVisible();
    });

    test(`all comparisons, also those that may be chance, in ${locale}`, async ({ connection: { client }, page, visit }) => {
      await client.settings.update({ locale, theme });
      const { findings, open } = await client.findings.list({});
      await visit('/home');
      await settle(page);
      await page.getByRole('link', { name: t('findings.all', { count: findings.length + open.length }) }).click();
      await settle(page);
      await expect(page.getByRole('heading', { level: 1, name: t('findings.title') })).toBeVisible();
      const table = page.getByRole('region', { name: t('findings.tableLabel') });
      await expect(table.getByRole('row')).toHaveCount(open.length + 1);
      await expectAccessible(page, `findings ${locale}`);
      // A number in the greyed table leads to its rows.
      await table.getByRole('row').nth(1).getByRole('button').first().click();
      await expect(page.getByRole('complementary', { name: t('app.panel.label') }).getByRole('table')).toBeVisible();
    });

    test(`nothing notable is an answer in ${locale}`, async ({ connection: { client }, page, visit }) => {
      await client.settings.update({ locale, theme });
      await visit('/home');
      await settle(page);
      // One customer is nothing to compare with.
      const name = `One ${locale}`;
      const { rows } = await client.customers.list({ sort: { by: 'revenue', descending: true }, offset: 0, limit: 1 });
      const { id } = await client.segments.create({
        name,
        rule: { op: 'compare', column: 'customer_key', comparison: 'eq', value: rows[0]?.key ?? '' },
      });
      await page.reload();
      await settle(page);
      await page.keyboard.press('Control+k');
      await page.keyboard.type(t('app.palette.filterTo', { name }));
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: new RegExp(name) })).toBeVisible();
      await settle(page);
      const calendar = locale === 'fa' ? 'jalali' : 'gregorian';
      const { quiet, tested } = await client.findings.list({ context: { filter: { op: 'segment', id }, calendar } });
      expect(quiet).not.toBeNull();
      await expect(page.getByText(tested === 0 ? t('findings.quiet.untested') : t('findings.quiet.claim', { count: tested }))).toBeVisible();
      await expectAccessible(page, `quiet ${locale}`);
    });

    test(`three depths and the palette in ${locale}`, async ({ connection: { client }, page, visit }) => {
      await client.settings.update({ locale, theme, depth: 'owner' });
      const deep = await findDeepBlock(client);
      await visit(`/analyses/${deep.analysis}`);
      await settle(page);
      const depths = page.getByRole('group', { name: t('analyses.screen.depth') });
      await expect(depths.getByRole('button', { name: t('analyses.screen.depths.owner') })).toHaveAttribute('aria-pressed', 'true');
      const parts = page.locator('main figure, main dl > div');
      const few = await parts.count();
      await depths.getByRole('button', { name: t('analyses.screen.depths.statistician') }).click();
      await expect.poll(async () => await parts.count()).toBeGreaterThan(few);
      await expect.poll(async () => (await client.settings.get()).depth).toBe('statistician');
      await expectAccessible(page, `statistician ${locale}`);
      await page.keyboard.press('Control+k');
      await page.keyboard.type(t('findings.title'));
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: t('findings.title') })).toBeVisible();
    });
  }
});

type Client = Parameters<Parameters<typeof test>[2]>[0]['connection']['client'];

/** A customer that a table of some analysis names. */
async function findNamedCustomer(client: Client): Promise<{ analysis: string; block: string; customer: number }> {
  for (const { id } of await client.analyses.list()) {
    const { blocks } = await client.analyses.run({ id });
    for (const block of blocks) {
      const customer = block.kind === 'table' ? block.rows.flat().find((figure) => figure.customer !== undefined)?.customer : undefined;
      if (customer !== undefined) return { analysis: id, block: block.id, customer };
    }
  }
  throw new Error('no analysis names a customer');
}

/** A strip of figures whose first figure is an estimate. */
async function findEstimate(client: Client) {
  for (const { id } of await client.analyses.list()) {
    const { blocks } = await client.analyses.run({ id });
    for (const block of blocks) {
      const [first] = block.kind === 'kpi' ? block.items : [];
      if (first?.estimate === true && first.drill !== undefined && first.n !== undefined) {
        return { analysis: id, block: block.id, drill: first.drill, n: first.n };
      }
    }
  }
  throw new Error('no strip begins with an estimate');
}

function numberText(value: number, locale: 'en' | 'fa'): string {
  return createFormatter({ locale, calendar: 'gregorian', currency: '', latinDigits: false }).integer(value);
}

/** An analysis with parts for statisticians. */
async function findDeepBlock(client: Client): Promise<{ analysis: string }> {
  for (const { id } of await client.analyses.list()) {
    const { blocks } = await client.analyses.run({ id });
    if (blocks.some(({ depth, kind }) => depth !== undefined && depth !== 'owner' && (kind === 'table' || kind === 'chart' || kind === 'kpi')))
      return { analysis: id };
  }
  throw new Error('no analysis has deeper parts');
}
