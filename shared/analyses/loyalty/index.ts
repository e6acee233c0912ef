import { defineAnalysis } from '../define.ts';
import { computeLoyalty } from './compute.ts';
import { findLoyalty } from './findings.ts';
import en from './messages/en.json' with { type: 'json' };
import fa from './messages/fa.json' with { type: 'json' };
import { presentLoyalty } from './present.ts';
import { queryLoyalty } from './query.ts';
import { KINDS, LOYALTY_FIELDS, LOYALTY_ID, loyaltyParamsSchema } from './schema.ts';

/** Who brings whom, and whether those who were brought and members are worth more than others alike. */
export const loyalty = defineAnalysis({
  id: LOYALTY_ID,
  group: 'value',
  icon: 'groups',
  rows: ['R35'],
  params: loyaltyParamsSchema,
  fields: LOYALTY_FIELDS,
  needs: [
    { relation: 'referrals', column: 'customer_id' },
    { relation: 'referrals', column: 'referred_id' },
    { relation: 'order_lines', column: 'customer_id' },
    { relation: 'order_lines', column: 'amount' },
  ],
  facts: true,
  query: queryLoyalty,
  compute: computeLoyalty,
  present: presentLoyalty,
  groups: ({ kindOf }) => ({ keys: KINDS, groupOf: kindOf }),
  customers: ({ reachOf }) => [{ key: 'reach', format: { kind: 'integer' }, values: reachOf }],
  findings: findLoyalty,
  messages: { en, fa },
});
