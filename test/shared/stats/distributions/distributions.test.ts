import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Distribution } from '../../../../shared/stats/distributions/basis/distribution.ts';
import { betaDistribution } from '../../../../shared/stats/distributions/beta.ts';
import { binomialDistribution } from '../../../../shared/stats/distributions/binomial.ts';
import { chiSquareDistribution } from '../../../../shared/stats/distributions/chi-square.ts';
import { fDistribution } from '../../../../shared/stats/distributions/f.ts';
import { gammaDistribution } from '../../../../shared/stats/distributions/gamma.ts';
import { hypergeometricDistribution } from '../../../../shared/stats/distributions/hypergeometric.ts';
import { negativeBinomialDistribution } from '../../../../shared/stats/distributions/negative-binomial.ts';
import { normalDistribution } from '../../../../shared/stats/distributions/normal.ts';
import { poissonDistribution } from '../../../../shared/stats/distributions/poisson.ts';
import { studentT } from '../../../../shared/stats/distributions/student-t.ts';

/** [distribution, x, ln density, P(X ≤ x), P(X > x), ln P(X > x)]: computed with mpmath 1.3, 50 digits. */
const CASES: readonly (readonly [string, Distribution, number, number, number, number, number])[] = [
  ['normalDistribution()', normalDistribution(), 1.5, -2.0439385332046727, 0.9331927987311419, 0.06680720126885807, -2.7059444008238898],
  ['normalDistribution()', normalDistribution(), -8, -32.918938533204674, 6.220960574271784e-16, 0.9999999999999993, -6.220960574271786e-16],
  ['normalDistribution()', normalDistribution(), 30, -450.91893853320465, 1, 4.906713927148187e-198, -454.3212439563432],
  ['normalDistribution(2, 3)', normalDistribution(2, 3), 0.1, -2.218106377428338, 0.2632579950394783, 0.7367420049605217, -0.3055175091904052],
  ['gammaDistribution(0.25, 4)', gammaDistribution(0.25, 4), 0.01, 1.8167815245130183, 0.24657376563403013, 0.7534262343659699, -0.2831241630323685],
  ['gammaDistribution(0.25, 4)', gammaDistribution(0.25, 4), 3, -3.208555331479132, 0.8999365132844982, 0.10006348671550178, -2.301950427281925],
  ['gammaDistribution(0.25)', gammaDistribution(0.25), 60, -64.35878094636465, 1, 1.106692758233767e-28, -64.37100653313365],
  ['gammaDistribution(7.5)', gammaDistribution(7.5), 7, -1.8859482678991966, 0.4744708702370911, 0.5255291297629089, -0.6433496577315987],
  ['gammaDistribution(7.5)', gammaDistribution(7.5), 90, -68.285601379612, 1, 2.377395917459974e-30, -68.21154705348738],
  ['gammaDistribution(7.5)', gammaDistribution(7.5), 0.2, -18.195710667580386, 3.4196883452622655e-10, 0.9999999996580312, -3.419688345846979e-10],
  ['gammaDistribution(300.5, 2)', gammaDistribution(300.5, 2), 300, -62.06141863999747, 2.2071968872175394e-27, 1, -2.2071968872175394e-27],
  [
    'gammaDistribution(100000)',
    gammaDistribution(100000),
    100900,
    -10.710224693204148,
    0.9977344721794367,
    0.0022655278205633736,
    -6.089947513833883,
  ],
  ['chiSquareDistribution(1)', chiSquareDistribution(1), 3.841458820694124, -3.5125940413906673, 0.95, 0.05000000000000006, -2.99573227355399],
  ['chiSquareDistribution(1)', chiSquareDistribution(1), 16.8, -10.72962797640928, 0.9999584666971332, 0.00004153330286677667, -10.089014973824003],
  ['chiSquareDistribution(3)', chiSquareDistribution(3), 0.5, -1.5155121234846454, 0.08110858834532414, 0.9188914116546758, -0.08458732285189934],
  ['chiSquareDistribution(10)', chiSquareDistribution(10), 200, -85.45052026695552, 1, 1.6139305336977305e-37, -84.71697591169848],
  [
    'chiSquareDistribution(1000)',
    chiSquareDistribution(1000),
    900,
    -7.294453742875483,
    0.010717238091289742,
    0.9892827619087102,
    -0.010775081338570533,
  ],
  ['betaDistribution(0.3, 0.2)', betaDistribution(0.3, 0.2), 0.3, -0.9193759561450188, 0.31955010858307925, 0.6804498914169207, -0.3850010945512207],
  ['betaDistribution(2, 5)', betaDistribution(2, 5), 0.05, 0.2002919305579623, 0.032773828125, 0.967226171875, -0.03332292062354292],
  ['betaDistribution(2, 5)', betaDistribution(2, 5), 0.99, -15.029533698143709, 0.999999999405, 5.950000000000026e-10, -21.242459710382914],
  ['betaDistribution(0.5, 7)', betaDistribution(0.5, 7), 0.4, -2.224060294834935, 0.9914364619181045, 0.008563538081895503, -4.7602418469004535],
  ['betaDistribution(7, 0.5)', betaDistribution(7, 0.5), 0.9, 0.9018775343739972, 0.2327788324984552, 0.7672211675015448, -0.264980165202353],
  [
    'betaDistribution(2000, 8000)',
    betaDistribution(2000, 8000),
    0.21,
    1.5163379366784178,
    0.9933328163637958,
    0.006667183636204173,
    -5.010557751672121,
  ],
  [
    'betaDistribution(0.793, 2.426)',
    betaDistribution(0.793, 2.426),
    1e-6,
    3.3713785480915948,
    0.00003671962674318185,
    0.9999632803732568,
    -0.00003672030092517979,
  ],
  ['studentT(4)', studentT(4), 2.776, -3.665384764663944, 0.9749886108400118, 0.025011389159988205, -3.688423991453275],
  ['studentT(3)', studentT(3), -40, -13.562928577506396, 0.000017190340394579263, 0.9999828096596054, -0.00001719048815017402],
  ['studentT(1)', studentT(1), 0.3, -1.2309075820904525, 0.5927735790777423, 0.40722642092225764, -0.898385931464041],
  ['studentT(30.5)', studentT(30.5), 12, -28.398253201811276, 0.9999999999997801, 2.1994854075764789e-13, -29.145382781565573],
  ['studentT(5)', studentT(5), 1e-9, -0.9686195890547241, 0.5000000003796067, 0.4999999996203933, -0.6931471813191586],
  ['studentT(1000000)', studentT(1000000), 6, -18.91863279065647, 0.9999999990130751, 9.869249061772174e-10, -20.736427162290006],
  ['studentT(2.5)', studentT(2.5), 1000000000000, -96.12170471843059, 1, 7.193397190831722e-31, -69.4069743343762],
  ['studentT(200)', studentT(200), -7, -22.943309284621925, 1.8947143250444694e-11, 0.9999999999810528, -1.8947143250624192e-11],
  ['fDistribution(3, 20)', fDistribution(3, 20), 4.5, -4.41453744550551, 0.9856267553891025, 0.014373244610897451, -4.242386813779772],
  ['fDistribution(5, 2)', fDistribution(5, 2), 0.01, -3.7871618614888947, 0.00009290527179572044, 0.9999070947282043, -0.00009290958775780333],
  ['fDistribution(6, 9)', fDistribution(6, 9), 330.285339234588, -25.721674071982896, 0.9999999995015969, 4.98403052872481e-10, -21.419612023127996],
  ['fDistribution(1, 100)', fDistribution(1, 100), 60, -26.7037940495637, 0.9999999999920383, 7.961716238066633e-12, -25.55637653151496],
  ['fDistribution(200.5, 300)', fDistribution(200.5, 300), 1.1, 0.7580578484902015, 0.773019193874692, 0.22698080612530805, -1.4828898195897302],
  ['fDistribution(1, 1)', fDistribution(1, 1), 0.7, -1.4970206649422044, 0.44353195210153623, 0.5564680478984638, -0.5861455260901764],
  ['binomialDistribution(10, 0.2)', binomialDistribution(10, 0.2), 3, -1.6028268537197234, 0.8791261184, 0.12087388160000002, -2.1130075777850927],
  ['binomialDistribution(10, 0.2)', binomialDistribution(10, 0.2), 0, -2.2314355131420975, 0.10737418239999999, 0.8926258176, -0.11358780316313541],
  [
    'binomialDistribution(100, 0.3)',
    binomialDistribution(100, 0.3),
    60,
    -21.714803599970953,
    0.9999999998580108,
    1.4198924832110704e-10,
    -22.675269777242434,
  ],
  [
    'binomialDistribution(1000, 0.5)',
    binomialDistribution(1000, 0.5),
    499,
    -3.6819169947568025,
    0.4873874909108196,
    0.5126125090891804,
    -0.6682350621326347,
  ],
  [
    'binomialDistribution(100000, 0.001)',
    binomialDistribution(100000, 0.001),
    5,
    -81.80677167102705,
    3.117381885472243e-36,
    1,
    -3.117381885472243e-36,
  ],
  ['binomialDistribution(100000, 0.89)', binomialDistribution(100000, 0.89), 90000, -57.9666926753116, 1, 5.89620928766423e-25, -55.79031767404317],
  ['poissonDistribution(0.4)', poissonDistribution(0.4), 0, -0.4, 0.6703200460356393, 0.32967995396436073, -1.109632931588928],
  ['poissonDistribution(2.5)', poissonDistribution(2.5), 3, -1.5428872736055899, 0.7575761331330659, 0.24242386686693404, -1.4170675689617414],
  ['poissonDistribution(10)', poissonDistribution(10), 40, -28.21723599499557, 0.9999999999998223, 1.7773417493499443e-13, -29.35848736009231],
  ['poissonDistribution(130.5)', poissonDistribution(130.5), 100, -7.10205287928868, 0.003238593783815374, 0.9967614062161846, -0.00324384937888972],
  [
    'poissonDistribution(999000)',
    poissonDistribution(999000),
    1000000,
    -8.327027479053644,
    0.8415866764260702,
    0.1584133235739298,
    -1.8425476896673723,
  ],
  [
    'negativeBinomialDistribution(0.243, 0.1)',
    negativeBinomialDistribution(0.243, 0.1),
    0,
    -0.559528177597553,
    0.571478636671867,
    0.42852136332813295,
    -0.847414686112086,
  ],
  [
    'negativeBinomialDistribution(0.243, 0.1)',
    negativeBinomialDistribution(0.243, 0.1),
    4,
    -3.3718770108265663,
    0.8477367498510204,
    0.1522632501489795,
    -1.882144347285792,
  ],
  [
    'negativeBinomialDistribution(5, 0.4)',
    negativeBinomialDistribution(5, 0.4),
    30,
    -9.161685009330927,
    0.9997838998543829,
    0.00021610014561711537,
    -8.439768620610312,
  ],
  [
    'negativeBinomialDistribution(12.5, 0.05)',
    negativeBinomialDistribution(12.5, 0.05),
    200,
    -5.156614778231012,
    0.3188215252684867,
    0.6811784747315133,
    -0.38393092973644416,
  ],
  [
    'negativeBinomialDistribution(10000, 0.999)',
    negativeBinomialDistribution(10000, 0.999),
    3,
    -4.88870755107826,
    0.010286949785381232,
    0.9897130502146188,
    -0.01034022613569122,
  ],
  [
    'hypergeometricDistribution(10, 20, 8)',
    hypergeometricDistribution(10, 20, 8),
    3,
    -1.1461070173370969,
    0.7698458463076154,
    0.23015415369238457,
    -1.469005961119918,
  ],
  ['hypergeometricDistribution(10, 20, 8)', hypergeometricDistribution(10, 20, 8), 8, -11.775789604479371, 1, 0, Number.NEGATIVE_INFINITY],
  [
    'hypergeometricDistribution(200, 800, 150)',
    hypergeometricDistribution(200, 800, 150),
    40,
    -4.815683334949634,
    0.9883191000593041,
    0.011680899940695873,
    -4.449800254833121,
  ],
  [
    'hypergeometricDistribution(5, 5, 5)',
    hypergeometricDistribution(5, 5, 5),
    0,
    -5.529429087511423,
    0.003968253968253968,
    0.996031746031746,
    -0.00397614837963942,
  ],
  [
    'hypergeometricDistribution(5000, 5000, 220)',
    hypergeometricDistribution(5000, 5000, 220),
    100,
    -3.839277547560487,
    0.09755259823651054,
    0.9024474017634895,
    -0.1026448710679524,
  ],
];
const COUNTS = /binomial|poisson|hypergeometric/i;
const relative = (found: number, expected: number): number => (found === expected ? 0 : Math.abs(found / expected - 1));

describe('distributions', () => {
  test.each(CASES)('%s', (name, distribution, x, logDensity, lower, upper, logUpper) => {
    expect(Math.abs(distribution.logDensity(x) - logDensity)).toBeLessThan(1e-12 * Math.max(1, Math.abs(logDensity) / 10));
    expect(relative(distribution.density(x), Math.exp(logDensity))).toBeLessThan(2e-12);
    expect(relative(distribution.cumulative(x), lower)).toBeLessThan(1e-12);
    expect(relative(distribution.tail(x), upper)).toBeLessThan(1e-12);
    expect(relative(distribution.logTail(x), logUpper)).toBeLessThan(1e-12);
    const slack = COUNTS.test(name) ? 1e-10 : 0;
    if (lower < 0.9 && x !== 1e-9) expect(relative(distribution.quantile(lower * (1 - slack)), x)).toBeLessThan(1e-11);
    if (upper < 0.9 && x !== 1e-9) expect(relative(distribution.tailQuantile(upper * (1 + slack)), x)).toBeLessThan(1e-11);
  });
  test('nothing lies outside the support, all of it below infinity', () => {
    for (const distribution of CASES.map(([, d]) => d)) {
      expect([distribution.cumulative(Number.POSITIVE_INFINITY), distribution.tail(Number.POSITIVE_INFINITY)]).toEqual([1, 0]);
      expect([distribution.cumulative(Number.NEGATIVE_INFINITY), distribution.tail(Number.NEGATIVE_INFINITY)]).toEqual([0, 1]);
      expect(distribution.density(Number.NEGATIVE_INFINITY)).toBe(0);
      expect(distribution.cumulative(Number.NaN)).toBeNaN();
      expect(distribution.logDensity(Number.NaN)).toBeNaN();
      for (const p of [-0.1, 1.1, Number.NaN]) expect([distribution.quantile(p), distribution.tailQuantile(p)]).toEqual([Number.NaN, Number.NaN]);
      expect(distribution.quantile(0)).toBe(distribution.tailQuantile(1));
      expect(distribution.quantile(1)).toBe(distribution.tailQuantile(0));
    }
  });
  test('tails beyond the range of a double keep their logarithm', () => {
    expect(normalDistribution().tail(40)).toBe(0);
    expect(normalDistribution().logTail(40)).toBeCloseTo(-804.608442013754, 9); // mpmath, 30 digits
    expect(chiSquareDistribution(3).logTail(3000)).toBeCloseTo(-1496.222274401993, 9);
    expect(relative(studentT(1).tail(1e200), 1e-200 / Math.PI)).toBeLessThan(1e-12);
    expect(relative(studentT(1).tailQuantile(1e-250), 1e250 / Math.PI)).toBeLessThan(1e-11);
    expect(poissonDistribution(2).logTail(400)).toBeLessThan(-1500);
    expect(Number.isFinite(binomialDistribution(5000, 0.001).logTail(4990))).toBe(true);
  });
  test('parameters outside their domain are refused', () => {
    const refused = [
      () => normalDistribution(0, 0),
      () => gammaDistribution(0),
      () => gammaDistribution(1, -1),
      () => chiSquareDistribution(0),
      () => betaDistribution(0, 1),
      () => studentT(Number.NaN),
      () => fDistribution(1, 0),
      () => binomialDistribution(2.5, 0.1),
      () => binomialDistribution(2, 1.1),
      () => poissonDistribution(-1),
      () => negativeBinomialDistribution(0, 0.5),
      () => hypergeometricDistribution(2, 3, 6),
    ];
    for (const call of refused) expect(call).toThrow(RangeError);
  });
});

describe('laws', () => {
  const probability = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
  const positive = fc.double({ min: 0.02, max: 500, noNaN: true });
  property.prop([positive, positive, probability])('a quantile of a continuous distribution has its probability below it', (a, b, p) => {
    for (const distribution of [gammaDistribution(a, b), fDistribution(a, b), studentT(a), normalDistribution(a, b)]) {
      const x = distribution.quantile(p);
      if (x > 1e-290 && x < 1e290) expect(Math.abs(distribution.cumulative(x) / p - 1)).toBeLessThan(1e-9);
      const y = distribution.tailQuantile(p);
      if (y > 1e-290 && y < 1e290) expect(Math.abs(distribution.tail(y) / p - 1)).toBeLessThan(1e-9);
    }
  });
  property.prop([fc.nat(400), fc.double({ min: 0.001, max: 0.999, noNaN: true }), probability])(
    'a quantile of counts is the first with enough below it',
    (n, chance, p) => {
      const others = Math.floor(n * chance);
      for (const distribution of [
        binomialDistribution(n, chance),
        poissonDistribution(n * chance),
        negativeBinomialDistribution(n / 10 + 0.1, chance),
        hypergeometricDistribution(n, others, Math.floor((n + others) / 3)),
      ]) {
        const k = distribution.quantile(p);
        expect(distribution.cumulative(k)).toBeGreaterThanOrEqual(p * (1 - 1e-12));
        expect(distribution.cumulative(k - 1)).toBeLessThan(p);
      }
    },
  );
  property.prop([fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.01, max: 0.99, noNaN: true })])(
    'chances of counts add up to the tails',
    (n, chance) => {
      for (const distribution of [
        binomialDistribution(n, chance),
        negativeBinomialDistribution(n / 7, chance),
        hypergeometricDistribution(n, 30, Math.min(n, 20)),
      ]) {
        let sum = 0;
        for (let k = 0; k <= 20; k++) {
          sum += distribution.density(k);
          expect(distribution.cumulative(k)).toBeCloseTo(sum, 12);
        }
      }
    },
  );
  property.prop([fc.double({ min: 0.3, max: 60, noNaN: true }), fc.double({ min: 0.3, max: 60, noNaN: true })])(
    'relations: F, t, beta and the mirror image',
    (a, b) => {
      const x = 0.37;
      expect(betaDistribution(a, b).cumulative(x)).toBeCloseTo(betaDistribution(b, a).tail(1 - x), 12);
      expect(fDistribution(1, b).tail(x * x)).toBeCloseTo(2 * studentT(b).tail(x), 12);
      expect(fDistribution(a, b).cumulative(x)).toBeCloseTo(betaDistribution(a / 2, b / 2).cumulative((a * x) / (b + a * x)), 12);
      expect(negativeBinomialDistribution(a, 0.4).cumulative(3)).toBeCloseTo(betaDistribution(a, 4).cumulative(0.4), 12);
    },
  );
});
