import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkImport } from '../../../../../electron/backend/imports/check-import.ts';
import { commitImport } from '../../../../../electron/backend/imports/commit-import.ts';
import { readRejectedRecords } from '../../../../../electron/backend/imports/rejects/read-records.ts';
import { resubmitRows } from '../../../../../electron/backend/imports/rejects/resubmit.ts';
import { recountImport } from '../../../../../electron/backend/imports/restore/recount.ts';
import { restoreFile } from '../../../../../electron/backend/imports/restore/restore-file.ts';
import { readImport } from '../../../../../electron/backend/store/queries/imports.ts';
import type { ImportMode } from '../../../../../shared/contract/imports.ts';
import type { ImportMapping } from '../../../../../shared/model/import-mapping.ts';
import type { Role } from '../../../../../shared/model/role.ts';
import { handMapping } from '../support/text-import.ts';
import { verifyStore } from '../support/verify-store.ts';
import { openWorkbench, quietJob, type Workbench } from '../support/workbench.ts';
import { correctRows, describeState, EMPTY, importRows, type ModelRow, type ModelState } from './orders-model.ts';

const ROLES: readonly Role[] = ['orderId', 'orderDate', 'productId', 'amount'];
const MAPPING = handMapping('orders', ROLES, ROLES);
const FIRST_DAY = 19_783;
const CORRECTED_DAY = 4;

/** Refused rows bear no number: what becomes of their orders has tests of its own. */
const row: fc.Arbitrary<ModelRow> = fc
  .record({
    order: fc.constantFrom('', '', 'A', 'B', 'C', 'D'),
    day: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 8 }) }, { weight: 1, arbitrary: fc.constant(null) }),
    product: fc.constantFrom('tea', 'cup'),
    amount: fc.constantFrom(1, 2),
  })
  .map((made) => (made.day === null ? { ...made, order: '' } : made));
const mode = fc.constantFrom<ImportMode>('add', 'update', 'replacePeriod');
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: fc.constant('import' as const), rows: fc.array(row, { minLength: 1, maxLength: 8 }), mode }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('undo' as const) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('correct' as const), pick: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('again' as const), pick: fc.nat(20), mode }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** An import as it was made, with the state before it. */
interface Made {
  readonly before: ModelState;
  readonly rows: readonly ModelRow[];
  /** Places of the rows that a later import put right. */
  readonly corrects: { readonly id: number; readonly places: readonly number[] } | null;
}

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

const parts = () => ({ store: bench.store, warehouse: bench.warehouse, stagingDir: bench.folder });
const textOf = ({ order, day, product, amount }: ModelRow) => [order, day === null ? '2024-13-01' : isoDay(day), product, String(amount)];
const isoDay = (day: number) => new Date((FIRST_DAY + day) * 86_400_000).toISOString().slice(0, 10);

/** What the store holds in force, in the words of the model. */
function describeStore(): string[] {
  const numbered = (key: string) => (key.startsWith('#') ? '' : key);
  const lines = bench.store.reader
    .prepare<[], [string, number, string, number]>(
      `SELECT order_key, l.ordered_at, product_key, amount FROM order_lines l JOIN orders o USING (order_id) JOIN products USING (product_id)
       WHERE l.superseded_by IS NULL AND o.superseded_by IS NULL`,
    )
    .raw()
    .all()
    .map(([key, at, product, amount]) => `${numbered(key)}: ${at / 86_400 - FIRST_DAY} ${product} ${amount / 10_000}`);
  const orders = bench.store.reader
    .prepare<[], [string, number]>("SELECT order_key, ordered_at FROM orders WHERE superseded_by IS NULL AND order_key NOT LIKE '#%'")
    .raw()
    .all()
    .map(([key, at]) => `${key} on ${at / 86_400 - FIRST_DAY}`);
  return [...lines, ...orders].sort();
}

async function commit(path: string, mapping: ImportMapping, chosen: ImportMode): Promise<number> {
  const check = await checkImport(bench.store, { path, mapping, mode: chosen }, quietJob());
  const { id, ledger } = await commitImport(parts(), { path, mapping, mode: chosen, allowRepeat: true }, quietJob());
  const made = readImport(bench.store.reader, id);
  expect(check.ledger).toEqual(ledger);
  expect([check.differences ?? [], check.movedMonths ?? []]).toEqual([made?.differences, made?.movedMonths]);
  return id;
}

let files = 0;
/** A file begins and ends with an order of its own: what is cut at its edges has tests of its own. */
function withEdges(rows: readonly ModelRow[]): ModelRow[] {
  files += 1;
  const days = rows.flatMap(({ day }) => day ?? []);
  const edge = (name: string): ModelRow => ({ order: `${name}${files}`, day: days[0] ?? 1, product: 'tea', amount: 9 });
  return [edge('first'), ...rows, edge('last')];
}

/** Takes a step in store and model. */
async function take(chosen: Step, state: ModelState, made: Made[]): Promise<ModelState> {
  if (chosen.what === 'undo') {
    const last = made.pop();
    if (last !== undefined) await bench.undo(made.length + 1);
    return last?.before ?? state;
  }
  if (chosen.what === 'import') {
    const rows = withEdges(chosen.rows);
    const path = join(bench.folder, 'orders.csv');
    writeFileSync(
      path,
      [ROLES, ...rows.map(textOf)]
        .map((fields) => fields.join())
        .join('\n')
        .concat('\n'),
    );
    expect(await commit(path, MAPPING, chosen.mode)).toBe(made.length + 1);
    made.push({ before: state, rows, corrects: null });
    return importRows(state, rows, chosen.mode);
  }
  const id = (chosen.pick % Math.max(1, made.length)) + 1;
  const earlier = made[id - 1];
  if (earlier === undefined) return state;
  if (chosen.what === 'again') {
    const { path, mapping } = await restoreFile(parts(), id, new AbortController().signal);
    await commit(path, mapping, chosen.mode);
    made.push({ before: state, rows: earlier.rows, corrects: null });
    return importRows(state, earlier.rows, chosen.mode);
  }
  const open = readRejectedRecords(bench.store, { id, offset: 0, limit: 100, open: true }).rows;
  const done = made.flatMap(({ corrects }) => (corrects?.id === id ? corrects.places : []));
  const places = earlier.rows.flatMap(({ day }, place) => (day === null && !done.includes(place) ? [place] : []));
  expect(open.map((record) => record.row - 1)).toEqual(places);
  if (places.length === 0) return state;
  const corrected = places.map((place) => ({ ...(earlier.rows[place] as ModelRow), day: CORRECTED_DAY }));
  await resubmitRows(parts(), { id, rows: corrected.map((fixed, at) => ({ row: (places[at] ?? 0) + 1, fields: textOf(fixed) })) }, quietJob());
  made.push({ before: state, rows: corrected, corrects: { id, places } });
  return correctRows(state, corrected);
}

test('imports in any mode, undos, corrections and files run again leave what a plain model says, and every control total agrees', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      await bench.close();
      bench = await openWorkbench();
      const made: Made[] = [];
      let state = EMPTY;
      for (const chosen of steps) {
        state = await take(chosen, state, made);
        expect(describeStore()).toEqual(describeState(state));
      }
      for (const id of made.keys()) expect((await recountImport(parts(), id + 1, quietJob())).agrees).toBe(true);
      expect(await verifyStore(bench)).toEqual([]);
    }),
    { numRuns: 6, endOnFailure: true },
  );
}, 300_000);
