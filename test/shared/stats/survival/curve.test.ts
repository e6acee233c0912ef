import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AML } from '../../../../shared/proofs/survival-tables.ts';
import { survivalBand } from '../../../../shared/stats/survival/curve/band.ts';
import { estimateCumulativeIncidence } from '../../../../shared/stats/survival/curve/cumulative-incidence.ts';
import { atRiskAt, estimateKaplanMeier, survivalAt } from '../../../../shared/stats/survival/curve/kaplan-meier.ts';
import { estimateNelsonAalen } from '../../../../shared/stats/survival/curve/nelson-aalen.ts';
import { restrictedMean } from '../../../../shared/stats/survival/curve/restricted-mean.ts';
import { survivalQuantile } from '../../../../shared/stats/survival/curve/survival-quantile.ts';
import { tabulateGroups, tabulateTimes } from '../../../../shared/stats/survival/time-table.ts';

const [maintained, other] = tabulateGroups(AML, AML.group, 2).map(estimateKaplanMeier);
if (maintained === undefined || other === undefined) throw new Error('two groups');
const at = (values: Float64Array, curve: typeof maintained, t: number): number => values[curve.time.indexOf(t)] ?? Number.NaN;

/** Expected digits: R 4.2.2, survival 3.5-3, unless said otherwise. */
describe('Kaplan–Meier of aml', () => {
  test('share, standard error and log-log band', () => {
    const band = survivalBand(maintained);
    for (const [t, share, error, low, high] of [
      [9, 0.909090909090909, 0.0866784172041448, 0.508080205769929, 0.986673822667823],
      [18, 0.715909090909091, 0.139664970557228, 0.350190385907938, 0.899023974191053],
      [48, 0.184090909090909, 0.153492745786294, 0.0117384801231896, 0.525014842726641],
    ] as const) {
      expect(survivalAt(maintained, t)).toBeCloseTo(share, 14);
      expect(share * Math.sqrt(at(maintained.logVariance, maintained, t))).toBeCloseTo(error, 13);
      expect(at(band.low, maintained, t)).toBeCloseTo(low, 12);
      expect(at(band.high, maintained, t)).toBeCloseTo(high, 12);
    }
    expect(survivalAt(maintained, 8.9)).toBe(1);
    expect(atRiskAt(maintained, 13)).toBe(10);
    expect(atRiskAt(maintained, 14)).toBe(8);
    expect(atRiskAt(maintained, 162)).toBe(0);
  });

  test('at 0 there is no band', () => {
    expect(survivalAt(other, 45)).toBe(0);
    expect(at(survivalBand(other).low, other, 45)).toBeNaN();
  });

  test('quartiles with intervals on the log-log scale, medians on the log scale as published: 31 (18–) and 23 (8–)', () => {
    const band = survivalBand(maintained);
    expect(survivalQuantile(maintained.time, maintained.survival, band, 0.25)).toEqual({ time: 18, low: 9, high: 34 });
    expect(survivalQuantile(maintained.time, maintained.survival, band, 0.5)).toEqual({ time: 31, low: 13, high: null });
    expect(survivalQuantile(other.time, other.survival, survivalBand(other), 0.25)).toEqual({ time: 8, low: 5, high: 23 });
    const onLog = (curve: typeof maintained) => survivalQuantile(curve.time, curve.survival, survivalBand(curve, 0.95, 'log'), 0.5);
    expect(onLog(maintained)).toEqual({ time: 31, low: 18, high: null });
    expect(onLog(other)).toEqual({ time: 23, low: 8, high: null });
  });

  test('restricted mean to the last time of all (R: rmean 52.6455, se 19.8286; 22.7083, 4.1809)', () => {
    expect(restrictedMean(maintained, 161)).toEqual({
      mean: expect.closeTo(52.6454545454545, 11),
      standardError: expect.closeTo(19.8286027955628, 10),
      until: 161,
    });
    const { mean, standardError } = restrictedMean(other, 161);
    expect(mean).toBeCloseTo(22.7083333333333, 11);
    expect(standardError).toBeCloseTo(4.18094198103315, 11);
  });
});

describe('laws', () => {
  const subjects = fc.array(fc.record({ t: fc.integer({ min: 1, max: 15 }), s: fc.integer({ min: 0, max: 2 }) }), { minLength: 1, maxLength: 50 });
  const read = (rows: readonly { t: number; s: number }[]) => ({
    time: Float64Array.from(rows, ({ t }) => t),
    status: Uint8Array.from(rows, ({ s }) => s),
  });

  test('without censoring the curve is the share still there, and the restricted mean the mean', () => {
    fc.assert(
      fc.property(subjects, (rows) => {
        const sample = read(rows.map(({ t }) => ({ t, s: 1 })));
        const curve = estimateKaplanMeier(tabulateTimes(sample));
        for (const t of [1, 5, 15]) expect(survivalAt(curve, t)).toBeCloseTo(rows.filter((row) => row.t > t).length / rows.length, 12);
        expect(restrictedMean(curve, 15).mean).toBeCloseTo(rows.reduce((sum, { t }) => sum + t, 0) / rows.length, 10);
      }),
    );
  });

  test('incidences of all kinds and the survivors add up to 1, and survivors are the Kaplan–Meier curve', () => {
    fc.assert(
      fc.property(subjects, (rows) => {
        const sample = read(rows);
        const { time, incidence, survival } = estimateCumulativeIncidence(sample, 2);
        const curve = estimateKaplanMeier(tabulateTimes(sample));
        time.forEach((t, row) => {
          expect((survival[row] ?? 0) + (incidence[0]?.[row] ?? 0) + (incidence[1]?.[row] ?? 0)).toBeCloseTo(1, 12);
          expect(survival[row]).toBeCloseTo(survivalAt(curve, t), 12);
        });
      }),
    );
  });

  test('with one kind, incidence and its variance are those of Kaplan–Meier', () => {
    const { time, incidence, variance } = estimateCumulativeIncidence(AML, 1);
    const curve = estimateKaplanMeier(tabulateTimes(AML));
    time.forEach((t, row) => {
      const share = survivalAt(curve, t);
      expect(incidence[0]?.[row]).toBeCloseTo(1 - share, 12);
      if (share > 0) expect(variance[0]?.[row]).toBeCloseTo(share * share * at(curve.logVariance, curve, t), 10);
    });
  });

  test('everybody who enters before the first end is as if there from the beginning', () => {
    fc.assert(
      fc.property(subjects, (rows) => {
        const sample = read(rows);
        const late = { ...sample, entry: new Float64Array(rows.length).fill(0.5) };
        expect(tabulateTimes(late)).toEqual(tabulateTimes(sample));
      }),
    );
  });

  test('Nelson–Aalen: d/n at once, or one after another', () => {
    const table = tabulateTimes(
      read([
        { t: 1, s: 1 },
        { t: 1, s: 1 },
        { t: 2, s: 0 },
        { t: 3, s: 1 },
      ]),
    );
    expect([...estimateNelsonAalen(table).hazard]).toEqual([0.5, 0.5, 1.5]);
    expect([...estimateNelsonAalen(table, 'in-turn').hazard].map((h) => h.toFixed(6))).toEqual(['0.583333', '0.583333', '1.583333']);
  });

  test('nobody gives empty tables, and an entry after the end is refused', () => {
    expect(tabulateTimes(read([])).time).toHaveLength(0);
    expect(() => tabulateTimes({ ...read([{ t: 1, s: 1 }]), entry: Float64Array.of(2) })).toThrow(RangeError);
  });
});
