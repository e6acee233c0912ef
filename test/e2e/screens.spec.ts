import { createTranslator } from '../../shared/messages/translator.ts';
import { expectAccessible, settle } from './audit.ts';
import { expect, test } from './window-test.ts';

const LOOKS = [
  { locale: 'en', theme: 'light' },
  { locale: 'en', theme: 'dark' },
  { locale: 'fa', theme: 'light' },
  { locale: 'fa', theme: 'dark' },
] as const;

test.describe('every screen', () => {
  test.beforeAll(async ({ connection: { client } }) => {
    const { jobId } = await client.projects.createSample({ name: 'Screens' });
    await client.jobs.result({ id: jobId });
    await client.segments.create({ name: 'Regulars', rule: { op: 'compare', column: 'orders', comparison: 'ge', value: 6 } });
  });
  test.afterAll(async ({ connection: { client } }) => {
    await client.settings.update({ locale: 'en', theme: 'system' });
  });

  for (const { locale, theme } of LOOKS) {
    test(`is accessible in ${locale}, ${theme}`, async ({ connection: { client }, visit }) => {
      test.setTimeout(240_000);
      await client.settings.update({ locale, theme });
      const { t } = createTranslator(locale);
      const { rows } = await client.customers.list({ sort: { by: 'revenue', descending: true }, offset: 0, limit: 1 });
      const [segment] = await client.segments.list();
      const [latest] = await client.imports.list();
      const offers = await client.analyses.list();
      const routes = [
        '/',
        '/home',
        '/findings',
        '/data',
        `/data/${latest?.id}`,
        '/import',
        '/customers',
        `/customers/${rows[0]?.id}`,
        '/segments',
        '/segments/new',
        `/segments/${segment?.id}`,
        ...offers.map(({ id }) => `/analyses/${id}`),
        '/reports',
        '/settings',
      ];
      for (const route of routes) {
        const page = await visit(route);
        await settle(page);
        await expect(page.locator('html')).toHaveAttribute('dir', locale === 'fa' ? 'rtl' : 'ltr');
        await expectAccessible(page, `${route} ${locale} ${theme}`);
      }
      const page = await visit('/home');
      await settle(page);
      await page.keyboard.press('Control+K');
      await expect(page.getByRole('dialog', { name: t('app.palette.title') })).toBeVisible();
      await expectAccessible(page, `palette ${locale} ${theme}`);
      await page.keyboard.press('Escape');
      await page.keyboard.press('F1');
      await expect(page.getByRole('dialog', { name: t('app.shortcuts.title') })).toBeVisible();
      await expectAccessible(page, `shortcuts ${locale} ${theme}`);
    });
  }
});

test('reflows without a horizontal scroll bar at 400 % of 1280 pixels', async ({ connection: { client }, page, visit }) => {
  const [project] = await client.projects.recent();
  if (project !== undefined) await client.projects.open({ path: project.path });
  await page.setViewportSize({ width: 320, height: 256 });
  for (const route of ['/', '/home', '/data', '/settings', '/import']) {
    await visit(route);
    await settle(page);
    const { width, most } = await page.evaluate(() => ({
      width: document.documentElement.clientWidth,
      most: document.querySelector('main')?.scrollWidth ?? 0,
    }));
    expect(most, route).toBeLessThanOrEqual(width);
  }
});
