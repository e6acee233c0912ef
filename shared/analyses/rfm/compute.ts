import type { AnalysisContext, AnalysisInput, Facts } from '../define.ts';
import { runBackTest } from './back-test.ts';
import { collectCustomers } from './customer-values.ts';
import { describeGroups, sumByGroup } from './group-figures.ts';
import { type Grouping, type Migration, type RfmParams, type RfmResult, type RfmWindow, type Scale, type ScaleName, windowOf } from './schema.ts';
import { scoreValues, tiesOf, toParamUnits } from './scores.ts';
import { DEFAULT_CELLS, groupKeys, SEGMENTS, segmentOfCells } from './segments.ts';
import type { Snapshot } from './snapshot.ts';

/** Facts → scores, segments and their figures; with a second reference day also the moves between the two. */
export function computeRfm({ facts }: AnalysisInput, params: RfmParams, context: AnalysisContext, checkpoint: (fraction: number) => void): RfmResult {
  if (facts === null) throw new TypeError('RFM needs the fact columns');
  const { compareDay, bins, grouping } = params;
  const share = compareDay === null ? 0.5 : 0.33;
  const now = takeSnapshot(facts, params, windowOf(params, context, params.referenceDay), (fraction) => checkpoint(fraction * share));
  const groupAt = groupIndex(now, grouping, bins);
  const keys = groupKeys(grouping, bins);
  const groupOf = new Int32Array(facts.customerCount + 1).fill(-1);
  for (let i = 0; i < now.values.length; i++) groupOf[now.values.customer[i] as number] = groupAt(i);

  const earlier = compareDay === null ? null : windowOf(params, context, compareDay);
  const canCompare = earlier !== null && earlier.untilDay >= earlier.sinceDay && earlier.referenceDay < now.window.referenceDay;
  const then = canCompare ? takeSnapshot(facts, params, earlier, (fraction) => checkpoint(share + fraction * share)) : null;
  const before = windowOf(params, context, now.window.referenceDay - params.horizonDays);
  const canTest = before.untilDay >= before.sinceDay && now.window.untilDay >= before.referenceDay;
  const tested = canTest ? takeSnapshot(facts, params, before, (fraction) => checkpoint(1 - share + fraction * share)) : null;
  const { recency, frequency, monetary } = now.scored;
  return {
    window: now.window,
    pinnedParams: pinParams(now, params),
    scales: { recency: recency.scale, frequency: frequency.scale, monetary: monetary.scale },
    total: describeGroups(now.values, () => 0, 1)[0] ?? NOBODY,
    groups: describeGroups(now.values, groupAt, keys.length),
    segments: sumByGroup(now.values, (position) => now.segmentOf[position] as number, SEGMENTS.length),
    cells: sumByGroup(now.values, (position) => now.cellOf[position] as number, bins * bins),
    migration: then === null ? null : migrate(then, now, params),
    migrationRefused: compareDay !== null && then === null,
    backTest:
      tested === null || tested.values.length === 0 ? null : runBackTest(facts, tested, pinParams(tested, params), params, now.window.untilDay),
    groupOf,
  };
}

const NOBODY = { customers: 0, revenue: 0n, gross: 0n, orders: 0, medianRecency: null, medianFrequency: null, medianMonetary: null };

function takeSnapshot(facts: Facts, params: RfmParams, window: RfmWindow, checkpoint: (fraction: number) => void): Snapshot {
  const values = collectCustomers(facts, window, params.monetary, (fraction) => checkpoint(fraction * 0.6));
  const recency = scoreValues('recency', values.recency, params, () => checkpoint(0.7));
  const frequency = scoreValues('frequency', values.frequency, params, () => checkpoint(0.8));
  const monetary = scoreValues('monetary', values.monetary, params, () => checkpoint(0.9));
  const segmentOfCell = segmentOfCells(params.bins, params.cells);
  const [cellOf, segmentOf] = [new Uint8Array(values.length), new Uint8Array(values.length)];
  for (let i = 0; i < values.length; i++) {
    const cell = ((recency.scores[i] as number) - 1) * params.bins + (frequency.scores[i] as number) - 1;
    cellOf[i] = cell;
    segmentOf[i] = segmentOfCell[cell] as number;
  }
  checkpoint(1);
  return { window, values, scored: { recency, frequency, monetary }, cellOf, segmentOf };
}

/** Index of a position's group in `groupKeys` of the grouping, where the highest scores come first. */
function groupIndex(snapshot: Snapshot, grouping: Grouping, bins: number): (position: number) => number {
  switch (grouping) {
    case 'segment':
      return (position) => snapshot.segmentOf[position] as number;
    case 'cell':
      return (position) => bins * bins - 1 - (snapshot.cellOf[position] as number);
    case 'recency':
    case 'frequency':
    case 'monetary': {
      const { scores } = snapshot.scored[grouping];
      return (position) => bins - (scores[position] as number);
    }
  }
}

/**
 * Parameters with the window and, where cut-offs exist, the cut-offs found, as fixed bins: the grouping no longer depends on
 * who else is looked at. Ranks cannot be pinned so: they keep their method.
 */
function pinParams({ window, scored }: Snapshot, params: RfmParams): Record<string, unknown> {
  const { referenceDay, sinceDay, untilDay } = window;
  const isOwnGrid = params.cells.some((segment, place) => segment !== DEFAULT_CELLS[place]);
  const shared = { referenceDay, sinceDay, untilDay, bins: params.bins, monetary: params.monetary, ...(isOwnGrid ? { cells: params.cells } : {}) };
  const cuts = (name: ScaleName): number[] | null => pinnedCuts(name, scored[name].scale);
  const [recencyCuts, frequencyCuts, monetaryCuts] = [cuts('recency'), cuts('frequency'), cuts('monetary')];
  if (recencyCuts === null || frequencyCuts === null || monetaryCuts === null) return { ...shared, method: params.method, ties: params.ties };
  return { ...shared, method: 'fixed', ties: tiesOf(params), recencyCuts, frequencyCuts, monetaryCuts };
}

function pinnedCuts(name: ScaleName, { pinned }: Scale): number[] | null {
  return pinned === null ? null : toParamUnits(name, pinned);
}

/** Joins two snapshots by customer. Everyone of the earlier one is in the later one, because its days begin with the same day. */
function migrate(then: Snapshot, now: Snapshot, params: RfmParams): Migration {
  const newcomers = SEGMENTS.length;
  const counts = Array.from({ length: newcomers + 1 }, () => Array.from({ length: SEGMENTS.length }, () => 0));
  const boughtSince = SEGMENTS.map(() => 0);
  const daysBetween = now.window.referenceDay - then.window.referenceDay;
  let earlier = 0;
  for (let i = 0; i < now.values.length; i++) {
    const isKnown = earlier < then.values.length && then.values.customer[earlier] === now.values.customer[i];
    const from = isKnown ? (then.segmentOf[earlier] as number) : newcomers;
    const row = counts[from];
    const to = now.segmentOf[i] as number;
    if (row !== undefined) row[to] = (row[to] ?? 0) + 1;
    if (!isKnown) continue;
    earlier++;
    if ((now.values.recency[i] as number) <= daysBetween) boughtSince[from] = (boughtSince[from] ?? 0) + 1;
  }
  if (earlier !== then.values.length) throw new RangeError('a customer of the earlier day is missing at the later one');
  return { from: then.window, fromParams: pinParams(then, params), counts, boughtSince };
}
