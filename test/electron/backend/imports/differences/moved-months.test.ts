import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseIsoDay } from '../../../../../shared/model/day.ts';
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

const movedBy = async (rows: readonly FeedRow[]) =>
  (await bench.check(ROLES, rows)).movedMonths?.map(({ month, ...sums }) => ({ month: month - parseIsoDay('2024-01-01'), ...sums }));

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
    { month: -31, before: '0', after: '4' },
    { month: 0, before: '20', after: '19.5' },
    { month: 31, before: '30', after: '36' },
  ]);
  expect(await movedBy([sale('D', '2023-11-30', '0.0001')])).toEqual([{ month: -61, before: '900000000000000.0001', after: '900000000000000.0002' }]);
});

test('an order that moves from one month to the other moves both; one that only changes hands moves none', async () => {
  expect(await movedBy([sale('B', '2024-02-01', '20'), sale('Z', '2024-01-01', '1')])).toEqual([
    { month: 0, before: '20', after: '1' },
    { month: 31, before: '30', after: '50' },
  ]);
  const check = await bench.check(ROLES, [{ ...sale('B', '2024-01-20', '20'), customerId: 'bob' }]);
  expect(check.movedMonths).toEqual([]);
});
