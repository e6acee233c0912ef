import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resubmitRows } from '../../../../../electron/backend/imports/rejects/resubmit.ts';
import { recountImport } from '../../../../../electron/backend/imports/restore/recount.ts';
import type { ImportMode } from '../../../../../shared/contract/imports.ts';
import { importText } from '../support/text-import.ts';
import { verifyStore } from '../support/verify-store.ts';
import { openWorkbench, quietJob, type Workbench } from '../support/workbench.ts';

const HEAD = 'orderId,orderDate,customerId,productId,amount';
/** The store before: the first and the last order are in every file, so that no file seems to be cut. */
const BEFORE = [
  HEAD,
  'first,2024-01-01,ann,tea,1',
  'A,2024-01-02,ann,tea,10',
  'A,2024-01-02,ann,cup,5',
  'B,2024-01-03,ben,pot,30',
  'last,2024-01-09,ann,tea,1',
];
const between = (...lines: string[]) => [HEAD, BEFORE[1] ?? '', ...lines, BEFORE.at(-1) ?? ''];

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(async () => {
  expect(await verifyStore(bench)).toEqual([]);
  await bench.close();
});

const load = (lines: readonly string[], mode: ImportMode = 'update') => importText(bench, 'orders', lines, { mode });
const correct = (id: number, ...rows: (readonly [row: number, line: string])[]) =>
  resubmitRows({ ...bench, stagingDir: bench.folder }, { id, rows: rows.map(([row, line]) => ({ row, fields: line.split(',') })) }, quietJob());

/** Valid lines as "order product amount", sorted, without the first and the last order. */
function lines(): string[] {
  return bench.store.reader
    .prepare<[], [string, string | null, number]>(
      `SELECT order_key, product_key, amount FROM order_lines l JOIN orders o USING (order_id) LEFT JOIN products p USING (product_id)
       WHERE l.superseded_by IS NULL AND o.superseded_by IS NULL AND order_key NOT IN ('first', 'last')`,
    )
    .raw()
    .all()
    .map(([order, product, amount]) => `${order} ${product ?? '-'} ${amount / 10_000}`)
    .sort();
}

describe('an order of which a row cannot be read', () => {
  test('keeps what the file does not show of it; what it shows is taken', async () => {
    await load(BEFORE);
    const { id, ledger } = await load(between('A,2024-01-02,ann,tea,12', 'A,2024-01-02,ann,cup,five', 'A,2024-01-02,ann,jar,7'));
    expect(ledger).toMatchObject({ read: 5, loaded: 2, unchanged: 2, rejected: 1, leftOrders: 1, amount: '19' });
    expect(lines()).toEqual(['A cup 5', 'A jar 7', 'A tea 12', 'B pot 30']);
    expect(await recountImport({ ...bench, stagingDir: bench.folder }, id, quietJob())).toMatchObject({ agrees: true });
    await bench.undo(id);
    expect(lines()).toEqual(['A cup 5', 'A tea 10', 'B pot 30']);
  });

  test('takes the row once it is corrected: said again it is there once, said otherwise it takes the place of the one before', async () => {
    await load(BEFORE);
    const broken = await load(between('A,2024-01-02,ann,tea,10', 'A,2024-01-02,ann,cup,five'));
    expect((await correct(broken.id, [3, 'A,2024-01-02,ann,cup,5'])).ledger).toMatchObject({ read: 1, loaded: 0, unchanged: 1 });
    expect(lines()).toEqual(['A cup 5', 'A tea 10', 'B pot 30']);
    await bench.undo(3);
    expect((await correct(broken.id, [3, 'A,2024-01-02,ann,cup,6'])).ledger).toMatchObject({ loaded: 1, unchanged: 0 });
    expect(lines()).toEqual(['A cup 6', 'A tea 10', 'B pot 30']);
    await bench.undo(3);
    expect((await correct(broken.id, [3, 'A,2024-01-02,ann,jar,6'])).ledger).toMatchObject({ loaded: 1, unchanged: 0 });
    expect(lines()).toEqual(['A jar 6', 'A tea 10', 'B pot 30']);
    await bench.undo(3);
    await bench.undo(2);
    expect(lines()).toEqual(['A cup 5', 'A tea 10', 'B pot 30']);
  });

  test('whose only row it is, it stays as it was, also where the period is replaced; corrected, it is not there twice', async () => {
    const orders = [HEAD, 'first,2024-01-01,ann,,1', 'A,2024-01-02,ann,,10', 'B,2024-01-03,ben,,30', 'C,2024-01-04,ben,,8', 'last,2024-01-09,ann,,1'];
    await load(orders);
    const newer = [orders[0], orders[1], 'A,2024-01-02,ann,,1O', 'B,2024-01-03,ben,,3O', orders[5]].map(String);
    const { id, ledger } = await load(newer, 'replacePeriod');
    expect(ledger).toMatchObject({ rejected: 2, leftOrders: 2 });
    expect(lines()).toEqual(['A - 10', 'B - 30']);
    await correct(id, [2, 'A,2024-01-02,ann,,10'], [3, 'B,2024-01-03,ben,,31']);
    expect(lines()).toEqual(['A - 10', 'B - 31']);
  });

  test('keeps as many lines as rows cannot be read, also beside one of the same product', async () => {
    await load(BEFORE);
    const { id } = await load(between('A,2024-01-02,ann,tea,12', 'A,2024-01-02,ann,tea,ten', 'A,2024-01-02,ann,cup,five'));
    expect(lines()).toEqual(['A cup 5', 'A tea 10', 'A tea 12', 'B pot 30']);
    await correct(id, [3, 'A,2024-01-02,ann,tea,10'], [4, 'A,2024-01-02,ann,cup,5']);
    expect(lines()).toEqual(['A cup 5', 'A tea 10', 'A tea 12', 'B pot 30']);
  });

  test('waits for all of its rows before something of it goes for good', async () => {
    await load(BEFORE);
    const { id } = await load(between('A,2024-01-02,ann,jar,five', 'A,2024-01-02,ann,box,six'));
    expect(lines()).toEqual(['A cup 5', 'A tea 10', 'B pot 30']);
    await correct(id, [2, 'A,2024-01-02,ann,jar,5']);
    expect(lines()).toEqual(['A cup 5', 'A jar 5', 'A tea 10', 'B pot 30']);
    await correct(id, [3, 'A,2024-01-02,ann,tea,10']);
    expect(lines()).toEqual(['A jar 5', 'A tea 10', 'B pot 30']);
  });

  test('a newer file that shows all of it has the last word', async () => {
    await load(BEFORE);
    await load(between('A,2024-01-02,ann,tea,10', 'A,2024-01-02,ann,cup,five'));
    await load(between('A,2024-01-02,ann,tea,10'));
    expect(lines()).toEqual(['A tea 10', 'B pot 30']);
  });

  test('where its number cannot be read, nothing is known of it: its other lines count as gone', async () => {
    await load(BEFORE);
    const { ledger } = await load(between('A,2024-01-02,ann,tea,10', ',2024-01-02,ann,cup,five'));
    expect(ledger).toMatchObject({ rejected: 1 });
    expect(ledger).not.toHaveProperty('leftOrders');
    expect(lines()).toEqual(['A tea 10', 'B pot 30']);
  });

  test('a mode that only adds leaves it anyway and tells nothing', async () => {
    await load(BEFORE);
    const { id, ledger } = await load(between('A,2024-01-02,ann,tea,10', 'A,2024-01-02,ann,cup,five'), 'add');
    expect(ledger).not.toHaveProperty('leftOrders');
    await correct(id, [3, 'A,2024-01-02,ann,cup,5']);
    expect(lines()).toEqual(['A cup 5', 'A tea 10', 'B pot 30']);
  });
});

describe('lines that take their date from their order', () => {
  test('stay, and take the corrected row, likewise', async () => {
    await importText(bench, 'orderHeads', ['orderId,orderDate,customerId', 'A,2024-01-02,ann', 'B,2024-01-03,ben']);
    await importText(bench, 'orderLines', ['orderId,productId,amount', 'A,tea,10', 'A,cup,5', 'B,pot,30']);
    const { id, ledger } = await importText(bench, 'orderLines', ['orderId,productId,amount', 'A,tea,12', 'A,cup,five', 'B,pot,thirty']);
    expect(ledger).toMatchObject({ read: 3, loaded: 1, rejected: 2, leftOrders: 2 });
    expect(lines()).toEqual(['A cup 5', 'A tea 12', 'B pot 30']);
    await correct(id, [2, 'A,jar,5'], [3, 'B,pot,30']);
    expect(lines()).toEqual(['A jar 5', 'A tea 12', 'B pot 30']);
    await bench.undo(4);
    await bench.undo(3);
    expect(lines()).toEqual(['A cup 5', 'A tea 10', 'B pot 30']);
  });
});

interface Line {
  readonly order: number;
  readonly product: string;
  readonly amount: number;
  /** A day later than other lines of its order. */
  readonly isLate: boolean;
}
const someLine = fc.record({
  order: fc.integer({ min: 1, max: 4 }),
  product: fc.constantFrom('tea', 'cup', ''),
  amount: fc.integer({ min: 1, max: 3 }),
  isLate: fc.boolean(),
});
const toText = ({ order, product, amount, isLate }: Line) => `${order},2024-01-0${order + (isLate ? 2 : 1)},c${order},${product},${amount}`;
const toBroken = (line: Line) => toText(line).replace(/\d+$/, 'x');
const shown = ({ order, product, amount }: Line) => `${order} ${product === '' ? '-' : product} ${amount}`;

const thing = (text: string) => text.split(' ').slice(0, 2).join(' ');

/** Things of a list that are not in another, as often as they are missing. */
function missingIn(all: readonly string[], part: readonly string[]): string[] {
  const rest = [...all];
  return part.filter((one) => {
    const at = rest.indexOf(one);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** Whether every thing of one list is in the other, as often as it is there. */
function holds(all: readonly string[], part: readonly string[]): boolean {
  return missingIn(all, part).length === 0;
}

function inBoth(one: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return one.filter((text) => {
    const at = rest.indexOf(text);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
}

describe('whatever cannot be read', () => {
  const newer = fc.record({
    line: someLine,
    /** In which submission the row is corrected; 0 = it can be read. */
    turn: fc.constantFrom(0, 0, 0, 1, 1, 2),
  });
  test('nothing of the store that the file holds is lost; corrected, all is as if the file had been whole; undone, as it was', {
    timeout: 120_000,
  }, async () => {
    const stories = fc.record({
      before: fc.array(someLine, { minLength: 1, maxLength: 8 }),
      rows: fc.array(newer, { minLength: 1, maxLength: 8 }),
      mode: fc.constantFrom<ImportMode>('update', 'replacePeriod'),
    });
    await fc.assert(
      fc.asyncProperty(stories, async ({ before, rows, mode }) => {
        await bench.close();
        bench = await openWorkbench();
        await load(between(...before.map(toText)));
        const known = lines();
        await load(between(...rows.map(({ line }) => toText(line))), mode);
        const whole = lines();
        await bench.undo(2);
        expect(lines()).toEqual(known);

        const broken = await load(between(...rows.map(({ line, turn }) => (turn === 0 ? toText(line) : toBroken(line)))), mode);
        const { ledger } = broken;
        expect(ledger.read).toBe(ledger.loaded + ledger.unchanged + ledger.filtered + ledger.rejected);
        const wanted = rows.map(({ line }) => shown(line));
        // A line of the same product that can be read may have been taken for the same line corrected.
        const taken = rows.filter(({ turn }) => turn === 0).map(({ line }) => thing(shown(line)));
        expect(holds(taken, missingIn(lines(), inBoth(known, wanted)).map(thing))).toBe(true);
        let imports = 2;
        for (const now of [1, 2]) {
          const fixed = [...rows.entries()].filter(([, { turn }]) => turn === now).map(([place, { line }]) => [place + 2, toText(line)] as const);
          if (fixed.length === 0) continue;
          await correct(broken.id, ...fixed);
          imports += 1;
        }
        expect(lines()).toEqual(whole);
        expect(await verifyStore(bench)).toEqual([]);
        for (; imports > 1; imports -= 1) await bench.undo(imports);
        expect(lines()).toEqual(known);
      }),
      { numRuns: 4 },
    );
  });
});
