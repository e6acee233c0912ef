import { createExactSums } from '../../stats/exact-sums.ts';
import type { Facts } from '../define.ts';
import { OUTSIDE, STAGES, type StageBounds } from './schema.ts';
import { createStageReader } from './stage-at.ts';

const CHECK_EVERY = 4096;
const STATES = STAGES.length + 1;

/** What one pass over the customers counts. All matrices are (stages + outside)², row = before. */
export interface Walk {
  /** By period: customers by stage before and after. */
  readonly moves: readonly Int32Array[];
  /** By period and stage before: money of the period in ten-thousandths. */
  readonly revenue: (period: number, before: number) => bigint;
  /** By stage before, over finished periods: Σ and Σ² of the money of a customer in a period, in whole units. */
  readonly spent: { readonly count: Float64Array; readonly sum: Float64Array; readonly squares: Float64Array };
  /** By stage and length in periods: stays that ended, and stays that go on, of those that began within the periods. */
  readonly ended: readonly Float64Array[];
  readonly ongoing: readonly Float64Array[];
  readonly stageOf: Int32Array;
}

export interface WalkInput {
  readonly facts: Facts;
  /** Day of registration by customer_id; NaN without one. */
  readonly registered: Float64Array;
  readonly bounds: StageBounds;
  /** Evenings on which stages are looked at: before the first period, then at the end of each. */
  readonly evenings: readonly number[];
  /** Whether each period is over. */
  readonly finished: readonly boolean[];
}

/** Reads each customer's lines once and follows the stages from evening to evening. O(lines + customers × periods). */
export function walkCustomers({ facts, registered, bounds, evenings, finished }: WalkInput, checkpoint: (fraction: number) => void): Walk {
  const periods = evenings.length - 1;
  const reader = createStageReader(bounds);
  const moves = Array.from({ length: periods }, () => new Int32Array(STATES * STATES));
  const sums = createExactSums(periods * STATES);
  const [count, sum, squares] = [new Float64Array(STATES), new Float64Array(STATES), new Float64Array(STATES)];
  const ended = STAGES.map(() => new Float64Array(periods + 1));
  const ongoing = STAGES.map(() => new Float64Array(periods + 1));
  const stageOf = new Int32Array(registered.length).fill(-1);
  const states = new Int32Array(evenings.length);
  const lastOver = finished.lastIndexOf(true) + 1;
  const own = new Float64Array(periods);
  const sale = { day: new Int32Array(64), order: new Int32Array(64), from: 0, to: 0 };
  let line = 0;

  for (let customer = 1; customer < registered.length; customer++) {
    if (customer % CHECK_EVERY === 0) checkpoint(customer / registered.length);
    const start = line;
    while (line < facts.length && (facts.customer[line] as number) === customer) line += 1;
    if (facts.customerMask !== null && facts.customerMask[customer] !== 1) continue;
    gather(start, line);
    reader.begin(sale, registered[customer] as number);
    for (let evening = 0; evening < evenings.length; evening++) states[evening] = reader.stageAt(evenings[evening] as number);
    const last = states[periods] as number;
    if (last === OUTSIDE) continue;
    stageOf[customer] = last;
    addMoney(start, line);
    addMoves();
    addStays();
  }
  checkpoint(1);
  return { moves, revenue: (period, before) => sums.total(period * STATES + before), spent: { count, sum, squares }, ended, ongoing, stageOf };

  function gather(start: number, end: number): void {
    if (end - start > sale.day.length) {
      sale.day = new Int32Array(2 * (end - start));
      sale.order = new Int32Array(2 * (end - start));
    }
    sale.to = 0;
    for (let i = start; i < end; i++) {
      if (facts.sale[i] !== 1) continue;
      sale.day[sale.to] = facts.day[i] as number;
      sale.order[sale.to] = facts.order[i] as number;
      sale.to += 1;
    }
  }

  function addMoney(start: number, end: number): void {
    own.fill(0);
    let period = 0;
    for (let i = start; i < end; i++) {
      const day = facts.day[i] as number;
      if (day <= (evenings[0] as number)) continue;
      while (period < periods && day > (evenings[period + 1] as number)) period += 1;
      if (period === periods) return;
      const amount = facts.amount[i] as number;
      sums.add(period * STATES + (states[period] as number), amount);
      own[period] = (own[period] as number) + amount / 10_000;
    }
  }

  function addMoves(): void {
    for (let period = 0; period < periods; period++) {
      const before = states[period] as number;
      const after = states[period + 1] as number;
      if (after === OUTSIDE) continue;
      const cells = moves[period] as Int32Array;
      cells[before * STATES + after] = (cells[before * STATES + after] as number) + 1;
      if (finished[period] !== true) continue;
      const money = own[period] as number;
      count[before] = (count[before] as number) + 1;
      sum[before] = (sum[before] as number) + money;
      squares[before] = (squares[before] as number) + money * money;
    }
  }

  /** A stay counts from the first evening on which it is seen; what was there at the start began nobody knows when and is left out. The running period, shorter than the others, is left out too. */
  function addStays(): void {
    let began = -1;
    for (let evening = 1; evening <= lastOver; evening++) {
      const state = states[evening] as number;
      if (state !== states[evening - 1]) began = evening;
      if (began < 0 || state === OUTSIDE) continue;
      if (evening === lastOver) addOne(ongoing[state], evening - began);
      else if (states[evening + 1] !== state) addOne(ended[state], evening + 1 - began);
    }
  }
}

function addOne(counts: Float64Array | undefined, at: number): void {
  if (counts !== undefined) counts[at] = (counts[at] as number) + 1;
}
