import { defineAnalysis } from '../define.ts';
import { computeLifecycle } from './compute.ts';
import { findLifecycle } from './findings.ts';
import en from './messages/en.json' with { type: 'json' };
import fa from './messages/fa.json' with { type: 'json' };
import { presentLifecycle } from './present.ts';
import { queryLifecycle } from './query.ts';
import { LIFECYCLE_FIELDS, LIFECYCLE_ID, lifecycleParamsSchema, STAGES } from './schema.ts';

/** The stages of customers, how they move between them, and what the moves lead to. */
export const lifecycle = defineAnalysis({
  id: LIFECYCLE_ID,
  group: 'retention',
  icon: 'account_tree',
  rows: ['R31'],
  params: lifecycleParamsSchema,
  fields: LIFECYCLE_FIELDS,
  needs: [
    { relation: 'order_lines', column: 'customer_id' },
    { relation: 'order_lines', column: 'day' },
    { relation: 'order_lines', column: 'amount' },
  ],
  facts: true,
  query: queryLifecycle,
  compute: computeLifecycle,
  present: presentLifecycle,
  groups: ({ stageOf }) => ({ keys: STAGES, groupOf: stageOf }),
  findings: findLifecycle,
  messages: { en, fa },
});
