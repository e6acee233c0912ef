import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { CHUNK_RECORDS, FIRST_CHUNK_RECORDS } from '../../../../electron/parser/limits.ts';
import { formatDecimal } from '../../../../shared/model/decimal.ts';
import { collect, DAY, mappingOf, NUMBER, TEXT } from '../support/collect.ts';
import { encodeAs } from '../support/encode-as.ts';
import { createScratch } from '../support/scratch.ts';

const write = createScratch();
const ORDER_COLUMNS = [
  ['id', 'orderId', TEXT],
  ['date', 'orderDate', DAY],
  ['customer', 'customerId', TEXT],
  ['qty', 'quantity', NUMBER],
  ['price', 'unitPrice', NUMBER],
] as const;
const ORDERS = mappingOf('orders', ORDER_COLUMNS);
const HEADER = 'id,date,customer,qty,price\n';
const orders = (name: string, body: string, mapping = ORDERS) => collect(write(name, HEADER + body), mapping);

describe('orders', () => {
  test('values by role, amount from quantity and price, ledger to the last digit', async () => {
    const path = write('plain.csv', `${HEADER}A1,2024-01-31,C1,3,2.5504\nA1,2024-01-31 08:26,C1,-1,0.05\nA2,2024-02-01,,2,10\n`);
    const { records, summary, raw, rejected } = await collect(path, ORDERS);
    const day = Date.UTC(2024, 0, 31) / 1000;
    expect(records).toEqual([
      { row: 1, values: { orderId: 'A1', orderDate: day, customerId: 'C1', quantity: 30_000n, unitPrice: 25_504n, amount: 76_512n } },
      {
        row: 2,
        values: { orderId: 'A1', orderDate: day + 8 * 3600 + 26 * 60, customerId: 'C1', quantity: -10_000n, unitPrice: 500n, amount: -500n },
      },
      { row: 3, values: { orderId: 'A2', orderDate: day + 86_400, customerId: null, quantity: 20_000n, unitPrice: 100_000n, amount: 200_000n } },
    ]);
    expect(rejected).toEqual([]);
    const bytes = readFileSync(path);
    expect(summary).toEqual({
      read: 3,
      loaded: 3,
      filtered: 0,
      rejected: 0,
      filteredBy: [],
      amount: '27.6012',
      sums: { quantity: '4', unitPrice: '12.6004', amount: '27.6012' },
      rounded: 0,
      anonymous: 1,
      steps: [],
      sha256: createHash('sha256').update(bytes).digest('hex'),
      fileSize: bytes.length,
      header: ['id', 'date', 'customer', 'qty', 'price'],
      fingerprint: summary.fingerprint,
    });
    expect(raw.map(({ row, line }) => [row, line])).toEqual([
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
    expect(HEADER + raw.map(({ text }) => text).join('')).toBe(bytes.toString());
  });

  test('each bad record is refused with line, column and reason', async () => {
    const body = [
      'A1,2024-01-31,C1,1,1',
      'A2,2024-02-30,C1,1,1',
      'A3,2024-01-31,C1,one,1',
      'A4,,C1,1,1',
      'A5,2024-01-31,C1,1,',
      'A6,2024-01-31,C1,,1',
      'A7,2024-01-31,C1',
      'A8,2024-01-31,C1,1,1,extra',
      '"A9,2024-01-31,C1,1,1',
      'A10,2024-01-31,"C" 1,1,1',
      'A11,2024-01-31,C1,1,99999999999999999999',
      'A12,1402-10-25,C1,1,1',
      '',
      'A13,2024-01-31,C1,1,1,,',
    ].join('\n');
    const { summary, rejected } = await orders('bad.csv', body);
    expect(rejected).toEqual([
      { row: 2, line: 3, column: 'date', reason: 'notADate', value: '2024-02-30', order: 'A2' },
      { row: 3, line: 4, column: 'qty', reason: 'notANumber', value: 'one', order: 'A3' },
      { row: 4, line: 5, column: 'date', reason: 'missingValue', value: '', order: 'A4' },
      { row: 5, line: 6, column: 'price', reason: 'missingValue', value: '', order: 'A5' },
      { row: 6, line: 7, column: 'qty', reason: 'missingValue', value: '', order: 'A6' },
      { row: 7, line: 8, column: null, reason: 'tooFewFields', value: 'A7,2024-01-31,C1', order: 'A7' },
      { row: 8, line: 9, column: null, reason: 'tooManyFields', value: 'A8,2024-01-31,C1,1,1,extra', order: 'A8' },
      { row: 9, line: 10, column: null, reason: 'unterminatedQuote', value: '"A9,2024-01-31,C1,1,1' },
      { row: 10, line: 11, column: null, reason: 'badQuote', value: '"C" 1,1,1', order: 'A10' },
      { row: 11, line: 12, column: 'price', reason: 'outOfRange', value: '99999999999999999999', order: 'A11' },
      { row: 12, line: 13, column: 'date', reason: 'outOfRange', value: '1402-10-25', order: 'A12' },
    ]);
    expect(summary).toMatchObject({ read: 13, loaded: 2, rejected: 11 });
  });

  test('a row lacking only unnamed columns at its end is whole', async () => {
    const { summary } = await collect(write('trailing.csv', 'id,date,customer,qty,price,\nA1,2024-01-31,C1,1,1\nA2,2024-01-31,C1,1\n'), ORDERS);
    expect(summary).toMatchObject({ loaded: 1, rejected: 1 });
  });

  test('bad optional values refuse the row too', async () => {
    const mapping = mappingOf('orders', [...ORDER_COLUMNS, ['discount', 'discount', NUMBER]]);
    const path = write('discount.csv', `${HEADER.trim()},discount\nA1,2024-01-31,C1,1,1,abc\nA2,2024-01-31,C1,1,1,NULL\nA3,2024-01-31,C1,1,1,0.5\n`);
    const { rejected, records } = await collect(path, mapping);
    expect(rejected).toEqual([{ row: 1, line: 2, column: 'discount', reason: 'notANumber', value: 'abc', order: 'A1' }]);
    expect(records.map(({ values }) => values.discount)).toEqual([null, 5000n]);
  });

  test('filters count for the first that fails, in order; unreadable numbers are refused, not filtered', async () => {
    const mapping = mappingOf('orders', ORDER_COLUMNS, {
      filters: [
        { column: 2, test: 'notEmpty', value: '' },
        { column: 0, test: 'notStartsWith', value: 'C' },
        { column: 3, test: 'greaterThan', value: '0' },
        { column: 1, test: 'atLeast', value: '2024-01-01' },
      ],
    });
    const body = [
      'A1,2024-01-31,C1,1,1',
      'C2,2024-01-31,,1,1',
      'C3,2024-01-31,C1,-1,1',
      'A4,2024-01-31,C1,0,1',
      'A5,2023-12-31,C1,1,1',
      'A6,2024-01-31,C1,x,1',
      ' A7 , 2024-01-31 , C1 , 2 , 1 ',
    ].join('\r\n');
    const { summary, rejected, records } = await orders('filtered.csv', body, mapping);
    expect(summary).toMatchObject({ read: 7, loaded: 2, filtered: 4, rejected: 1, filteredBy: [1, 1, 1, 1], amount: '3' });
    expect(rejected).toEqual([{ row: 6, line: 7, column: 'qty', reason: 'notANumber', value: 'x', order: 'A6' }]);
    expect(records.map(({ row }) => row)).toEqual([1, 7]);
    expect(records[1]?.values.customerId).toBe('C1');
  });

  test('a given amount wins; rounding is counted, of what was loaded only', async () => {
    const mapping = mappingOf('orders', [
      ['date', 'orderDate', DAY],
      ['qty', 'quantity', NUMBER],
      ['price', 'unitPrice', NUMBER],
      ['sum', 'amount', NUMBER],
    ]);
    const body =
      'date,qty,price,sum\n2024-01-31,2,3,5.5\n2024-01-31,2,3,\n2024-01-31,0.5,0.0001,\n2024-01-31,-0.5,0.0001,\n2024-01-31,3,0.333333,\n2024-01-31,1,1,0.12345\n';
    const { records, summary } = await collect(write('amount.csv', body), mapping);
    expect(records.map(({ values }) => values.amount)).toEqual([55_000n, 60_000n, 1n, -1n, 10_000n, 1235n]);
    expect(summary).toMatchObject({ rounded: 4, amount: '12.6235' });
  });

  test('rounding is told of figures in any other file too', async () => {
    const mapping = mappingOf('payments', [
      ['order', 'orderId', TEXT],
      ['paid', 'amount', NUMBER],
      ['fee', 'fee', NUMBER],
    ]);
    const { summary } = await collect(write('payments.csv', 'order,paid,fee\n1,1.23456,0\n2,2.5,0.00001\n3,3.5000,0.1\n,x,0.00001\n'), mapping);
    expect(summary).toMatchObject({ loaded: 3, rejected: 1, rounded: 2, sums: { amount: '7.2346', fee: '0.1' } });
  });

  test('time in a column of its own, names in two', async () => {
    const mapping = mappingOf('orders', [
      ['day', 'orderDate', DAY],
      ['time', 'orderTime', TEXT],
      ['first', 'firstName', TEXT],
      ['last', 'lastName', TEXT],
      ['sum', 'amount', NUMBER],
    ]);
    const path = write('two.csv', 'day,time,first,last,sum\n2024-01-31,2:05 PM,Ann,Lee,1\n2024-01-31,,,Lee,1\n2024-01-31,noon,Bob,,1\n');
    const { records, rejected } = await collect(path, mapping);
    const day = Date.UTC(2024, 0, 31) / 1000;
    expect(records.map(({ values }) => [values.orderDate, values.customerName])).toEqual([
      [day + 14 * 3600 + 300, 'Ann Lee'],
      [day, 'Lee'],
    ]);
    expect(rejected).toMatchObject([{ row: 3, column: 'time', reason: 'notADate', value: 'noon' }]);
  });

  test('numbers beyond exact doubles travel wide, and the sum stays exact', async () => {
    const { records, summary } = await orders(
      'wide.csv',
      'A1,2024-01-31,C1,1,922337203685477.5807\nA2,2024-01-31,C1,2,0.01\nA3,2024-01-31,C1,1,900000000000000.0001\n',
    );
    expect(records.map(({ values }) => values.amount)).toEqual([9_223_372_036_854_775_807n, 200n, 9_000_000_000_000_000_001n]);
    expect(summary.amount).toBe('1822337203685477.6008');
  });
});

describe('lists', () => {
  test('customers need an identity', async () => {
    const mapping = mappingOf('customers', [
      ['id', 'customerId', TEXT],
      ['email', 'email', TEXT],
      ['first', 'firstName', TEXT],
      ['city', 'city', TEXT],
    ]);
    const path = write('customers.csv', 'id,email,first,city\n1,a@b.c,Ann,X\n,a@b.c,,X\n,,Bob,X\n,,,X\nNULL,,,X\n');
    const { summary, rejected } = await collect(path, mapping);
    expect(summary).toMatchObject({ loaded: 3, rejected: 2, anonymous: 0, amount: '0' });
    expect(rejected[0]).toEqual({ row: 4, line: 5, column: 'id', reason: 'missingValue', value: '' });
  });
  test('products', async () => {
    const mapping = mappingOf('products', [
      ['sku', 'productId', TEXT],
      ['price', 'unitPrice', NUMBER],
    ]);
    const { records } = await collect(write('products.csv', 'sku,price\n007,5\n,5\n'), mapping);
    expect(records).toEqual([{ row: 1, values: { productId: '007', unitPrice: 50_000n } }]);
  });
});

describe('bytes', () => {
  const RUSSIAN = 'Дата;Клиент;Сумма\r\n31.01.2024;ООО «Ромашка»;1 234,50\r\n01.02.2024;"ИП Иванов; Пётр";-12,00\r\n';
  const columns = [
    ['Дата', 'orderDate', { kind: 'date', order: 'dmy', calendar: 'gregorian' }],
    ['Клиент', 'customerId', TEXT],
    ['Сумма', 'amount', { kind: 'number', decimal: ',', thousands: ' ' }],
  ] as const;

  test.each(['utf-8', 'windows-1251', 'utf-16le', 'utf-16be', 'gzip'])('%s', async (encoding) => {
    const isPacked = encoding === 'gzip';
    const label = isPacked ? 'utf-8' : encoding;
    const bytes = isPacked ? gzipSync(RUSSIAN) : label === 'utf-8' ? Buffer.from(`\ufeff${RUSSIAN}`) : encodeAs(RUSSIAN, label);
    const path = write(`bytes-${encoding}.csv`, bytes);
    const mapping = mappingOf('orders', columns, { dialect: { encoding: label, delimiter: ';' } });
    const { records, summary, raw } = await collect(path, mapping);
    expect(records.map(({ values }) => values.customerId)).toEqual(['ООО «Ромашка»', 'ИП Иванов; Пётр']);
    expect(summary).toMatchObject({ amount: '1222.5', fileSize: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    expect(raw.map(({ text }) => text).join('')).toBe(RUSSIAN.slice(RUSSIAN.indexOf('\n') + 1));
  });

  test('a record in the wrong encoding is refused, its neighbours load', async () => {
    const head = Buffer.from('id,date,customer,qty,price\nA1,2024-01-31,Zoë,1,1\nA2,2024-01-31,Zo');
    const path = write('mixed.csv', Buffer.concat([head, Buffer.from([0xeb]), Buffer.from(',1,1\nA3,2024-01-31,Ann,1,1\n')]));
    const { records, rejected, raw } = await collect(path, ORDERS);
    expect(records.map(({ row }) => row)).toEqual([1, 3]);
    expect(rejected).toMatchObject([{ row: 2, line: 3, column: null, reason: 'badEncoding' }]);
    expect(raw[1]?.text).toBe('A2,2024-01-31,Zo\ufffd,1,1\n');
  });

  test('gb18030 characters of four bytes', async () => {
    const bytes = Buffer.concat([encodeAs('名称,值\n', 'gb18030'), Buffer.from([0x95, 0x34, 0xb2, 0x35]), encodeAs('野家,1\n', 'gb18030')]);
    const mapping = mappingOf('customers', [['名称', 'customerName', TEXT]], { dialect: { encoding: 'gb18030' } });
    const { records } = await collect(write('gb.csv', bytes), mapping);
    expect(records[0]?.values.customerName).toBe('𠮷野家');
  });

  test('chunks stay in order and complete over 80,000 records', async () => {
    const body = Array.from({ length: 80_000 }, (_, index) => `A${index},2024-01-31,C${index % 100},1,0.01`).join('\n');
    const { summary, records, raw, chunks } = await orders('many.csv', body);
    expect(summary).toMatchObject({ read: 80_000, loaded: 80_000, amount: '800' });
    expect(chunks).toBe(1 + Math.ceil((80_000 - FIRST_CHUNK_RECORDS) / CHUNK_RECORDS));
    expect(records.every(({ row, values }, index) => row === index + 1 && values.orderId === `A${index}`)).toBe(true);
    expect(raw.every(({ row, line }, index) => row === index + 1 && line === index + 2)).toBe(true);
  });
});

describe('mappings that do not fit are refused', () => {
  test.each([
    ['no date', mappingOf('orders', [['price', 'amount', NUMBER]])],
    ['no money', mappingOf('orders', [['date', 'orderDate', DAY]])],
    ['no identity', mappingOf('customers', [['id', 'city', TEXT]])],
    ['a role twice', mappingOf('orders', [...ORDER_COLUMNS, ['price2', 'unitPrice', NUMBER]])],
    [
      'text read as money',
      mappingOf('orders', [
        ['id', 'ignore', TEXT],
        ['date', 'orderDate', DAY],
        ['customer', 'ignore', TEXT],
        ['qty', 'ignore', TEXT],
        ['price', 'amount', TEXT],
      ]),
    ],
    [
      'another header',
      mappingOf('orders', [
        ['id', 'orderId', TEXT],
        ['datum', 'orderDate', DAY],
        ['customer', 'ignore', TEXT],
        ['qty', 'ignore', TEXT],
        ['price', 'amount', NUMBER],
      ]),
    ],
    ['a column too many', mappingOf('orders', [...ORDER_COLUMNS, ['', 'discount', NUMBER]])],
    ['a filter that is no number', mappingOf('orders', ORDER_COLUMNS, { filters: [{ column: 3, test: 'greaterThan', value: 'much' }] })],
    ['an unknown encoding', mappingOf('orders', ORDER_COLUMNS, { dialect: { encoding: 'utf-99' } })],
  ])('%s', async (_, mapping) => {
    await expect(orders('mapping.csv', 'A1,2024-01-31,C1,1,1\n', mapping)).rejects.toMatchObject({ code: 'MAPPING_INVALID' });
  });
});

const money = fc.tuple(fc.integer({ min: -20_000_000, max: 20_000_000 }), fc.integer({ min: 0, max: 7 }));
const decimalText = ([digits, places]: readonly [number, number]) => {
  const text = String(Math.abs(digits)).padStart(places + 1, '0');
  return `${digits < 0 ? '-' : ''}${text.slice(0, text.length - places)}${places === 0 ? '' : `.${text.slice(-places)}`}`;
};

property.prop([fc.array(fc.tuple(money, money), { minLength: 1, maxLength: 30 })], { numRuns: 300 })(
  'amounts and their sum against a BigInt oracle',
  async (pairs) => {
    const body = pairs.map(([quantity, price], index) => `A${index},2024-01-31,C1,${decimalText(quantity)},${decimalText(price)}`).join('\n');
    const { records, summary } = await orders('oracle.csv', body);
    const expected = pairs.map(([[a, m], [b, n]]) => roundTo4(BigInt(a) * BigInt(b), m + n));
    expect(records.map(({ values }) => values.amount)).toEqual(expected.map(({ value }) => value));
    expect(summary.amount).toBe(formatDecimal(expected.reduce((sum, { value }) => sum + value, 0n)));
    expect(summary.rounded).toBe(expected.filter(({ rounded }) => rounded).length);
  },
);

function roundTo4(digits: bigint, places: number): { value: bigint; rounded: boolean } {
  if (places <= 4) return { value: digits * 10n ** BigInt(4 - places), rounded: false };
  const divisor = 10n ** BigInt(places - 4);
  const negative = digits < 0n;
  const magnitude = negative ? -digits : digits;
  const value = (magnitude * 2n + divisor) / (divisor * 2n);
  return { value: negative ? -value : value, rounded: magnitude % divisor !== 0n };
}
