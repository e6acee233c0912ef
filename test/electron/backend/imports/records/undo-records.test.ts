import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findStrayRelations } from '../../../../../electron/backend/projects/verify-records.ts';
import { readRecordFaults } from '../../../../../electron/backend/store/queries/records/record-verification.ts';
import type { ImportKind } from '../../../../../shared/model/import-kind.ts';
import type { Role } from '../../../../../shared/model/role.ts';
import { digestRelations } from '../../../../support/table-digest.ts';
import { digestTables } from '../../store/support/digests.ts';
import type { FeedRow } from '../support/feed.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(async () => {
  await bench.close();
});

const among = (...texts: readonly string[]) => fc.constantFrom('', ...texts);
const key = (prefix: string) => among(...[1, 2, 3, 4, 5].map((n) => `${prefix}${n}`));
const at = fc.integer({ min: 0, max: 40 }).map((day) => String(day * 86_400));
const money = fc.oneof(
  fc.constant(''),
  fc.integer({ min: -500, max: 500 }).map((n) => String(n / 4)),
  fc.constant('950000000000.1234'),
);
const party = { customerId: key('c'), email: among('a@x.org', 'A@X.org', 'b@x.org', 'n/a'), customerName: among('Ada', 'Bob') };

const KINDS: readonly (readonly [ImportKind, Partial<Record<Role, fc.Arbitrary<string>>>])[] = [
  [
    'orders',
    {
      orderId: key('O'),
      orderDate: at,
      ...party,
      productId: key('p'),
      amount: money,
      channel: among('web'),
      city: among('Paris'),
      code: among('X', 'Y'),
      employee: key('e'),
      campaign: key('C'),
      status: among('paid'),
    },
  ],
  [
    'customers',
    {
      customerId: key('c'),
      customerAltId: key('alt'),
      email: party.email,
      birthDate: at,
      annualRevenue: money,
      granted: among('0', '1'),
      employee: key('e'),
    },
  ],
  ['companies', { customerName: among('Ada', 'Acme', 'Bob'), industry: among('x', 'y') }],
  ['products', { productId: key('p'), productName: among('Thing', 'p2'), brand: among('B'), unitPrice: money }],
  ['payments', { recordId: key('pay'), orderId: key('O'), customerId: key('c'), amount: money, occurredAt: at, method: among('card', 'cash') }],
  ['tickets', { recordId: key('T'), createdAt: at, status: among('open', 'closed'), ...party, employeeName: among('Eve'), rating: money }],
  ['interactions', { occurredAt: at, email: party.email, type: among('visit', 'call'), campaignName: among('Spring'), orderId: key('O') }],
  [
    'deals',
    {
      recordId: key('D'),
      title: among('Big', 'Small'),
      stage: among('Won', 'Lost'),
      company: among('Acme', 'acme'),
      amount: money,
      productName: among('Thing'),
    },
  ],
  ['stageChanges', { recordId: key('D'), stage: among('Won', 'Lost'), occurredAt: at, employee: key('e') }],
  ['campaigns', { campaign: key('C'), campaignName: among('Spring', 'Autumn'), budget: money }],
  ['employees', { employee: key('e'), employeeName: among('Eve'), team: among('North') }],
  ['referrals', { customerId: key('c'), referredCustomer: among('c1', 'c9', 'b@x.org'), occurredAt: at }],
  ['consents', { recordId: key('n'), email: party.email, granted: among('0', '1'), occurredAt: at }],
];

const file = fc.constantFrom(...KINDS).chain(([kind, arbitraries]) =>
  fc.record({
    kind: fc.constant(kind),
    roles: fc.constant(Object.keys(arbitraries) as Role[]),
    mode: fc.constantFrom('add' as const, 'update' as const, 'replacePeriod' as const),
    rows: fc.array(fc.record(arbitraries) as fc.Arbitrary<FeedRow>, { minLength: 1, maxLength: 10 }),
  }),
);

async function importAll(
  files: readonly { kind: ImportKind; roles: Role[]; mode: 'add' | 'update' | 'replacePeriod'; rows: FeedRow[] }[],
  after: () => Promise<void>,
): Promise<number> {
  let done = 0;
  for (const { kind, roles, mode, rows } of files) {
    await bench.load(roles, rows, { kind, mode, chunk: 4, allowRepeat: true });
    done += 1;
    await after();
  }
  return done;
}

test('files of any kinds in any order, undone one by one, pass through the same states backwards; the warehouse is the one that would be built anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 6 }), async (files) => {
      await bench.close();
      bench = await openWorkbench();
      const states = [digestTables(bench.store.reader)];
      const views = [await digestRelations(bench.warehouse)];
      const done = await importAll(files, async () => {
        states.push(digestTables(bench.store.reader));
        views.push(await digestRelations(bench.warehouse));
      });
      expect(readRecordFaults(bench.store.reader)).toEqual([]);
      expect(bench.store.reader.pragma('foreign_key_check')).toEqual([]);
      expect(await findStrayRelations(bench.store, bench.warehouse, undefined)).toEqual([]);
      await bench.warehouse.rebuild(() => undefined);
      expect(await digestRelations(bench.warehouse)).toEqual(views[done]);
      for (let id = done; id >= 1; id--) {
        expect(digestTables(bench.store.reader)).toEqual(states[id]);
        expect(await digestRelations(bench.warehouse)).toEqual(views[id]);
        await bench.undo(id);
      }
      expect(digestTables(bench.store.reader)).toEqual(states[0]);
      expect(await digestRelations(bench.warehouse)).toEqual(views[0]);
    }),
    { numRuns: 10, endOnFailure: true },
  );
}, 300_000);
