import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLines, listImports, readRawRow } from '../../../../electron/backend/imports/read-imports.ts';
import { createStore, openStore } from '../../../../electron/backend/store/open-store.ts';
import {
  countBrokenReferences,
  readIntegrityFaults,
  readLedgerTotals,
  readRawRowGaps,
} from '../../../../electron/backend/store/queries/verification.ts';
import type { Store } from '../../../../electron/backend/store/store.ts';
import { formatDecimal } from '../../../../shared/model/decimal.ts';

/** `CLIENTELE_KILLS=1000` for as many as are promised. */
const KILLS = Number(process.env.CLIENTELE_KILLS ?? 100);
/** For each, what they take on a slow machine. */
const KILL_LIMIT_MS = 3000;
/** A child lives for a part of a span within these bounds. */
const SHORTEST_SPAN_MS = 120;
const LONGEST_SPAN_MS = 1500;
const SCRIPT = fileURLToPath(new URL('support/churn-store.ts', import.meta.url));

type Child = ChildProcessByStdio<Writable, Readable, null>;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-kill-'));
  createStore(join(folder, 'shop.clientele'), 'Shop').close();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Rows of each import that must be there, oldest first. */
type Rows = readonly number[];

/** States the file may be in, given what the killed process said: what it finished, and perhaps what it had begun. */
function possibleStates(before: Rows, said: readonly string[]): Rows[] {
  let sure = before;
  let begun: Rows | null = null;
  for (const line of said) {
    const [word, what, number] = line.split(' ');
    if (word === 'begin') begun = what === 'undo' ? sure.slice(0, -1) : [...sure, Number(number)];
    if (word === 'done' && begun !== null) {
      sure = begun;
      begun = null;
    }
  }
  return begun === null ? [sure] : [sure, begun];
}

/** Everything in the file belongs to a whole import: counts, money, raw rows, references, structure. */
function assertWhole(store: Store, deep: boolean): Rows {
  const imports = listImports(store).reverse();
  const info = store.info();
  const sum = (pick: (summary: (typeof imports)[number]) => number) => imports.reduce((total, summary) => total + pick(summary), 0);
  expect(imports.map(({ id }) => id)).toEqual(imports.map((_, index) => index + 1));
  expect(info).toMatchObject({
    lines: sum(({ ledger }) => ledger.loaded),
    orders: sum(({ newOrders }) => newOrders),
    customers: sum(({ newCustomers }) => newCustomers),
  });
  expect(readLedgerTotals(store.reader).map(({ amount }) => formatDecimal(amount))).toEqual(imports.map(({ ledger }) => ledger.amount));
  expect(readRawRowGaps(store.reader)).toEqual([]);
  const latest = imports.at(-1);
  if (latest !== undefined) {
    const row = latest.ledger.read;
    expect(readRawRow(store, latest.id, row).line).toBe(row + 1);
    expect(findLines(store, [{ importId: latest.id, row }])[0]?.line).toBe(row + 1);
  }
  if (deep) {
    expect(readIntegrityFaults(store.reader)).toEqual([]);
    expect(countBrokenReferences(store.reader)).toBe(0);
  }
  return imports.map(({ ledger }) => ledger.read);
}

function prepareChild(seed: number): Child {
  return spawn(process.execPath, [SCRIPT, folder, String(seed)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  });
}

/** Lets a child work and kills it; gives what it said. */
async function runAndKill(child: Child, afterMs: number): Promise<string[]> {
  expect(child.exitCode, 'a child that ended before it was asked to work').toBe(null);
  let text = '';
  child.stdout.setEncoding('utf8');
  const open = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (part: string) => {
      text += part;
      if (text.includes('\n')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`child ended by itself with ${code}`)));
  });
  child.stdin.write('go\n');
  await open;
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  expect(child.exitCode).toBe(null);
  child.kill('SIGKILL');
  await once(child.stdout, 'close');
  return text.split('\n').slice(0, -1);
}

test(`${KILLS} kills at any moment: every acknowledged import is there, no half one ever`, { timeout: KILLS * KILL_LIMIT_MS }, async () => {
  let known: Rows = [];
  let finished = 0;
  let cutShort = 0;
  let slowest = 0;
  let span = SHORTEST_SPAN_MS;
  const waiting = [prepareChild(1), prepareChild(2)];
  for (let kill = 1; kill <= KILLS; kill++) {
    const child = waiting.shift() ?? prepareChild(kill);
    waiting.push(prepareChild(kill + 2));
    // Evenly spread, in an order that mixes short and long lives.
    const said = await runAndKill(child, (((kill * 61) % KILLS) / KILLS) * span);
    // On a slow machine lives grow until enough work gets done in them.
    span = Math.min(LONGEST_SPAN_MS, Math.max(SHORTEST_SPAN_MS, span * (said.includes('done') ? 0.93 : 1.07)));
    expect(Number(said[0]?.split(' ')[1]), 'lines in the warehouse').toBe(known.reduce((total, rows) => total + rows, 0));
    const states = possibleStates(known, said);
    finished += said.filter((line) => line === 'done').length;
    if (states.length > 1) cutShort += 1;
    const started = performance.now();
    const store = openStore(join(folder, 'shop.clientele'));
    slowest = Math.max(slowest, performance.now() - started);
    known = assertWhole(store, kill % 10 === 0);
    store.close();
    expect(states, `kill ${kill}`).toContainEqual(known);
  }
  for (const child of waiting) child.kill('SIGKILL');
  expect(cutShort, 'kills that hit work in progress').toBeGreaterThan(KILLS / 2);
  expect(finished).toBeGreaterThan(KILLS / 10);
  expect(slowest, 'milliseconds to reopen').toBeLessThan(2000);
});
