import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ImportRecord, readImport } from '../../../../../../electron/backend/store/queries/imports.ts';
import { findReplacedFile } from '../../../../../../electron/backend/store/queries/trust/replaced-files.ts';
import type { ImportKind } from '../../../../../../shared/model/import-kind.ts';
import { importText } from '../../../imports/support/text-import.ts';
import { openWorkbench, type Workbench } from '../../../imports/support/workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

/** Another file whose days are wholly replaced by the last of some files of one kind; the header comes first. */
async function replacedBy(kind: ImportKind, header: string, ...files: readonly (readonly [name: string, ...lines: string[]])[]) {
  let id = 0;
  for (const [name, ...lines] of files) id = (await importText(bench, kind, [header, ...lines], { mode: 'replacePeriod', name })).id;
  return findReplacedFile(bench.store.reader, readImport(bench.store.reader, id) as ImportRecord);
}

describe('a file that takes out all that another one brought for its days', () => {
  test.each([
    ['orders with numbers', 'orders', 'orderId,orderDate,amount', ['A,2024-05-02,1', 'B,2024-05-02,2'], ['X,2024-05-02,1'], ['B,2024-05-02,3']],
    [
      'sales without numbers',
      'orders',
      'orderDate,productId,amount',
      ['2024-05-02,tea,1', '2024-05-02,cup,2'],
      ['2024-05-02,pot,1'],
      ['2024-05-02,cup,2'],
    ],
    ['facts with numbers', 'tickets', 'recordId,createdAt,title', ['1,2024-05-02,a', '2,2024-05-02,b'], ['7,2024-05-02,a'], ['2,2024-05-02,c']],
    [
      'facts without',
      'interactions',
      'occurredAt,email,type',
      ['2024-05-02,a@x.de,call', '2024-05-02,b@x.de,call'],
      ['2024-05-02,c@x.de,call'],
      ['2024-05-02,b@x.de,call'],
    ],
  ] as const)('%s: nothing in common is another file, anything in common its newer version', async (_what, kind, header, first, other, newer) => {
    expect(await replacedBy(kind, header, ['one.csv', ...first], ['two.csv', ...newer])).toBeNull();
    await bench.undo(2);
    expect(await replacedBy(kind, header, ['two.csv', ...other])).toBe('one.csv');
    await bench.undo(2);
    expect(await replacedBy(kind, header, ['one.csv', ...other])).toBeNull();
  });

  test('other days are none of its business', async () => {
    const header = 'orderId,orderDate,amount';
    expect(await replacedBy('orders', header, ['one.csv', 'A,2024-05-01,1', 'B,2024-05-02,2'], ['two.csv', 'X,2024-05-03,1'])).toBeNull();
    expect(await replacedBy('orders', header, ['three.csv', 'Y,2024-05-02,1'])).toBe('one.csv');
  });

  test('lists and lines of orders have no period', async () => {
    expect(await replacedBy('orderHeads', 'orderId,orderDate', ['one.csv', 'A,2024-05-01'], ['two.csv', 'B,2024-05-01'])).toBeNull();
    expect(await replacedBy('products', 'productId,productName', ['p.csv', '1,Tea'], ['q.csv', '2,Cup'])).toBeNull();
  });
});
