import { afterEach, describe, expect, it } from 'vitest';
import { type ComputePool, createComputePool } from '../../../electron/workers/pool.ts';
import type { ComputeTask } from '../../../electron/workers/protocol.ts';
import { EMPTY_DAY } from '../../../shared/segments/evaluate.ts';
import type { RulePlan } from '../../../shared/segments/plan.ts';

let pool: ComputePool | undefined;
afterEach(async () => pool?.close());

const ONE: RulePlan = {
  op: 'purchases',
  measure: 'lines',
  range: { low: 1, high: 9, isNegated: false },
  span: null,
  where: null,
  referenceDay: 0,
  ofNothing: false,
};

/** A rule over so many lines of one customer, evaluated so many times. */
function task(lines: number, times: number): ComputeTask {
  const shared = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length)).fill(1);
  const numbers = new Float64Array(new SharedArrayBuffer(8));
  return {
    kind: 'segment',
    plan: { op: 'and', of: Array.from({ length: times }, () => ONE) },
    input: {
      facts: {
        length: lines,
        customer: shared(lines),
        day: shared(lines),
        order: shared(1),
        product: shared(1),
        amount: numbers,
        quantity: numbers,
        sale: new Uint8Array(lines).fill(1),
      },
      columns: {
        firstDay: Int32Array.of(EMPTY_DAY, 1),
        lastDay: Int32Array.of(EMPTY_DAY, 1),
        orders: Int32Array.of(0, 1),
        revenue: BigInt64Array.of(0n, 10_000n),
      },
      masks: [],
    },
  };
}

describe('the compute pool', () => {
  it('runs more tasks than it has workers', async () => {
    pool = createComputePool(2);
    const results = await Promise.all(Array.from({ length: 6 }, () => pool?.run(task(5, 1))));
    for (const result of results) expect(result).toMatchObject({ size: { customers: 1, orders: 1, revenue: 10_000n }, buyers: 1 });
  });

  it('cancels within a second and goes on working', async () => {
    pool = createComputePool(1);
    await pool.run(task(1, 1));
    const controller = new AbortController();
    const running = pool.run(task(4_000_000, 200), { signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    const started = performance.now();
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(performance.now() - started).toBeLessThan(1100);
    expect(await pool.run(task(5, 1))).toMatchObject({ size: { customers: 1 } });
  });

  it('replaces a worker that reaches no checkpoint', async () => {
    pool = createComputePool(1);
    await pool.run(task(1, 1));
    const controller = new AbortController();
    // Looking through two thousand million nothings takes longer than a person waits, and has no checkpoint while it does.
    const facts = { length: 2 ** 31, customerCount: 1 } as Extract<ComputeTask, { kind: 'sortFacts' }>['facts'];
    const empty = {
      customer: new Int32Array(1),
      day: new Int32Array(1),
      order: new Int32Array(1),
      product: new Int32Array(1),
      amount: new Float64Array(1),
      quantity: new Float64Array(1),
      sale: new Uint8Array(1),
    };
    const running = pool.run({ kind: 'sortFacts', facts: { ...facts, ...empty } }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    const started = performance.now();
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(performance.now() - started).toBeLessThan(1100);
    expect(await pool.run(task(5, 1))).toMatchObject({ size: { customers: 1 } });
  });

  it('reports progress and passes errors on', async () => {
    pool = createComputePool(1);
    const seen: number[] = [];
    await pool.run(task(3_000_000, 20), { onProgress: (fraction) => seen.push(fraction) });
    expect(seen.length).toBeGreaterThan(0);
    expect(Math.max(...seen)).toBeLessThanOrEqual(1);
    const context = { firstDay: 0, lastDay: 0, period: null, filter: null, calendar: 'gregorian', currency: '' } as const;
    await expect(pool.run({ kind: 'analysis', id: 'nothing', params: {}, context, input: { tables: {}, facts: null } })).rejects.toThrow(
      'no analysis "nothing"',
    );
  });
});
