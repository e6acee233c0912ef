import { defineAnalysis } from '../define.ts';
import { computeConcentration } from './compute.ts';
import { findConcentration } from './findings.ts';
import en from './messages/en.json' with { type: 'json' };
import fa from './messages/fa.json' with { type: 'json' };
import { presentConcentration } from './present.ts';
import { queryConcentration } from './query.ts';
import { CONCENTRATION_FIELDS, CONCENTRATION_ID, concentrationParamsSchema, TIER_KEYS } from './schema.ts';

/** How much of the money hangs on how few: tiers of customers, inequality, dependence on one. */
export const concentration = defineAnalysis({
  id: CONCENTRATION_ID,
  group: 'value',
  icon: 'donut_large',
  rows: ['R26', 'R21'],
  params: concentrationParamsSchema,
  fields: CONCENTRATION_FIELDS,
  needs: [
    { relation: 'order_lines', column: 'customer_id' },
    { relation: 'order_lines', column: 'day' },
    { relation: 'order_lines', column: 'amount' },
  ],
  facts: true,
  query: queryConcentration,
  compute: computeConcentration,
  present: presentConcentration,
  groups: (result) => ({ keys: TIER_KEYS, groupOf: result.tierOf }),
  customers: (result) => [{ key: 'value', format: { kind: 'money' }, values: result.moneyByCustomer }],
  findings: findConcentration,
  messages: { en, fa },
});
