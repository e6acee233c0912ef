import { defineAnalysis } from '../define.ts';
import { computeChurn } from './compute.ts';
import { findChurn } from './findings.ts';
import en from './messages/en.json' with { type: 'json' };
import fa from './messages/fa.json' with { type: 'json' };
import { presentChurn } from './present.ts';
import { queryChurn } from './query.ts';
import { BANDS, CHURN_FIELDS, CHURN_ID, churnParamsSchema } from './schema.ts';

/** Customers without a contract: who was lost, who is likely gone, and whom a contact pays for. */
export const churn = defineAnalysis({
  id: CHURN_ID,
  group: 'retention',
  icon: 'trending_down',
  rows: ['R33', 'R21'],
  params: churnParamsSchema,
  fields: CHURN_FIELDS,
  needs: [
    { relation: 'order_lines', column: 'customer_id' },
    { relation: 'order_lines', column: 'day' },
    { relation: 'order_lines', column: 'amount' },
  ],
  facts: true,
  query: queryChurn,
  compute: computeChurn,
  present: presentChurn,
  groups: ({ bandOf }) => ({ keys: BANDS, groupOf: bandOf }),
  customers: ({ silentProbability, savedValue, silenceRatio }) => [
    { key: 'silent', format: { kind: 'percent', digits: 0 }, values: silentProbability },
    { key: 'silenceRatio', format: { kind: 'number', digits: 1 }, values: silenceRatio },
    { key: 'saved', format: { kind: 'money' }, values: savedValue },
  ],
  findings: findChurn,
  messages: { en, fa },
});
