import { dirichletRegularity, wheatMorrison } from '../../stats/rates/regularity.ts';
import { type Band, survivalBand } from '../../stats/survival/curve/band.ts';
import { estimateKaplanMeier, type SurvivalCurve, stepAt } from '../../stats/survival/curve/kaplan-meier.ts';
import { survivalQuantile } from '../../stats/survival/curve/survival-quantile.ts';
import type { TimeTable } from '../../stats/survival/time-table.ts';
import type { CustomerPurchases } from './purchases.ts';
import { HORIZONS, type RegularityFigures, SECOND_HORIZON, type SecondChange, type SecondPurchase, STAGES, type Stage } from './schema.ts';

const CHECK_EVERY = 32_768;
/** A curve is drawn at so many days at most. */
const DRAWN = 60;

/**
 * Days from each purchase day to the next one, or to the last day where none has come yet (open). A customer's first gap in the days looked at
 * has stage 0, and so on; the last stage holds all later ones. Gaps are counted by day, so many cost no more than one look at each.
 */
export function describeStages(
  { length, starts, days }: CustomerPurchases,
  toDay: number,
  checkpoint: (fraction: number) => void,
): { readonly stages: Stage[]; readonly anyPurchase: Stage | null } {
  if (days.length === 0) return { stages: [], anyPurchase: null };
  const span = toDay - (days.reduce((least, day) => Math.min(least, day), toDay) - 1);
  const counted = Array.from({ length: STAGES }, () => createGapCounts(span));
  const customers = Array.from({ length: STAGES }, () => 0);
  for (let position = 0; position < length; position++) {
    if (position % CHECK_EVERY === 0) checkpoint(position / length);
    const [from, to] = [starts[position] as number, starts[position + 1] as number];
    for (let at = from; at < to; at++) {
      const own = Math.min(at - from, STAGES - 1);
      const { closed, open } = counted[own] as GapCounts;
      const [target, end] = at + 1 < to ? [closed, days[at + 1] as number] : [open, toDay];
      const gap = end - (days[at] as number);
      target[gap] = (target[gap] as number) + 1;
      if (at - from < STAGES) customers[own] = (customers[own] as number) + 1;
    }
  }
  const all = createGapCounts(span);
  for (const { closed, open } of counted) {
    for (let gap = 0; gap < span; gap++) {
      all.closed[gap] = (all.closed[gap] as number) + (closed[gap] as number);
      all.open[gap] = (all.open[gap] as number) + (open[gap] as number);
    }
  }
  return { stages: counted.map((gaps, own) => describeGaps(gaps, customers[own] ?? 0)), anyPurchase: describeGaps(all, customers[0] ?? 0) };
}

/** Gaps by whole days: ended by a purchase, and still open. */
interface GapCounts {
  readonly closed: Float64Array;
  readonly open: Float64Array;
}

function createGapCounts(span: number): GapCounts {
  return { closed: new Float64Array(span), open: new Float64Array(span) };
}

function describeGaps(gaps: GapCounts, customers: number): Stage {
  const table = tableOf(gaps);
  const curve = estimateKaplanMeier(table);
  const band = survivalBand(curve);
  const returned = gaps.closed.reduce((sum, count) => sum + count, 0);
  return {
    customers,
    gaps: table.subjects,
    returned,
    median: table.subjects === 0 ? { time: null, low: null, high: null } : survivalQuantile(table.time, curve.survival, band, 0.5),
    closedMedian: returned === 0 ? null : (dayAt(gaps.closed, (returned - 1) >> 1) + dayAt(gaps.closed, returned >> 1)) / 2,
    curve: drawCurve(curve, band),
  };
}

/** The table of a survival curve from counts by day. */
function tableOf({ closed, open }: GapCounts): TimeTable {
  const days = Array.from(closed, (_, day) => day).filter((day) => (closed[day] as number) + (open[day] as number) > 0);
  const subjects = days.reduce((sum, day) => sum + (closed[day] as number) + (open[day] as number), 0);
  let left = subjects;
  const atRisk = Float64Array.from(days, (day) => {
    const now = left;
    left -= (closed[day] as number) + (open[day] as number);
    return now;
  });
  return {
    subjects,
    time: Float64Array.from(days),
    atRisk,
    events: Float64Array.from(days, (day) => closed[day] as number),
    censored: Float64Array.from(days, (day) => open[day] as number),
  };
}

/** Day of the gap of that rank (from 0) among gaps counted by day. */
function dayAt(counts: Float64Array, rank: number): number {
  let before = 0;
  for (let day = 0; day < counts.length; day++) {
    before += counts[day] as number;
    if (before > rank) return day;
  }
  return Number.NaN;
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
  if (length === 0 || toDay < fromDay) return [];
  const gaps = createGapCounts(toDay - fromDay + 1);
  const followed = HORIZONS.map(() => 0);
  const returned = HORIZONS.map(() => 0);
  for (let position = 0; position < length; position++) {
    const first = firstDay[position] as number;
    if (first < fromDay) continue;
    const [from, to] = [starts[position] as number, starts[position + 1] as number];
    const isClosed = from + 1 < to;
    const gap = (isClosed ? (days[from + 1] as number) : toDay) - first;
    const target = isClosed ? gaps.closed : gaps.open;
    target[gap] = (target[gap] as number) + 1;
    HORIZONS.forEach((within, index) => {
      if (first > toDay - within) return;
      followed[index] = (followed[index] as number) + 1;
      if (isClosed && gap <= within) returned[index] = (returned[index] as number) + 1;
    });
  }
  const table = tableOf(gaps);
  const curve = estimateKaplanMeier(table);
  const band = survivalBand(curve);
  const longest = table.time.at(-1) ?? 0;
  return HORIZONS.flatMap((within, index): SecondPurchase[] => {
    const customers = followed[index] ?? 0;
    if (customers === 0) return [];
    return [{ days: within, customers, returned: returned[index] ?? 0, estimate: within <= longest ? shareBack(curve, band, within) : null }];
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
