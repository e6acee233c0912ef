import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commitImport } from '../../../../electron/backend/imports/commit-import.ts';
import { previewImport } from '../../../../electron/backend/imports/preview-import.ts';
import { findRowAtLine, readRawRow } from '../../../../electron/backend/imports/read-imports.ts';
import { openWorkbench, quietJob, type Workbench } from './support/workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

async function load(lines: readonly string[]): Promise<number> {
  const path = join(bench.folder, 'orders.csv');
  writeFileSync(path, lines.join('\n'));
  const { mapping } = await previewImport(bench.store, { path });
  return (await commitImport(bench, { path, mapping }, quietJob())).id;
}

test('a physical line leads to its row, whichever of its lines it is', async () => {
  const id = await load(['Order,Date,Customer,Note,Total', '1,2024-02-01,A,"two', 'lines",5', '2,2024-02-02,B,,7', '', '3,2024-02-03,C,,9']);
  const rows = [2, 3, 4, 6, 900].map((line) => findRowAtLine(bench.store, id, line));
  expect(rows).toEqual([1, 1, 2, 3, 3]);
  expect(() => findRowAtLine(bench.store, id, 1)).toThrow(expect.objectContaining({ code: 'ROW_NOT_FOUND' }));
  expect(() => findRowAtLine(bench.store, 9, 1)).toThrow(expect.objectContaining({ code: 'IMPORT_NOT_FOUND' }));
});

test('in a file of many blocks every row is found by the line it tells', async () => {
  const wide = 'x'.repeat(400);
  const id = await load([
    'Order,Date,Customer,Note,Total',
    ...Array.from({ length: 30_000 }, (_, at) => `${at},2024-02-01,A,"${wide}${at % 7 === 0 ? '\n' : ''}",5`),
  ]);
  for (const row of [1, 2, 8, 9, 4096, 14_999, 29_999, 30_000]) {
    expect(findRowAtLine(bench.store, id, readRawRow(bench.store, id, row).line)).toBe(row);
  }
});
