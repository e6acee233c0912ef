import { compareSurvival } from '../../stats/survival/compare/log-rank.ts';
import { differRestrictedMeans } from '../../stats/survival/compare/restricted-mean-difference.ts';
import { concordanceOf } from '../../stats/survival/cox/concordance.ts';
import { fitCox, hazardRatio } from '../../stats/survival/cox/fit-cox.ts';
import { testProportionality } from '../../stats/survival/cox/proportionality-test.ts';
import { coxResiduals } from '../../stats/survival/cox/residuals.ts';
import { estimateKaplanMeier, survivalAt } from '../../stats/survival/curve/kaplan-meier.ts';
import { restrictedMean } from '../../stats/survival/curve/restricted-mean.ts';
import type { SurvivalSample } from '../../stats/survival/sample.ts';
import { type TimeTable, tabulateGroups, tabulateTimes } from '../../stats/survival/time-table.ts';
import type { Cells } from './cells.ts';
import { ratiosOverTime, residualsByStart } from './residuals.ts';
import { type AgainstRest, FEWEST, type GroupComparison, type HazardRow, UNKNOWN, WEIGHTS, type Weight } from './schema.ts';
import type { Subjects } from './subjects.ts';

const THIRDS = 3;

/** Cells without the order, which restricting would spoil. */
type Part = Required<Pick<SurvivalSample, 'time' | 'status' | 'weight'>>;

/** Everything that compares the groups with at least FEWEST subjects and a value; null when fewer than two are left or nothing has happened. */
export function compareGroups(
  cells: Cells,
  allKeys: readonly string[],
  subjects: Subjects,
  weight: Weight,
  horizon: number,
  checkpoint: (fraction: number) => void,
): GroupComparison | null {
  const sizes = new Float64Array(allKeys.length);
  cells.group.forEach((own, cell) => {
    sizes[own] = (sizes[own] as number) + (cells.sample.weight?.[cell] ?? 1);
  });
  const kept = allKeys.map((key, index) => ({ key, index })).filter(({ key, index }) => key !== UNKNOWN && (sizes[index] as number) >= FEWEST);
  const place = new Int32Array(allKeys.length).fill(-1);
  kept.forEach(({ index }, at) => {
    place[index] = at;
  });
  const { part, group, cellOf } = restrict(cells, place);
  if (kept.length < 2 || !part.status.some((own) => own !== 0)) return null;
  const k = kept.length;
  const reference = kept.reduce((best, { index }, at) => ((sizes[index] as number) > (sizes[kept[best]?.index ?? 0] as number) ? at : best), 0);
  const keys = kept.map(({ key }) => key);
  const tests = WEIGHTS.map((own) => ({ weight: own, ...pick(compareSurvival(part, group, k, weightOf(own))) }));
  checkpoint(0.2);
  const table = compareSurvival(part, group, k);
  const others = keys.map((_, at) => at).filter((at) => at !== reference);
  const fit = fitCox({ ...part, covariates: dummies(group, others) });
  checkpoint(0.5);
  const drift = testProportionality(fit);
  const tables = tabulateGroups(part, group, k);
  const means = tables.map((own) => restrictedMean(estimateKaplanMeier(own), horizon));
  const thirds = ratiosByThird(part, group, others, checkpoint);
  const { concordance, standardError } = concordanceOf(part, coxResiduals(fit).predictor);
  const base = means[reference];
  const hazards = others.map((at, j): HazardRow => {
    const own = means[at];
    if (own === undefined || base === undefined) throw new RangeError(`no group ${at}`);
    const { difference, low, high, p } = differRestrictedMeans(own, base);
    return {
      key: keys[at] ?? '',
      ...hazardRatio(fit, j),
      p: fit.p[j] as number,
      isUnbounded: fit.isUnbounded[j] === 1,
      drift: { chiSquared: drift.terms[j]?.chiSquared ?? 0, p: drift.terms[j]?.p ?? 1 },
      thirds: thirds.map((ratios) => ratios[j] ?? null),
      meanDifference: { difference, low, high, p },
    };
  });
  checkpoint(0.8);
  return {
    tests,
    reference: allKeys.indexOf(keys[reference] ?? ''),
    hazards,
    globalDrift: drift.global,
    likelihoodRatio: fit.likelihoodRatio,
    concordance: { value: concordance, standardError },
    against: keys.map((key, at) => againstRest(key, at, part, group, tables, weight, horizon)),
    observed: [...table.observed],
    expected: [...table.expected],
    hasConverged: fit.hasConverged,
    residuals: residualsByStart(fit, cellOf, subjects.start),
    ratios: ratiosOverTime(fit),
  };
}

function pick({ chiSquared, degreesOfFreedom, p }: { readonly chiSquared: number; readonly degreesOfFreedom: number; readonly p: number }) {
  return { chiSquared, degreesOfFreedom, p };
}

/** Late differences count in the Fleming–Harrington test with (0, 1). */
function weightOf(weight: Weight): Parameters<typeof compareSurvival>[3] {
  return weight === 'late' ? { weight: 'flemingHarrington', powers: { rho: 0, gamma: 1 } } : { weight };
}

/** Cells of the groups compared, and the cell of each subject among them (−1 = not compared). */
function restrict(
  { sample, group, cellOf }: Cells,
  place: Int32Array,
): { readonly part: Part; readonly group: Int32Array; readonly cellOf: Int32Array } {
  const moved = new Int32Array(group.length).fill(-1);
  let count = 0;
  group.forEach((own, cell) => {
    if ((place[own] as number) < 0) return;
    moved[cell] = count;
    count += 1;
  });
  const keep = <A extends Float64Array | Uint8Array | Int32Array>(values: A): A => values.filter((_, cell) => (moved[cell] as number) >= 0) as A;
  return {
    part: { time: keep(sample.time), status: keep(sample.status), weight: keep(sample.weight ?? new Float64Array(group.length).fill(1)) },
    group: keep(group).map((own) => place[own] as number),
    cellOf: cellOf.map((cell) => moved[cell] as number),
  };
}

function dummies(group: Int32Array, others: readonly number[]): Float64Array[] {
  return others.map((at) => Float64Array.from(group, (own) => (own === at ? 1 : 0)));
}

function againstRest(
  key: string,
  at: number,
  part: Part,
  group: Int32Array,
  tables: readonly TimeTable[],
  weight: Weight,
  horizon: number,
): AgainstRest {
  const isOwn = group.map((own) => (own === at ? 1 : 0));
  const fit = fitCox({ ...part, covariates: [Float64Array.from(isOwn)] });
  const [rest, own] = tabulateGroups(part, isOwn, 2).map((table) => survivalAt(estimateKaplanMeier(table), horizon));
  return {
    key,
    subjects: tables[at]?.subjects ?? 0,
    ...hazardRatio(fit, 0),
    p: compareSurvival(part, isOwn, 2, weightOf(weight)).p,
    shareDifference: (own ?? 0) - (rest ?? 0),
  };
}

/** Hazard ratios against the reference within thirds of the events: what a ratio that is not constant looks like. */
function ratiosByThird(part: Part, group: Int32Array, others: readonly number[], checkpoint: (fraction: number) => void): (number | null)[][] {
  const cuts = cutsOfEvents(part);
  return Array.from({ length: THIRDS }, (_, index) => {
    checkpoint(0.5 + index / 10);
    const [from, to] = [cuts[index] as number, cuts[index + 1] as number];
    const inside = part.time.map((t) => (t > from ? 1 : 0));
    const own = group.filter((_unused, subject) => inside[subject] === 1);
    const time = part.time.filter((_unused, subject) => inside[subject] === 1);
    const status = part.status
      .filter((_unused, subject) => inside[subject] === 1)
      .map((event, subject) => ((time[subject] as number) <= to ? event : 0));
    const weight = part.weight.filter((_unused, subject) => inside[subject] === 1);
    const fit = fitCox({ time: time.map((t) => Math.min(t, to)), status, weight, covariates: dummies(own, others) });
    return others.map((_unused, j) => {
      const coefficient = fit.coefficient[j] as number;
      return Number.isNaN(coefficient) || fit.isUnbounded[j] === 1 ? null : Math.exp(coefficient);
    });
  });
}

/** Days that part the events into thirds, with the ends open. */
function cutsOfEvents(part: Part): number[] {
  const { time, events } = tabulateTimes(part);
  const total = events.reduce((sum, count) => sum + count, 0);
  const cuts = [Number.NEGATIVE_INFINITY];
  let seen = 0;
  time.forEach((t, row) => {
    seen += events[row] as number;
    if (cuts.length < THIRDS && seen >= (cuts.length * total) / THIRDS) cuts.push(t);
  });
  while (cuts.length < THIRDS) cuts.push(Number.POSITIVE_INFINITY);
  return [...cuts, Number.POSITIVE_INFINITY];
}
