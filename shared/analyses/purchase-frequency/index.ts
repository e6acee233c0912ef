import { defineAnalysis } from '../define.ts';
import { computeFrequency } from './compute.ts';
import { findFrequency } from './findings.ts';
import en from './messages/en.json' with { type: 'json' };
import fa from './messages/fa.json' with { type: 'json' };
import { presentFrequency } from './present.ts';
import { queryFrequency } from './query.ts';
import { FREQUENCY_FIELDS, FREQUENCY_ID, frequencyParamsSchema } from './schema.ts';

/** How often customers buy, how long they take to come back, and how regular they are. */
export const frequency = defineAnalysis({
  id: FREQUENCY_ID,
  group: 'retention',
  icon: 'repeat',
  rows: ['R36', 'R34'],
  params: frequencyParamsSchema,
  fields: FREQUENCY_FIELDS,
  needs: [
    { relation: 'order_lines', column: 'customer_id' },
    { relation: 'order_lines', column: 'day' },
    { relation: 'order_lines', column: 'amount' },
  ],
  facts: true,
  query: queryFrequency,
  compute: computeFrequency,
  present: presentFrequency,
  groups: (result) => ({ keys: result.groups.map(({ key }) => key), groupOf: result.groupOf }),
  customers: (result) => [
    { key: 'gap', format: { kind: 'days' }, values: result.gapOf },
    { key: 'rate', format: { kind: 'number', digits: 1 }, values: result.rateOf },
  ],
  findings: findFrequency,
  messages: { en, fa },
});
