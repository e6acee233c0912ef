import { logGamma } from '../../special/log-gamma.ts';
import type { Duration, TimeUnit } from '../duration.ts';
import type { CompressedSummary } from '../summarise-purchases.ts';
import type { TransactionModel } from '../transaction-model.ts';
import { drawActiveOccasions, drawOccasions } from './draw.ts';
import { bgBbLogLikelihood, type OccasionSummary } from './log-likelihood.ts';
import { bgBbExpectedPurchases, bgBbProbabilityOfCount } from './model.ts';

type Four = readonly [number, number, number, number];

/** Calendar periods are not equally long: months pass their mean by 3 days, and leap years add a day in 1461. */
const SLACK_DAYS = 3.5;
const LEAP_DRIFT = 0.0007;
/** Further occasions than this are not looked at when a silence is judged. */
const MOST_OCCASIONS = 4000;

/**
 * The BG/BB model (Fader, Hardie and Shang 2010) on a calendar: the first purchase makes the customer, and every period after it is one occasion to buy.
 * `days` is the mean length of a period; ages and recencies are days between ends of periods and are counted in whole occasions. A time ahead that is no whole
 * number of occasions holds the last of them with that chance. Everything given a history follows from the odds of having left, which are sums of products.
 */
export function bgBbOnCalendar(days: number): TransactionModel {
  const whole = (time: number): number => Math.round(time / days);
  const ahead = (time: number): number => {
    const count = time / days;
    return Math.abs(count - Math.round(count)) * days <= SLACK_DAYS + LEAP_DRIFT * time ? Math.round(count) : count;
  };
  const odds = (four: Four, x: number, recency: number, age: number): number => oddsOfHavingLeft(four, x, whole(recency), whole(age));
  const alive = (four: Four, x: number, recency: number, age: number): number => 1 / (1 + odds(four, x, recency, age));
  const summaries = new WeakMap<CompressedSummary<TimeUnit>, OccasionSummary>();
  const occasionsOf = (summary: CompressedSummary<TimeUnit>): OccasionSummary => {
    const known = summaries.get(summary) ?? countOccasions(summary, whole);
    summaries.set(summary, known);
    return known;
  };
  /** Purchases at the m-th occasion to come of somebody active at the next one. */
  const perOccasion = ([alpha, beta]: Four, x: number, n: number): number => (alpha + x) / (alpha + beta + n);
  const conditional = (four: Four, x: number, recency: number, age: number, worth: (occasion: number) => number, time: number): number => {
    const n = whole(age);
    const sum = sumOverOccasions(ahead(time), (m) => activeAt(four, n, m) * worth(m));
    return alive(four, x, recency, age) * perOccasion(four, x, n) * sum;
  };
  return {
    id: 'bgbb',
    parameterNames: ['alpha', 'beta', 'gamma', 'delta'],
    isTime: [false, false, false, false],
    typical: [1.2, 0.75, 0.66, 2.8],
    logLikelihood: (logParameters, summary, gradient) => bgBbLogLikelihood(logParameters, occasionsOf(summary), gradient),
    probabilityAlive: (parameters, { frequency, recency, age }) => alive(parameters as unknown as Four, frequency, recency, age),
    expectedPurchases: (parameters, time) => betweenWhole(ahead(time), (m) => bgBbExpectedPurchases(parameters, m)),
    conditionalPurchases: (parameters, { frequency, recency, age }, time) =>
      conditional(parameters as unknown as Four, frequency, recency, age, () => 1, time),
    discountedPurchases: (parameters, { frequency, recency, age }, time, delta) =>
      conditional(parameters as unknown as Four, frequency, recency, age, (m) => Math.exp(-delta * m * days), time),
    conditionalRate: (parameters, { frequency: x, recency, age }, time) => {
      const four = parameters as unknown as Four;
      const n = whole(age);
      return (alive(four, x, recency, age) * perOccasion(four, x, n) * activeAt(four, n, Math.max(1, Math.ceil(time / days)))) / days;
    },
    probabilityOfCount: (parameters, time, count) => betweenWhole(ahead(time), (m) => (count > m ? 0 : bgBbProbabilityOfCount(parameters, m, count))),
    logOddsOfHavingLeft: (parameters, x, recency, age) => Math.log(odds(parameters as unknown as Four, x, recency, age)),
    conditionalProbability: (parameters, { frequency: x, recency, age }, time, count) => {
      const four = parameters as unknown as Four;
      const active = alive(four, x, recency, age);
      const bought = betweenWhole(ahead(time), (m) => countWhileActive(four, x, whole(age), m, count));
      return (count === 0 ? 1 - active : 0) + active * bought;
    },
    heardOfBy: <U extends TimeUnit>(
      parameters: readonly number[],
      { frequency: x, recency }: { readonly frequency: number; readonly recency: number },
      sure: number,
    ) => {
      const [alpha, beta] = parameters as unknown as Four;
      const tx = whole(recency);
      let silent = 1;
      for (let k = 1; k <= MOST_OCCASIONS; k++) {
        silent *= (beta + tx - x + k - 1) / (alpha + beta + tx + k - 1);
        if (silent <= 1 - sure) return ((tx + k) * days) as Duration<U>;
      }
      return Number.POSITIVE_INFINITY as Duration<U>;
    },
    drawWhileActive: (stream, parameters, x, age, time) => drawActiveOccasions(stream, parameters, x, whole(age), ahead(time)),
    drawHistory: (stream, parameters, age) => {
      const { frequency, recency } = drawOccasions(stream, parameters, whole(age));
      return { frequency, recency: recency * days };
    },
  };
}

/** Σ over u = t_x … n of the chance to have left after occasion u, over the chance to be active at n + 1: eq. 5 and 11 of the paper, term by term from the last. */
function oddsOfHavingLeft([alpha, beta, gamma, delta]: Four, x: number, tx: number, n: number): number {
  let term = gamma / (delta + n);
  let sum = term;
  for (let u = n - 1; u >= tx; u--) {
    term *= ((alpha + beta + u) / (beta + u - x)) * ((gamma + delta + u + 1) / (delta + u));
    sum += term;
  }
  return sum;
}

/** P(active at occasion n + m | active at n + 1) = B(γ, δ + n + m)/B(γ, δ + n + 1). */
function activeAt([, , gamma, delta]: Four, n: number, m: number): number {
  let chance = 1;
  for (let j = 1; j < m; j++) chance *= (delta + n + j) / (gamma + delta + n + j);
  return chance;
}

/** P(count purchases at the next m occasions | active at the first of them): beta-binomial over the occasions the customer stays for. */
function countWhileActive(four: Four, x: number, n: number, m: number, count: number): number {
  if (m === 0) return count === 0 ? 1 : 0;
  const [alpha, beta] = four;
  const [a, b] = [alpha + x, beta + n - x];
  let sum = 0;
  for (let stay = Math.max(1, count); stay <= m; stay++) {
    const left = stay === m ? 0 : activeAt(four, n, stay + 1);
    sum += (activeAt(four, n, stay) - left) * betaBinomial(a, b, stay, count);
  }
  return sum;
}

function betaBinomial(a: number, b: number, n: number, k: number): number {
  const logBeta = (u: number, v: number): number => logGamma(u) + logGamma(v) - logGamma(u + v);
  return Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + logBeta(a + k, b + n - k) - logBeta(a, b));
}

/** A value at a number of occasions that may be broken: between those of the whole numbers beside it. */
function betweenWhole(count: number, valueAt: (occasions: number) => number): number {
  const below = Math.floor(count);
  const share = count - below;
  return share === 0 ? valueAt(below) : (1 - share) * valueAt(below) + share * valueAt(below + 1);
}

function sumOverOccasions(count: number, termAt: (occasion: number) => number): number {
  let sum = 0;
  for (let m = 1; m <= Math.ceil(count); m++) sum += Math.min(1, count - m + 1) * termAt(m);
  return sum;
}

/** Histories counted in whole occasions; those that become equal are put together. */
function countOccasions({ length, frequency, recency, age, count }: CompressedSummary<TimeUnit>, whole: (time: number) => number): OccasionSummary {
  const found = new Map<string, { x: number; tx: number; n: number; count: number }>();
  for (let at = 0; at < length; at++) {
    const [x, tx, n] = [frequency[at] as number, whole(recency[at] as number), whole(age[at] as number)];
    const key = `${x} ${tx} ${n}`;
    const one = found.get(key) ?? { x, tx, n, count: 0 };
    one.count += count[at] as number;
    found.set(key, one);
  }
  const rows = [...found.values()];
  return {
    length: rows.length,
    frequency: Int32Array.from(rows, ({ x }) => x),
    recency: Int32Array.from(rows, ({ tx }) => tx),
    occasions: Int32Array.from(rows, ({ n }) => n),
    count: Float64Array.from(rows, (row) => row.count),
  };
}
