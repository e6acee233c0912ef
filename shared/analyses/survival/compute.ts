import { decimalToNumber } from '../../model/decimal.ts';
import { estimateKaplanMeier } from '../../stats/survival/curve/kaplan-meier.ts';
import { lifeTable } from '../../stats/survival/curve/life-table.ts';
import { LIFE_DISTRIBUTIONS } from '../../stats/survival/parametric/accelerated-distribution.ts';
import { estimatePlateau } from '../../stats/survival/parametric/cure-share.ts';
import { acceleratedSurvival, fitAccelerated } from '../../stats/survival/parametric/fit-accelerated.ts';
import { type TimeTable, tabulateGroups, tabulateTimes } from '../../stats/survival/time-table.ts';
import type { AnalysisContext, AnalysisInput, Facts } from '../define.ts';
import { countCells } from './cells.ts';
import { compareGroups } from './compare.ts';
import { watchContracts } from './contracts.ts';
import { byCustomer, groupSubjects, valuesOf } from './groups.ts';
import { estimateReasons } from './reasons.ts';
import {
  EVERYBODY,
  type RuleRow,
  type ShapeRow,
  type Split,
  type SurvivalParams,
  type SurvivalResult,
  splitOf,
  type Watch,
  watchOf,
} from './schema.ts';
import { type Subjects, watchFirstPurchase, watchLifetime, watchSecondPurchase } from './subjects.ts';
import { automaticHorizon, summariseCurve, ticksTo } from './summarise.ts';

/** Life table: intervals of so many days, up to so many. */
const INTERVAL_DAYS = 30;
const MAX_INTERVALS = 24;

/** Facts and tables → curves, comparisons, diagnostics. */
export function computeSurvival(
  { facts, tables }: AnalysisInput,
  params: SurvivalParams,
  context: AnalysisContext,
  checkpoint: (fraction: number) => void,
): SurvivalResult {
  if (facts === null) throw new TypeError('survival needs the fact columns');
  const watch = watchOf(context);
  const split = splitOf(params);
  const watched = watchSubjects(facts, tables, params, split, watch, (fraction) => checkpoint(0.3 * fraction));
  const { subjects } = watched;
  checkpoint(0.3);
  const grouping = groupSubjects(split, subjects, watched.values);
  const { keys, group } = grouping;
  const isWhole = keys[0] === EVERYBODY;
  checkpoint(0.34);
  const cells = countCells(subjects.time, subjects.status, group, keys.length);
  const table = tabulateTimes(cells.sample);
  const horizon = params.horizonDays > 0 ? params.horizonDays : automaticHorizon(table);
  const ticks = ticksTo(horizon);
  checkpoint(0.37);
  const isEmpty = table.subjects === 0;
  checkpoint(0.4);
  const groups =
    isWhole || isEmpty
      ? []
      : tabulateGroups(cells.sample, cells.group, keys.length).map((own, index) => summariseCurve(keys[index] ?? '', own, horizon, ticks));
  const whole = isEmpty ? null : summariseCurve('whole', table, horizon, ticks);
  const comparison =
    isWhole || isEmpty ? null : compareGroups(cells, keys, subjects, params.weight, horizon, (fraction) => checkpoint(0.4 + 0.4 * fraction));
  checkpoint(0.8);
  const curve = estimateKaplanMeier(table);
  const result: SurvivalResult = {
    question: params.question,
    split,
    watch,
    silenceDays: params.silenceDays,
    subjects: table.subjects,
    events: whole?.events ?? 0,
    leftOut: subjects.leftOut,
    horizon,
    ticks,
    whole,
    groups,
    comparison,
    rules: watched.rules,
    reasons: estimateReasons(subjects, watched.reasons, group, keys.length, horizon),
    lifeTable: isEmpty ? [] : lifeTable(table, intervalsTo(table.time.at(-1) ?? 0)).map(({ exposed: _exposed, hazard: _hazard, ...row }) => row),
    shapes: describeShapes(table),
    plateau: estimatePlateau(curve),
    valueOfPurchase: valueOfPurchase(facts, watch),
    keys,
    splitDay: grouping.splitDay,
    groupOf: byCustomer(grouping, subjects, facts.customerCount),
  };
  checkpoint(1);
  return result;
}

interface Watched {
  readonly subjects: Subjects;
  readonly values: readonly (string | null)[];
  readonly rules: readonly RuleRow[];
  readonly reasons: readonly string[];
}

function watchSubjects(
  facts: Facts,
  tables: AnalysisInput['tables'],
  params: SurvivalParams,
  split: Split,
  watch: Watch,
  checkpoint: (fraction: number) => void,
): Watched {
  switch (params.question) {
    case 'secondPurchase': {
      const subjects = watchSecondPurchase(facts, watch, checkpoint);
      return { subjects, values: valuesOf(tables.values, 'value', subjects, checkpoint), rules: [], reasons: [] };
    }
    case 'lifetime': {
      const { subjects, rules } = watchLifetime(facts, watch, params.silenceDays, checkpoint);
      return { subjects, values: valuesOf(tables.values, 'value', subjects, checkpoint), rules, reasons: [] };
    }
    case 'firstPurchase': {
      const subjects = watchFirstPurchase(facts, tables.contacts, watch, checkpoint);
      const column = split === 'contactSource' ? 'source' : split === 'contactEmployee' ? 'employee' : 'channel';
      return { subjects, values: valuesOf(tables.contacts, column, subjects, checkpoint), rules: [], reasons: [] };
    }
    case 'contract':
      return { rules: [], ...watchContracts(tables.contracts, watch) };
  }
}

function intervalsTo(last: number): number[] {
  const count = Math.min(MAX_INTERVALS, Math.max(1, Math.ceil(last / INTERVAL_DAYS)));
  return Array.from({ length: count + 1 }, (_, index) => index * INTERVAL_DAYS);
}

/** Four shapes of life times, fitted to the table: one entry per time and kind of end. Events on the first day count as half a day, for logarithms know no 0. */
function describeShapes(table: TimeTable): ShapeRow[] {
  const time: number[] = [];
  const status: number[] = [];
  const weight: number[] = [];
  table.time.forEach((t, row) => {
    for (const [event, counts] of [
      [1, table.events],
      [0, table.censored],
    ] as const) {
      if ((counts[row] as number) === 0) continue;
      time.push(Math.max(0.5, t));
      status.push(event);
      weight.push(counts[row] as number);
    }
  });
  if (!status.includes(1) || new Set(time).size < 3) return [];
  const sample = { time: Float64Array.from(time), status: Uint8Array.from(status), weight: Float64Array.from(weight) };
  return LIFE_DISTRIBUTIONS.flatMap((distribution): ShapeRow[] => {
    const fit = fitAccelerated(sample, distribution);
    if (!fit.hasConverged) return [];
    const size = distribution === 'exponential' ? 1 : 2;
    return [{ distribution, logLikelihood: fit.logLikelihood, aic: 2 * size - 2 * fit.logLikelihood, median: medianOfFit(fit), scale: fit.scale }];
  }).sort((a, b) => a.aic - b.aic);
}

/** Time at which half are left, by halving the logarithm of time. */
function medianOfFit(fit: Parameters<typeof acceleratedSurvival>[0]): number {
  let [low, high] = [-20, 40];
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (acceleratedSurvival(fit, Math.exp(middle)) > 0.5) low = middle;
    else high = middle;
  }
  return Math.exp(low);
}

function valueOfPurchase({ length, customer, day, amount, sale, customerMask }: Facts, { fromDay, toDay }: Watch): number | null {
  let sum = 0;
  let days = 0;
  let [lastCustomer, lastDay] = [-1, -1];
  for (let i = 0; i < length; i++) {
    const [owner, own] = [customer[i] as number, day[i] as number];
    if (sale[i] !== 1 || own < fromDay || own > toDay || (customerMask !== null && customerMask[owner] === 0)) continue;
    sum += amount[i] as number;
    if (owner !== lastCustomer || own !== lastDay) days += 1;
    [lastCustomer, lastDay] = [owner, own];
  }
  return days === 0 ? null : decimalToNumber(sum) / days;
}
