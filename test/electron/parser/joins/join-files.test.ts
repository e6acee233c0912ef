import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinFiles } from '../../../../electron/parser/joins/join-files.ts';
import type { Join } from '../../../../shared/contract/import-sets.ts';
import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import type { ImportMapping, RowFilter } from '../../../../shared/model/import-mapping.ts';
import type { Role } from '../../../../shared/model/role.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-joins-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file with its mapping: columns as [header, role]; those that measure are read as numbers. */
function file(name: string, kind: ImportKind, columns: readonly (readonly [string, Role])[], rows: readonly string[], filters: RowFilter[] = []) {
  const path = join(folder, name);
  writeFileSync(path, `${[columns.map(([header]) => header).join(), ...rows].join('\n')}\n`);
  const mapping: ImportMapping = {
    version: 1,
    kind,
    dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', skipLines: 0, hasHeader: true },
    columns: columns.map(([header, role], index) => ({
      index,
      header,
      role,
      reading: role === 'amount' || role === 'unitPrice' ? { kind: 'number', decimal: '.', thousands: '' } : { kind: 'text' },
    })),
    filters,
  };
  return { path, mapping };
}

const joinsOf = (...files: ReturnType<typeof file>[]) => joinFiles(files, () => undefined);

test('an order with two items and two payments: every amount would count twice', async () => {
  const items = file(
    'items.csv',
    'orderLines',
    [
      ['order', 'orderId'],
      ['item', 'productId'],
      ['price', 'amount'],
    ],
    ['1,a,10', '1,b,5.5', '2,a,10', '4,a,1'],
  );
  const payments = file(
    'payments.csv',
    'payments',
    [
      ['order_id', 'orderId'],
      ['paid', 'amount'],
    ],
    ['1,10', '1,5.5', '2,10', '3,99'],
  );
  const [join, ...others] = await joinsOf(items, payments);
  expect(others).toEqual([]);
  expect(join).toEqual({
    from: { file: 1, column: 0 },
    to: { file: 0, column: 0 },
    values: 3,
    matched: 2,
    orphans: { from: 1, to: 1, fromExamples: ['3'], toExamples: ['4'] },
    most: { from: 2, to: 2 },
    nearMisses: [],
    multiplied: [
      { file: 1, column: 1, total: '124.5', joinedTotal: '41' },
      { file: 0, column: 2, total: '26.5', joinedTotal: '41' },
    ],
    isUsed: true,
  });
});

test('a list of what is named is the side that is named; its prices are no amounts', async () => {
  const sales = file(
    'sales.csv',
    'orders',
    [
      ['product', 'productName'],
      ['amount', 'amount'],
    ],
    ['GTXPro,100', 'GTXPro,100', 'MG Special,50'],
  );
  const products = file(
    'products.csv',
    'products',
    [
      ['product', 'productName'],
      ['sales_price', 'unitPrice'],
    ],
    ['GTX Pro,4821', 'MG Special,55'],
  );
  for (const [files, from, to] of [
    [[sales, products], 0, 1],
    [[products, sales], 1, 0],
  ] as const) {
    const [join] = await joinsOf(...files);
    expect(join).toMatchObject({ from: { file: from }, to: { file: to }, values: 2, matched: 1, multiplied: [], isUsed: true });
    expect(join?.nearMisses).toEqual([{ from: 'GTXPro', to: 'GTX Pro', rows: 2 }]);
  }
});

test('two files that name what a third one lists meet there; a column that finds nothing beside one that finds all is left out', async () => {
  const payments = file(
    'payments.csv',
    'payments',
    [
      ['order', 'orderId'],
      ['paid', 'amount'],
    ],
    ['1,10', '1,5', '2,7'],
  );
  const reviews = file(
    'reviews.csv',
    'reviews',
    [
      ['order', 'orderId'],
      ['stars', 'rating'],
    ],
    ['1,5', '2,4'],
  );
  const heads = file(
    'orders.csv',
    'orderHeads',
    [
      ['id', 'orderId'],
      ['buyer', 'customerId'],
    ],
    ['1,a1', '2,a2'],
  );
  const customers = file(
    'customers.csv',
    'customers',
    [
      ['account', 'customerAltId'],
      ['person', 'customerId'],
    ],
    ['a1,p1', 'a2,p1'],
  );
  const pairOf = ({ from, to, isSibling = false }: Join) => ({ from: from.file, to: `${to.file}.${to.column}`, isSibling });
  expect((await joinsOf(payments, reviews, heads, customers)).map(pairOf)).toEqual([
    { from: 0, to: '2.0', isSibling: false },
    { from: 1, to: '2.0', isSibling: false },
    { from: 2, to: '3.0', isSibling: false },
    { from: 0, to: '1.0', isSibling: true },
  ]);
  // Without the list of orders the two have nothing but each other.
  expect((await joinsOf(payments, reviews)).map(pairOf)).toEqual([{ from: 0, to: '1.0', isSibling: false }]);
});

test('columns without a role are proposed by header and values, not by chance', async () => {
  const regions = ['north', 'south', 'east', 'west'];
  const one = file(
    'one.csv',
    'orders',
    [
      ['seller_region_code', 'ignore'],
      ['n', 'ignore'],
    ],
    regions.map((region, index) => `${region},${index}`),
  );
  const two = file(
    'two.csv',
    'products',
    [
      ['shop_region_code', 'ignore'],
      ['k', 'ignore'],
    ],
    [...regions, 'far'].map((region, index) => `${region},${index}`),
  );
  const joins = await joinsOf(one, two);
  expect(joins).toHaveLength(1);
  expect(joins[0]).toMatchObject({ values: 4, matched: 4, isUsed: false, orphans: { from: 0, to: 1, toExamples: ['far'] } });
});

test('rows that the filters take out do not count, blanks and words for nothing name nothing', async () => {
  const filter: RowFilter = { column: 1, test: 'notEquals', value: 'void' };
  const heads = file(
    'heads.csv',
    'orderHeads',
    [
      ['id', 'orderId'],
      ['state', 'status'],
    ],
    ['1,ok', '2,void', 'NULL,ok', ',ok'],
    [filter],
  );
  const lines = file(
    'lines.csv',
    'orderLines',
    [
      ['id', 'orderId'],
      ['amount', 'amount'],
    ],
    ['1,5', '2,7', ',9', 'NULL,1'],
  );
  const [join] = await joinsOf(heads, lines);
  expect(join).toMatchObject({ from: { file: 1 }, to: { file: 0 }, values: 2, matched: 1, orphans: { from: 1, fromExamples: ['2'] } });
});

test('amounts add up exactly', async () => {
  const rows = Array.from({ length: 1000 }, () => '1,0.1');
  const lines = file(
    'lines.csv',
    'orderLines',
    [
      ['id', 'orderId'],
      ['amount', 'amount'],
    ],
    rows,
  );
  const payments = file(
    'payments.csv',
    'payments',
    [
      ['id', 'orderId'],
      ['amount', 'amount'],
    ],
    ['1,0.0001', '1,900000000.0001'],
  );
  const joins = await joinsOf(lines, payments);
  expect(joins[0]?.multiplied).toContainEqual({ file: 0, column: 1, total: '100', joinedTotal: '200' });
  expect(joins[0]?.multiplied).toContainEqual({ file: 1, column: 1, total: '900000000.0002', joinedTotal: '900000000000.2' });
});
