import { describe, expect, test } from 'vitest';
import { expectedPurchasesWhileActive } from '../../../../shared/stats/btyd/bg-nbd/expected-purchases.ts';
import { BG_NBD, MBG_NBD } from '../../../../shared/stats/btyd/bg-nbd/model.ts';
import { discountedPurchases, discountPer, monthsIn, purchasesByStep } from '../../../../shared/stats/btyd/discounted-purchases.ts';
import { convertDuration, durationOf, ratesPer } from '../../../../shared/stats/btyd/duration.ts';
import { expectedSpend } from '../../../../shared/stats/btyd/gamma-gamma/expected-spend.ts';
import { heardOfBy, nextPurchaseBy } from '../../../../shared/stats/btyd/heard-of-by.ts';
import { compressSummary, type History } from '../../../../shared/stats/btyd/summarise-purchases.ts';

const weeks = (count: number) => durationOf('week', count);
const history = (frequency: number, recency: number, age: number): History<'week'> => ({ frequency, recency: weeks(recency), age: weeks(age) });
/** The three-digit parameters of Fader, Hardie and Lee (2005), CDNOW. */
const PUBLISHED = ratesPer('week', [0.243, 4.414, 0.793, 2.426]);
const CUSTOMER_1 = history(2, 30.43, 38.86);

describe('BG/NBD, published figures (tests of lifetimes after Hardie’s sheets, BTYD walkthrough)', () => {
  test.each([
    [1 / 7, 0.0078],
    [1, 0.0532],
    [3, 0.1506],
    [31.857, 1.0405],
    [32, 1.0437],
    [78, 1.8576],
  ])('E[X(%f)] = %f', (t, expected) => {
    // The sheet used more digits of the parameters than were printed.
    const fitted = ratesPer('week', [0.2425945, 4.4136019, 0.7929199, 2.4258881]);
    expect(BG_NBD.expectedPurchases(fitted, weeks(t))).toBeCloseTo(expected, 3);
  });

  test('conditional expectation 1.226 for x = 2, t_x = 30.43, T = 38.86, 39 weeks', () => {
    const found = BG_NBD.conditionalPurchases(PUBLISHED, CUSTOMER_1, weeks(39));
    expect(found).toBeCloseTo(1.226, 3);
    // computed with mpmath, 30 digits, as an integral over p
    expect(found).toBeCloseTo(1.226028174767144, 11);
  });

  test('customer 1516: 25.75659 purchases in 52 weeks, P(alive) 0.9688523; a new customer 1.444004', () => {
    const btyd = ratesPer('week', [0.2425945, 4.4136019, 0.7929199, 2.4258881]);
    const best = history(26, 30.85714, 31);
    expect(BG_NBD.conditionalPurchases(btyd, best, weeks(52))).toBeCloseTo(25.757, 2);
    expect(BG_NBD.probabilityAlive(btyd, best)).toBeCloseTo(0.96885, 4);
    expect(BG_NBD.expectedPurchases(btyd, weeks(52))).toBeCloseTo(1.444, 4);
  });

  test('P(X(39) = 0), P(X(2) = 10) and P(X(30) = n), n = 11 … 20', () => {
    expect(BG_NBD.probabilityOfCount(PUBLISHED, weeks(39), 0)).toBeCloseTo(0.5737864, 6);
    expect(BG_NBD.probabilityOfCount(PUBLISHED, weeks(2), 10) / 1.07869e-7).toBeCloseTo(1, 5);
    const published = [
      0.0019995214, 0.0015170236, 0.001163315, 0.0009003148, 0.0007023638, 0.0005517902, 0.0004361913, 0.0003467171, 0.0002769613, 0.000222226,
    ];
    published.forEach((chance, index) => {
      expect(BG_NBD.probabilityOfCount(PUBLISHED, weeks(30), index + 11)).toBeCloseTo(chance, 9);
    });
  });

  test('who bought once is active for certain, in MBG/NBD not', () => {
    expect(BG_NBD.probabilityAlive(PUBLISHED, history(0, 0, 39))).toBe(1);
    expect(MBG_NBD.probabilityAlive(PUBLISHED, history(0, 0, 39))).toBeLessThan(0.8);
  });
});

describe('units', () => {
  const fitted = ratesPer('week', [0.2425945, 4.4136019, 0.7929199, 2.4258881]);
  const spend = expectedSpend([6.24957, 3.74422, 15.44352], 2, 22.35);

  test('value of customer 1 over 12 months at 1 % a month is 36.278, not the 140.10 of months that are 30 weeks long', () => {
    const month = convertDuration(durationOf('month', 1), 'month', 'week');
    expect(month).toBeCloseTo(4.345, 3);
    const purchases = purchasesByStep(BG_NBD, fitted, CUSTOMER_1, { step: month, steps: 12, discount: 0.01 });
    // With the expected spend printed in the Quickstart of lifetimes, 24.658619.
    expect(purchases * 24.658619).toBeCloseTo(36.28, 2);
    expect(purchasesByStep(BG_NBD, fitted, CUSTOMER_1, { step: weeks(4.345), steps: 12, discount: 0.01 }) * 24.658619).toBeCloseTo(36.278, 3);
    expect(purchases * spend).toBeCloseTo(36.28, 1);
    const mistaken = purchasesByStep(BG_NBD, fitted, CUSTOMER_1, { step: weeks(30), steps: 12, discount: 0.01 });
    expect(mistaken * 24.658619).toBeCloseTo(140.094, 2);
  });

  test('the same model per day says the same', () => {
    const daily = ratesPer('day', [0.2425945, 4.4136019 * 7, 0.7929199, 2.4258881]);
    const days = (value: number) => convertDuration(weeks(value), 'week', 'day');
    const inDays = BG_NBD.conditionalPurchases(daily, { frequency: 2, recency: days(30.43), age: days(38.86) }, days(39));
    expect(inDays).toBeCloseTo(BG_NBD.conditionalPurchases(fitted, CUSTOMER_1, weeks(39)), 12);
  });

  test('without discount the discounted purchases are the purchases; the smooth and the monthly sum agree', () => {
    const year = monthsIn('week', 12);
    expect(discountedPurchases(BG_NBD, fitted, CUSTOMER_1, year, 1e-13)).toBeCloseTo(BG_NBD.conditionalPurchases(fitted, CUSTOMER_1, year), 9);
    const smooth = discountedPurchases(BG_NBD, fitted, CUSTOMER_1, year, discountPer('week', 1.01 ** 12 - 1));
    const byMonth = purchasesByStep(BG_NBD, fitted, CUSTOMER_1, { step: monthsIn('week', 1), steps: 12, discount: 0.01 });
    expect(smooth / byMonth).toBeCloseTo(1.005, 3);
  });
});

describe('laws', () => {
  const sets = [PUBLISHED, ratesPer('week', [0.5, 3, 0.3, 0.4]), ratesPer('week', [1.5, 8, 1, 2]), ratesPer('week', [0.8, 2, 3, 40])];

  test.each([BG_NBD, MBG_NBD])('$id: chances add up to 1 and their mean is the expectation', (model) => {
    for (const parameters of sets) {
      let [sum, mean] = [0, 0];
      for (let n = 0; n < 4000; n++) {
        const chance = model.probabilityOfCount(parameters, weeks(25), n);
        sum += chance;
        mean += n * chance;
      }
      expect(sum).toBeCloseTo(1, 8);
      expect(mean / model.expectedPurchases(parameters, weeks(25))).toBeCloseTo(1, 6);
    }
  });

  test.each([BG_NBD, MBG_NBD])('$id: the rate is the derivative of the expectation', (model) => {
    for (const parameters of sets) {
      const at = (t: number) => model.conditionalPurchases(parameters, CUSTOMER_1, weeks(t));
      expect((at(10.001) - at(9.999)) / 0.002 / model.conditionalRate(parameters, CUSTOMER_1, weeks(10))).toBeCloseTo(1, 6);
    }
  });

  test('expectations where the closed form fails: mpmath, 30 digits, integral over p', () => {
    expect(expectedPurchasesWhileActive(0.5, 3, 1, 2, 20)).toBeCloseTo(1.595841841829516, 12);
    expect(expectedPurchasesWhileActive(0.5, 3, 0.3, 0.4, 20)).toBeCloseTo(1.703265534874858, 8);
    expect(expectedPurchasesWhileActive(0.5, 3, 20, 30_000, 200)).toBeCloseTo(32.26434965173968, 10);
    expect(expectedPurchasesWhileActive(2, 5, 1.0005, 3, 50)).toBeCloseTo(5.919216589556592, 12);
    expect(expectedPurchasesWhileActive(2, 5, 1.2, 3, 0)).toBe(0);
  });

  test.each([
    [BG_NBD, [-0.5554981608414633, -9.45860630706627, -11.892078353999706, -468.7001863040569]],
    [MBG_NBD, [-0.3874523195688844, -9.687182636249961, -12.08500144649854, -468.70611707419664]],
  ] as const)('log-likelihoods: mpmath, 30 digits (%#)', (model, expected) => {
    const histories = [history(0, 0, 39), CUSTOMER_1, history(7, 3, 39), history(300, 500, 900)];
    histories.forEach((one, index) => {
      const summary = compressSummary({
        unit: 'week',
        length: 1,
        frequency: Int32Array.of(one.frequency),
        recency: Float64Array.of(one.recency),
        age: Float64Array.of(one.age),
      });
      const found = model.logLikelihood(Float64Array.from(PUBLISHED, Math.log), summary, new Float64Array(4));
      expect(found / (expected[index] ?? 0)).toBeCloseTo(1, 12);
    });
  });
});

describe('when one should hear of a customer', () => {
  test('the chance of silence to that day, for one who stays, is what was asked for', () => {
    const tau = heardOfBy(PUBLISHED, CUSTOMER_1, 0.95);
    expect(((4.414 + 30.43) / (4.414 + tau)) ** 2.243).toBeCloseTo(0.05, 12);
    const median = nextPurchaseBy(PUBLISHED, CUSTOMER_1, 0.5);
    expect(((4.414 + 38.86) / (4.414 + median)) ** 2.243).toBeCloseTo(0.5, 12);
    expect(heardOfBy(PUBLISHED, history(0, 0, 10), 0.999999)).toBeGreaterThan(1e20);
  });
});
