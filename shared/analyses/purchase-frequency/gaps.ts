import { medianOf } from '../../stats/median.ts';
import { dirichletRegularity, wheatMorrison } from '../../stats/rates/regularity.ts';
import { type Band, survivalBand } from '../../stats/survival/curve/band.ts';
import { estimateKaplanMeier, type SurvivalCurve, stepAt } from '../../stats/survival/curve/kaplan-meier.ts';
import { survivalQuantile } from '../../stats/survival/curve/survival-quantile.ts';
import { type TimeTable, tabulateGroups, tabulateTimes } from '../../stats/survival/time-table.ts';
import type { CustomerPurchases } from './purchases.ts';
import { HORIZONS, type RegularityFigures, SECOND_HORIZON, type SecondChange, type SecondPurchase, STAGES, type Stage } from './schema.ts';

/** A curve is drawn at so many days at most. */
const DRAWN = 60;

/**
 * Days from each purchase day to the next one, or to the last day where none has come yet (open). A customer's first gap in the days looked at
 * has stage 0, and so on; the last stage holds all later ones.
 */
export function describeStages(
  { length, starts, days }: CustomerPurchases,
  toDay: number,
): { readonly stages: Stage[]; readonly anyPurchase: Stage | null } {
  const n = days.length;
  const sample = { time: new Float64Array(n), status: new Uint8Array(n) };
  const stage = new Int32Array(n);
  const customers = Array.from({ length: STAGES }, () => 0);
  for (let position = 0; position < length; position++) {
    const [from, to] = [starts[position] as number, starts[position + 1] as number];
    for (let at = from; at < to; at++) {
      const isClosed = at + 1 < to;
      sample.time[at] = (isClosed ? (days[at + 1] as number) : toDay) - (days[at] as number);
      sample.status[at] = isClosed ? 1 : 0;
      const own = Math.min(at - from, STAGES - 1);
      stage[at] = own;
      if (at - from <= STAGES - 1) customers[own] = (customers[own] ?? 0) + 1;
    }
  }
  const describe = (table: TimeTable, people: number, isIn: (at: number) => boolean): Stage => {
    const curve = estimateKaplanMeier(table);
    const band = survivalBand(curve);
    const closed = sample.time.filter((_, at) => sample.status[at] === 1 && isIn(at));
    const median = medianOf(closed);
    return {
      customers: people,
      gaps: table.subjects,
      returned: closed.length,
      median: table.subjects === 0 ? { time: null, low: null, high: null } : survivalQuantile(table.time, curve.survival, band, 0.5),
      closedMedian: Number.isNaN(median) ? null : median,
      curve: drawCurve(curve, band),
    };
  };
  if (n === 0) return { stages: [], anyPurchase: null };
  return {
    stages: tabulateGroups(sample, stage, STAGES).map((table, own) => describe(table, customers[own] ?? 0, (at) => stage[at] === own)),
    anyPurchase: describe(tabulateTimes(sample), customers[0] ?? 0, () => true),
  };
}

/** Share that has come back at evenly spread days up to the last return. */
function drawCurve(curve: SurvivalCurve, band: Band): Stage['curve'] {
  let last = 0;
  for (let row = 0; row < curve.time.length; row++) if ((curve.events[row] as number) > 0) last = curve.time[row] as number;
  if (last === 0) return [];
  const step = Math.max(1, Math.ceil(last / DRAWN));
  const days = Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step);
  return days.map((day) => ({ day, ...shareBack(curve, band, day) }));
}

/** Share that has come back within so many days, with its interval. */
function shareBack(curve: SurvivalCurve, band: Band, day: number): { share: number; low: number; high: number } {
  const row = stepAt(curve.time, day);
  if (row < 0) return { share: 0, low: 0, high: 0 };
  const share = 1 - (curve.survival[row] as number);
  const [low, high] = [1 - (band.high[row] as number), 1 - (band.low[row] as number)];
  return { share, low: Number.isNaN(low) ? share : low, high: Number.isNaN(high) ? share : high };
}

/** Second purchase day within 30, 60, … days of the first, for customers who first bought in the days looked at. */
export function describeSecond({ length, starts, days, firstDay }: CustomerPurchases, fromDay: number, toDay: number): SecondPurchase[] {
  const isNew = (position: number): boolean => (firstDay[position] as number) >= fromDay;
  const positions = Array.from({ length }, (_, position) => position).filter(isNew);
  const time = new Float64Array(positions.length);
  const status = new Uint8Array(positions.length);
  positions.forEach((position, index) => {
    const [from, to] = [starts[position] as number, starts[position + 1] as number];
    const isClosed = from + 1 < to;
    time[index] = (isClosed ? (days[from + 1] as number) : toDay) - (firstDay[position] as number);
    status[index] = isClosed ? 1 : 0;
  });
  const [table] = tabulateGroups({ time, status }, new Int32Array(positions.length), 1);
  if (table === undefined || positions.length === 0) return [];
  const curve = estimateKaplanMeier(table);
  const band = survivalBand(curve);
  const longest = time.reduce((most, each) => Math.max(most, each), 0);
  return HORIZONS.flatMap((within): SecondPurchase[] => {
    let [customers, returned] = [0, 0];
    positions.forEach((position, index) => {
      if ((firstDay[position] as number) > toDay - within) return;
      customers++;
      if (status[index] === 1 && (time[index] as number) <= within) returned++;
    });
    if (customers === 0) return [];
    return [{ days: within, customers, returned, estimate: within <= longest ? shareBack(curve, band, within) : null }];
  });
}

/** Customers who came back within the horizon: those who first bought in the earlier half of the days that can be judged, and in the later half. */
export function splitSecond({ length, starts, days, firstDay }: CustomerPurchases, fromDay: number, toDay: number): SecondChange | null {
  const lastDay = toDay - SECOND_HORIZON;
  const splitDay = Math.floor((fromDay + lastDay) / 2) + 1;
  if (lastDay <= fromDay) return null;
  const [early, late] = [
    { customers: 0, returned: 0 },
    { customers: 0, returned: 0 },
  ];
  for (let position = 0; position < length; position++) {
    const first = firstDay[position] as number;
    if (first < fromDay || first > lastDay) continue;
    const half = first < splitDay ? early : late;
    half.customers++;
    const [from, to] = [starts[position] as number, starts[position + 1] as number];
    if (from + 1 < to && (days[from + 1] as number) - first <= SECOND_HORIZON) half.returned++;
  }
  return { fromDay, splitDay, lastDay, early, late };
}

/** Regularity of the gaps of customers with at least two of them; pairs of neighbouring gaps do not overlap. */
export function describeRegularity({ length, starts, days }: CustomerPurchases): RegularityFigures {
  const bySize: number[] = [];
  let [customers, pairs, squares, fourths, logShares] = [0, 0, 0, 0, 0];
  for (let position = 0; position < length; position++) {
    const [from, to] = [starts[position] as number, starts[position + 1] as number];
    const gaps = to - from - 1;
    if (gaps < 2) continue;
    customers++;
    bySize[gaps] = (bySize[gaps] ?? 0) + 1;
    const total = (days[to - 1] as number) - (days[from] as number);
    for (let at = from; at < to - 1; at++) {
      const gap = (days[at + 1] as number) - (days[at] as number);
      logShares += Math.log(gap / total);
      if ((at - from) % 2 === 0 || at === from) continue;
      const before = (days[at] as number) - (days[at - 1] as number);
      const square = (before / (before + gap) - 0.5) ** 2;
      pairs++;
      squares += square;
      fourths += square * square;
    }
  }
  const sizes = Array.from({ length: bySize.length }, (_, gaps) => bySize[gaps] ?? 0);
  return { customers, pairs, wheatMorrison: wheatMorrison({ count: pairs, squares, fourths }), dirichlet: dirichletRegularity(sizes, logShares) };
}
