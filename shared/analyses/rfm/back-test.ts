import { DECIMAL_SCALE } from '../../model/decimal.ts';
import { areaOfCounts } from '../../stats/models/area-under-curve.ts';
import { halfOf } from '../../stats/random/half-of.ts';
import { wilsonInterval } from '../../stats/wilson-interval.ts';
import type { Facts } from '../define.ts';
import { type BackTest, type Bought, type ContactPlan, type RfmParams, SCALE_NAMES, type ScaleName } from './schema.ts';
import { SEGMENTS } from './segments.ts';
import type { Snapshot } from './snapshot.ts';

/** A cell's share is pulled towards everybody's as if so many more customers had been in it. */
const PRIOR_CUSTOMERS = 10;

/** What the customers of a snapshot did from its reference day to the last day, by position. */
interface Outcome {
  readonly bought: Uint8Array;
  /** Whole units, returns of those days taken off. */
  readonly revenue: Float64Array;
}

/** Holds the scores of an earlier day against the purchases from that day to `lastDay`. One pass over the facts. */
export function runBackTest(facts: Facts, snapshot: Snapshot, fromParams: Record<string, unknown>, params: RfmParams, lastDay: number): BackTest {
  const { window, values, scored, segmentOf, cellOf } = snapshot;
  const outcome = followUp(facts, snapshot, lastDay);
  const tally = (count: number, indexOf: (position: number) => number): Bought[] => {
    const [customers, bought] = [new Int32Array(count), new Int32Array(count)];
    for (let i = 0; i < values.length; i++) {
      const index = indexOf(i);
      customers[index] = (customers[index] as number) + 1;
      bought[index] = (bought[index] as number) + (outcome.bought[i] as number);
    }
    return Array.from(customers, (own, index) => ({ customers: own, bought: bought[index] ?? 0 }));
  };
  const byScore = (name: ScaleName): Bought[] => tally(params.bins, (i) => (scored[name].scores[i] as number) - 1);
  const sums = tally(SCALE_NAMES.length * params.bins + 1, (i) => SCALE_NAMES.reduce((sum, name) => sum + (scored[name].scores[i] as number), 0));
  return {
    from: window,
    fromParams,
    lastDay,
    customers: values.length,
    bought: outcome.bought.reduce((sum, each) => sum + each, 0),
    segments: tally(SEGMENTS.length, (i) => segmentOf[i] as number),
    scales: { recency: byScore('recency'), frequency: byScore('frequency'), monetary: byScore('monetary') },
    area: areaOfCounts(
      sums.map(({ bought }) => bought),
      sums.map(({ customers, bought }) => customers - bought),
    ),
    contact:
      params.contactCost > 0
        ? planContact(
            snapshot,
            outcome,
            tally(params.bins ** 2, (i) => cellOf[i] as number),
            params,
          )
        : null,
  };
}

function followUp({ length, customer, day, amount, sale }: Facts, { window, values }: Snapshot, lastDay: number): Outcome {
  const bought = new Uint8Array(values.length);
  const revenue = new Float64Array(values.length);
  let position = 0;
  for (let i = 0; i < length; i++) {
    const at = day[i] as number;
    if (at < window.referenceDay || at > lastDay) continue;
    const owner = customer[i] as number;
    while (position < values.length && (values.customer[position] as number) < owner) position++;
    if (position === values.length) break;
    if (values.customer[position] !== owner) continue;
    revenue[position] = (revenue[position] as number) + (amount[i] as number) / DECIMAL_SCALE;
    if (sale[i] === 1) bought[position] = 1;
  }
  return { bought, revenue };
}

/**
 * A contact pays where the share that buys is at least cost ÷ margin of a buyer (SAP's response-rate rule). A cell is "contact" or "leave" when its
 * whole Wilson interval lies on one side of that share, else "open".
 */
function planContact({ values, cellOf }: Snapshot, { bought, revenue }: Outcome, cells: readonly Bought[], params: RfmParams): ContactPlan | null {
  const { bins, contactCost, marginShare } = params;
  let [buyers, brought] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    if (bought[i] !== 1) continue;
    buyers++;
    brought += revenue[i] as number;
  }
  if (buyers === 0 || brought <= 0) return null;
  const revenuePerBuyer = brought / buyers;
  const marginPerBuyer = revenuePerBuyer * marginShare;
  const breakEven = contactCost / marginPerBuyer;
  const shareOf = (cell: Bought): number => cell.bought / cell.customers;
  return {
    revenuePerBuyer,
    marginPerBuyer,
    breakEven,
    cells: cells
      .map((cell, index) => ({ ...cell, recency: Math.floor(index / bins) + 1, frequency: (index % bins) + 1, verdict: judge(cell, breakEven) }))
      .filter(({ customers }) => customers > 0)
      .sort((a, b) => shareOf(b) - shareOf(a) || b.customers - a.customers || b.recency - a.recency || b.frequency - a.frequency),
    curve: profitCurve(
      { length: values.length, cellOf, halfOf: (i) => halfOf(values.customer[i] as number), bought, revenue },
      bins ** 2,
      buyers / values.length,
      params,
    ),
  };
}

function judge({ customers, bought }: Bought, breakEven: number): 'contact' | 'open' | 'leave' {
  const bounds = wilsonInterval(bought, customers);
  if (bounds === null) return 'open';
  if (bounds.low >= breakEven) return 'contact';
  return bounds.high < breakEven ? 'leave' : 'open';
}

interface Followed extends Outcome {
  readonly length: number;
  readonly cellOf: Uint8Array;
  readonly halfOf: (position: number) => 0 | 1;
}

/** Customers in order of the share their cell had in the other half: judged by others, the curve promises nothing that chance alone made. */
function profitCurve(
  { length, cellOf, halfOf: half, bought, revenue }: Followed,
  cells: number,
  mean: number,
  { contactCost, marginShare }: RfmParams,
): ContactPlan['curve'] {
  const buckets = Array.from({ length: 2 * cells }, () => ({ customers: 0, bought: 0, revenue: 0 }));
  for (let i = 0; i < length; i++) {
    const bucket = buckets[half(i) * cells + (cellOf[i] as number)];
    if (bucket === undefined) continue;
    bucket.customers++;
    bucket.bought += bought[i] as number;
    bucket.revenue += revenue[i] as number;
  }
  const scored = buckets.map((bucket, index) => {
    const other = buckets[(index + cells) % (2 * cells)] ?? bucket;
    return { ...bucket, index, score: (other.bought + mean * PRIOR_CUSTOMERS) / (other.customers + PRIOR_CUSTOMERS) };
  });
  scored.sort((a, b) => b.score - a.score || a.index - b.index);
  let [contacted, profit] = [0, 0];
  const points = [{ contacted: 0, profit: 0 }];
  for (const bucket of scored) {
    if (bucket.customers === 0) continue;
    contacted += bucket.customers;
    profit += bucket.revenue * marginShare - bucket.customers * contactCost;
    points.push({ contacted: contacted / length, profit });
  }
  return points;
}
