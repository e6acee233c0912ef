import { BG_NBD, MBG_NBD } from '../stats/btyd/bg-nbd/model.ts';
import { purchasesByStep } from '../stats/btyd/discounted-purchases.ts';
import { convertDuration, durationOf, ratesPer } from '../stats/btyd/duration.ts';
import { expectedSpend } from '../stats/btyd/gamma-gamma/expected-spend.ts';
import { PARETO_NBD } from '../stats/btyd/pareto-nbd/model.ts';
import type { History } from '../stats/btyd/summarise-purchases.ts';
import { halfUnit, type ProofCase, type ProofLine } from './proof.ts';

const weeks = (count: number) => durationOf('week', count);
const history = (frequency: number, recency: number, age: number): History<'week'> => ({ frequency, recency: weeks(recency), age: weeks(age) });
/** BG/NBD of CDNOW as Fader, Hardie and Lee print it, and with the digits they computed with. */
const PRINTED = ratesPer('week', [0.243, 4.414, 0.793, 2.426]);
const FITTED = ratesPer('week', [0.2425945, 4.4136019, 0.7929199, 2.4258881]);
const PARETO = ratesPer('week', [0.5532770420044936, 10.57768362195913, 0.6062400413052226, 11.668737141441959]);
const BEST = history(26, 30.85714, 31);
const CUSTOMER_1 = history(2, 30.43, 38.86);

/** Purchases that the BG/NBD model expects. */
export const BG_NBD_EXPECTATIONS: ProofCase = {
  id: 'bgnbd',
  area: 'value',
  source: 'Fader, Hardie & Lee, Marketing Science 24 (2005) 275, CDNOW; Hardie’s BG/NBD sheets, as in the tests of lifetimes (commit 4f2833f)',
  lines: () => {
    const series = [
      [1, 0.0532],
      [3, 0.1506],
      [32, 1.0437],
    ] as const;
    return [
      ...series.map(
        ([t, published]): ProofLine => ({
          quantity: 'expectedPurchases',
          detail: `t = ${t}`,
          published,
          computed: BG_NBD.expectedPurchases(FITTED, weeks(t)),
          tolerance: halfUnit(4) * 2,
        }),
      ),
      {
        quantity: 'expectedPurchases',
        detail: 'x = 2, tₓ = 30.43, T = 38.86, t = 39',
        published: 1.226,
        computed: BG_NBD.conditionalPurchases(PRINTED, CUSTOMER_1, weeks(39)),
        tolerance: halfUnit(3),
      },
    ];
  },
};

/** Chances of so many purchases. */
export const BG_NBD_CHANCES: ProofCase = {
  id: 'bgnbdChances',
  area: 'value',
  source: 'Fader, Hardie & Lee 2005; tests of lifetimes (commit 4f2833f)',
  lines: () => {
    const published = [0.0019995214, 0.0015170236, 0.001163315, 0.0009003148, 0.0007023638];
    return [
      {
        quantity: 'probability',
        detail: 'X(39) = 0',
        published: 0.5737864,
        computed: BG_NBD.probabilityOfCount(PRINTED, weeks(39), 0),
        tolerance: halfUnit(7),
      },
      ...published.map(
        (value, index): ProofLine => ({
          quantity: 'probability',
          detail: `X(30) = ${index + 11}`,
          published: value,
          computed: BG_NBD.probabilityOfCount(PRINTED, weeks(30), index + 11),
          tolerance: halfUnit(10),
        }),
      ),
    ];
  },
};

/** A very good customer, and a new one, by two models. */
export const CUSTOMER_1516: ProofCase = {
  id: 'customer1516',
  area: 'value',
  source: 'BTYD: A Walkthrough (cran/BTYD, commit 5984660), CDNOW, x = 26, tₓ = 30.86, T = 31',
  lines: () => [
    {
      quantity: 'expectedPurchases',
      detail: 'Pareto/NBD, t = 52',
      published: 25.456,
      computed: PARETO_NBD.conditionalPurchases(PARETO, BEST, weeks(52)),
      tolerance: halfUnit(2),
    },
    {
      quantity: 'probabilityAlive',
      detail: 'Pareto/NBD',
      published: 0.9979,
      computed: PARETO_NBD.probabilityAlive(PARETO, BEST),
      tolerance: halfUnit(4),
    },
    {
      quantity: 'expectedPurchases',
      detail: 'Pareto/NBD, new, t = 52',
      published: 1.473434,
      computed: PARETO_NBD.expectedPurchases(PARETO, weeks(52)),
      tolerance: halfUnit(5),
    },
    {
      quantity: 'expectedPurchases',
      detail: 'BG/NBD, t = 52',
      published: 25.757,
      computed: BG_NBD.conditionalPurchases(FITTED, BEST, weeks(52)),
      tolerance: halfUnit(2),
    },
    { quantity: 'probabilityAlive', detail: 'BG/NBD', published: 0.9689, computed: BG_NBD.probabilityAlive(FITTED, BEST), tolerance: halfUnit(4) },
    {
      quantity: 'expectedPurchases',
      detail: 'BG/NBD, new, t = 52',
      published: 1.444004,
      computed: BG_NBD.expectedPurchases(FITTED, weeks(52)),
      tolerance: 1e-5,
    },
  ],
};

/** Value of a customer over a year: months of 365/84 weeks, not of 30 weeks. */
export const UNITS: ProofCase = {
  id: 'units',
  area: 'value',
  source:
    'lifetimes Quickstart prints 140.096 for this customer because it counts 30 weeks to a month (lifetimes #180); recomputed with months of 4.345 weeks: 36.278',
  lines: () => {
    const month = convertDuration(durationOf('month', 1), 'month', 'week');
    const purchases = purchasesByStep(BG_NBD, FITTED, CUSTOMER_1, { step: month, steps: 12, discount: 0.01 });
    return [
      { quantity: 'weeksPerMonth', detail: '365 / 84', published: 4.345, computed: month, tolerance: halfUnit(3) },
      { quantity: 'value', detail: '12 · 1 %', published: 36.28, computed: purchases * 24.658619, tolerance: halfUnit(2) },
    ];
  },
};

/** Expected money of a purchase. */
export const GAMMA_GAMMA: ProofCase = {
  id: 'gammaGamma',
  area: 'value',
  source: 'lifetimes Quickstart (commit 4f2833f), CDNOW, customers 1, 2, 3 and 6; Fader & Hardie, The Gamma-Gamma Model (2013)',
  lines: () => {
    const cases = [
      ['x = 2, m = 22.35', 2, 22.35, 24.66],
      ['x = 1, m = 11.77', 1, 11.77, 18.91],
      ['x = 0', 0, 0, 35.17],
      ['x = 7, m = 73.74', 7, 73.74, 71.46],
    ] as const;
    return cases.map(
      ([detail, x, m, published]): ProofLine => ({
        quantity: 'expectedSpend',
        detail,
        published,
        computed: expectedSpend([6.24957310887925, 3.7442245910765326, 15.443518384693077], x, m),
        tolerance: 2 * halfUnit(2),
      }),
    );
  },
};

/** What BG/NBD says of everybody who bought once, and why another model stands beside it. */
export const ONE_TIME_BUYERS: ProofCase = {
  id: 'oneTime',
  area: 'value',
  source: 'Fader, Hardie & Lee 2005, eq. 7; Batislam, Denizel & Filiztekin, Int. J. Research in Marketing 24 (2007) 201; tests of lifetimes',
  lines: () => {
    const { parameters } = { parameters: ratesPer('week', [0.525, 6.183, 0.891, 1.614]) };
    // One purchase and T weeks of silence in MBG/NBD: P = 1 / (1 + a/b · ((α + T)/α)^r), from the model's first principles.
    const T = 39;
    const expected = 1 / (1 + (0.891 / 1.614) * ((6.183 + T) / 6.183) ** 0.525);
    return [
      {
        quantity: 'probabilityAlive',
        detail: 'BG/NBD, x = 0',
        published: 1,
        computed: BG_NBD.probabilityAlive(PRINTED, history(0, 0, T)),
        tolerance: 0,
      },
      {
        quantity: 'probabilityAlive',
        detail: 'MBG/NBD, x = 0, T = 39',
        published: expected,
        computed: MBG_NBD.probabilityAlive(parameters, history(0, 0, T)),
        tolerance: 1e-12,
      },
    ];
  },
};
