import { CONFIDENCE_LEVEL } from '../../stats/wilson-interval.ts';
import { type CustomerFigure, defineAnalysis } from '../define.ts';
import { computeClv } from './compute.ts';
import { findClv } from './findings.ts';
import en from './messages/en.json' with { type: 'json' };
import fa from './messages/fa.json' with { type: 'json' };
import { presentClv } from './present.ts';
import { queryClv } from './query.ts';
import { CLV_FIELDS, CLV_ID, type ClvResult, clvParamsSchema, GROUP_KEYS } from './schema.ts';

/** Customer value: who is still active, what they will buy and bring, and how sure that is. */
export const clv = defineAnalysis({
  id: CLV_ID,
  group: 'value',
  icon: 'savings',
  rows: ['R25', 'R67'],
  params: clvParamsSchema,
  fields: CLV_FIELDS,
  needs: [
    { relation: 'order_lines', column: 'customer_id' },
    { relation: 'order_lines', column: 'day' },
    { relation: 'order_lines', column: 'amount' },
  ],
  facts: true,
  query: queryClv,
  compute: computeClv,
  present: presentClv,
  groups: (result, params) => ({ keys: GROUP_KEYS[params.grouping], groupOf: result?.groupOf ?? new Int32Array(1).fill(-1) }),
  customers: (result) => (result === null ? [] : figuresOf(result)),
  findings: findClv,
  messages: { en, fa },
});

function figuresOf({ byCustomer }: ClvResult): CustomerFigure[] {
  const level = CONFIDENCE_LEVEL;
  return [
    { key: 'probabilityAlive', format: { kind: 'percent', digits: 1 }, values: byCustomer.probabilityAlive },
    {
      key: 'purchases',
      format: { kind: 'number', digits: 1 },
      values: byCustomer.purchases,
      low: byCustomer.purchasesLow,
      high: byCustomer.purchasesHigh,
      level,
    },
    { key: 'value', format: { kind: 'money' }, values: byCustomer.value, low: byCustomer.valueLow, high: byCustomer.valueHigh, level },
    { key: 'nextDay', format: { kind: 'day' }, values: byCustomer.nextDay },
    { key: 'heardOfBy', format: { kind: 'day' }, values: byCustomer.heardOfBy },
  ];
}
