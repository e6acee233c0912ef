import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RECORD_TABLES } from '../../../../electron/backend/store/queries/records/record-tables.ts';
import { readStoreFile } from '../../../../electron/backend/warehouse/load/read-store.ts';
import { openWarehouse } from '../../../../electron/backend/warehouse/open-warehouse.ts';
import { sql } from '../../../../shared/warehouse/sql.ts';
import { type MemoryImport, randomImport } from '../../../support/memory-source.ts';
import { openWarehouseOf } from '../../../support/near-warehouse.ts';
import { digestRelations } from '../../../support/table-digest.ts';
import { openWorkbench, type Workbench } from '../imports/support/workbench.ts';

const { threads } = vi.hoisted(() => ({ threads: [] as Worker[] }));
vi.mock('node:worker_threads', async (load) => {
  const actual = await load<typeof import('node:worker_threads')>();
  return {
    ...actual,
    Worker: class extends actual.Worker {
      constructor(...given: ConstructorParameters<typeof actual.Worker>) {
        super(...given);
        if (given[1]?.name === 'engine') threads.push(this);
      }
    },
  };
});

const COUNT = sql`select count(*)::INTEGER as n from order_lines`;
const ROWS = Array.from({ length: 500 }, (_, row) => ({
  orderId: `A${Math.floor(row / 3)}`,
  orderDate: String(86_400 * (row % 90)),
  customerId: row % 7 === 0 ? '' : `c${row % 40}`,
  productName: `Tea ${row % 11}`,
  amount: String((row % 50) - 3),
  channel: ['web', '', 'shop'][row % 3] ?? '',
  country: row % 2 === 0 ? 'Österreich' : 'ایران',
}));

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(async () => {
  await bench.close();
});

function lines(length: number): MemoryImport['lines'] {
  return randomImport({ seed: 3, importId: 1, lines: length, customers: 20, products: 5 }).lines;
}

async function countLines(): Promise<unknown> {
  return (await bench.warehouse.query(COUNT)).columns.n?.values[0];
}

async function loadRows(): Promise<void> {
  await bench.load(['orderId', 'orderDate', 'customerId', 'productName', 'amount', 'channel', 'country'], ROWS, { chunk: 64 });
}

describe('a warehouse in the thread of the engine', () => {
  test('holds what one in the thread of the caller builds from the same client file', async () => {
    await loadRows();
    await bench.load(['customerId', 'customerName', 'city'], [{ customerId: 'c1', customerName: 'Anna', city: 'Wien' }], {
      kind: 'customers',
      name: 'c.csv',
    });
    const folder = mkdtempSync(join(tmpdir(), 'warehouse-'));
    const near = await openWarehouseOf(readStoreFile(bench.store.path, bench.store.projectId), folder);
    try {
      expect(await digestRelations(bench.warehouse)).toEqual(await digestRelations(near));
      const [far, here] = [await bench.warehouse.facts(), await near.facts()];
      expect(far.length).toBeGreaterThan(400);
      expect({ ...far, customer: [...far.customer], amount: [...far.amount] }).toEqual({
        ...here,
        customer: [...here.customer],
        amount: [...here.amount],
      });
      await bench.warehouse.rebuild(() => undefined);
      expect(await digestRelations(bench.warehouse)).toEqual(await digestRelations(near));
    } finally {
      await near.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('takes the arrays of lines over, and shows them after the commit', async () => {
    const append = await bench.warehouse.beginAppend(1);
    const chunk = lines(3000);
    const rest = { ...lines(3000), firstLineId: 3001, orderId: chunk.orderId.slice() };
    await append.appendLines(chunk);
    await append.appendLines(rest);
    expect([chunk.rowNo.length, chunk.amount.scaled.length, rest.orderId.length]).toEqual([0, 0, 0]);
    expect(await countLines()).toBe(0);
    await append.commit(7);
    expect([await countLines(), bench.warehouse.dataVersion]).toEqual([6000, 7]);
  });

  test('sends a part of an array without the rest of its memory', async () => {
    const append = await bench.warehouse.beginAppend(1);
    const whole = lines(3000);
    await append.appendLines({ ...whole, length: 10, rowNo: whole.rowNo.subarray(0, 10) });
    expect(whole.rowNo.length).toBe(3000);
    await append.commit(2);
    expect(await countLines()).toBe(10);
  });

  test('tells what went wrong with rows at the next step, at the latest at the commit', async () => {
    const append = await bench.warehouse.beginAppend(1);
    await append.removeRecords({ ...RECORD_TABLES.costs, name: 'nowhere' as 'costs' }, Int32Array.of(1));
    await expect(append.commit(2)).rejects.toThrow(/nowhere/);
    await bench.warehouse.rebuild(() => undefined);
    await loadRows();
    expect(await countLines()).toBe(500);
  });

  test('takes no more rows in once it is rolled back, and is ready for the next', async () => {
    const { warehouse } = bench;
    await loadRows();
    const before = await digestRelations(warehouse);
    const append = await warehouse.beginAppend(2);
    const sent = Array.from({ length: 3 }, (_, part) => append.appendLines({ ...lines(3000), firstLineId: 1000 + 3000 * part, importId: 2 }));
    const refused = expect(append.prepare()).rejects.toThrow();
    await append.rollback();
    await Promise.allSettled(sent);
    await refused;
    expect(await digestRelations(warehouse)).toEqual(before);
    await bench.load(['orderId', 'orderDate', 'amount'], [{ orderId: 'late', orderDate: '86400', amount: '5' }], { name: 'late.csv' });
    expect(await countLines()).toBe(501);
  });

  test('passes errors and interruptions on as they are', async () => {
    await expect(bench.warehouse.query({ text: 'select * from nowhere', values: [] })).rejects.toThrow(/nowhere/);
    const controller = new AbortController();
    const long = bench.warehouse.query(sql`select count(*) from range(1000000000) a, range(1000) b where a.range % 7 = b.range`, controller.signal);
    setTimeout(() => controller.abort(), 50);
    await expect(long).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(bench.warehouse.query(COUNT, AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
    const rebuilding = new AbortController();
    await loadRows();
    await expect(bench.warehouse.rebuild(() => rebuilding.abort(), rebuilding.signal)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(bench.warehouse.dataVersion).toBe(-1);
    await bench.warehouse.catchUp();
    expect([await countLines(), bench.warehouse.dataVersion]).toEqual([500, bench.store.dataVersion()]);
  });

  test('keeps sets of customers for as long as they are used, also when the use fails', async () => {
    await loadRows();
    const { warehouse } = bench;
    const size = sql`select count(*)::INTEGER as n from chosen`;
    const sets = new Map([['chosen', Int32Array.of(1, 2, 3)]]);
    expect((await warehouse.withCustomerSets(sets, (query) => query(size))).columns.n?.values[0]).toBe(3);
    await expect(warehouse.withCustomerSets(sets, () => Promise.reject(new Error('not today')))).rejects.toThrow('not today');
    await expect(warehouse.withCustomerSets(new Map([['no name', Int32Array.of(1)]]), (query) => query(size))).rejects.toThrow('not a name');
    await expect(warehouse.query(size)).rejects.toThrow(/chosen/);
  });

  test('is opened again when its thread is lost, and lost work is told of', async () => {
    await loadRows();
    const { warehouse, store } = bench;
    const before = await digestRelations(warehouse);
    const append = await warehouse.beginAppend(2);
    // Only while the engine is idle: a thread that ends in the midst of its work takes the process with it.
    await threads.at(-1)?.terminate();
    await expect(append.commit(9)).rejects.toThrow();
    expect(warehouse.dataVersion).toBe(-1);
    expect(await Promise.all([digestRelations(warehouse), countLines()])).toEqual([before, 500]);
    expect(warehouse.dataVersion).toBe(store.dataVersion());
  });

  test('shares its thread with other warehouses of the process', async () => {
    const count = threads.length;
    const folder = mkdtempSync(join(tmpdir(), 'warehouse-'));
    const other = await openWarehouse({ store: bench.store, cacheDir: folder });
    await loadRows();
    await other.catchUp();
    expect([await countLines(), (await other.query(COUNT)).columns.n?.values[0], threads.length]).toEqual([500, 500, count]);
    await other.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('keeps no program from ending, open or not', async () => {
    expect(await runProgram(`await warehouse.query({ text: 'select 1', values: [] });`)).toEqual([0, 'done']);
  });

  test('stops in the midst of its work when a program leaves', async () => {
    const endless = 'select count(*) from range(1000000000) a, range(1000) b where a.range % 7 = b.range';
    const ended = await runProgram(
      `const asked = warehouse.query({ text: '${endless}', values: [] }).catch(() => undefined);
       const append = await warehouse.beginAppend(1);
       await new Promise((resolve) => setTimeout(resolve, 100));
       await endEngine();
       await asked;
       console.log('done');
       process.exit(3);`,
    );
    expect(ended).toEqual([3, 'done']);
  });
});

/** What a program of its own with an open warehouse ends with and says. */
async function runProgram(body: string): Promise<[code: number, said: string]> {
  const program = join(bench.folder, 'program.ts');
  const source = (name: string) => new URL(`../../../../electron/backend/${name}`, import.meta.url).href;
  writeFileSync(
    program,
    `import { createStore } from '${source('store/open-store.ts')}';
     import { openWarehouse } from '${source('warehouse/open-warehouse.ts')}';
     import { endEngine } from '${source('warehouse/thread/engine-client.ts')}';
     const store = createStore('${join(bench.folder, 'other.clientele')}', 'Other');
     const warehouse = await openWarehouse({ store, cacheDir: '${bench.folder}' });
     ${body}
     console.log('done');`,
  );
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  const [code] = await once(child, 'close');
  return [code, said.trim()];
}
