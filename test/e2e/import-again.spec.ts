import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from './audit.ts';
import { importSteps } from './import-steps.ts';
import { expect, test } from './window-test.ts';

const HEAD = 'Order;Date;Customer;Product;Total';
const MARCH = [HEAD, '1;2024-02-10;A;Mug;10,00', '2;2024-02-20;B;Tea;20,00', '3;2024-03-05;A;Mug;30,00'];
/** Order 2 costs more now, order 4 is new; orders 1 and 3 are as they were. */
const APRIL = [HEAD, '1;2024-02-10;A;Mug;10,00', '2;2024-02-20;B;Tea;25,00', '3;2024-03-05;A;Mug;30,00', '4;2024-04-02;C;Tea;7,50'];

/** Writes both files; gives the path of the newer one. */
async function writeMonths(folder: string): Promise<string> {
  await writeFile(join(folder, 'march.csv'), MARCH.join('\n'));
  const april = join(folder, 'april.csv');
  await writeFile(april, APRIL.join('\n'));
  return april;
}

test.beforeEach(async ({ connection: { client } }) => {
  await client.settings.update({ locale: 'en', theme: 'light' });
});

test('a newer file says what it changes before it does, and the months that move', async ({ connection: { client }, folder, page, visit }) => {
  await client.projects.create({ name: 'Again' });
  const { t, choose, bringIn } = importSteps(page, 'en');
  const april = await writeMonths(folder);
  await visit('/import');
  await bringIn(join(folder, 'march.csv'));
  await choose(april);
  const differences = page.getByRole('table', { name: t('imports.differences.title') });
  await expect(differences).toBeVisible();
  await expect(page.getByRole('radio', { name: t('imports.mode.update') })).toBeChecked();
  const moved = page.getByRole('table', { name: t('imports.moved.title', { count: 1 }) });
  await expect(moved).toContainText('Feb 2024');
  await expect(moved).toContainText('+5');
  await expectAccessible(page, 'differences');

  await page.getByRole('radio', { name: t('imports.mode.add') }).check();
  await expect(page.getByRole('button', { name: 'Load 1 row' })).toBeVisible();
  await page.getByRole('radio', { name: t('imports.mode.update') }).check();
  await page.getByRole('button', { name: 'Load 2 rows' }).click();
  await page.getByRole('button', { name: t('imports.done.home') }).waitFor();
  expect((await client.projects.current())?.lines).toBe(4);
});

test('a file that only lacks an order can take it out, and one that only corrects an order can be loaded', async ({
  connection: { client },
  folder,
  page,
  visit,
}) => {
  await client.projects.create({ name: 'Taken out' });
  const { t, choose, bringIn } = importSteps(page, 'en');
  const head = 'Order;Date;Customer;Status;Total';
  const orders = ['1;2024-02-10;A;sent;10,00', '2;2024-02-20;B;sent;20,00', '3;2024-03-05;A;sent;30,00'];
  const write = async (name: string, rows: readonly string[]) => {
    await writeFile(join(folder, name), [head, ...rows].join('\n'));
    return join(folder, name);
  };
  const apply = async () => {
    await page.getByRole('button', { name: t('imports.check.apply') }).click();
    await page.getByRole('button', { name: t('imports.done.another') }).click();
  };
  await visit('/import');
  await bringIn(await write('three.csv', orders));

  await choose(await write('two.csv', [orders[0] ?? '', orders[2] ?? '']));
  await expect(page.getByRole('alert')).toContainText('There is nothing to load');
  await expect(page.getByRole('button', { name: 'Load 0 rows' })).toBeDisabled();
  await page.getByRole('radio', { name: t('imports.mode.replacePeriod') }).check();
  await expect(page.getByRole('radio', { name: /Takes out what the file no longer has: Orders \(1\)/ })).toBeChecked();
  await apply();
  expect((await client.projects.current())?.lines).toBe(2);

  // A row that cannot be read and does not tell its order would take it out: that is said before.
  await choose(await write('unread.csv', [orders[0] ?? '', ';2024-02-31;A;sent;30,00', '5;2024-03-06;A;sent;1,00']));
  await page.getByRole('radio', { name: t('imports.mode.replacePeriod') }).check();
  await expect(page.getByRole('alert').filter({ hasText: t('imports.check.replaceRejected', { count: 1 }) })).toBeVisible();
  await page.getByRole('button', { name: t('imports.file.other') }).click();

  await choose(await write('status.csv', [orders[0]?.replace('sent', 'paid') ?? '', orders[2] ?? '']));
  await page.getByRole('radio', { name: t('imports.mode.update') }).check();
  await expect(page.getByRole('list', { name: /Orders/ })).toContainText('Status: sent → paid');
  await apply();
  expect((await client.imports.list()).map(({ ledger }) => ledger.loaded)).toEqual([0, 0, 3]);
});

test("the months that moved are those of the person's calendar", async ({ connection: { client }, folder, page, visit }) => {
  await client.settings.update({ locale: 'fa' });
  await client.projects.create({ name: 'Jalali' });
  const { t, choose, load, bringIn } = importSteps(page, 'fa');
  const april = await writeMonths(folder);
  await visit('/import');
  await bringIn(join(folder, 'march.csv'));
  await choose(april);
  // 20 February 2024 is 1 Esfand 1402; with 5 March it makes 50 of that month, and 10 February is of Bahman.
  const moved = page.getByRole('table', { name: t('imports.moved.title', { count: 1 }) });
  await expect(moved).toContainText('اسفند ۱۴۰۲');
  await expect(moved).toContainText('۵۰');
  await expect(moved).toContainText('۵۵');
  await load();
  const [latest] = await client.imports.list();
  await visit(`/data/${latest?.id}`);
  await expect(page.getByRole('table', { name: t('imports.moved.title', { count: 1 }) })).toContainText('اسفند ۱۴۰۲');
  await client.settings.update({ calendar: 'gregorian' });
  await page.reload();
  await expect(page.getByRole('table', { name: t('imports.moved.title', { count: 1 }) })).toContainText('فوریه');
  await client.settings.update({ calendar: null });
});

test('cleaning steps show what they change, can rest and are remembered', async ({ connection: { client }, folder, page, visit }) => {
  await client.projects.create({ name: 'Cleaning' });
  const { t, choose, clean, check, load } = importSteps(page, 'en');
  const rows = (day: string) => ['No;Date;Buyer;Total', `1;2024-01-${day};Doe, Jane ;10`, `2;2024-01-${day};Roe, Max;12`].join('\n');
  const [first, second] = [join(folder, 'buyers.csv'), join(folder, 'buyers-2.csv')];
  await writeFile(first, rows('10'));
  await writeFile(second, rows('11'));
  await visit('/import');
  await choose(first);
  await clean('Buyer', t('imports.cleaning.steps.split'));

  const step = page.getByRole('listitem', { name: new RegExp(t('imports.cleaning.steps.split')) });
  await expect(step).toContainText('Doe, Jane');
  await expect(page.getByRole('columnheader', { name: /Buyer/ })).toHaveCount(3);
  await clean('Buyer', t('imports.cleaning.steps.case'));
  const casing = page.getByRole('listitem', { name: new RegExp(t('imports.cleaning.steps.case')) });
  await casing.getByRole('combobox', { name: t('imports.cleaning.caseTo') }).click();
  await page.getByRole('option', { name: t('imports.cleaning.cases.upper') }).click();
  await expect(casing).toContainText('ROE, MAX');
  await expect(page.getByRole('button', { name: 'ROE, MAX, as it came: Roe, Max' })).toBeVisible();
  await expectAccessible(page, 'cleaning steps');

  await step.getByRole('switch').uncheck();
  await expect(page.getByRole('columnheader', { name: /Buyer/ })).toHaveCount(1);
  await step.getByRole('switch').check();
  await expect(page.getByRole('columnheader', { name: /Buyer/ })).toHaveCount(3);
  await check();
  await load();
  await page.getByRole('textbox', { name: /Name/ }).fill('Buyers of the desk');
  await page.getByRole('button', { name: t('imports.template.save') }).click();
  await expect
    .poll(async () => (await client.templates.list()).map(({ name, steps }) => ({ name, steps })))
    .toEqual([{ name: 'Buyers of the desk', steps: 2 }]);

  await page.getByRole('button', { name: t('imports.done.another') }).click();
  await choose(second);
  await expect(page.getByText('Buyers of the desk')).toBeVisible();
  await load();
  expect((await client.imports.list()).length).toBe(2);
});

test('files of one shape are one batch, and one of them settles the dates of all', async ({ connection: { client }, folder, page, visit }) => {
  await client.projects.create({ name: 'One shape' });
  const { t, choose, load } = importSteps(page, 'en');
  const paths = ['jan', 'feb', 'dec'].map((month) => join(folder, `${month}.csv`));
  const days = ['03/01/2024', '04/02/2024', '25/12/2024'];
  for (const [place, path] of paths.entries()) await writeFile(path, `Order;Date;Customer;Total\n${place + 1};${days[place]};A;10\n`);
  await visit('/import');
  await choose(...paths);
  await expect(page.getByText(t('imports.tray.oneShape', { count: 3 }))).toBeVisible();
  await page.getByRole('button', { name: t('imports.tray.go') }).click();
  await page.getByRole('button', { name: t('imports.check.startAll') }).click();
  await expect(page.getByText(t('imports.check.title', { count: 3 }))).toBeVisible();
  await load();
  expect((await client.projects.current())?.lines).toBe(3);
});

test('cells copied from a spreadsheet are pasted', async ({ connection: { client }, page, visit }) => {
  await client.projects.create({ name: 'Pasted' });
  const { check, load } = importSteps(page, 'en');
  await visit('/import');
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
  await page.evaluate(() => {
    const held = new DataTransfer();
    held.setData('text/plain', 'Order\tDate\tCustomer\tTotal\r\n1\t2024-01-15\tA\t10,50\r\n2\t2024-01-16\tB\t7,25\r\n');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: held, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole('table')).toContainText('2024-01-16');
  await check();
  await load();
  expect((await client.projects.current())?.lines).toBe(2);
});

test('the wizard works in a window of 320 pixels, by keyboard alone', async ({ connection: { client }, folder, page, visit }) => {
  await client.projects.create({ name: 'Narrow' });
  await page.setViewportSize({ width: 320, height: 640 });
  const { t, choose } = importSteps(page, 'en');
  const path = join(folder, 'narrow.csv');
  await writeFile(path, MARCH.join('\n'));
  await visit('/import');
  await choose(path);
  await expect(page.getByRole('table')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await expectAccessible(page, 'preview at 320 pixels');

  const start = page.getByRole('button', { name: t('imports.check.start') });
  await start.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Load 3 rows' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: t('imports.done.home') })).toBeFocused();
  expect((await client.projects.current())?.lines).toBe(3);
});
