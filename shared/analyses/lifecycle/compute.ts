import { latestPeriods } from '../../model/period-spans.ts';
import { survivalBand } from '../../stats/survival/curve/band.ts';
import { estimateKaplanMeier } from '../../stats/survival/curve/kaplan-meier.ts';
import { survivalQuantile } from '../../stats/survival/curve/survival-quantile.ts';
import type { AnalysisContext, AnalysisInput, QueryTable } from '../define.ts';
import { projectStages, type Seen } from './outlook.ts';
import {
  BUYING,
  boundsOf,
  type LifecycleParams,
  type LifecyclePeriod,
  type LifecycleResult,
  type MoveChange,
  OUTSIDE,
  STAGES,
  type Stage,
  type StageBounds,
  type Stay,
} from './schema.ts';
import { type Walk, walkCustomers } from './walk-customers.ts';

/** So many of the latest periods are shown. */
const MOST_PERIODS = { month: 36, quarter: 20 } as const;
/** Moves of at most so many finished periods are carried on. */
const SEEN_PERIODS = { month: 12, quarter: 4 } as const;
/** Length of the two spans that are compared. */
const COMPARED = { month: 3, quarter: 1 } as const;
const STATES = STAGES.length + 1;

/** Facts and registrations → stages, moves, stays and what they lead to. Purchases before the context's period count for the stages. */
export function computeLifecycle(
  { tables, facts }: AnalysisInput,
  params: LifecycleParams,
  context: AnalysisContext,
  checkpoint: (fraction: number) => void,
): LifecycleResult {
  if (facts === null) throw new TypeError('stages need the fact columns');
  const bounds = boundsOf(params);
  const registered = readRegistrations(tables.registered, facts.customerCount);
  const covered = {
    fromDay: Math.max(context.firstDay, context.period?.fromDay ?? context.firstDay),
    toDay: Math.min(context.lastDay, context.period?.toDay ?? context.lastDay),
  };
  const { spans: all, leftOut } = latestPeriods(covered, params.grain, context.calendar, MOST_PERIODS[params.grain]);
  const evenings = [(all[0]?.fromDay ?? context.lastDay + 1) - 1, ...all.map(({ toDay }) => toDay)];
  const finished = all.map(({ unfinished }) => !unfinished);
  const walk = walkCustomers({ facts, registered, bounds, evenings, finished }, (fraction) => checkpoint(0.7 * fraction));
  const periods = all.map(
    (period, index): LifecyclePeriod => ({
      ...period,
      moves: Array.from({ length: STATES }, (_, before) => [...(walk.moves[index] as Int32Array).subarray(before * STATES, (before + 1) * STATES)]),
      revenue: Array.from({ length: STATES }, (_, before) => walk.revenue(index, before)),
    }),
  );
  const seen = gatherSeen(periods, walk, params);
  return {
    bounds,
    periods,
    leftOut,
    known: walk.stageOf.reduce((sum, stage) => sum + (stage >= 0 ? 1 : 0), 0),
    hasProspects: registered.some((day) => !Number.isNaN(day)),
    stageOf: walk.stageOf,
    stays: STAGES.map((_, stage) => measureStay(walk, stage)),
    outlook: projectStages(seen, { from: params.whatIfFrom, to: params.whatIfTo, share: params.whatIfShare, horizon: params.horizon }, (fraction) =>
      checkpoint(0.7 + 0.3 * fraction),
    ),
    changes: compareMoves(periods, params, bounds, context.firstDay),
  };
}

/** Day of registration by customer_id, NaN without one; as long as the highest id anybody has. */
function readRegistrations(table: QueryTable | undefined, customerCount: number): Float64Array {
  const ids = table?.columns.customer_id?.values ?? [];
  const days = table?.columns.registered_day?.values ?? [];
  let highest = customerCount;
  for (const id of ids) highest = Math.max(highest, Number(id));
  const registered = new Float64Array(highest + 1).fill(Number.NaN);
  for (let row = 0; row < ids.length; row++) registered[Number(ids[row])] = Number(days[row]);
  return registered;
}

/** Moves and money of the last finished periods, pooled. */
function gatherSeen(periods: readonly LifecyclePeriod[], walk: Walk, { grain }: LifecycleParams): Seen {
  const pooled = periods.filter(({ unfinished }) => !unfinished).slice(-SEEN_PERIODS[grain]);
  const moves = new Array<number>(STATES * STATES).fill(0);
  for (const { moves: own } of pooled) {
    own.forEach((row, before) => {
      row.forEach((count, after) => {
        moves[before * STATES + after] = (moves[before * STATES + after] ?? 0) + count;
      });
    });
  }
  const { count, sum, squares } = walk.spent;
  const mean = Array.from(count, (n, stage) => (n > 0 ? (sum[stage] as number) / n : 0));
  const error = mean.map((own, stage) => {
    const n = count[stage] as number;
    return n > 1 ? Math.sqrt(Math.max(0, (squares[stage] as number) / n - own * own) / (n - 1)) : 0;
  });
  const now = new Array<number>(STAGES.length).fill(0);
  for (const stage of walk.stageOf) if (stage >= 0) now[stage] = (now[stage] ?? 0) + 1;
  return { periods: pooled.length, moves, mean, error, now };
}

/** Median stay by Kaplan–Meier over stays that began within the periods; those that go on are censored. */
function measureStay({ ended, ongoing }: Walk, stage: number): Stay {
  const events = ended[stage] ?? new Float64Array();
  const open = ongoing[stage] ?? new Float64Array();
  const times: number[] = [];
  let stays = 0;
  events.forEach((count, length) => {
    const here = count + (open[length] as number);
    if (here > 0) times.push(length);
    stays += here;
  });
  let left = stays;
  const atRisk = times.map((length) => {
    const before = left;
    left -= (events[length] as number) + (open[length] as number);
    return before;
  });
  const curve = estimateKaplanMeier({
    subjects: stays,
    time: Float64Array.from(times),
    atRisk: Float64Array.from(atRisk),
    events: Float64Array.from(times, (length) => events[length] as number),
    censored: Float64Array.from(times, (length) => open[length] as number),
  });
  const { time, low, high } = survivalQuantile(curve.time, curve.survival, survivalBand(curve), 0.5);
  return { stays, median: time, low, high };
}

/** Who is left out of the stages by the rule of one bound until so many days are in the data. */
const COMPARISONS: readonly { readonly from: readonly Stage[]; readonly to: readonly Stage[]; readonly history: 'activeDays' | 'lostDays' }[] = [
  { from: BUYING, to: ['dormant', 'lost'], history: 'activeDays' },
  // The lost are not counted with the dormant: they pile up with the years, so that the share would fall though nobody behaves otherwise.
  { from: ['dormant'], to: BUYING, history: 'lostDays' },
];

/**
 * The share that fell silent or came back: the last finished periods against those before. Silence of so many days cannot be seen before so many days are in the
 * data: a span that begins earlier would look better than it was and is not compared.
 */
function compareMoves(periods: readonly LifecyclePeriod[], { grain }: LifecycleParams, bounds: StageBounds, firstDay: number): MoveChange[] {
  const length = COMPARED[grain];
  const over = periods.filter(({ unfinished }) => !unfinished);
  const begin = over.at(-2 * length)?.fromDay;
  if (begin === undefined) return [];
  const count = (span: readonly LifecyclePeriod[], from: readonly Stage[], to: readonly Stage[]) => {
    let [moved, of] = [0, 0];
    for (const { moves } of span) {
      for (const stage of from) {
        const row = moves[STAGES.indexOf(stage)] ?? [];
        of += row.reduce((sum, own, after) => sum + (after === OUTSIDE ? 0 : own), 0);
        for (const target of to) moved += row[STAGES.indexOf(target)] ?? 0;
      }
    }
    return { moved, of };
  };
  return COMPARISONS.filter(({ history }) => begin - firstDay >= bounds[history]).map(({ from, to }) => ({
    from,
    to,
    periods: length,
    earlier: count(over.slice(-2 * length, -length), from, to),
    latest: count(over.slice(-length), from, to),
  }));
}
