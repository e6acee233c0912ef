import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAnalysisEngine } from '../../electron/backend/analyses/engine.ts';
import { commitImport } from '../../electron/backend/imports/commit-import.ts';
import type { AnalysisResult } from '../../shared/contract/analyses.ts';
import type { Role } from '../../shared/model/role.ts';
import { contractSurvival } from '../../shared/stats/contract/beta-discrete-weibull.ts';
import { tallyContracts } from '../../shared/stats/contract/contract-history.ts';
import { fitContractModel } from '../../shared/stats/contract/fit-contract-model.ts';
import { handMapping } from '../electron/backend/imports/support/text-import.ts';
import { openWorkbench, quietJob, type Workbench } from '../electron/backend/imports/support/workbench.ts';
import { checkDrills } from '../support/check-drills.ts';
import { findBlock, kpiValue, tableRows } from '../support/find-block.ts';
import { hasReference, readCsv, referencePath } from './reference-data.ts';

/** IBM's telco customers, whose lengths are in months without dates. Expected: scipy 1.10.1 (Nelder–Mead on the same likelihoods, Kaplan–Meier by hand). */
const TELCO = referencePath('data', 'telco-churn', 'Telco-Customer-Churn.csv');

describe.runIf(hasReference(TELCO))('telco', () => {
  const rows = hasReference(TELCO) ? readCsv(TELCO) : [];
  const historyOf = (plan: string | null) => {
    const own = rows.filter((row) => plan === null || row.Contract === plan);
    return tallyContracts(
      own.map((row) => Number(row.tenure)),
      own.map((row) => Number(row.Churn === 'Yes')),
    );
  };

  test.each([
    [null, [0.13673308, 4.03281524], -10_465.424706735],
    ['Month-to-month', [0.4226184, 7.39329602], -7679.174997324],
  ] as const)('shifted beta-geometric, %s', (plan, [alpha, beta], logLikelihood) => {
    const fit = fitContractModel(historyOf(plan), 'sbg');
    expect(fit?.logLikelihood).toBeCloseTo(logLikelihood, 5);
    expect(fit?.parameters.alpha).toBeCloseTo(alpha, 5);
    expect(fit?.parameters.beta).toBeCloseTo(beta, 3);
    expect(fit?.hasConverged).toBe(true);
  });

  test.each([
    [null, 0.517822596, -10_309.638659052],
    ['Month-to-month', 0.604313058, -7537.43350371],
  ] as const)('beta-discrete-Weibull, %s: contracts alike, a chance that falls with age', (plan, c, logLikelihood) => {
    const fit = fitContractModel(historyOf(plan), 'bdw');
    expect(fit?.isHomogeneous).toBe(true);
    expect(Math.abs((fit?.logLikelihood ?? 0) - logLikelihood)).toBeLessThan(0.05);
    expect(fit?.parameters.c).toBeCloseTo(c, 2);
  });

  test('yearly contracts hardly end: the fit runs to its edge and still describes them', () => {
    const fit = fitContractModel(historyOf('One year'), 'sbg');
    expect(fit?.isHomogeneous).toBe(true);
    expect(Math.abs((fit?.logLikelihood ?? 0) + 1148.7933)).toBeLessThan(0.05);
    expect(contractSurvival(fit?.parameters ?? { alpha: 1, beta: 1, c: 1 }, 60)).toBeGreaterThan(0.8);
  });

  describe('imported as subscriptions', () => {
    let bench: Workbench;
    let engine: ReturnType<typeof createAnalysisEngine>;
    let result: AnalysisResult;
    beforeAll(async () => {
      bench = await openWorkbench(mkdtempSync(join(tmpdir(), 'clientele-telco-')));
      const headers = Object.keys(rows[0] ?? {});
      const known: Readonly<Record<string, Role>> = {
        customerID: 'customerId',
        tenure: 'tenure',
        Contract: 'plan',
        PaymentMethod: 'method',
        MonthlyCharges: 'unitPrice',
        TotalCharges: 'amount',
        Churn: 'isEnded',
      };
      const roles = headers.map((header): Role => known[header] ?? 'ignore');
      const mapping = handMapping('subscriptions', headers, roles, { isEnded: { kind: 'flag', yes: ['yes'], no: ['no'] } }, {});
      await commitImport({ store: bench.store, warehouse: bench.warehouse }, { path: TELCO, mapping, mode: 'update', allowRepeat: true }, quietJob());
      engine = createAnalysisEngine({ store: bench.store, warehouse: bench.warehouse, appVersion: 'test' });
      result = await engine.run({ id: 'contract-retention' });
    }, 120_000);
    afterAll(async () => bench.close());

    test('7,043 contracts, 1,869 ended; shares seen after 1, 12, 24, 60 and 72 months', () => {
      expect([kpiValue(result, 'totals', 'contracts'), kpiValue(result, 'totals', 'ended')]).toEqual([7043, 1869]);
      const [seen] = findBlock(result, 'chart', 'stay').series;
      const at = (month: number): number => Number(seen?.points.find(({ x }) => x === month)?.value);
      const expected = [0.9459613196814562, 0.8431995538158313, 0.7887363983705988, 0.6644039143747426, 0.5927901520522304];
      [1, 12, 24, 60, 72].forEach((month, index) => {
        expect(at(month)).toBeCloseTo(expected[index] ?? 0, 10);
      });
    });

    test('plans: 3,875, 1,695 and 1,473 contracts, 1,655, 48 and 166 ended; month-to-month ends soonest', () => {
      const plans = tableRows(result, 'plans');
      expect(plans.map(({ contracts, ended }) => [contracts?.value, ended?.value])).toEqual([
        [3875, 1655],
        [1695, 48],
        [1473, 166],
      ]);
      const tests = tableRows(result, 'plan-tests');
      expect(Number(tests[0]?.ratio?.value)).toBeGreaterThan(5);
      expect(Number(tests[0]?.p?.value)).toBeLessThan(1e-100);
    });

    test('the drifting model foretells the last third best and is chosen; every figure leads to its contracts', async () => {
      const rowsOf = tableRows(result, 'holdout');
      const errors = rowsOf.map(({ error }) => Number(error?.value));
      expect(Math.min(...errors)).toBe(errors[1]);
      expect(errors[1]).toBeLessThan(0.05);
      expect(await checkDrills({ engine }, { id: 'contract-retention', perBlock: 4 })).toBeGreaterThan(30);
    });
  });
});
