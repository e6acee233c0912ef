import { logBeta } from '../../special/log-beta.ts';
import { logistic } from '../log-one-plus-exp.ts';
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
  const alive = ([r, alpha, a, b]: Four, x: number, tx: number, T: number): number => {
    if (x === 0 && !mayLeaveAtOnce) return 1;
    return logistic(-(Math.log(a / (b + x - 1 + extra)) + (r + x) * Math.log((alpha + T) / (alpha + tx))));
  };
  return {
    id,
    parameterNames: ['r', 'alpha', 'a', 'b'],
    isTime: [false, true, false, false],
    typical: [0.4, 0.2, 0.8, 2.5],
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
      const none = logBeta(a, b);
      const staying = Math.exp(logBeta(a, b + n + extra) - none) * negativeBinomial(r, alpha, time, n);
      if (n === 0 && !mayLeaveAtOnce) return staying;
      return staying + Math.exp(logBeta(a + 1, b + n - 1 + extra) - none) * negativeBinomialTail(r, alpha, time, n);
    },
    drawFuture: (stream, parameters, x, recency, age, time, out) => {
      const four = parameters as Four;
      if (stream.uniform() >= alive(four, x, recency, age)) {
        out.purchases = 0;
        out.isActive = false;
        return;
      }
      const [r, alpha, a, b] = four;
      drawPurchasesWhileActive(stream, r + x, alpha + age, a, b + x + extra, time, out);
    },
    drawHistory: (stream, parameters, age) => drawBgNbdHistory(stream, parameters, age, mayLeaveAtOnce),
  };
}
