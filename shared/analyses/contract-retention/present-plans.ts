import type { Block } from '../blocks.ts';
import {
  countFigure,
  estimateFigure,
  fieldOf,
  fromEstimate,
  headOf,
  INTEGER,
  intervalOf,
  MESSAGE,
  MONEY,
  moneyFigure,
  ONE_DIGIT,
  PARAMETER,
  PERCENT,
  RATIO,
  word,
} from './figures.ts';
import type { ContractResult } from './schema.ts';

/** Below this, four digits show nothing. */
const SMALLEST_P = 1e-4;

/** Plans side by side; those with few ends borrow the estimate of all. */
export function presentPlans(result: ContractResult): Block[] {
  const { plans, unit } = result;
  if (plans.length === 0) return [];
  const hasMoney = plans.some(({ value }) => value !== null);
  return [
    {
      kind: 'table',
      id: 'plans',
      title: word('tables.plans'),
      columns: [
        fieldOf('plan', MESSAGE),
        fieldOf('contracts', INTEGER),
        fieldOf('ended', INTEGER),
        fieldOf('afterYear', PERCENT),
        { ...fieldOf('lifetime', ONE_DIGIT), label: word(`fields.lifetime.${unit}`) },
        ...(hasMoney ? [fieldOf('value', MONEY)] : []),
        fieldOf('basis', MESSAGE),
      ],
      rows: plans.map((plan) => [
        headOf(plan.key),
        countFigure(result, plan.key),
        estimateFigure(result, plan.key, plan.ended),
        fromEstimate(result, plan.key, plan.atHorizon),
        fromEstimate(result, plan.key, plan.lifetime),
        ...(hasMoney ? [moneyFigure(result, plan.key, plan.value)] : []),
        { value: null, caption: word(plan.isPooled ? 'basis.pooled' : 'basis.own') },
      ]),
      note: word('notes.plans'),
    },
    ...testTable(result),
  ];
}

function testTable(result: ContractResult): Block[] {
  const rows = result.plans.flatMap(({ key, against }) =>
    against === null
      ? []
      : [
          [
            headOf(key),
            estimateFigure(result, key, against.ratio, intervalOf(against.low, against.high, 'wald')),
            { ...estimateFigure(result, key, against.p), ...(against.p < SMALLEST_P ? { caption: word('belowP') } : {}) },
          ],
        ],
  );
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      id: 'plan-tests',
      depth: 'analyst',
      title: word('tables.planTests'),
      columns: [fieldOf('plan', MESSAGE), fieldOf('ratio', RATIO), fieldOf('p', PARAMETER)],
      rows,
    },
  ];
}
