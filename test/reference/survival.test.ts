import { describe, expect, test } from 'vitest';
import { compareSurvival, testTrend } from '../../shared/stats/survival/compare/log-rank.ts';
import { baselineHazard, predictSurvival } from '../../shared/stats/survival/cox/baseline-hazard.ts';
import { concordanceOf } from '../../shared/stats/survival/cox/concordance.ts';
import { type CoxFit, fitCox } from '../../shared/stats/survival/cox/fit-cox.ts';
import { testProportionality } from '../../shared/stats/survival/cox/proportionality-test.ts';
import { coxResiduals } from '../../shared/stats/survival/cox/residuals.ts';
import { survivalBand } from '../../shared/stats/survival/curve/band.ts';
import { atRiskAt, estimateKaplanMeier, stepAt } from '../../shared/stats/survival/curve/kaplan-meier.ts';
import { estimateNelsonAalen } from '../../shared/stats/survival/curve/nelson-aalen.ts';
import { restrictedMean } from '../../shared/stats/survival/curve/restricted-mean.ts';
import { survivalQuantile } from '../../shared/stats/survival/curve/survival-quantile.ts';
import { fitAccelerated } from '../../shared/stats/survival/parametric/fit-accelerated.ts';
import { tabulateGroups, tabulateTimes } from '../../shared/stats/survival/time-table.ts';
import { hasReference, readCsv, readReference, referencePath } from './reference-data.ts';

/** Data sets of lifelines against R 4.2.2, survival 3.5-3: figures of refs/survival.json, and others computed the same way and copied here. */
const FIGURES = referencePath('refs', 'survival.json');
const file = (name: string): string => referencePath('data', 'survival', `${name}.csv`);
const FILES = ['rossi', 'lung', 'larynx', 'gbsg2', 'dd', 'regression', 'kidney_transplant', 'stanford_heart', 'waltons_dataset', 'recur'].map(file);

type Row = Record<string, string>;
const column = (rows: readonly Row[], name: string): Float64Array => Float64Array.from(rows, (row) => Number(row[name]));
const flags = (rows: readonly Row[], name: string): Uint8Array => Uint8Array.from(rows, (row) => Number(row[name]));
const groupsOf = (rows: readonly Row[], name: string): { readonly group: Int32Array; readonly names: string[] } => {
  const names = [...new Set(rows.map((row) => row[name] ?? ''))].sort();
  return { group: Int32Array.from(rows, (row) => names.indexOf(row[name] ?? '')), names };
};
const close = (values: readonly number[], digits: number): number[] => values.map((value) => expect.closeTo(value, digits) as number);

interface CoxFigures {
  readonly coef: Record<string, { coef: number; se: number; z: number; p: number }>;
  readonly loglik: number[];
  readonly concordance: number;
  readonly concordance_se: number;
  readonly LR: number[];
  readonly Wald: number[];
  readonly Score: number[];
  readonly cox_zph: Record<string, { chisq: number; p: number }>;
  readonly baseline_cumhaz_at_zero_covariates: { hazard: number; time: number }[];
}
interface KmRow {
  readonly time: number;
  readonly n_risk: number;
  readonly surv: number;
  readonly se: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

describe.runIf(hasReference(FIGURES, ...FILES))('survival', () => {
  const figures = hasReference(FIGURES) ? readReference<Record<string, Record<string, unknown>>>(FIGURES) : {};
  const figure = <T>(set: string, name: string): T => figures[set]?.[name] as T;
  const rossi = hasReference(file('rossi')) ? readCsv(file('rossi')) : [];
  const names = ['fin', 'age', 'race', 'wexp', 'mar', 'paro', 'prio'];
  const arrests = { time: column(rossi, 'week'), status: flags(rossi, 'arrest') };
  const covariates = names.map((name) => column(rossi, name));

  function expectCox(fit: CoxFit, expected: CoxFigures, time: Float64Array, status: Uint8Array): void {
    const rows = Object.values(expected.coef);
    expect([...fit.coefficient]).toEqual(
      close(
        rows.map(({ coef }) => coef),
        8,
      ),
    );
    expect([...fit.standardError]).toEqual(
      close(
        rows.map(({ se }) => se),
        9,
      ),
    );
    expect([...fit.z]).toEqual(
      close(
        rows.map(({ z }) => z),
        7,
      ),
    );
    expect([...fit.p]).toEqual(
      close(
        rows.map(({ p }) => p),
        8,
      ),
    );
    expect(fit.logLikelihood).toEqual(close(expected.loglik, 8));
    expect([fit.likelihoodRatio.chiSquared, fit.likelihoodRatio.p]).toEqual(close([expected.LR[0] ?? 0, expected.LR[2] ?? 0], 8));
    expect(fit.score.chiSquared).toBeCloseTo(expected.Score[0] ?? 0, 8);
    expect(fit.wald.chiSquared).toBeCloseTo(expected.Wald[0] ?? 0, 2);
    const { concordance, standardError } = concordanceOf({ time, status }, coxResiduals(fit).predictor);
    expect([concordance, standardError]).toEqual(close([expected.concordance, expected.concordance_se], 9));
    const drift = testProportionality(fit);
    const all = [...drift.terms, drift.global];
    expect(all.map(({ chiSquared }) => chiSquared)).toEqual(
      close(
        Object.values(expected.cox_zph).map(({ chisq }) => chisq),
        6,
      ),
    );
    expect(all.map(({ p }) => p)).toEqual(
      close(
        Object.values(expected.cox_zph).map(({ p }) => p),
        7,
      ),
    );
    const base = baselineHazard(fit);
    for (const { time: t, hazard } of expected.baseline_cumhaz_at_zero_covariates) expect(base.hazard[stepAt(base.time, t)]).toBeCloseTo(hazard, 8);
  }

  test('Rossi: Efron coefficients as published, all tests, drift, baseline, concordance', () => {
    const fit = fitCox({ ...arrests, covariates });
    expect([...fit.coefficient]).toEqual(close([-0.3794222, -0.0574377, 0.3138998, -0.1497957, -0.4337039, -0.0848711, 0.0914971], 6));
    expect(fit.likelihoodRatio.chiSquared).toBeCloseTo(33.27, 2);
    expectCox(fit, figure<CoxFigures>('rossi', 'cox_efron'), arrests.time, arrests.status);
    const { rows_1based, times, surv } = figure<{ rows_1based: number[]; times: number[]; surv: number[][] }>('rossi', 'cox_predicted_survival');
    times.forEach((t, at) => {
      expect(
        rows_1based.map((row) =>
          predictSurvival(
            fit,
            covariates.map((values) => values[row - 1] ?? 0),
            t,
          ),
        ),
      ).toEqual(close(surv[at] ?? [], 8));
    });
  });

  test('Rossi: Breslow', () => {
    const fit = fitCox({ ...arrests, covariates }, { ties: 'breslow' });
    const { coef, loglik } = figure<{ coef: Record<string, number>; loglik: number[] }>('rossi', 'cox_breslow');
    expect([...fit.coefficient]).toEqual(close(Object.values(coef), 8));
    expect(fit.logLikelihood).toEqual(close(loglik, 8));
  });

  test.each([
    ['rossi', 'week', 'arrest'],
    ['waltons', 'T', 'E'],
  ])('%s: Kaplan–Meier with the log band, quartiles', (name, timeName, eventName) => {
    const rows = readCsv(file(name === 'rossi' ? 'rossi' : 'waltons_dataset'));
    const curve = estimateKaplanMeier(tabulateTimes({ time: column(rows, timeName), status: flags(rows, eventName) }));
    const band = survivalBand(curve, 0.95, 'log');
    const { table } = figure<{ table: KmRow[] }>(name, 'km');
    for (const expected of table) {
      const row = stepAt(curve.time, expected.time);
      expect([atRiskAt(curve, expected.time), curve.survival[row]]).toEqual([expected.n_risk, expect.closeTo(expected.surv, 12)]);
      if (expected.se === null || expected.lower === null || expected.upper === null) continue;
      expect((curve.survival[row] ?? 0) * Math.sqrt(curve.logVariance[row] ?? 0)).toBeCloseTo(expected.se, 12);
      expect([band.low[row], band.high[row]]).toEqual(close([expected.lower, expected.upper], 11));
    }
    const { median } = figure<{ median: (number | null)[] }>(name, 'km');
    expect([0.25, 0.5, 0.75].map((p) => survivalQuantile(curve.time, curve.survival, band, p).time)).toEqual(median);
  });

  test('Waltons by group: medians with intervals, restricted means, log-rank, Nelson–Aalen', () => {
    const rows = readCsv(file('waltons_dataset'));
    const sample = { time: column(rows, 'T'), status: flags(rows, 'E') };
    const { group } = groupsOf(rows, 'group');
    const curves = tabulateGroups(sample, group, 2).map(estimateKaplanMeier);
    const summary = figure<{ summary_table: Record<string, number>[] }>('waltons', 'km_by_group').summary_table;
    curves.forEach((curve, index) => {
      const expected = summary[index] ?? {};
      const found = survivalQuantile(curve.time, curve.survival, survivalBand(curve, 0.95, 'log'), 0.5);
      expect([found.time, found.low, found.high]).toEqual([expected.median, expected['0.95LCL'], expected['0.95UCL']]);
      const { mean, standardError } = restrictedMean(curve, 75);
      expect([mean, standardError]).toEqual(close([expected.rmean ?? 0, expected['se(rmean)'] ?? 0], 10));
    });
    const expected = figure<{ chisq: number; p: number; obs: number[]; exp: number[] }>('waltons', 'logrank');
    const comparison = compareSurvival(sample, group, 2);
    expect(comparison.chiSquared).toBeCloseTo(expected.chisq, 8);
    expect(comparison.p / expected.p).toBeCloseTo(1, 8);
    expect([...comparison.expected]).toEqual(close(expected.exp, 8));
    const { time, hazard } = estimateNelsonAalen(tabulateTimes(sample));
    expect([15, 26, 56, 75].map((t) => hazard[stepAt(time, t)]).slice(0, 2)).toEqual(
      close(figure<number[]>('waltons', 'nelson_aalen').slice(0, 2), 10),
    );
  });

  test('Rossi by aid: log-rank and restricted means', () => {
    const group = Int32Array.from(rossi, (row) => Number(row.fin));
    const expected = figure<{ chisq: number; p: number; exp: number[] }>('rossi', 'logrank_fin');
    const comparison = compareSurvival(arrests, group, 2);
    expect([comparison.chiSquared, comparison.p]).toEqual(close([expected.chisq, expected.p], 9));
    const means = tabulateGroups(arrests, group, 2).map((table) => restrictedMean(estimateKaplanMeier(table), 52));
    expect(means.map(({ mean }) => mean)).toEqual(close([44.8333333333333, 46.875], 10));
    expect(means.map(({ standardError }) => standardError)).toEqual(close([0.917671540498792, 0.793324895885726], 10));
  });

  test('Rossi: Weibull with covariates, and the four shapes without', () => {
    const fit = fitAccelerated({ ...arrests, covariates }, 'weibull');
    const expected = figure<{ coef: Record<string, number>; scale: number; loglik: number[]; se: number[] }>('rossi', 'weibull_aft');
    expect([...fit.coefficient]).toEqual(close(Object.values(expected.coef), 6));
    expect(fit.scale).toBeCloseTo(expected.scale, 7);
    expect(fit.logLikelihood).toBeCloseTo(expected.loglik[1] ?? 0, 7);
    expect([...fit.standardError]).toEqual(close(expected.se, 6));
    const alone = (distribution: 'weibull' | 'exponential' | 'lognormal' | 'loglogistic') => {
      const { coefficient, scale, logLikelihood } = fitAccelerated(arrests, distribution);
      return [coefficient[0], scale, logLikelihood];
    };
    expect(alone('exponential')).toEqual(close([5.15769321046819, 1, -701.977025993375], 6));
    expect(alone('weibull')).toEqual(close([4.81767410754492, 0.732524959747904, -696.624396947785], 6));
    expect(alone('lognormal')).toEqual(close([4.82509814603227, 1.35909657928395, -697.910424777669], 6));
    expect(alone('loglogistic')).toEqual(close([4.65380812923207, 0.682446930036395, -696.674468693216], 6));
  });

  describe('lung', () => {
    const rows = hasReference(file('lung')) ? readCsv(file('lung')) : [];
    const whole = { time: column(rows, 'time'), status: flags(rows, 'status') };
    const age = column(rows, 'age');
    const sex = column(rows, 'sex');
    const known = rows.filter((row) => row['ph.ecog'] !== '');
    const complete = { time: column(known, 'time'), status: flags(known, 'status') };

    test('by sex: observed 112 and 53, χ² 10.3267; stratified; trend over the state of health', () => {
      const group = sex.map((value) => value - 1);
      const comparison = compareSurvival(whole, Int32Array.from(group), 2);
      expect([...comparison.observed]).toEqual([112, 53]);
      expect([...comparison.expected]).toEqual(close([91.58173903, 73.41826097], 7));
      expect([comparison.chiSquared, comparison.p]).toEqual(close([10.326741955, 0.00131116452], 9));
      const ecog = Int32Array.from(known, (row) => Number(row['ph.ecog']));
      const stratified = compareSurvival(
        complete,
        Int32Array.from(known, (row) => Number(row.sex) - 1),
        2,
        { stratum: ecog },
      );
      expect(stratified.chiSquared).toBeCloseTo(10.7950596334964, 9);
      const four = compareSurvival(complete, ecog, 4);
      expect([four.chiSquared, four.degreesOfFreedom]).toEqual([expect.closeTo(21.962131682476, 9), 3]);
      expect(testTrend(four).z).toBeGreaterThan(4);
      const medians = tabulateGroups(whole, Int32Array.from(group), 2).map((table) => {
        const curve = estimateKaplanMeier(table);
        return survivalQuantile(curve.time, curve.survival, survivalBand(curve), 0.5).time;
      });
      expect(medians).toEqual([270, 426]);
    });

    test('Cox by age and sex: 0.017045 and −0.513219, LR 14.12, Wald 13.47, score 13.72, concordance 0.603', () => {
      const fit = fitCox({ ...whole, covariates: [age, sex] });
      expect([...fit.coefficient]).toEqual(close([0.0170453318454113, -0.5132185171083844], 8));
      expect([...fit.standardError]).toEqual(close([0.00922327347696912, 0.16745796235576815], 8));
      expect([fit.score.chiSquared, fit.wald.chiSquared]).toEqual(close([13.7223214895153, 13.4732494513703], 7));
      expect(fit.likelihoodRatio.chiSquared).toBeCloseTo(14.12, 2);
      const { concordance, standardError } = concordanceOf(whole, coxResiduals(fit).predictor);
      expect([concordance, standardError]).toEqual(close([0.6028530028979714, 0.0254986777697303], 9));
    });

    test('Cox with three covariates: everything of the reference', () => {
      const fit = fitCox({ ...complete, covariates: [column(known, 'age'), column(known, 'sex'), column(known, 'ph.ecog')] });
      expectCox(fit, figure<CoxFigures>('lung', 'cox'), complete.time, complete.status);
    });

    test('standard errors for patients of one institution', () => {
      const inside = rows.filter((row) => row.inst !== '');
      const sample = { time: column(inside, 'time'), status: flags(inside, 'status'), covariates: [column(inside, 'age'), column(inside, 'sex')] };
      const fit = fitCox(sample, { cluster: Int32Array.from(inside, (row) => Number(row.inst)) });
      expect([...fit.coefficient]).toEqual(close([0.0170334959728774, -0.5116682958663779], 8));
      expect([...fit.standardError]).toEqual(close([0.00732739307379045, 0.1282306016852463], 8));
    });

    test('strata by sex: coefficients, concordance, drift on four scales of time', () => {
      const stratum = Int32Array.from(known, (row) => Number(row.sex) - 1);
      const fit = fitCox({ ...complete, covariates: [column(known, 'age'), column(known, 'ph.ecog')], stratum });
      expect([...fit.coefficient]).toEqual(close([0.0105662546009495, 0.4624244343582905], 8));
      expect(fit.logLikelihood).toEqual(close([-638.509764984236, -628.770939501205], 8));
      const { concordance, standardError } = concordanceOf(complete, coxResiduals(fit).predictor, stratum);
      expect([concordance, standardError]).toEqual(close([0.605849182834751, 0.02652388514464], 9));
      for (const [scale, expected] of [
        ['km', [0.133470723862671, 2.182400689479594, 2.200478902079944]],
        ['identity', [0.0908638496811821, 1.6621900002014116, 1.6684523773181146]],
        ['rank', [0.0842682912440855, 2.6951855336802737, 2.6963616045255421]],
        ['log', [3.170867868899021, 0.395086795053109, 3.290352617536648]],
      ] as const) {
        const { terms, global } = testProportionality(fit, scale);
        expect(
          [...terms, global].map(({ chiSquared }) => chiSquared),
          scale,
        ).toEqual(close([...expected], 6));
      }
    });

    test.each([
      ['weibull', [6.2748530584187714, 0.3820851396588852, -0.0122570255889486], 0.75405094764082, -1147.05443143195],
      ['exponential', [6.3596715418034577, 0.4809349239603291, -0.0156187110403523], 1, -1156.09903713804],
      ['lognormal', [6.4079885485302688, 0.5192536746431363, -0.0233564575542504], 1.0526758900687, -1158.75014259399],
      ['loglogistic', [5.922315372744035, 0.4775092249038339, -0.0140050850097031], 0.565578594745816, -1152.89722532433],
    ] as const)('%s times by sex and age', (distribution, coefficient, scale, logLikelihood) => {
      const fit = fitAccelerated({ ...whole, covariates: [sex, age] }, distribution);
      expect([...fit.coefficient]).toEqual(close([...coefficient], 6));
      expect([fit.scale, fit.logLikelihood]).toEqual(close([scale, logLikelihood], 6));
    });
  });

  test('Stanford heart transplants: late entries, cluster errors, curve and drift', () => {
    const rows = readCsv(file('stanford_heart'));
    const sample = { entry: column(rows, 'start'), time: column(rows, 'stop'), status: flags(rows, 'event') };
    const heart = ['age', 'year', 'surgery', 'transplant'].map((name) => column(rows, name));
    const fit = fitCox({ ...sample, covariates: heart });
    expect([...fit.coefficient]).toEqual(close([0.0271666409576768, -0.1463463456741956, -0.6372098899669675, -0.0102507724090836], 8));
    expect([...fit.standardError]).toEqual(close([0.0137141152103185, 0.0704679795188561, 0.3672259961803245, 0.3137547983374912], 8));
    expect(fit.logLikelihood).toEqual(close([-298.121355672984, -290.565616218489], 8));
    const { terms, global } = testProportionality(fit);
    expect([...terms, global].map(({ chiSquared }) => chiSquared)).toEqual(
      close([0.8668747109154109, 1.7164144292076067, 0.0973950591161537, 0.2029343881530598, 3.4731022988455895], 6),
    );
    const robust = fitCox({ ...sample, covariates: heart }, { cluster: Int32Array.from(rows, (row) => Number(row.id)) });
    expect([...robust.standardError]).toEqual(close([0.0138918929240808, 0.0730798592393643, 0.3582102023844257, 0.3168823490624898], 7));
    const curve = estimateKaplanMeier(tabulateTimes(sample));
    expect([5, 30, 100, 500, 1000].map((t) => curve.survival[stepAt(curve.time, t)])).toEqual(
      close([0.91262135922, 0.7756081597, 0.49400825984, 0.32122401493, 0.20508135844], 10),
    );
  });

  test('recurrences: many rows of one person, clustered', () => {
    const rows = readCsv(file('recur')).filter((row) => Number(row.TIME1) > Number(row.TIME0));
    expect(rows).toHaveLength(1296);
    const { group } = groupsOf(rows, 'ID');
    const sample = {
      entry: column(rows, 'TIME0'),
      time: column(rows, 'TIME1'),
      status: flags(rows, 'CENSOR'),
      covariates: [column(rows, 'AGE'), column(rows, 'TREAT')],
    };
    const fit = fitCox(sample, { cluster: group });
    expect([...fit.coefficient]).toEqual(close([0.0444986278517521, 0.2454016523367716], 8));
    expect([...fit.standardError]).toEqual(close([0.00757014989104543, 0.04819641855841443], 8));
    expect(fit.logLikelihood).toEqual(close([-5187.35681174099, -5172.36321886065], 7));
  });

  test('GBSG2 stratified by grade, with concordance', () => {
    const rows = readCsv(file('gbsg2'));
    const sample = { time: column(rows, 'time'), status: flags(rows, 'cens') };
    const therapy = Float64Array.from(rows, (row) => (row.horTh === 'yes' ? 1 : 0));
    const { group } = groupsOf(rows, 'tgrade');
    const fit = fitCox({
      ...sample,
      covariates: [therapy, ...['age', 'tsize', 'pnodes', 'progrec', 'estrec'].map((name) => column(rows, name))],
      stratum: group,
    });
    expect([...fit.coefficient]).toEqual(
      close([-0.33827678141409, 0.000526830258606071, 0.007997920956141069, 0.047680518406884413, -0.002246712207807345, 0.000164819227824817], 7),
    );
    expect(fit.logLikelihood).toEqual(close([-1546.06218774385, -1508.03071581047], 7));
    const { concordance, standardError } = concordanceOf(sample, coxResiduals(fit).predictor, group);
    expect([concordance, standardError]).toEqual(close([0.6700228764072, 0.0163903551520799], 8));
  });

  test('larynx, kidney transplants and simulated regression', () => {
    const fitOf = (name: string, timeName: string, eventName: string, columns: readonly string[]) => {
      const rows = readCsv(file(name));
      return fitCox({ time: column(rows, timeName), status: flags(rows, eventName), covariates: columns.map((own) => column(rows, own)) });
    };
    const larynx = fitOf('larynx', 'time', 'death', ['age', 'Stage_II', 'Stage_III', 'Stage_IV']);
    expect([...larynx.coefficient]).toEqual(close([0.0190311018802514, 0.1400401537603293, 0.6423817274788379, 1.7059796099130877], 7));
    expect(larynx.logLikelihood).toEqual(close([-196.863479861645, -187.707364927454], 8));
    const { terms, global } = testProportionality(larynx);
    expect([...terms, global].map(({ chiSquared }) => chiSquared)).toEqual(
      close([1.1329080329611374, 0.3305502026670473, 3.5221895708815287, 0.0134468289354385, 5.1392865300623605], 6),
    );
    const kidney = fitOf('kidney_transplant', 'time', 'death', ['age', 'black_male', 'white_male', 'black_female']);
    expect([...kidney.coefficient]).toEqual(close([0.0506723772331427, -0.0356098835685195, 0.0973989071693877, 0.4537943302184826], 7));
    expect(kidney.logLikelihood).toEqual(close([-879.17051326218, -849.701649790005], 7));
    const simulated = fitOf('regression', 'T', 'E', ['var1', 'var2', 'var3']);
    expect([...simulated.coefficient]).toEqual(close([0.2222073668748041, 0.0509573348860841, 0.2183142429306507], 7));
    expect(simulated.logLikelihood).toEqual(close([-815.389528278918, -807.619706481129], 7));
  });

  test('terms of office: six regimes, χ² 322.5991', () => {
    const rows = readCsv(file('dd'));
    const { group, names: regimes } = groupsOf(rows, 'regime');
    const comparison = compareSurvival({ time: column(rows, 'duration'), status: flags(rows, 'observed') }, group, regimes.length);
    expect(comparison.chiSquared).toBeCloseTo(322.599077920699, 7);
  });
});
