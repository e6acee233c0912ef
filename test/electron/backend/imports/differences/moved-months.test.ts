import { afterEach, beforeEach, expect, test } from 'vitest';
import { movedMonthsIn } from '../../../../../shared/contract/moved-months.ts';
import { formatIsoDay, parseIsoDay } from '../../../../../shared/model/day.ts';
import type { Calendar } from '../../../../../shared/model/period.ts';
import type { Role } from '../../../../../shared/model/role.ts';
import type { FeedRow } from '../support/feed.ts';
import { checkText, importText } from '../support/text-import.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

const ROLES: readonly Role[] = ['orderId', 'orderDate', 'customerId', 'amount'];
const sale = (orderId: string, day: string, amount: string): FeedRow => ({
  orderId,
  orderDate: String(parseIsoDay(day) * 86_400),
  customerId: 'ann',
  amount,
});

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
  await bench.load(ROLES, [sale('A', '2023-11-05', '900000000000000.0001'), sale('B', '2024-01-20', '20'), sale('C', '2024-02-10', '30')]);
});
afterEach(() => bench.close());

const movedIn = async (calendar: Calendar, rows: readonly FeedRow[]) =>
  movedMonthsIn((await bench.check(ROLES, rows)).movedMonths ?? [], calendar).map(({ month, before, after, late }) => [
    formatIsoDay(month),
    before,
    after,
    late,
  ]);
const movedBy = (rows: readonly FeedRow[]) => movedIn('gregorian', rows);

test('a first import has no past', async () => {
  const empty = await openWorkbench();
  expect((await empty.check(ROLES, [sale('A', '2024-01-01', '1')])).movedMonths).toBeUndefined();
  await empty.close();
});

test('contacts and costs are no past that orders could move', async () => {
  const empty = await openWorkbench();
  await importText(empty, 'interactions', ['occurredAt,email,type', '2023-01-01,ada@x.org,call', '2025-01-01,ada@x.org,call']);
  const check = await checkText(empty, 'orders', ['orderId,orderDate,customerId,amount', 'O1,2024-01-01,C1,5']);
  expect(check.movedMonths ?? []).toEqual([]);
  await empty.close();
});

test('lines after the last one are new, not late; nor is what lies before the first', async () => {
  expect(await movedBy([sale('D', '2024-02-11', '5'), sale('E', '2024-03-01', '5'), sale('F', '2023-10-01', '1')])).toEqual([]);
});

test('late lines move their month, exactly, with all that came to it', async () => {
  expect(
    await movedBy([sale('D', '2024-01-02', '-0.5'), sale('E', '2024-02-09', '5'), sale('F', '2024-02-28', '1'), sale('G', '2023-12-31', '4')]),
  ).toEqual([
    ['2023-12-01', '0', '4', '4'],
    ['2024-01-01', '20', '19.5', '-0.5'],
    ['2024-02-01', '30', '36', '5'],
  ]);
  expect(await movedBy([sale('D', '2023-11-30', '0.0001')])).toEqual([['2023-11-01', '900000000000000.0001', '900000000000000.0002', '0.0001']]);
});

test('an order that moves from one month to the other moves both; one that only changes hands moves none', async () => {
  expect(await movedBy([sale('B', '2024-02-01', '20'), sale('Z', '2024-01-01', '1')])).toEqual([
    ['2024-01-01', '20', '1', '-19'],
    ['2024-02-01', '30', '50', '20'],
  ]);
  const check = await bench.check(ROLES, [{ ...sale('B', '2024-01-20', '20'), customerId: 'bob' }]);
  expect(check.movedMonths).toEqual([]);
});

test('late lines that make up for each other move nothing, whatever new days bring', async () => {
  expect(await movedBy([sale('D', '2024-02-03', '7'), sale('E', '2024-02-04', '-7'), sale('F', '2024-02-28', '100')])).toEqual([]);
});

test('Jalali months are other months: 20 January 2024 ends Dey 1402, the day after begins Bahman', async () => {
  // 1 Bahman 1402 = 21 January 2024, 1 Dey 1402 = 22 December 2023 (tables of the University of Tehran).
  const rows = [sale('D', '2024-01-20', '1'), sale('E', '2024-01-21', '2'), sale('F', '2024-02-09', '4'), sale('G', '2024-02-18', '8')];
  expect(await movedIn('jalali', rows)).toEqual([
    ['2023-12-22', '20', '21', '1'],
    ['2024-01-21', '30', '44', '6'],
  ]);
  expect(await movedIn('gregorian', rows)).toEqual([
    ['2024-01-01', '20', '23', '3'],
    ['2024-02-01', '30', '42', '4'],
  ]);
});

test('days before 1970 belong to their own month', async () => {
  const old = await openWorkbench();
  await old.load(ROLES, [sale('A', '1969-11-30', '1'), sale('B', '1969-12-01', '2'), sale('C', '1970-01-01', '4')]);
  const check = await old.check(ROLES, [sale('D', '1969-12-31', '8')]);
  expect(movedMonthsIn(check.movedMonths ?? [], 'gregorian')).toEqual([
    { calendar: 'gregorian', month: parseIsoDay('1969-12-01'), before: '2', after: '10', late: '8' },
  ]);
  await old.close();
});

test('months kept by older versions stand for every calendar', () => {
  const kept = [{ month: 0, before: '1', after: '2' }];
  expect(movedMonthsIn(kept, 'jalali')).toEqual(kept);
  expect(movedMonthsIn([{ calendar: 'gregorian' as const, month: 0, before: '1', after: '2', late: '1' }], 'jalali')).toEqual([]);
});
