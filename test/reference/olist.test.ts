import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportInput } from '../../electron/backend/imports/import-input.ts';
import { checkSet } from '../../electron/backend/imports/sets/check-set.ts';
import { commitFiles } from '../../electron/backend/imports/sets/commit-files.ts';
import { joinFiles } from '../../electron/backend/imports/sets/join-files.ts';
import type { JoinReport } from '../../shared/contract/import-sets.ts';
import type { ImportSummary } from '../../shared/contract/imports.ts';
import type { ImportKind } from '../../shared/model/import-kind.ts';
import type { Role } from '../../shared/model/role.ts';
import { sql } from '../../shared/warehouse/sql.ts';
import { verifyStore } from '../electron/backend/imports/support/verify-store.ts';
import { openWorkbench, quietJob, type Workbench } from '../electron/backend/imports/support/workbench.ts';
import { digestTables } from '../electron/backend/store/support/digests.ts';
import { mapFile } from './map-file.ts';
import { hasReference, referencePath } from './reference-data.ts';

const FOLDER = referencePath('data', 'olist', 'sample3k');

/** In an order in which nothing can be loaded as it comes. */
const TABLES: readonly { readonly file: string; readonly kind: ImportKind; readonly roles: Readonly<Record<string, Role>> }[] = [
  {
    file: 'olist_order_payments_dataset.csv',
    kind: 'payments',
    roles: { order_id: 'orderId', payment_type: 'method', payment_installments: 'installments', payment_value: 'amount' },
  },
  {
    file: 'olist_order_items_dataset.csv',
    kind: 'orderLines',
    roles: { order_id: 'orderId', product_id: 'productId', price: 'amount' },
  },
  {
    file: 'olist_orders_dataset.csv',
    kind: 'orderHeads',
    roles: { order_id: 'orderId', customer_id: 'customerId', order_status: 'status', order_purchase_timestamp: 'orderDate' },
  },
  {
    file: 'olist_customers_dataset.csv',
    kind: 'customers',
    // customer_id is new with every order, customer_unique_id is the person.
    roles: {
      customer_unique_id: 'customerId',
      customer_id: 'customerAltId',
      customer_city: 'city',
      customer_state: 'region',
      customer_zip_code_prefix: 'postalCode',
    },
  },
  {
    file: 'olist_order_reviews_dataset.csv',
    kind: 'reviews',
    roles: {
      review_id: 'recordId',
      order_id: 'orderId',
      review_score: 'rating',
      review_comment_title: 'title',
      review_comment_message: 'text',
      review_creation_date: 'occurredAt',
    },
  },
  { file: 'olist_products_dataset.csv', kind: 'products', roles: { product_id: 'productId', product_category_name: 'category' } },
];
/** Tables no kind of file stands for: they take part in the join report only. */
const BESIDE = ['olist_sellers_dataset.csv', 'olist_geolocation_dataset.csv', 'product_category_name_translation.csv'];

const present = hasReference(...[...TABLES.map(({ file }) => file), ...BESIDE].map((file) => `${FOLDER}/${file}`));

/** Olist sample of 3,000 orders; every figure was counted from the files with Python's csv and decimal modules. */
describe.runIf(present)('Olist, nine tables', () => {
  let bench: Workbench;
  let files: ImportInput[];
  let beside: ImportInput[];

  beforeAll(async () => {
    bench = await openWorkbench();
    files = await Promise.all(
      TABLES.map(async ({ file, kind, roles }) => ({ path: `${FOLDER}/${file}`, mapping: await mapFile(`${FOLDER}/${file}`, kind, roles) })),
    );
    beside = await Promise.all(
      BESIDE.map(async (file) => ({ path: `${FOLDER}/${file}`, mapping: await mapFile(`${FOLDER}/${file}`, 'customers', {}) })),
    );
  }, 60_000);
  afterAll(() => bench.close());

  describe('the join report', () => {
    let report: JoinReport;
    const [payments, items, orders, customers, reviews, products, sellers, geolocation, translation] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    const between = (from: number, to: number) => report.joins.filter((join) => join.from.file === from && join.to.file === to);

    beforeAll(async () => {
      report = await joinFiles([...files, ...beside], quietJob());
    }, 60_000);

    it('warns of the payments: 468,087.37, not 602,962.37', () => {
      const [join] = [...between(payments, items), ...between(items, payments)];
      expect(join).toMatchObject({ isUsed: true, matched: 2976 });
      expect(join?.multiplied).toContainEqual({ file: payments, column: 4, total: '468087.37', joinedTotal: '602962.37' });
      expect(join?.multiplied).toContainEqual({ file: items, column: 5, total: '392468.58', joinedTotal: '413228.11' });
    });

    it('finds every order of items, payments and reviews, and the orders without items', () => {
      expect(between(items, orders)[0]).toMatchObject({
        values: 2976,
        matched: 2976,
        orphans: { from: 0, to: 24 },
        most: { from: 11, to: 1 },
        isUsed: true,
        multiplied: [],
      });
      expect(between(payments, orders)[0]).toMatchObject({ values: 3000, matched: 3000, orphans: { from: 0, to: 0 }, most: { from: 19, to: 1 } });
      expect(between(reviews, orders)[0]).toMatchObject({ values: 2979, matched: 2979, orphans: { from: 0, to: 21 } });
    });

    it('finds customers by their second number, products by theirs', () => {
      expect(between(orders, customers).find(({ to }) => to.column === 0)).toMatchObject({
        values: 3000,
        matched: 3000,
        isUsed: true,
        most: { from: 1, to: 1 },
      });
      expect(between(items, products)[0]).toMatchObject({ values: 2452, matched: 2452, orphans: { from: 0, to: 0 }, isUsed: true });
    });

    it('proposes keys of columns without a role by header and values', () => {
      expect(between(items, sellers)[0]).toMatchObject({ values: 938, matched: 938, isUsed: false });
      expect(between(products, translation)[0]).toMatchObject({ isUsed: false });
      expect([...between(geolocation, customers), ...between(customers, geolocation)].length).toBeGreaterThan(0);
    });

    it('loads what is named before what names it', () => {
      expect(report.order.slice(0, 6).filter((file) => file < 6 || file > 5).length).toBe(6);
      const place = (file: number) => report.order.indexOf(file);
      expect(place(customers)).toBeLessThan(place(orders));
      expect(place(orders)).toBeLessThan(place(items));
      expect(place(products)).toBeLessThan(place(items));
      expect(place(items)).toBeLessThan(place(payments));
    });
  });

  describe('in one commit', () => {
    let summaries: ImportSummary[];

    beforeAll(async () => {
      const before = digestTables(bench.store.reader);
      const checked = await checkSet(bench.store, { files }, quietJob());
      expect(digestTables(bench.store.reader)).toEqual(before);
      summaries = await commitFiles(bench, { files }, quietJob());
      expect(checked.files.map(({ ledger }) => ledger)).toEqual(summaries.map(({ ledger }) => ledger));
    }, 120_000);

    it('accounts for every row and every amount', () => {
      const ledgers = Object.fromEntries(summaries.map(({ kind, ledger }) => [kind, ledger]));
      expect(ledgers.orderHeads).toMatchObject({ read: 3000, loaded: 3000, unchanged: 0, rejected: 0 });
      expect(ledgers.orderLines).toMatchObject({ read: 3397, loaded: 3397, unchanged: 0, rejected: 0, amount: '392468.58', anonymous: 0 });
      expect(ledgers.payments).toMatchObject({ read: 3170, loaded: 3170, unchanged: 0, rejected: 0, amount: '468087.37' });
      expect(ledgers.customers).toMatchObject({ read: 3000, loaded: 3000, rejected: 0 });
      expect(ledgers.products).toMatchObject({ read: 2452, loaded: 2452, rejected: 0 });
      expect(ledgers.reviews).toMatchObject({ read: 2993, rejected: 0 });
      for (const { ledger } of summaries) expect(ledger.loaded + ledger.unchanged + ledger.filtered + ledger.rejected).toBe(ledger.read);
    });

    it('is one group', () => {
      expect(new Set(summaries.map(({ groupId }) => groupId))).toEqual(new Set([1]));
      expect(summaries.every(({ canUndo }) => canUndo)).toBe(true);
      expect(summaries.map(({ newOrders }) => newOrders)).toEqual([0, 0, 3000, 0, 0, 0]);
    });

    it('holds what the files hold', async () => {
      const { columns } = await bench.warehouse.query(sql`select
        (select count(*) from orders) as orders, (select count(*) from customers) as customers, (select count(*) from products) as products,
        (select count(*) from order_lines) as lines, (select cast(sum(amount) as varchar) from order_lines) as amount,
        (select count(*) from payments) as payments, (select cast(sum(amount) as varchar) from payments) as paid,
        (select count(*) from orders where kind = 'sale') as sales, (select count(*) from order_lines where customer_id is null) as anonymous`);
      const row = Object.fromEntries(Object.entries(columns).map(([name, { values }]) => [name, String(values[0])]));
      expect(row).toEqual({
        orders: '3000',
        customers: '2995',
        products: '2452',
        lines: '3397',
        amount: '3924685800',
        payments: '3170',
        paid: '4680873700',
        sales: '2976',
        anonymous: '0',
      });
      expect(await verifyStore(bench)).toEqual([]);
    });

    it('brings nothing the second time and goes as a whole', async () => {
      const again = await checkSet(bench.store, { files }, quietJob());
      expect(again.files.map(({ ledger }) => ledger.loaded)).toEqual([0, 0, 0, 0, 0, 0]);
      expect(again.files.every(({ repeats }) => repeats !== null)).toBe(true);
      await expect(commitFiles(bench, { files }, quietJob())).rejects.toMatchObject({ code: 'IMPORT_REPEATED' });
      await bench.undo(3);
      expect(bench.store.info()).toMatchObject({ orders: 0, lines: 0, customers: 0, products: 0, lastImport: null });
      expect(await verifyStore(bench)).toEqual([]);
    }, 120_000);
  });
});
