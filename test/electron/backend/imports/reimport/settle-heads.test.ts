import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importText } from '../support/text-import.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

const day = (text: string) => Date.parse(text) / 86_400_000;
const span = () => {
  const { firstDay, lastDay } = bench.store.info();
  return [firstDay, lastDay];
};

describe('a list of orders that moves them in time', () => {
  beforeEach(async () => {
    await importText(bench, 'orders', ['orderId,orderDate,amount', '1,2024-01-01,5', '2,2024-01-02,7']);
  });

  test('moves the time of the client with them, and back when it is undone', async () => {
    await importText(bench, 'orderHeads', ['orderId,orderDate', '1,2024-06-01']);
    expect(span()).toEqual([day('2024-01-02'), day('2024-06-01')]);
    await importText(bench, 'orders', ['orderId,orderDate,amount', '3,2024-08-01,5']);
    expect(span()).toEqual([day('2024-01-02'), day('2024-08-01')]);
    await bench.undo(3);
    await bench.undo(2);
    expect(span()).toEqual([day('2024-01-01'), day('2024-01-02')]);
  });

  test('a list that says what is known moves nothing', async () => {
    await importText(bench, 'orderHeads', ['orderId,orderDate', '1,2024-01-01', '9,2025-01-01']);
    expect(span()).toEqual([day('2024-01-01'), day('2024-01-02')]);
  });

  test('makes a past of the months before the lines that it moved', async () => {
    await importText(bench, 'orderHeads', ['orderId,orderDate', '1,2024-06-01']);
    const detail = await importText(bench, 'orders', ['orderId,orderDate,amount', '3,2024-03-05,5']);
    const months = bench.store.reader.prepare<[number], string>('SELECT moved_months FROM imports WHERE import_id = ?').pluck().get(detail.id);
    expect(JSON.parse(months ?? '[]')).toContainEqual({
      calendar: 'gregorian',
      month: day('2024-03-01'),
      before: '0',
      after: '5',
      late: '5',
    });
  });
});
