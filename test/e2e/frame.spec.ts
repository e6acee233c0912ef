import { createTranslator } from '../../shared/messages/translator.ts';
import { settle } from './audit.ts';
import { expect, test } from './window-test.ts';

const { t } = createTranslator('en');

test.beforeEach(async ({ connection: { client } }) => {
  await client.settings.update({ locale: 'en', theme: 'light' });
});

test('the sample shop is one click away', async ({ connection: { client }, page, visit }) => {
  await client.projects.close();
  await visit('/');
  await page.getByRole('button', { name: t('projects.start.sample') }).click();
  await expect(page.getByRole('heading', { name: t('findings.home') })).toBeVisible({ timeout: 40_000 });
  await settle(page);
  await expect(page.getByRole('contentinfo')).toContainText('order lines');
  await expect(page.getByRole('navigation').getByRole('link')).not.toHaveCount(0);
});

test('everything by keyboard: palette, sections, list, customer, panel', async ({ page, visit }) => {
  await visit('/home');
  await settle(page);
  await page.keyboard.press('Control+K');
  await page.keyboard.type('customers');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: t('customers.title') })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('an');
  const grid = page.getByRole('grid', { name: t('customers.list') });
  await expect(grid).toBeVisible();
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(grid.locator('[aria-selected=true]')).toHaveAttribute('aria-rowindex', '4');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/customers\/\d+$/);
  await page.getByRole('button', { name: t('customers.profile.showRow') }).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: t('app.panel.label') });
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(page.getByRole('button', { name: t('customers.profile.showRow') })).toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(page).toHaveURL(/#\/data$/);
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: t('app.shortcuts.title') })).toBeVisible();
});

test('customers: sorted, searched, all of them within reach of the scroll bar', async ({ connection: { client }, page, visit }) => {
  await visit('/customers');
  const grid = page.getByRole('grid', { name: t('customers.list') });
  const total = (await client.projects.current())?.customers ?? 0;
  await expect(grid).toHaveAttribute('aria-rowcount', String(total + 1));
  await grid.getByRole('button', { name: t('customers.sortBy', { column: t('customers.columns.name') }) }).click();
  await expect(grid.getByRole('columnheader', { name: t('customers.columns.name') })).toHaveAttribute('aria-sort', 'ascending');
  await grid.focus();
  await page.keyboard.press('End');
  const { rows } = await client.customers.list({ sort: { by: 'name', descending: false }, offset: total - 1, limit: 1 });
  await expect(grid.locator(`[aria-rowindex="${total + 1}"]`)).toContainText(rows[0]?.key ?? '');
  await page.getByRole('textbox', { name: t('customers.search') }).fill(rows[0]?.key ?? '');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
});

test('one period for everything, in the calendar of the window', async ({ connection: { client }, page, visit }) => {
  await visit('/home');
  await settle(page);
  await page.getByRole('button', { name: /^Period/ }).click();
  await page.getByRole('menuitem', { name: t('app.period.last12') }).click();
  await expect(page.getByRole('button', { name: 'Period: Last 12 months' })).toBeVisible();
  await client.settings.update({ calendar: 'jalali' });
  await page.reload();
  await settle(page);
  await expect(page.getByText(/Shahrivar 1405|Mehr 1405/).first()).toBeVisible();
  await client.settings.update({ calendar: null });
});

test('settings take effect at once and stay', async ({ connection: { client }, page, visit }) => {
  await visit('/settings');
  await page.getByRole('button', { name: 'فارسی' }).click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { level: 1, name: createTranslator('fa').t('settings.title') })).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fa');
  expect((await client.settings.get()).locale).toBe('fa');
});

test('an open window takes over language, look and calendar that are changed elsewhere', async ({ connection: { client }, page, visit }) => {
  await client.settings.update({ locale: 'en', theme: 'light' });
  await visit('/settings');
  const [fa, en] = [createTranslator('fa'), createTranslator('en')];
  await expect(page.getByRole('heading', { level: 1, name: en.t('settings.title') })).toBeVisible();
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await client.settings.update({ locale: 'fa', theme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { level: 1, name: fa.t('settings.title') })).toBeVisible();
  await expect.poll(paper).not.toBe(light);
  await client.settings.update({ locale: 'en', theme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await expect.poll(paper).toBe(light);
});

test('a client file is opened by its path, and a wrong path is explained', async ({ connection: { client }, page, visit }) => {
  const { path } = await client.projects.create({ name: 'By path' });
  await client.projects.close();
  await client.projects.forget({ path });
  await visit('/');
  await page.getByRole('button', { name: t('projects.start.open') }).click();
  const field = page.getByRole('textbox', { name: t('projects.open.path') });
  await field.fill('/nowhere/at/all.clientele');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText(t('errors.PROJECT_NOT_FOUND.action'));
  await field.fill(path);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'By path' })).toBeVisible();
});
