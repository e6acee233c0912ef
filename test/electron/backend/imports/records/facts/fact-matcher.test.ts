import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FeedRow } from '../../support/feed.ts';
import { openWorkbench, type Workbench } from '../../support/workbench.ts';

const ROLES = ['recordId', 'createdAt', 'title', 'status'] as const;
const COUNT = 150;

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

/** The messages of one ticket, each a row under its number, as some help desks export them. */
const messages = (status = 'open'): FeedRow[] =>
  Array.from({ length: COUNT }, (_, index) => ({ recordId: 'T1', createdAt: String(index), title: `message ${index}`, status }));
const load = (rows: readonly FeedRow[]) => bench.load(ROLES, rows, { kind: 'tickets', allowRepeat: true });
const valid = () => bench.store.reader.prepare<[], number>('SELECT count(*) FROM tickets WHERE superseded_by IS NULL').pluck().get();

test('of very many rows under one number the same ones are found again, in whatever order they come', async () => {
  await load(messages());
  expect((await load(messages().reverse())).ledger).toMatchObject({ loaded: 0, unchanged: COUNT });
  const more = [...messages(), { recordId: 'T1', createdAt: '999', title: 'one more', status: 'open' }];
  expect((await load(more)).ledger).toMatchObject({ loaded: 1, unchanged: COUNT });
  expect(valid()).toBe(COUNT + 1);
});

test('one of very many that says something else takes the place of those that the file no longer says', async () => {
  await load(messages());
  const changed = messages().with(COUNT - 1, { recordId: 'T1', createdAt: '149', title: 'put right', status: 'closed' });
  expect((await load(changed)).ledger).toMatchObject({ loaded: 1, unchanged: COUNT - 1 });
  expect(valid()).toBe(COUNT);
  expect((await load(changed)).ledger).toMatchObject({ loaded: 0, unchanged: COUNT });
  await bench.undo(3);
  await bench.undo(2);
  expect((await load(messages())).ledger).toMatchObject({ loaded: 0, unchanged: COUNT });
});

test('what the file has no column for is not compared, however many rows bear the number', async () => {
  await load(messages());
  const known = messages().map(({ recordId, createdAt, title }) => ({ recordId, createdAt, title }) as FeedRow);
  const again = await bench.load(['recordId', 'createdAt', 'title'], known, { kind: 'tickets', allowRepeat: true });
  expect(again.ledger).toMatchObject({ loaded: 0, unchanged: COUNT });
});
