import { defineAnalysis } from '../define.ts';
import { computeRfm } from './compute.ts';
import { findRfm } from './findings.ts';
import en from './messages/en.json' with { type: 'json' };
import fa from './messages/fa.json' with { type: 'json' };
import { presentRfm } from './present.ts';
import { queryRfm } from './query.ts';
import { RFM_FIELDS, RFM_ID, rfmParamsSchema } from './schema.ts';
import { groupKeys } from './segments.ts';

/** Recency, frequency, monetary value: scores, named segments and moves between them. */
export const rfm = defineAnalysis({
  id: RFM_ID,
  group: 'value',
  icon: 'grid_view',
  rows: ['R24', 'R34'],
  params: rfmParamsSchema,
  fields: RFM_FIELDS,
  needs: [
    { relation: 'order_lines', column: 'customer_id' },
    { relation: 'order_lines', column: 'day' },
    { relation: 'order_lines', column: 'amount' },
  ],
  facts: true,
  query: queryRfm,
  compute: computeRfm,
  present: presentRfm,
  groups: (result, params) => ({ keys: groupKeys(params.grouping, params.bins), groupOf: result.groupOf }),
  findings: findRfm,
  messages: { en, fa },
});
