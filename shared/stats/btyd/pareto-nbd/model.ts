import { gaussLegendre } from '../../gauss-legendre.ts';
import { drawExponential } from '../../random/exponential.ts';
import { drawGamma } from '../../random/gamma.ts';
import { drawNegativeBinomial } from '../draw-negative-binomial.ts';
import { logistic } from '../logistic.ts';
import { negativeBinomial } from '../probability-of-purchases.ts';
import type { TransactionModel } from '../transaction-model.ts';
import { paretoNbdLogLikelihood } from './log-likelihood.ts';
import { emptySilence, integrateSilence } from './silence-integral.ts';

type Four = readonly [number, number, number, number];
const RULE = gaussLegendre(48);

/** Pareto/NBD (Schmittlein, Morrison and Colombo 1987): a customer may leave at any moment, at a rate gamma(s, β). */
export const PARETO_NBD: TransactionModel = {
  id: 'pnbd',
  parameterNames: ['r', 'alpha', 's', 'beta'],
  isTime: [false, true, false, true],
  typical: [0.5, 10, 0.6, 12],
  logLikelihood: paretoNbdLogLikelihood,
  probabilityAlive: (parameters, { frequency, recency, age }) => alive(parameters as unknown as Four, frequency, recency, age),
  expectedPurchases: (parameters, time) => {
    const [r, alpha, s, beta] = parameters as unknown as Four;
    return (r / alpha) * expectedLifetime(s, beta, time);
  },
  conditionalPurchases: (parameters, { frequency: x, recency, age }, time) => {
    const four = parameters as unknown as Four;
    const [r, alpha, s, beta] = four;
    return ((alive(four, x, recency, age) * (r + x)) / (alpha + age)) * expectedLifetime(s, beta + age, time);
  },
  conditionalRate: (parameters, { frequency: x, recency, age }, time) => {
    const four = parameters as unknown as Four;
    const [r, alpha, s, beta] = four;
    return ((alive(four, x, recency, age) * (r + x)) / (alpha + age)) * (1 + time / (beta + age)) ** -s;
  },
  probabilityOfCount: (parameters, time, n) => countOf(parameters as unknown as Four, time, n),
  logOddsOfHavingLeft: (parameters, x, recency, age) => logOdds(parameters as Four, x, recency, age),
  conditionalProbability: (parameters, { frequency: x, recency, age }, time, n) => {
    const four = parameters as unknown as Four;
    const [r, alpha, s, beta] = four;
    const active = alive(four, x, recency, age);
    return (n === 0 ? 1 - active : 0) + active * countOf([r + x, alpha + age, s, beta + age], time, n);
  },
  drawWhileActive: (stream, parameters, x, age, time) => {
    const [r, alpha, s, beta] = parameters as Four;
    // The lifetime left is Pareto: P(longer than τ) = ((β + T)/(β + T + τ))^s.
    const lifetime = (beta + age) * Math.expm1(-Math.log1p(-stream.uniform()) / s);
    return drawNegativeBinomial(stream, r + x, alpha + age, Math.min(time, lifetime));
  },
  drawHistory: (stream, parameters, age) => {
    const [r, alpha, s, beta] = parameters as Four;
    const rate = drawGamma(stream, r, 1 / alpha);
    const lifetime = Math.min(age, drawExponential(stream) / drawGamma(stream, s, 1 / beta));
    let [frequency, recency] = [0, 0];
    for (let time = drawExponential(stream, rate); time <= lifetime; time += drawExponential(stream, rate)) {
      frequency += 1;
      recency = time;
    }
    return { frequency, recency };
  },
};

const silence = emptySilence();

/** ln of the odds of having left: s (α + T)^(r+x) (β + T)^s ∫ from t_x to T of (α + u)^−(r+x) (β + u)^−(s+1) du. */
function logOdds([r, alpha, s, beta]: Four, x: number, tx: number, T: number): number {
  if (!(T > tx)) return Number.NEGATIVE_INFINITY;
  integrateSilence(r + x, s + 1, alpha, beta, tx, T, silence);
  return Math.log(s) + silence.log + (r + x) * Math.log(alpha + T) + s * Math.log(beta + T);
}

function alive(parameters: Four, x: number, tx: number, T: number): number {
  return logistic(-logOdds(parameters, x, tx, T));
}

/** P(n purchases in the time t) of a customer active at its start: still active at its end, or left at u before it. */
function countOf([r, alpha, s, beta]: Four, time: number, n: number): number {
  const least = Math.min(alpha, beta);
  const span = Math.log1p(time / least);
  let leaving = 0;
  for (let node = 0; node < RULE.points.length; node++) {
    const u = least * Math.expm1(span * (RULE.points[node] as number));
    const density = (s / (beta + u)) * (beta / (beta + u)) ** s;
    leaving += (RULE.weights[node] as number) * density * negativeBinomial(r, alpha, u, n) * (least + u);
  }
  return (beta / (beta + time)) ** s * negativeBinomial(r, alpha, time, n) + leaving * span;
}

/** Time a customer stays active within t, leaving at a rate gamma(s, β): β/(s − 1) · [1 − (β/(β + t))^(s−1)], and β ln(1 + t/β) for s = 1. */
function expectedLifetime(s: number, beta: number, time: number): number {
  const log = Math.log1p(time / beta);
  const exponent = (s - 1) * log;
  return Math.abs(exponent) < 1e-12 ? beta * log : (beta * log * -Math.expm1(-exponent)) / exponent;
}
