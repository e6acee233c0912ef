import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkSet } from '../../../../../electron/backend/imports/sets/check-set.ts';
import { commitFiles } from '../../../../../electron/backend/imports/sets/commit-files.ts';
import { movedMonthsIn, sumMovedMonths } from '../../../../../shared/contract/moved-months.ts';
import { handMapping, importText } from '../support/text-import.ts';
import { openWorkbench, quietJob, type Workbench } from '../support/workbench.ts';

const HEAD = ['orderId', 'orderDate', 'customerId', 'amount'] as const;

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

const orders = (name: string, ...lines: readonly string[]) => {
  const path = join(bench.folder, name);
  writeFileSync(path, `${[HEAD.join(), ...lines].join('\n')}\n`);
  return { path, fileName: name, mapping: handMapping('orders', HEAD, HEAD) };
};
const NORTH = ['N1,2024-02-01,a,10', 'N2,2024-02-20,b,20'];
const SOUTH = ['S1,2024-02-01,c,1', 'S2,2024-02-19,d,2'];

describe('files of one set that speak of the same days', () => {
  test('the first files of a client have no past, and none lacks the orders of another', async () => {
    const check = await checkSet(bench.store, { files: [orders('north.csv', ...NORTH), orders('south.csv', ...SOUTH)] }, quietJob());
    expect(check.files.flatMap(({ movedMonths = [] }) => movedMonths)).toEqual([]);
    expect(check.files.flatMap(({ differences = [] }) => differences.map(({ vanished }) => vanished))).toEqual([0, 0, 0].slice(0, 2));
  });

  test('months they move together are told once, against what was before', async () => {
    await importText(bench, 'orders', [HEAD.join(), ...NORTH, 'S2,2024-02-19,d,2']);
    const files = [orders('north.csv', 'N1,2024-02-01,a,11', NORTH[1] ?? ''), orders('south.csv', ...SOUTH)];
    const check = await checkSet(bench.store, { files }, quietJob());
    const moved = check.files.map(({ movedMonths = [] }) =>
      movedMonthsIn(movedMonths, 'gregorian').map(({ before, after, late }) => [before, after, late]),
    );
    expect(moved).toEqual([[['32', '33', '1']], [['32', '33', '1']]]);
    const sum = sumMovedMonths(check.files.flatMap(({ movedMonths = [] }) => movedMonthsIn(movedMonths, 'gregorian')));
    expect(sum).toMatchObject([{ before: '32', after: '34', late: '2' }]);
    await commitFiles(bench, { files }, quietJob());
    const { columns } = await bench.warehouse.query({ text: 'select cast(sum(amount) as varchar) as total from order_lines', values: [] });
    expect(columns.total?.values[0]).toBe('340000');
  });

  test('cannot replace their period together: what only one of them holds would go', async () => {
    await importText(bench, 'orders', [HEAD.join(), ...NORTH]);
    const files = [orders('north.csv', ...NORTH), orders('south.csv', ...SOUTH)];
    const refused = { code: 'PERIOD_OF_MANY_FILES' };
    await expect(checkSet(bench.store, { files, mode: 'replacePeriod' }, quietJob())).rejects.toMatchObject(refused);
    await expect(commitFiles(bench, { files, mode: 'replacePeriod' }, quietJob())).rejects.toMatchObject(refused);
    const [alone] = await commitFiles(bench, { files: files.slice(1), mode: 'replacePeriod' }, quietJob());
    expect(alone?.ledger.loaded).toBe(2);
    // One of the north's orders lies within the days of the south's file.
    expect(bench.store.info()).toMatchObject({ lines: 3 });
  });

  test('changes that make up for each other move nothing', () => {
    const month = { calendar: 'gregorian' as const, month: 0, before: '10' };
    expect(
      sumMovedMonths([
        { ...month, after: '15', late: '5' },
        { ...month, after: '5', late: '-5' },
      ]),
    ).toEqual([]);
    expect(
      sumMovedMonths([
        { month: 31, before: '1', after: '2' },
        { month: 0, before: '1', after: '2' },
        { month: 31, before: '1', after: '4' },
      ]),
    ).toEqual([
      { month: 0, before: '1', after: '2' },
      { month: 31, before: '1', after: '5' },
    ]);
  });
});
