import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readImport } from '../../../../../electron/backend/store/queries/imports.ts';
import type { ImportMode } from '../../../../../shared/contract/imports.ts';
import type { ImportKind } from '../../../../../shared/model/import-kind.ts';
import { RECORD_KINDS } from '../../../../../shared/model/record-kind.ts';
import type { Role } from '../../../../../shared/model/role.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

/** Kinds of lists: the role of the number and roles of texts. */
const KINDS: readonly (readonly [kind: ImportKind, key: Role, texts: readonly Role[]])[] = [
  ['customers', 'customerId', ['customerName', 'city', 'gender']],
  ['companies', 'customerId', ['industry', 'country', 'website']],
  ['products', 'productId', ['category', 'brand', 'status']],
  ['campaigns', 'campaign', ['channel', 'type', 'status']],
  ['employees', 'employee', ['team', 'region', 'title']],
  ['deals', 'recordId', ['title', 'stage', 'status']],
];

interface Row {
  readonly key: string;
  readonly texts: readonly string[];
}
type State = ReadonlyMap<string, readonly string[]>;

/** What a table should hold after a list: the last value met counts, a blank one says nothing, and "add" leaves what is known alone. */
function importList(held: State, rows: readonly Row[], mode: ImportMode): State {
  const after = new Map(held);
  for (const { key, texts } of rows) {
    if (mode === 'add' && held.has(key)) continue;
    const before = after.get(key) ?? [];
    after.set(
      key,
      texts.map((text, place) => (text === '' ? (before[place] ?? '') : text)),
    );
  }
  return after;
}

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

const row: fc.Arbitrary<Row> = fc.record({
  key: fc.constantFrom('k1', 'k2', 'k3', 'k4'),
  texts: fc.array(fc.constantFrom('', 'a', 'b', 'c'), { minLength: 3, maxLength: 3 }),
});
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      rows: fc.array(row, { minLength: 1, maxLength: 6 }),
      mode: fc.constantFrom<ImportMode>('add', 'update', 'replacePeriod'),
    }),
  },
  { weight: 1, arbitrary: fc.constant('undo' as const) },
);

describe.each(KINDS)('%s', (kind, key, texts) => {
  const { table, columns } = RECORD_KINDS[kind];
  const names = [key, ...texts].map((role) => columns[role] ?? '');

  function describeStore(): string[] {
    const rows = bench.store.reader
      .prepare<[], (string | null)[]>(`SELECT ${names.join(', ')} FROM ${table}`)
      .raw()
      .all();
    return rows.map((values) => values.map((value) => value ?? '').join(' ')).sort();
  }

  async function describeWarehouse(): Promise<string[]> {
    const { columns: shown, rowCount } = await bench.warehouse.query({ text: `select ${names.join(', ')} from ${table}`, values: [] });
    const at = (name: string, place: number) => (shown[name]?.nulls?.[place] === 1 ? '' : String(shown[name]?.values[place] ?? ''));
    return Array.from({ length: rowCount }, (_, place) => names.map((name) => at(name, place)).join(' ')).sort();
  }

  test('lists in any mode and undos leave what a plain model says, in store and warehouse', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        await bench.close();
        bench = await openWorkbench();
        const states: State[] = [new Map()];
        for (const chosen of steps) {
          if (chosen === 'undo') {
            if (states.length > 1) await bench.undo(states.length - 1);
            if (states.length > 1) states.pop();
          } else {
            const before = states.at(-1) ?? new Map();
            const after = importList(before, chosen.rows, chosen.mode);
            const feed = chosen.rows.map((line) => ({
              [key]: line.key,
              ...Object.fromEntries(texts.map((role, place) => [role, line.texts[place] ?? ''])),
            }));
            const check = await bench.check([key, ...texts], feed, { kind, mode: chosen.mode, chunk: 2 });
            const { id, ledger } = await bench.load([key, ...texts], feed, { kind, mode: chosen.mode, chunk: 2, allowRepeat: true });
            expect(check.ledger).toEqual(ledger);
            expect(check.differences ?? []).toEqual(readImport(bench.store.reader, id)?.differences);
            const same = (name: string) => before.has(name) && String(before.get(name)) === String(after.get(name));
            expect(ledger.unchanged).toBe(chosen.rows.filter((line) => same(line.key)).length);
            states.push(after);
          }
          const expected = [...(states.at(-1) ?? new Map<string, string[]>())].map(([name, values]) => [name, ...values].join(' ')).sort();
          expect(describeStore()).toEqual(expected);
          expect(await describeWarehouse()).toEqual(expected);
        }
      }),
      { numRuns: 2, endOnFailure: true },
    );
  });
});
