import { defineAnalysis } from '../define.ts';
import { computeContracts } from './compute.ts';
import { findContracts } from './findings.ts';
import en from './messages/en.json' with { type: 'json' };
import fa from './messages/fa.json' with { type: 'json' };
import { presentContracts } from './present.ts';
import { queryContracts } from './query.ts';
import { CONTRACT_FIELDS, CONTRACTS_ID, contractParamsSchema } from './schema.ts';

/** How many contracts are renewed how often, what is still to come of them, and how far ahead that can be said. */
export const contractRetention = defineAnalysis({
  id: CONTRACTS_ID,
  group: 'retention',
  icon: 'autorenew',
  rows: ['R33'],
  params: contractParamsSchema,
  fields: CONTRACT_FIELDS,
  needs: [{ relation: 'subscriptions', column: 'subscription_id' }],
  facts: false,
  query: queryContracts,
  compute: computeContracts,
  present: presentContracts,
  customers: (result) => [
    { key: 'rest', format: { kind: 'number', digits: 1 }, values: result.restOf },
    { key: 'restValue', format: { kind: 'money' }, values: result.moneyOf },
  ],
  findings: findContracts,
  messages: { en, fa },
});
