import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTranslator } from '../../shared/messages/translator.ts';
import { writeMessyOrders } from '../support/messy-orders.ts';
import { expectAccessible } from './audit.ts';
import { importSteps } from './import-steps.ts';
import { expect, test } from './window-test.ts';

for (const locale of ['en', 'fa'] as const) {
  test(`a file becomes a clean store in ${locale}: look, change, check, load, undo`, async ({ connection: { client }, folder, page, visit }) => {
    await client.settings.update({ locale, theme: 'light' });
    const { t } = createTranslator(locale);
    await client.projects.create({ name: `Till ${locale}` });
    await visit('/import');
    await importSteps(page, locale).choose(await writeMessyOrders(folder, locale));

    const grid = page.getByRole('table');
    await expect(grid).toContainText(locale === 'en' ? 'Invoice no.' : 'شماره فاکتور');
    await expect(grid.getByRole('button', { name: t('imports.roles.orderDate') })).toHaveCount(1);
    await expectAccessible(page, 'preview');

    const steps = importSteps(page, locale);
    await steps.pick(grid.getByRole('button', { name: t('imports.roles.orderId') }), t('imports.roles.ignore'));
    await expect(grid.getByRole('button', { name: t('imports.roles.orderId') })).toHaveCount(0);
    await grid
      .getByRole('button', { name: t('imports.roles.ignore') })
      .first()
      .click();
    await expectAccessible(page, 'list of meanings');
    await page.getByRole('combobox').fill(t('imports.roles.orderId'));
    await page.keyboard.press('Enter');
    await expect(grid.getByRole('button', { name: t('imports.roles.orderId') })).toHaveCount(1);

    await page.getByRole('button', { name: t('imports.filters.title'), exact: true }).click();
    await page.getByRole('button', { name: t('imports.filters.add') }).click();
    await page.getByRole('textbox', { name: t('imports.filters.value') }).fill('5000');
    await expectAccessible(page, 'conditions');
    await page.getByRole('button', { name: t('imports.check.start') }).click();
    await expect(page.getByText(t('imports.check.title', { count: 1 }))).toBeVisible();
    await expectAccessible(page, 'check');

    await page.getByRole('button', { name: new RegExp(t('imports.check.load', { count: 0 }).split(/[0۰]/)[0] ?? '') }).click();
    await expect(page.getByRole('button', { name: t('imports.done.home') })).toBeVisible();
    await expectAccessible(page, 'done');
    const [summary] = await client.imports.list();
    expect(summary?.ledger).toMatchObject({ read: 4000, rejected: 4 });
    expect(summary?.ledger.read).toBe((summary?.ledger.loaded ?? 0) + (summary?.ledger.filtered ?? 0) + (summary?.ledger.rejected ?? 0));
    expect(summary?.ledger.filtered).toBeGreaterThan(0);

    await page.getByRole('button', { name: t('imports.done.data') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('till-2023.csv');
    await page.getByRole('button', { name: t('imports.data.rawShow') }).click();
    await expect(page.getByRole('complementary', { name: t('app.panel.label') })).toContainText(';');

    await page.getByRole('button', { name: new RegExp(`^${t('imports.data.undo')}`) }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('imports.data.undo') })
      .click();
    await expect(page.getByRole('heading', { name: t('imports.data.emptyTitle') })).toBeVisible();
    expect((await client.projects.current())?.lines).toBe(0);
  });
}

test('a file of a known shape needs one confirmation', async ({ connection: { client }, folder, page, visit }) => {
  await client.settings.update({ locale: 'en', theme: 'light' });
  const { t } = createTranslator('en');
  await client.projects.create({ name: 'Known shape' });
  const write = async (name: string, rows: readonly string[]) => {
    const path = join(folder, name);
    await writeFile(path, ['Order;Date;Customer;Total', ...rows].join('\n'));
    return path;
  };
  const first = await write('january.csv', ['1;2024-01-15;A;10,50', '2;2024-01-20;B;7,25']);
  const second = await write('february.csv', ['3;2024-02-15;A;3,00', '4;2024-02-20;C;1,75']);
  await visit('/import');
  await importSteps(page, 'en').choose(first);
  await page.getByRole('button', { name: t('imports.check.start') }).click();
  await page.getByRole('button', { name: 'Load 2 rows' }).click();
  await page.getByRole('button', { name: t('imports.done.another') }).click();
  await importSteps(page, 'en').choose(second);
  await expect(page.getByText(t('imports.saved.title'))).toBeVisible();
  await page.getByRole('button', { name: 'Load 2 rows' }).click();
  await expect(page.getByText('2 rows loaded')).toBeVisible();
  expect((await client.projects.current())?.lines).toBe(4);
});

test('an ambiguous date is asked, never guessed', async ({ connection: { client }, folder, page, visit }) => {
  await client.settings.update({ locale: 'en', theme: 'light' });
  const { t } = createTranslator('en');
  await client.projects.create({ name: 'Ambiguous' });
  const path = join(folder, 'ambiguous.csv');
  await writeFile(path, 'Order;Date;Customer;Total\n1;03/04/2024;A;10\n2;05/06/2024;B;12\n');
  await visit('/import');
  await importSteps(page, 'en').choose(path);
  const check = page.getByRole('button', { name: t('imports.check.start') });
  await expect(check).toBeDisabled();
  await expectAccessible(page, 'question of the date');
  await page.getByRole('button', { name: /^3 Apr 2024/ }).click();
  await expect(check).toBeEnabled();
  await check.click();
  await expect(page.getByText('3 Apr 2024 – 5 Jun 2024')).toBeVisible();
});

test('so is a figure that could be a thousand times another', async ({ connection: { client }, folder, page, visit }) => {
  await client.settings.update({ locale: 'en', theme: 'light' });
  const { t } = createTranslator('en');
  await client.projects.create({ name: 'Ambiguous figures' });
  const path = join(folder, 'figures.csv');
  await writeFile(path, 'Order;Date;Customer;Total\n1;2024-01-15;A;1.250\n2;2024-01-16;B;3.125\n');
  await visit('/import');
  await importSteps(page, 'en').choose(path);
  const check = page.getByRole('button', { name: t('imports.check.start') });
  await expect(check).toBeDisabled();
  await expectAccessible(page, 'question of the figure');
  await page.getByRole('button', { name: /^1\.25 / }).click();
  await expect(check).toBeEnabled();
  await check.click();
  await expect(page.getByText('4.375').first()).toBeVisible();
});

test('a file dropped on the start page makes a client and opens the wizard', async ({ connection: { client }, page, visit }) => {
  await client.settings.update({ locale: 'en', theme: 'light' });
  await client.projects.close();
  await visit('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => {
    const carried = new DataTransfer();
    carried.items.add(new File(['Order;Date;Customer;Total\n1;2024-01-15;A;10\n'], 'spring_sale.csv', { type: 'text/csv' }));
    for (const kind of ['dragenter', 'dragover', 'drop'])
      window.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole('table')).toContainText('Customer');
  expect((await client.projects.current())?.name).toBe('spring sale');
});
