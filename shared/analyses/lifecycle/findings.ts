import { compareProportions } from '../../stats/tests/proportions/two-proportions.ts';
import { CONFIDENCE_LEVEL } from '../../stats/wilson-interval.ts';
import type { AnalysisContext, FindingCandidate } from '../define.ts';
import { estimateFigure, INTEGER, PERCENT, word } from './figures.ts';
import { LIFECYCLE_ID, type LifecycleParams, type LifecycleResult, type MoveChange, STAGES, type Stage } from './schema.ts';

const PERIODS_A_YEAR = { month: 12, quarter: 4 } as const;

/** The share of buyers that falls silent and of the dormant that comes back: the last periods against those before. */
export function findLifecycle(result: LifecycleResult, params: LifecycleParams, _context: AnalysisContext): FindingCandidate[] {
  return result.changes.flatMap((change): FindingCandidate[] => {
    const kind = change.from.includes('dormant') ? 'back' : 'silent';
    const { earlier, latest } = change;
    if (earlier.of === 0 || latest.of === 0) return [];
    const test = compareProportions(latest.moved, latest.of, earlier.moved, earlier.of);
    const rises = test.difference > 0;
    return [
      {
        id: kind,
        claim: word(`findings.${kind}.${rises ? 'up' : 'down'}`, {
          latest: { value: latest.moved / latest.of, format: PERCENT },
          earlier: { value: earlier.moved / earlier.of, format: PERCENT },
          span: word(`spans.${params.grain}`),
        }),
        effect: {
          ...estimateFigure(test.difference, result),
          interval: { ...test.differenceInterval, level: CONFIDENCE_LEVEL, method: `analyses.${LIFECYCLE_ID}.methods.newcombe` },
          label: word(`findings.${kind}.label`),
          format: { kind: 'points', digits: 1 },
        },
        evidence: {
          test: word('tests.proportions', { latest: { value: latest.of, format: INTEGER }, earlier: { value: earlier.of, format: INTEGER } }),
          p: test.pValue,
          n: latest.of + earlier.of,
          overturn: word(`findings.${kind}.overturn`),
        },
        money: moneyAtStake(change, test.difference, result, params),
        action: word(`findings.${kind}.action.${rises ? 'up' : 'down'}`),
        block: 'stages-over-time',
      },
    ];
  });
}

/** Customers of the change in a year times the difference in worth between where they go and where they would have stayed. */
function moneyAtStake(
  { from, to, latest, periods }: MoveChange,
  difference: number,
  { outlook }: LifecycleResult,
  { grain }: LifecycleParams,
): number | null {
  if (outlook === null) return null;
  const worth = (stages: readonly Stage[]): number =>
    stages.reduce((sum, stage) => sum + (outlook.value[STAGES.indexOf(stage)]?.value ?? 0), 0) / stages.length;
  const moversAYear = (Math.abs(difference) * latest.of * PERIODS_A_YEAR[grain]) / periods;
  return moversAYear * Math.abs(worth(from) - worth(to));
}
