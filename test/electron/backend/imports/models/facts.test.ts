import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readImport } from '../../../../../electron/backend/store/queries/imports.ts';
import type { ImportMode } from '../../../../../shared/contract/imports.ts';
import type { ImportKind } from '../../../../../shared/model/import-kind.ts';
import { RECORD_KINDS } from '../../../../../shared/model/record-kind.ts';
import type { Role } from '../../../../../shared/model/role.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';
import { describeFacts, type Fact, importFacts } from './facts-model.ts';

const CUSTOMER = { customerId: 'c1' };
/** Kinds of facts: the role that dates a row, roles of texts, and what every row has to say beside them. */
const KINDS: readonly (readonly [kind: ImportKind, at: Role, texts: readonly Role[], always: Partial<Record<Role, string>>])[] = [
  ['payments', 'occurredAt', ['orderId', 'method', 'status'], { ...CUSTOMER, amount: '1' }],
  ['returns', 'occurredAt', ['orderId', 'reason', 'status'], CUSTOMER],
  ['subscriptions', 'startedAt', ['plan', 'method', 'status'], CUSTOMER],
  ['interactions', 'occurredAt', ['type', 'channel', 'title'], CUSTOMER],
  ['tickets', 'createdAt', ['title', 'status', 'priority'], CUSTOMER],
  ['surveyAnswers', 'occurredAt', ['type', 'text', 'channel'], { rating: '9' }],
  ['reviews', 'occurredAt', ['title', 'text', 'label'], { rating: '5' }],
  ['touches', 'occurredAt', ['channel', 'type', 'variant'], CUSTOMER],
  ['leads', 'createdAt', ['source', 'status', 'stage'], CUSTOMER],
  ['stageChanges', 'occurredAt', ['stage', 'previousStage'], { recordId: 'D1' }],
  ['costs', 'occurredAt', ['category', 'channel', 'text'], { amount: '2.5' }],
  ['consents', 'occurredAt', ['purpose', 'channel', 'status'], CUSTOMER],
  ['contactPoints', 'occurredAt', ['contactValue', 'type', 'label'], CUSTOMER],
  ['referrals', 'occurredAt', ['code', 'channel', 'status'], { ...CUSTOMER, referredCustomer: 'c2' }],
  ['competitorPrices', 'occurredAt', ['competitor', 'country', 'url'], { productId: 'p1', unitPrice: '3' }],
];
const DAY = 86_400;

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

const fact: fc.Arbitrary<Fact> = fc.record({
  key: fc.constantFrom('', '', 'k1', 'k2', 'k3'),
  day: fc.option(fc.integer({ min: 1, max: 6 }), { freq: 6 }),
  texts: fc.array(fc.constantFrom('', 'a', 'b'), { minLength: 3, maxLength: 3 }),
});
const mode = fc.constantFrom<ImportMode>('add', 'update', 'replacePeriod');
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ rows: fc.array(fact, { minLength: 1, maxLength: 8 }), mode }) },
  { weight: 1, arbitrary: fc.constant('undo' as const) },
);

describe.each(KINDS)('%s', (kind, at, texts, always) => {
  const { table, columns, key, at: dated } = RECORD_KINDS[kind];
  const roles = [...(key === null ? [] : [key]), at, ...texts, ...(Object.keys(always) as Role[])];
  /** What the kind has no column for, a row does not say. */
  const fit = (row: Fact): Fact => ({ key: key === null ? '' : row.key, day: row.day, texts: row.texts.slice(0, texts.length) });
  const toFeed = (row: Fact) => ({
    ...(key === null ? {} : { [key]: row.key }),
    [at]: row.day === null ? '' : String(row.day * DAY),
    ...always,
    ...Object.fromEntries(texts.map((role, place) => [role, row.texts[place] ?? ''])),
  });

  function describeStore(): string[] {
    const names = [...(key === null ? [] : [key]), at, ...texts].map((role) => columns[role] ?? '');
    return bench.store.reader
      .prepare<[], (string | number | null)[]>(`SELECT ${names.join(', ')} FROM ${table} WHERE superseded_by IS NULL`)
      .raw()
      .all()
      .map((values) => {
        const [own, day, ...rest] = key === null ? ['', ...values] : values;
        return [own ?? '', day == null ? '' : Number(day) / DAY, ...rest.map((value) => value ?? '')].join(' ');
      })
      .sort();
  }

  test('imports in any mode and undos leave what a plain model says', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        await bench.close();
        bench = await openWorkbench();
        const states: Fact[][] = [[]];
        for (const chosen of steps) {
          if (chosen === 'undo') {
            if (states.length > 1) await bench.undo(states.length - 1);
            if (states.length > 1) states.pop();
          } else {
            const rows = chosen.rows.map(fit).map((row) => (dated === null ? { ...row, day: null } : row));
            const options = { kind, mode: chosen.mode, chunk: 3, allowRepeat: true };
            const check = await bench.check(roles, rows.map(toFeed), options);
            const { id, ledger } = await bench.load(roles, rows.map(toFeed), options);
            expect(check.ledger).toEqual(ledger);
            expect(check.differences ?? []).toEqual(readImport(bench.store.reader, id)?.differences);
            states.push(importFacts(states.at(-1) ?? [], rows, chosen.mode));
          }
          expect(describeStore()).toEqual(describeFacts(states.at(-1) ?? []));
        }
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });
});
