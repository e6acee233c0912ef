import { addPeriods, countPeriods, startOfPeriod } from '../../model/period.ts';
import { clusteredRate, compareClusteredRates, type RateSums } from '../../stats/rates/clustered-rate.ts';
import { fitGammaPoisson, gammaPoissonProbability } from '../../stats/rates/gamma-poisson.ts';
import { textReader } from '../../warehouse/query-column.ts';
import type { AnalysisContext, QueryTable } from '../define.ts';
import type { CustomerPurchases, OrderListener } from './purchases.ts';
import { type BreakdownRow, type Fit, type FrequencyParams, MAX_PERIODS, type Rate, SHOWN_VALUES, type TrendPeriod } from './schema.ts';

/** Further orders per day of follow-up over some customers; those who are not followed for a day do not count. */
export function rateOver({ length, further, exposure }: CustomerPurchases, isIn: (position: number) => boolean = () => true): Rate {
  const sums = noSums();
  for (let position = 0; position < length; position++) {
    if ((exposure[position] as number) > 0 && isIn(position)) addTo(sums, further[position] as number, exposure[position] as number);
  }
  return toRate(sums);
}

type Sums = { -readonly [K in keyof RateSums]: RateSums[K] };

function noSums(): Sums {
  return { subjects: 0, events: 0, exposure: 0, squaredEvents: 0, product: 0, squaredExposure: 0 };
}

function addTo(sums: Sums, events: number, exposure: number): void {
  sums.subjects++;
  sums.events += events;
  sums.exposure += exposure;
  sums.squaredEvents += events * events;
  sums.product += events * exposure;
  sums.squaredExposure += exposure * exposure;
}

function toRate(sums: Sums): Rate {
  const found = clusteredRate(sums);
  return {
    customers: sums.subjects,
    events: sums.events,
    exposureDays: sums.exposure,
    perDay: found?.rate ?? null,
    interval: found?.interval ?? null,
    logError: found?.logError ?? Number.POSITIVE_INFINITY,
  };
}

/** The periods of the trend as the orders go by. */
export interface TrendCounter {
  readonly listen: OrderListener;
  readonly finish: (purchases: CustomerPurchases) => { readonly trend: TrendPeriod[]; readonly leftOut: number };
}

/** Counts orders, buyers, and further orders per customer and period; orders of one customer come one after another in order of day. */
export function createTrend({ grain }: FrequencyParams, context: AnalysisContext, fromDay: number, toDay: number): TrendCounter {
  const count = toDay < fromDay ? 0 : countPeriods(fromDay, toDay, grain, context.calendar) + 1;
  const first = startOfPeriod(fromDay, grain, context.calendar);
  const starts = Int32Array.from({ length: count + 1 }, (_, index) => addPeriods(first, index, grain, context.calendar));
  const spans = Array.from({ length: count }, (_, index) => ({
    fromDay: Math.max(fromDay, starts[index] as number),
    toDay: Math.min(toDay, (starts[index + 1] as number) - 1),
  }));
  const periodOf = new Int32Array(Math.max(0, toDay - fromDay + 1));
  spans.forEach((span, index) => {
    periodOf.fill(index, span.fromDay - fromDay, span.toDay - fromDay + 1);
  });
  const orders = new Float64Array(count);
  const buyers = new Float64Array(count);
  const sums = Array.from({ length: count }, noSums);
  // The customer and period at hand.
  let [current, period, further, begun] = [-1, -1, 0, 0];
  const flush = (): void => {
    const [own, span] = [sums[period], spans[period]];
    if (further === 0 || own === undefined || span === undefined) return;
    own.events += further;
    own.squaredEvents += further * further;
    own.product += further * Math.max(0, span.toDay - Math.max(span.fromDay - 1, begun));
    further = 0;
  };
  return {
    listen: (position, day, first) => {
      const own = periodOf[day - fromDay] as number;
      if (position !== current || own !== period) {
        flush();
        [current, period, begun] = [position, own, first];
        buyers[own] = (buyers[own] as number) + 1;
      }
      orders[own] = (orders[own] as number) + 1;
      if (day > first) further++;
    },
    finish: ({ firstDay, length }) => {
      flush();
      addExposure(firstDay.subarray(0, length), spans, sums);
      const leftOut = Math.max(0, count - MAX_PERIODS[grain]);
      const isCut = context.period !== null && fromDay > first;
      const trend = spans.map(
        (span, index): TrendPeriod => ({
          start: starts[index] as number,
          ...span,
          unfinished: (starts[index + 1] as number) - 1 > toDay || (isCut && index === 0),
          orders: orders[index] as number,
          buyers: buyers[index] as number,
          rate: toRate(sums[index] ?? noSums()),
        }),
      );
      return { trend: trend.slice(leftOut), leftOut };
    },
  };
}

/** Customers under observation in each period and their days: those of before for all of it, new ones from the day after the first purchase. */
function addExposure(firstDay: Int32Array, spans: readonly { readonly fromDay: number; readonly toDay: number }[], sums: readonly Sums[]): void {
  const sorted = firstDay.slice().sort();
  let before = 0;
  spans.forEach(({ fromDay, toDay }, index) => {
    const own = sums[index];
    if (own === undefined) return;
    while (before < sorted.length && (sorted[before] as number) < fromDay) before++;
    const whole = toDay - fromDay + 1;
    own.subjects += before;
    own.exposure += before * whole;
    own.squaredExposure += before * whole * whole;
    for (let at = before; at < sorted.length && (sorted[at] as number) < toDay; at++) {
      const days = toDay - (sorted[at] as number);
      own.subjects++;
      own.exposure += days;
      own.squaredExposure += days * days;
    }
  });
}

/** Value of the first order by customer_id; undefined without the table. */
export function readFirstValues(table: QueryTable | undefined): ReadonlyMap<number, string> | undefined {
  if (table === undefined || table.rowCount === 0) return undefined;
  const ids = table.columns.customer_id?.values ?? [];
  const value = textReader(table, 'value');
  const values = new Map<number, string>();
  for (let row = 0; row < table.rowCount; row++) {
    const own = value(row);
    if (own !== null) values.set(Number(ids[row]), own);
  }
  return values;
}

/** Rates by the value of the first order, the commonest first, each against everyone else; empty unless two values are known. */
export function describeBreakdown(purchases: CustomerPurchases, values: ReadonlyMap<number, string> | undefined): BreakdownRow[] {
  if (values === undefined) return [];
  const sums = new Map<string | null, Sums>();
  const all = noSums();
  for (let position = 0; position < purchases.length; position++) {
    const days = purchases.exposure[position] as number;
    if (days <= 0) continue;
    const value = values.get(purchases.customer[position] as number) ?? null;
    const own = sums.get(value) ?? noSums();
    sums.set(value, own);
    addTo(own, purchases.further[position] as number, days);
    addTo(all, purchases.further[position] as number, days);
  }
  const known = [...sums].flatMap(([value, own]) => (value === null ? [] : [{ value, own }]));
  if (known.length < 2) return [];
  known.sort((a, b) => b.own.subjects - a.own.subjects || (a.value < b.value ? -1 : 1));
  const rowOf = (value: string | null, own: Sums, isOthers: boolean, count: number): BreakdownRow => {
    const rest = minus(all, own);
    const compared = isOthers || value === null ? null : compareClusteredRates(own, rest);
    return {
      value,
      isOthers,
      values: count,
      rate: toRate(own),
      against: compared === null ? null : { ...compared, restPerDay: rest.events / rest.exposure },
    };
  };
  const shown = known.slice(0, SHOWN_VALUES).map(({ value, own }) => rowOf(value, own, false, 1));
  const hidden = known.slice(SHOWN_VALUES);
  if (hidden.length > 0)
    shown.push(
      rowOf(
        null,
        hidden.reduce((sum, { own }) => plus(sum, own), noSums()),
        true,
        hidden.length,
      ),
    );
  const unknown = sums.get(null);
  if (unknown !== undefined) shown.push(rowOf(null, unknown, false, 1));
  return shown;
}

function plus(a: Sums, b: Sums): Sums {
  return combine(a, b, 1);
}

function minus(a: Sums, b: Sums): Sums {
  return combine(a, b, -1);
}

function combine(a: Sums, b: Sums, sign: number): Sums {
  return {
    subjects: a.subjects + sign * b.subjects,
    events: a.events + sign * b.events,
    exposure: a.exposure + sign * b.exposure,
    squaredEvents: a.squaredEvents + sign * b.squaredEvents,
    product: a.product + sign * b.product,
    squaredExposure: a.squaredExposure + sign * b.squaredExposure,
  };
}

/** The classes 0, 1, … of further orders that are compared with the fit; the last takes all above. */
const CLASSES = 8;

/** Gamma–Poisson fit of further orders over days followed, with the numbers of customers it expects beside those seen. */
export function describeFit({ length, further, exposure }: CustomerPurchases): Fit | null {
  const byEvents: number[] = [];
  const subjects: number[] = [];
  const events: number[] = [];
  let [total, days] = [0, 0];
  for (let position = 0; position < length; position++) {
    const [x, at] = [further[position] as number, exposure[position] as number];
    if (at <= 0) continue;
    byEvents[x] = (byEvents[x] ?? 0) + 1;
    subjects[at] = (subjects[at] ?? 0) + 1;
    events[at] = (events[at] ?? 0) + x;
    total += x;
    days += at;
  }
  const dense = (values: readonly number[]): number[] => Array.from({ length: values.length }, (_, index) => values[index] ?? 0);
  const counted = { byEvents: dense(byEvents), subjects: dense(subjects), events: dense(events) };
  const fit = fitGammaPoisson(counted);
  if (fit === null) return null;
  const mean = total / days;
  const people = counted.byEvents.reduce((sum, each) => sum + each, 0);
  const expect = (chance: (x: number, at: number) => number): number[] => {
    const found = Array.from({ length: CLASSES }, (_, x) =>
      counted.subjects.reduce((sum, each, at) => (each === 0 ? sum : sum + each * chance(x, at)), 0),
    );
    return [...found.slice(0, -1), people - found.slice(0, -1).reduce((sum, each) => sum + each, 0)];
  };
  const expected = expect((x, at) => gammaPoissonProbability(fit, x, at));
  const logFactorials = Array.from({ length: CLASSES }, () => 0);
  for (let x = 2; x < CLASSES; x++) logFactorials[x] = (logFactorials[x - 1] ?? 0) + Math.log(x);
  const poisson = expect((x, at) => Math.exp(x * Math.log(mean * at) - mean * at - (logFactorials[x] ?? 0)));
  return {
    shape: fit.shape,
    rateDays: fit.rate,
    isBoundary: fit.isBoundary,
    hasConverged: fit.hasConverged,
    logLikelihood: fit.logLikelihood,
    poissonLogLikelihood: fit.poissonLogLikelihood,
    counts: expected.map((value, x) => ({
      events: x,
      isLast: x === CLASSES - 1,
      seen: x === CLASSES - 1 ? counted.byEvents.slice(x).reduce((sum, each) => sum + each, 0) : (counted.byEvents[x] ?? 0),
      expected: value,
      poisson: poisson[x] ?? 0,
    })),
  };
}
