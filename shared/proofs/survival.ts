import { compareSurvival } from '../stats/survival/compare/log-rank.ts';
import { fitCox } from '../stats/survival/cox/fit-cox.ts';
import { survivalBand } from '../stats/survival/curve/band.ts';
import { estimateKaplanMeier } from '../stats/survival/curve/kaplan-meier.ts';
import { survivalQuantile } from '../stats/survival/curve/survival-quantile.ts';
import { tabulateGroups } from '../stats/survival/time-table.ts';
import { halfUnit, type ProofCase, type ProofLine } from './proof.ts';
import { AML, LEUKAEMIA } from './survival-tables.ts';

/** The last digit of these was cut off, not rounded. */
const CUT_OFF = 1e-6;

/** Two groups of patients whose times are printed in full: the log-rank family against a textbook. */
export const LEUKAEMIA_TESTS: ProofCase = {
  id: 'leukaemia',
  area: 'retention',
  source: 'Freireich et al., Blood 21 (1963) 699; Kleinbaum & Klein, Survival Analysis, 3rd ed. 2012, ch. 2; lifelines tests (commit ad023a0)',
  lines: () => {
    const published = [
      ['logrank', 'log-rank', 16.793],
      ['gehan', 'Wilcoxon–Gehan', 13.457852],
      ['taroneWare', 'Tarone–Ware', 15.123575],
      ['peto', 'Peto–Peto', 14.084139],
    ] as const;
    return published.map(([weight, detail, value]): ProofLine => {
      const computed = compareSurvival(LEUKAEMIA, LEUKAEMIA.group, 2, { weight }).chiSquared;
      return { quantity: 'chiSquared', detail, published: value, computed, tolerance: weight === 'logrank' ? halfUnit(3) : CUT_OFF };
    });
  },
};

/** Medians, log-rank test and Cox model of R's most used example. */
export const AML_MODEL: ProofCase = {
  id: 'aml',
  area: 'retention',
  source: 'Miller, Survival Analysis (1981) 49; R package survival, reference output (therneau/survival, commit a2533a9)',
  lines: () => {
    const medians = tabulateGroups(AML, AML.group, 2).map((own) => {
      const curve = estimateKaplanMeier(own);
      return survivalQuantile(curve.time, curve.survival, survivalBand(curve), 0.5).time ?? Number.NaN;
    });
    const test = compareSurvival(AML, AML.group, 2);
    const cox = fitCox({ ...AML, covariates: [Float64Array.from(AML.group)] }, { ties: 'breslow' });
    return [
      { quantity: 'median', detail: '1', published: 31, computed: medians[0] ?? Number.NaN, tolerance: 0 },
      { quantity: 'median', detail: '2', published: 23, computed: medians[1] ?? Number.NaN, tolerance: 0 },
      { quantity: 'expected', detail: '1', published: 10.69, computed: test.expected[0] ?? Number.NaN, tolerance: halfUnit(2) },
      { quantity: 'expected', detail: '2', published: 7.31, computed: test.expected[1] ?? Number.NaN, tolerance: halfUnit(2) },
      { quantity: 'chiSquared', detail: 'log-rank', published: 3.4, computed: test.chiSquared, tolerance: halfUnit(1) },
      { quantity: 'coefficient', detail: 'Cox, Breslow', published: 0.9042, computed: cox.coefficient[0] ?? Number.NaN, tolerance: halfUnit(4) },
      { quantity: 'standardError', detail: 'Cox, Breslow', published: 0.5122, computed: cox.standardError[0] ?? Number.NaN, tolerance: halfUnit(4) },
    ];
  },
};
