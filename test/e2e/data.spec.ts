import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Locale } from '../../shared/contract/settings.ts';
import { createTranslator } from '../../shared/messages/translator.ts';
import type { ImportKind } from '../../shared/model/import-kind.ts';
import type { Connection } from '../support/web-shell-process.ts';
import { expectAccessible, settle } from './audit.ts';
import { expect, test } from './window-test.ts';

test.use({ purpose: 'data' });

const HEADER = 'Order;Date;Customer no.;Product;Qty;Total;Till';
const line = (order: number, day: number, customer: number, total: string) =>
  `${order};${String(day).padStart(2, '0')}.02.2024;c${customer};Tea;1;${total};T${order % 3}`;
const TILL = [
  HEADER,
  ...Array.from({ length: 40 }, (_, index) => line(100 + index, 1 + (index % 28), index % 7, `${3 + (index % 5)},75`)),
  '201;31.02.2024;c1;Tea;2;7,50;T1',
  '202;31.02.2024;c2;Cups;1;12,00;T2',
  '203;14.02.2024;c3;Pot;1;3O,00;T1',
  '204;15.02.2024;c4;Pot',
];
const CUSTOMERS = [
  'customer id;name;e-mail;phone;country;shoe size',
  'c1;Ann Berg;ann@example.com;+44 20 7946 0958;Germany;38',
  'c2;Ben Cole;ben(at)example;030 1234567;DE;',
  'c3;Cem Demir;cem@example.com;12;Unspecified;42',
  'c4;Dee Evans;;021 88776655;France;',
];

const UNUSED = new Set(['shoe size', 'Till']);

async function load({ client }: Connection, folder: string, name: string, lines: readonly string[], kind: ImportKind): Promise<number> {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\r\n')}\r\n`);
  const { mapping } = await client.imports.preview({ source: { path }, kind });
  const columns = mapping.columns.map((column) => (UNUSED.has(column.header) ? { ...column, role: 'ignore' as const } : column));
  const { jobId } = await client.imports.commit({ source: { path }, mapping: { ...mapping, columns } });
  const { id } = (await client.jobs.result({ id: jobId })) as { id: number };
  return id;
}

async function openShop(connection: Connection, folder: string, locale: Locale, name: string): Promise<{ till: number }> {
  await connection.client.settings.update({ locale, theme: 'light' });
  await connection.client.projects.create({ name });
  const files = join(folder, name);
  mkdirSync(files, { recursive: true });
  await load(connection, files, 'customers.csv', CUSTOMERS, 'customers');
  return { till: await load(connection, files, 'till.csv', TILL, 'orders') };
}

/** Axe, and a picture to look at. */
async function examine(page: Page, name: string): Promise<void> {
  await settle(page);
  await expectAccessible(page, name);
  await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

test.afterAll(async ({ connection: { client } }) => {
  await client.settings.update({ locale: 'en', theme: 'system' });
});

for (const locale of ['en', 'fa'] as const) {
  const { t } = createTranslator(locale);

  test.describe(`the data screen in ${locale}`, () => {
    test('an empty client file says in each part what to do', async ({ connection, visit }) => {
      await connection.client.settings.update({ locale, theme: 'light' });
      await connection.client.projects.create({ name: `Empty ${locale}` });
      for (const [part, title] of [
        ['', t('imports.data.emptyTitle')],
        ['/health', t('health.emptyTitle')],
        ['/unused', t('health.unused.emptyTitle')],
        ['/rejected', t('rejects.noneTitle')],
        ['/watch', t('watch.noTemplatesTitle')],
      ] as const) {
        const page = await visit(`/data${part}`);
        await expect(page.getByRole('heading', { name: title })).toBeVisible();
        await expectAccessible(page, `empty ${part}`);
      }
    });

    test('health counts what is missing and wrong, and opens the rows behind', async ({ connection, folder, visit }) => {
      await openShop(connection, folder, locale, `Health ${locale}`);
      const page = await visit('/data/health');
      await examine(page, 'health');
      const customers = page.getByRole('region', { name: t('catalogue.relations.customers'), exact: true }).last();
      const email = customers.getByRole('row', { name: new RegExp(`^${t('catalogue.customers.email')}`) });
      await expect(email).toContainText('ben(at)example');
      await email.getByRole('button', { name: /ben\(at\)example/ }).click();
      const panel = page.getByRole('complementary', { name: t('app.panel.label') });
      await expect(panel.getByText('Ben Cole')).toBeVisible();
      await examine(page, 'health-rows');
    });

    test('unused columns and analyses that are off are named', async ({ connection, folder, visit }) => {
      await openShop(connection, folder, locale, `Unused ${locale}`);
      const page = await visit('/data/unused');
      await expect(page.getByRole('rowheader', { name: 'shoe size' })).toBeVisible();
      await examine(page, 'unused');
    });

    test('rejected rows are corrected by keyboard and sent in; undo opens them again', async ({ connection, folder, visit }) => {
      const { till } = await openShop(connection, folder, locale, `Fix ${locale}`);
      const page = await visit('/data/rejected');
      await expect(page.getByRole('rowheader', { name: 'till.csv' })).toBeVisible();
      await examine(page, 'rejected');
      await page.getByRole('link', { name: t('rejects.fixOf', { file: 'till.csv' }) }).click();
      const grid = page.getByRole('grid', { name: t('rejects.grid.label', { file: 'till.csv' }) });
      await expect(grid.getByRole('row')).toHaveCount(5);
      await examine(page, 'fix');

      // The cursor begins on the date at fault; one row by typing, the other by replacing in the column.
      await grid.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type('29.02.2024');
      await page.keyboard.press('Enter');
      await expect(grid.getByRole('row').nth(1)).toContainText(t('rejects.grid.right'));
      const bulk = page.getByRole('form', { name: t('rejects.bulk.title') });
      await bulk.getByLabel(t('rejects.bulk.find')).fill('31.02.2024');
      await bulk.getByLabel(t('rejects.bulk.by')).fill('28.02.2024');
      await bulk.getByRole('button', { name: t('rejects.bulk.run') }).click();
      await expect(bulk.getByRole('status')).toHaveText(t('rejects.bulk.done', { count: 1 }));
      await expect(page.getByText(t('rejects.grid.ready', { count: 2 }))).toBeVisible();

      // Cells copied from a spreadsheet fill what lies beside and below the cursor.
      await grid.focus();
      await page.keyboard.press('ControlOrMeta+Home');
      for (let step = 0; step < 5; step++) await page.keyboard.press(locale === 'fa' ? 'ArrowLeft' : 'ArrowRight');
      await grid.evaluate((element) => {
        const held = new DataTransfer();
        held.setData('text/plain', 'Green tea\t3\r\nBlack tea\t4\r\n');
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: held, bubbles: true, cancelable: true }));
      });
      await expect(grid.getByRole('row').nth(1)).toContainText('Green tea');
      await expect(grid.getByRole('row').nth(2)).toContainText('Black tea');
      await expect(page.getByText(t('rejects.grid.ready', { count: 2 }))).toBeVisible();

      // A third stays wrong and waits.
      await grid.getByRole('gridcell', { name: '3O,00' }).dblclick();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type('thirty');
      await page.keyboard.press('Enter');
      await expect(page.getByText(t('rejects.grid.wrong', { count: 1 }))).toBeVisible();
      await examine(page, 'fix-changed');
      await page.getByRole('button', { name: t('rejects.grid.submit', { count: 2 }) }).click();
      await expect(grid.getByRole('row')).toHaveCount(3);
      await examine(page, 'fix-sent');

      const { imports } = connection.client;
      const [child, parent] = await imports.list();
      expect(child).toMatchObject({ corrects: till, ledger: { loaded: 2, rejected: 0 } });
      expect(parent).toMatchObject({ id: till, correctedLater: 2, ledger: { loaded: 40, rejected: 4 } });
      await visit('/data');
      await examine(page, 'imports');
      await visit(`/data/${till}`);
      await examine(page, 'import-detail');
      await visit(`/data/${child?.id}`);
      await page.getByRole('button', { name: t('imports.data.rawShow') }).click();
      await expect(
        page.getByText(t('rejects.corrected.note', { file: 'till.csv', line: createTranslator(locale).locale === 'fa' ? '۴۲' : '42' })),
      ).toBeVisible();
      await examine(page, 'corrected-row');

      await visit('/data');
      await page
        .getByRole('button', { name: new RegExp(`^${t('imports.data.undo')}`) })
        .first()
        .click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('imports.data.undo') })
        .click();
      await expect.poll(async () => (await imports.list())[0]?.correctedLater).toBe(0);
    });

    test('the refused rows are downloaded', async ({ connection, folder, visit }) => {
      const { till } = await openShop(connection, folder, locale, `Download ${locale}`);
      const page = await visit(`/data/${till}`);
      await page.getByRole('button', { name: t('rejects.downloadOf', { file: 'till.csv' }) }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: t('rejects.formats.excelCsv') }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`${t('rejects.export.title', { file: 'till' }).replaceAll(/\p{Cf}/gu, '')}.csv`);
    });

    test('an import is run again from its file', async ({ connection, folder, visit }) => {
      const { till } = await openShop(connection, folder, locale, `Again ${locale}`);
      const page = await visit(`/data/${till}`);
      await page.getByRole('button', { name: t('health.past.rerunOf', { file: 'till.csv' }) }).click();
      await expect(page).toHaveURL(/#\/import$/);
      await expect(page.getByText('till.csv').first()).toBeVisible();
    });

    test('an import whose file is gone is run again from its rows, and its totals are counted again', async ({ connection, folder, page, visit }) => {
      const { till } = await openShop(connection, folder, locale, `Kept ${locale}`);
      rmSync(join(folder, `Kept ${locale}`, 'till.csv'));
      await visit(`/data/${till}`);
      await page.getByRole('combobox', { name: t('imports.data.rawBy') }).click();
      await page.getByRole('option', { name: t('imports.data.rawWays.line') }).click();
      const number = page.getByRole('textbox', { name: t('imports.data.rawWays.line') });
      await number.fill('1');
      await page.getByRole('button', { name: t('imports.data.rawShow') }).click();
      await expect(page.getByRole('alert')).toHaveText(t('imports.data.rawMissing'));
      await number.fill(locale === 'fa' ? '۴۲' : '42');
      await page.getByRole('button', { name: t('imports.data.rawShow') }).click();
      await expect(page.getByRole('complementary', { name: t('app.panel.label') })).toContainText('31.02.2024');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: t('health.control.run') }).click();
      await expect(page.getByRole('status').filter({ hasText: t('health.control.agrees') })).toBeVisible();
      const sums = page.getByRole('table', { name: t('health.control.sums') });
      await expect(sums.getByRole('row', { name: new RegExp(`^${t('catalogue.order_lines.amount')}`) })).toContainText(t('health.control.same'));
      await examine(page, 'control-totals');
      await page.getByRole('button', { name: t('health.past.rerunOf', { file: 'till.csv' }) }).click();
      await expect(page).toHaveURL(/#\/import$/);
      await expect(page.getByText(t('imports.check.nothingNew', { count: 40 }))).toBeVisible();
      await expect(page.locator('[data-ledger=read]')).toContainText(locale === 'fa' ? '۴۴' : '44');
    });

    test('a column of health shows what each import brought', async ({ connection, folder, page, visit }) => {
      await openShop(connection, folder, locale, `Trend ${locale}`);
      const later = [HEADER, ...Array.from({ length: 20 }, (_, index) => line(500 + index, 1 + index, 1, '5,00').replace('02.2024', '05.2024'))];
      await load(connection, join(folder, `Trend ${locale}`), 'may.csv', later, 'orders');
      await visit('/data/health');
      const name = `${t('catalogue.relations.order_lines')}: ${t('catalogue.order_lines.amount')}`;
      await page.getByRole('button', { name: new RegExp(t('health.trendOpen', { title: name })) }).click();
      const trend = page.getByRole('table', { name });
      await expect(trend.getByRole('row')).toHaveCount(3);
      await expect(trend.getByRole('row').nth(1)).toContainText('may.csv');
      await expectAccessible(page, 'trend of a column');
      await page.screenshot({ path: test.info().outputPath('trend.png') });
    });

    test('a watched folder brings in a new file and says so', async ({ connection, folder, visit }) => {
      await openShop(connection, folder, locale, `Watch ${locale}`);
      const exports = join(folder, `exports-${locale}`);
      mkdirSync(exports, { recursive: true });
      const page = await visit('/data/watch');
      await expect(page.getByRole('heading', { name: t('watch.emptyTitle') })).toBeVisible();
      await page.getByRole('textbox', { name: t('watch.folder') }).fill(join(exports, 'nowhere'));
      await page.getByRole('button', { name: t('watch.addButton') }).click();
      await expect(page.getByRole('alert')).toContainText('nowhere');
      await page.getByRole('textbox', { name: t('watch.folder') }).fill(exports);
      const templates = await connection.client.templates.list();
      const till = templates.find(({ kind }) => kind === 'orders');
      await page.getByRole('combobox').click();
      await page.getByRole('option', { name: new RegExp(till?.name ?? '') }).click();
      await page.getByRole('button', { name: t('watch.addButton') }).click();
      const toggle = page.getByRole('switch', { name: t('watch.isOn', { folder: exports }) });
      await expect(toggle).not.toBeChecked();
      await toggle.click();
      await expect(toggle).toBeChecked();
      writeFileSync(
        join(exports, 'march.csv'),
        `${[HEADER, ...Array.from({ length: 20 }, (_, index) => line(300 + index, 1 + index, 1, '5,00'))].join('\r\n')}\r\n`,
      );
      await expect(page.getByRole('link', { name: 'march.csv' })).toBeVisible();
      await expect(
        page.getByRole('navigation', { name: t('health.nav') }).getByRole('img', { name: t('watch.notes.unread', { count: 1 }) }),
      ).toBeVisible();
      await examine(page, 'watch');
      await page.getByRole('button', { name: t('watch.lookNow') }).click();
      await expect(page.getByText(t('watch.lookedNone'))).toBeVisible();
      await page.getByRole('button', { name: new RegExp(t('watch.notes.markRead')) }).click();
      await expect(page.getByRole('button', { name: new RegExp(t('watch.notes.markRead')) })).toBeHidden();
      expect((await connection.client.watch.notes())[0]).toMatchObject({ fileName: 'march.csv', outcome: 'imported', rows: 20, isRead: true });
    });

    test('the name of a template may be as long as it likes in a window of 320 pixels', async ({
      connection: { client, ...rest },
      folder,
      page,
      visit,
    }) => {
      await openShop({ client, ...rest }, folder, locale, `Long ${locale}`);
      const name = 'The Saturday export of the till beside the entrance, with discounts, until the new one comes (2026).csv';
      for (const { fingerprint } of await client.templates.list()) await client.templates.rename({ fingerprint, name });
      await page.setViewportSize({ width: 320, height: 640 });
      await visit('/data/watch');
      const field = page.getByRole('combobox');
      await expect(field).toContainText(name);
      await field.scrollIntoViewIfNeeded();
      await settle(page);
      const { right, width, left, isCut } = await field.evaluate((element) => {
        const box = element.getBoundingClientRect();
        return { right: box.right, left: box.left, width: window.innerWidth, isCut: element.scrollWidth > element.clientWidth };
      });
      expect(right).toBeLessThanOrEqual(width);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(isCut).toBe(false);
      await page.screenshot({ path: test.info().outputPath('long-name.png') });
    });

    test('in the dark, and without a horizontal scroll bar at 400 % of 1280 pixels', async ({ connection, folder, page, visit }) => {
      const { till } = await openShop(connection, folder, locale, `Dark ${locale}`);
      await connection.client.settings.update({ theme: 'dark' });
      const parts = ['/data', '/data/health', '/data/unused', '/data/rejected', '/data/watch', `/data/${till}`, `/data/${till}/fix`];
      for (const part of parts) {
        await visit(part);
        await examine(page, `dark-${part.replaceAll('/', '-')}`);
      }
      await page.setViewportSize({ width: 320, height: 256 });
      for (const part of parts) {
        await visit(part);
        await settle(page);
        const { width, most } = await page.evaluate(() => ({
          width: document.documentElement.clientWidth,
          most: document.querySelector('main')?.scrollWidth ?? 0,
        }));
        expect(most, part).toBeLessThanOrEqual(width);
        await page.screenshot({ path: test.info().outputPath(`narrow-${part.replaceAll('/', '-')}.png`) });
      }
    });
  });
}
