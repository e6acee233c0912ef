import { logBeta } from '../../special/log-beta.ts';
import { logistic } from '../logistic.ts';
import { negativeBinomial, negativeBinomialTail } from '../probability-of-purchases.ts';
import type { TransactionModel } from '../transaction-model.ts';
import { drawBgNbdHistory, drawPurchasesWhileActive } from './draw.ts';
import { expectedPurchasesWhileActive, purchaseRateWhileActive } from './expected-purchases.ts';
import { bgNbdLogLikelihood } from './log-likelihood.ts';

type Four = readonly [number, number, number, number];

/** BG/NBD (Fader, Hardie and Lee 2005): a customer may leave after each purchase but the first, so one who bought once is active for certain. */
export const BG_NBD = geometricModel('bgnbd', false);

/** MBG/NBD (Batislam, Denizel and Filiztekin 2007): a customer may leave after each purchase, the first included. */
export const MBG_NBD = geometricModel('mbgnbd', true);

function geometricModel(id: 'bgnbd' | 'mbgnbd', mayLeaveAtOnce: boolean): TransactionModel {
  const extra = mayLeaveAtOnce ? 1 : 0;
  const logOdds = ([r, alpha, a, b]: Four, x: number, tx: number, T: number): number =>
    x === 0 && !mayLeaveAtOnce ? Number.NEGATIVE_INFINITY : Math.log(a / (b + x - 1 + extra)) + (r + x) * Math.log((alpha + T) / (alpha + tx));
  const alive = (parameters: Four, x: number, tx: number, T: number): number => logistic(-logOdds(parameters, x, tx, T));
  const countWhileActive = ([r, alpha, a, b]: Four, time: number, n: number): number => {
    const none = logBeta(a, b);
    const staying = Math.exp(logBeta(a, b + n) - none) * negativeBinomial(r, alpha, time, n);
    return n === 0 ? staying : staying + Math.exp(logBeta(a + 1, b + n - 1) - none) * negativeBinomialTail(r, alpha, time, n);
  };
  return {
    id,
    parameterNames: ['r', 'alpha', 'a', 'b'],
    isTime: [false, true, false, false],
    typical: [0.4, 6, 0.8, 2.5],
    logLikelihood: (logParameters, summary, gradient) => bgNbdLogLikelihood(logParameters, summary, gradient, mayLeaveAtOnce),
    probabilityAlive: (parameters, { frequency, recency, age }) => alive(parameters as unknown as Four, frequency, recency, age),
    expectedPurchases: (parameters, time) => {
      const [r, alpha, a, b] = parameters as unknown as Four;
      const staying = mayLeaveAtOnce ? b / (a + b) : 1;
      return staying * expectedPurchasesWhileActive(r, alpha, a, b + extra, time);
    },
    conditionalPurchases: (parameters, { frequency: x, recency, age }, time) => {
      const four = parameters as unknown as Four;
      const [r, alpha, a, b] = four;
      return alive(four, x, recency, age) * expectedPurchasesWhileActive(r + x, alpha + age, a, b + x + extra, time);
    },
    conditionalRate: (parameters, { frequency: x, recency, age }, time) => {
      const four = parameters as unknown as Four;
      const [r, alpha, a, b] = four;
      return alive(four, x, recency, age) * purchaseRateWhileActive(r + x, alpha + age, a, b + x + extra, time);
    },
    probabilityOfCount: (parameters, time, n) => {
      const [r, alpha, a, b] = parameters as unknown as Four;
      const staying = mayLeaveAtOnce ? b / (a + b) : 1;
      return (n === 0 ? 1 - staying : 0) + staying * countWhileActive([r, alpha, a, b + extra], time, n);
    },
    logOddsOfHavingLeft: (parameters, x, recency, age) => logOdds(parameters as Four, x, recency, age),
    conditionalProbability: (parameters, { frequency: x, recency, age }, time, n) => {
      const four = parameters as unknown as Four;
      const [r, alpha, a, b] = four;
      const active = alive(four, x, recency, age);
      return (n === 0 ? 1 - active : 0) + active * countWhileActive([r + x, alpha + age, a, b + x + extra], time, n);
    },
    // By index, not by destructuring: this runs once for each customer and replicate.
    drawWhileActive: (stream, parameters, x, age, time) => {
      const four = parameters as Four;
      return drawPurchasesWhileActive(stream, four[0] + x, four[1] + age, four[2], four[3] + x + extra, time);
    },
    drawHistory: (stream, parameters, age) => drawBgNbdHistory(stream, parameters, age, mayLeaveAtOnce),
  };
}
