import { defineAnalysis } from '../define.ts';
import { computeContractChurn } from './compute.ts';
import { findContractChurn } from './findings.ts';
import en from './messages/en.json' with { type: 'json' };
import fa from './messages/fa.json' with { type: 'json' };
import { presentContractChurn } from './present.ts';
import { queryContractChurn } from './query.ts';
import { CONTRACT_CHURN_FIELDS, CONTRACT_CHURN_ID, contractChurnParamsSchema } from './schema.ts';

/** Contracts that end: how many, how much money, why, and whom a contact pays for. */
export const contractChurn = defineAnalysis({
  id: CONTRACT_CHURN_ID,
  group: 'retention',
  icon: 'link_off',
  rows: ['R33'],
  params: contractChurnParamsSchema,
  fields: CONTRACT_CHURN_FIELDS,
  needs: [{ relation: 'subscriptions', column: 'subscription_id' }],
  facts: false,
  query: queryContractChurn,
  compute: computeContractChurn,
  present: presentContractChurn,
  findings: findContractChurn,
  messages: { en, fa },
});
