import { defineAnalysis } from '../define.ts';
import { computeCohort } from './compute.ts';
import en from './messages/en.json' with { type: 'json' };
import fa from './messages/fa.json' with { type: 'json' };
import { presentCohort } from './present.ts';
import { findCohort } from './present-models.ts';
import { queryCohort } from './query.ts';
import { COHORT_FIELDS, COHORT_ID, cohortParamsSchema } from './schema.ts';

/** Cohorts by first purchase: who comes back, how often and with how much money. */
export const cohort = defineAnalysis({
  id: COHORT_ID,
  group: 'retention',
  icon: 'grid_on',
  rows: ['R32', 'R34'],
  params: cohortParamsSchema,
  fields: COHORT_FIELDS,
  needs: [
    { relation: 'order_lines', column: 'customer_id' },
    { relation: 'order_lines', column: 'day' },
    { relation: 'order_lines', column: 'amount' },
  ],
  facts: true,
  query: queryCohort,
  compute: computeCohort,
  present: presentCohort,
  groups: (result) => ({ keys: result.groupKeys, groupOf: result.groupOf }),
  findings: findCohort,
  messages: { en, fa },
});
