import { describe, expect, test } from 'vitest';
import { IMPORT_KINDS } from '../../../../shared/model/import-kind.ts';
import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import { RECORD_KINDS, rolesOfKind } from '../../../../shared/model/record-kind.ts';
import { neededReading, type Role } from '../../../../shared/model/role.ts';
import { collect, DAY, mappingOf, NUMBER, TEXT } from '../support/collect.ts';
import { createScratch } from '../support/scratch.ts';

const write = createScratch();
const FLAG: ColumnReading = { kind: 'flag', yes: ['yes', 'بله'], no: ['no', 'خیر'] };
const MILLISECONDS: ColumnReading = { kind: 'timestamp', unit: 'milliseconds' };
const JANUARY = Date.UTC(2024, 0, 31) / 1000;

describe('every kind of file is read with every role it can use', () => {
  test.each(IMPORT_KINDS)('%s', async (kind) => {
    const roles = rolesOfKind(kind).filter((role) => role !== 'orderTime' && role !== 'firstName' && role !== 'lastName');
    const mapping = mappingOf(
      kind,
      roles.map((role): [string, Role, ColumnReading] => [role, role, readingOf(role)]),
    );
    const path = write(`${kind}.csv`, `${roles.join(',')}\n${roles.map(sampleOf).join(',')}\n${roles.map(() => '').join(',')},\n`);
    const { records, rejected } = await collect(path, mapping);
    const [record] = records;
    expect(records).toHaveLength(1);
    expect(rejected).toMatchObject([{ row: 2, line: 3, reason: 'missingValue' }]);
    for (const role of roles) {
      if (role === 'attribute') expect(record?.attributes).toEqual({ attribute: 'a-attribute' });
      else expect([role, record?.values[role]]).toEqual([role, expectedOf(role)]);
    }
    expect(Object.keys(record?.values ?? {}).sort()).toEqual(roles.filter((role) => role !== 'attribute').sort());
  });

  test('each kind lists roles the reader knows', () => {
    for (const kind of IMPORT_KINDS) expect(RECORD_KINDS[kind].requires.every((roles) => roles.length > 0)).toBe(true);
  });
});

function readingOf(role: Role): ColumnReading {
  const needed = neededReading(role);
  return needed === 'number' ? NUMBER : needed === 'date' ? DAY : needed === 'flag' ? FLAG : TEXT;
}

function sampleOf(role: Role): string {
  const needed = neededReading(role);
  return needed === 'number' ? '2.5' : needed === 'date' ? '2024-01-31' : needed === 'flag' ? 'بله' : `a-${role}`;
}

function expectedOf(role: Role): string | bigint | number | boolean {
  const needed = neededReading(role);
  return needed === 'number' ? 25_000n : needed === 'date' ? JANUARY : needed === 'flag' ? true : `a-${role}`;
}

describe('what differs between kinds', () => {
  test('a fact needs one value; several dates, flags and readings of time side by side', async () => {
    const mapping = mappingOf('subscriptions', [
      ['id', 'customerId', TEXT],
      ['from', 'startedAt', MILLISECONDS],
      ['to', 'endedAt', DAY],
      ['churned', 'isEnded', FLAG],
      ['paid', 'amount', NUMBER],
    ]);
    const body = [
      'id,from,to,churned,paid',
      'C1,1706659200000,2024-02-29,Yes,12.5',
      ',,,no,',
      ',,,,',
      'C2,soon,,,',
      'C3,,,maybe,',
      'C4,1706659200000,2024-02-30,,',
    ].join('\n');
    const { records, rejected, summary } = await collect(write('subscriptions.csv', body), mapping);
    expect(records.map(({ values }) => values)).toEqual([
      { customerId: 'C1', startedAt: JANUARY, endedAt: JANUARY + 29 * 86_400, isEnded: true, amount: 125_000n },
      { customerId: null, startedAt: null, endedAt: null, isEnded: false, amount: null },
    ]);
    expect(rejected).toEqual([
      { row: 3, line: 4, column: null, reason: 'missingValue', value: ',,,,' },
      { row: 4, line: 5, column: 'from', reason: 'notADate', value: 'soon' },
      { row: 5, line: 6, column: 'churned', reason: 'notAFlag', value: 'maybe' },
      { row: 6, line: 7, column: 'to', reason: 'notADate', value: '2024-02-30' },
    ]);
    expect(summary).toMatchObject({ anonymous: 0, amount: '12.5', sums: { amount: '12.5' } });
  });

  test('order lines have an amount and an order, but no date', async () => {
    const mapping = mappingOf('orderLines', [
      ['order', 'orderId', TEXT],
      ['qty', 'quantity', NUMBER],
      ['price', 'unitPrice', NUMBER],
    ]);
    const { records, rejected, summary } = await collect(write('lines.csv', 'order,qty,price\nA1,2,1.5\n,2,1\nA2,,1\n'), mapping);
    expect(records.map(({ values }) => values)).toEqual([{ orderId: 'A1', quantity: 20_000n, unitPrice: 15_000n, amount: 30_000n }]);
    expect(rejected).toMatchObject([
      { row: 2, column: 'order', reason: 'missingValue' },
      { row: 3, column: 'qty', reason: 'missingValue' },
    ]);
    expect(summary).toMatchObject({ amount: '3', anonymous: 0 });
  });

  test('order heads have a date and an order, but no amount; nobody named is anonymous', async () => {
    const mapping = mappingOf('orderHeads', [
      ['order', 'orderId', TEXT],
      ['date', 'orderDate', DAY],
      ['time', 'orderTime', TEXT],
      ['customer', 'customerId', TEXT],
    ]);
    const { records, summary } = await collect(write('heads.csv', 'order,date,time,customer\nA1,2024-01-31,08:00,C1\nA2,2024-01-31,,\n'), mapping);
    expect(records.map(({ values }) => values)).toEqual([
      { orderId: 'A1', orderDate: JANUARY + 8 * 3600, customerId: 'C1' },
      { orderId: 'A2', orderDate: JANUARY, customerId: null },
    ]);
    expect(summary).toMatchObject({ anonymous: 1, amount: '0', sums: {} });
  });

  test('any number of attributes, each under its header', async () => {
    const mapping = mappingOf('customers', [
      ['id', 'customerId', TEXT],
      ['Shoe size', 'attribute', TEXT],
      ['', 'attribute', TEXT],
    ]);
    const { records } = await collect(write('attributes.csv', 'id,Shoe size,\nC1,42,x\nC2,,42\n'), mapping);
    expect(records.map(({ attributes }) => attributes)).toEqual([
      { 'Shoe size': '42', '#3': 'x' },
      { 'Shoe size': null, '#3': '42' },
    ]);
  });

  test('filters on instants and flags', async () => {
    const columns = [
      ['id', 'customerId', TEXT],
      ['at', 'occurredAt', MILLISECONDS],
      ['ok', 'granted', FLAG],
    ] as const;
    const mapping = mappingOf('consents', columns, {
      filters: [
        { column: 1, test: 'atLeast', value: '2024-01-01' },
        { column: 2, test: 'equals', value: 'yes' },
      ],
    });
    const body = 'id,at,ok\nC1,1706659200000,بله\nC2,1606659200000,yes\nC3,1706659200000,no\nC4,x,yes\n';
    const { records, rejected, summary } = await collect(write('filters.csv', body), mapping);
    expect(records.map(({ values }) => values.customerId)).toEqual(['C1']);
    expect(summary.filteredBy).toEqual([1, 1]);
    expect(rejected).toMatchObject([{ row: 4, column: 'at', reason: 'notADate' }]);
  });
});
