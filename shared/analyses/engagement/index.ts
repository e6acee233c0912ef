import { defineAnalysis } from '../define.ts';
import { computeEngagement } from './compute.ts';
import { findEngagement } from './findings.ts';
import en from './messages/en.json' with { type: 'json' };
import fa from './messages/fa.json' with { type: 'json' };
import { presentEngagement } from './present.ts';
import { queryEngagement } from './query.ts';
import { ENGAGEMENT_FIELDS, ENGAGEMENT_ID, engagementParamsSchema, TIERS } from './schema.ts';

/** What customers do with us, as one score with visible weights, held against what they bought afterwards. Effort stays apart. */
export const engagement = defineAnalysis({
  id: ENGAGEMENT_ID,
  group: 'retention',
  icon: 'favorite',
  rows: ['R38'],
  params: engagementParamsSchema,
  fields: ENGAGEMENT_FIELDS,
  needs: [
    { relation: 'order_lines', column: 'customer_id' },
    { relation: 'order_lines', column: 'day' },
    {
      relation: 'interactions',
      column: 'customer_id',
      alternatives: [
        { relation: 'touches', column: 'customer_id' },
        { relation: 'reviews', column: 'customer_id' },
        { relation: 'survey_answers', column: 'customer_id' },
        { relation: 'referrals', column: 'customer_id' },
      ],
    },
  ],
  facts: true,
  query: queryEngagement,
  compute: computeEngagement,
  present: presentEngagement,
  groups: ({ tierOf }) => ({ keys: TIERS, groupOf: tierOf }),
  customers: ({ scoreOf }) => [{ key: 'score', format: { kind: 'number', digits: 0 }, values: scoreOf }],
  findings: findEngagement,
  messages: { en, fa },
});
