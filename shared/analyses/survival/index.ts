import { defineAnalysis } from '../define.ts';
import { computeSurvival } from './compute.ts';
import { findSurvival } from './findings.ts';
import en from './messages/en.json' with { type: 'json' };
import fa from './messages/fa.json' with { type: 'json' };
import { presentSurvival } from './present.ts';
import { querySurvival } from './query.ts';
import { SURVIVAL_FIELDS, SURVIVAL_ID, survivalParamsSchema } from './schema.ts';

/** How long until customers come back, buy for the first time, fall silent or leave, with those who have not done so yet counted right. */
export const survival = defineAnalysis({
  id: SURVIVAL_ID,
  group: 'retention',
  icon: 'hourglass_bottom',
  rows: ['R20', 'R37'],
  params: survivalParamsSchema,
  fields: SURVIVAL_FIELDS,
  needs: [
    { relation: 'order_lines', column: 'customer_id' },
    { relation: 'order_lines', column: 'day' },
  ],
  facts: true,
  query: querySurvival,
  compute: computeSurvival,
  present: presentSurvival,
  groups: (result) => ({ keys: result.keys, groupOf: result.groupOf }),
  findings: findSurvival,
  messages: { en, fa },
});
