import { midranks } from '../../stats/tests/ranks/midranks.ts';
import type { AnalysisContext, AnalysisInput } from '../define.ts';
import { daysOf } from './query.ts';
import { readSignals } from './read-signals.ts';
import { type EngagementParams, type EngagementResult, type Idle, TIERS } from './schema.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';
import { type ScoredSnapshot, testScore } from './test-score.ts';
import { pickColumns, scoreBy, scoreForTest, type Weighing, weighSignals } from './weigh-signals.ts';

const SHOWN = 20;
/** Share of the engaged whose raw score is 100. */
const TOP_SHARE = 0.01;

/** Signals and purchases → weights, a score of 0 … 100, and what the score of an earlier day said about purchases after it. */
export function computeEngagement(
  { tables, facts }: AnalysisInput,
  params: EngagementParams,
  context: AnalysisContext,
  checkpoint: (fraction: number) => void,
): EngagementResult {
  if (facts === null) throw new TypeError('engagement needs the fact columns');
  const { day, testDay, fitDay } = daysOf(params, context);
  const { signals, effort, roles, counts, highestId } = readSignals(tables);
  checkpoint(0.2);
  const highest = Math.max(facts.customerCount, highestId);
  const common = { facts, counts, signals: signals.length, highest, horizonDays: params.horizonDays };
  const fitted = takeSnapshot({ ...common, evening: fitDay, which: 'fit', isBuyersOnly: true });
  checkpoint(0.25);
  const tested = takeSnapshot({ ...common, evening: testDay, which: 'test', isBuyersOnly: true });
  checkpoint(0.3);
  const today = takeSnapshot({ ...common, evening: day, which: 'now', isBuyersOnly: false });
  checkpoint(0.4);
  const weighing = weighSignals(signals, fitted, params);
  const { own, isFallback } = weighing;
  checkpoint(0.6);
  const test =
    signals.length === 0
      ? null
      : testScore(readyForTest(fitted, fitDay, weighing), readyForTest(tested, testDay, weighing), (fraction) => checkpoint(0.6 + 0.3 * fraction));
  return {
    day,
    testDay,
    fitDay,
    buyers: today.lastDay.reduce((sum, last) => sum + (Number.isNaN(last) ? 0 : 1), 0),
    scored: today.customer.length,
    signals,
    weights: own.weights,
    weighting: isFallback ? 'equal' : params.weights,
    isFallback,
    fit: own.fit,
    test,
    testable: { customers: tested.customer.length, bought: tested.bought.reduce((sum, own) => sum + own, 0) },
    effort,
    roles: roles.filter(({ rows }) => rows > 0),
    ...scoreToday(today, scoreBy(own, today), highest, day - params.horizonDays),
  };
}

function readyForTest(snapshot: Snapshot, evening: number, { own, halves }: Weighing): ScoredSnapshot {
  const scores = scoreForTest(halves, snapshot);
  const { features } = snapshot;
  const kept = own.weights.flatMap(({ isRare }, column) => (isRare ? [] : [column]));
  const rows = Int32Array.from(scores, (_, row) => row);
  const engagement = own.fit === null ? { rows: scores.length, columns: 1, values: scores } : pickColumns(features, rows, kept);
  return { snapshot, scores, engagement, evening };
}

type Scored = Pick<EngagementResult, 'tiers' | 'idle' | 'idleCount' | 'tierOf' | 'scoreOf'>;

/** Raw scores → 0 … 100, thirds of those with a signal, and the engaged who have not bought since a day. */
function scoreToday({ customer, lastDay, features }: Snapshot, raw: Float64Array, highest: number, sinceDay: number): Scored {
  const hasSignal = (row: number): boolean => {
    for (let column = 0; column < features.columns; column++) if ((features.values[row * features.columns + column] as number) > 0) return true;
    return false;
  };
  const engaged = Int32Array.from(customer, (_, row) => row).filter(hasSignal);
  const values = Float64Array.from(engaged, (row) => raw[row] as number);
  const ascending = values.slice().sort();
  const at = (share: number): number => ascending[Math.min(ascending.length - 1, Math.floor(share * ascending.length))] ?? 0;
  const [low, high] = [Math.min(0, at(TOP_SHARE)), Math.max(0, at(1 - TOP_SHARE))];
  const toScore = (value: number): number => (high > low ? 100 * Math.min(1, Math.max(0, (value - low) / (high - low))) : 0);
  const { ranks } = midranks(values);
  const tierOf = new Int32Array(highest + 1).fill(-1);
  const scoreOf = new Float64Array(highest + 1).fill(Number.NaN);
  customer.forEach((id, row) => {
    tierOf[id] = TIERS.indexOf('none');
    scoreOf[id] = toScore(raw[row] as number);
  });
  const idle: Idle[] = [];
  engaged.forEach((row, place) => {
    const id = customer[row] as number;
    const tier = 1 + Math.min(2, Math.floor((3 * ((ranks[place] as number) - 0.5)) / engaged.length));
    tierOf[id] = tier;
    const last = lastDay[row] as number;
    if (TIERS[tier] === 'high' && !(last > sinceDay))
      idle.push({ customer: id, score: scoreOf[id] as number, lastDay: Number.isNaN(last) ? null : last });
  });
  idle.sort((a, b) => b.score - a.score || a.customer - b.customer);
  const tiers = TIERS.map((_, tier) => tierOf.reduce((sum, own) => sum + (own === tier ? 1 : 0), 0));
  return { tiers, idle: idle.slice(0, SHOWN), idleCount: idle.length, tierOf, scoreOf };
}
