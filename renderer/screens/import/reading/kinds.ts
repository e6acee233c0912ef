import type { ImportKind } from '../../../../shared/model/import-kind.ts';

/** Kinds of files in the groups in which people look for them. */
export const KIND_GROUPS: readonly {
  readonly group: 'sales' | 'people' | 'marketing' | 'pipeline' | 'service' | 'money';
  readonly kinds: readonly ImportKind[];
}[] = [
  { group: 'sales', kinds: ['orders', 'orderHeads', 'orderLines', 'products', 'payments', 'returns', 'subscriptions'] },
  { group: 'people', kinds: ['customers', 'companies', 'contactPoints', 'referrals', 'consents', 'employees'] },
  { group: 'service', kinds: ['interactions', 'tickets', 'surveyAnswers', 'reviews'] },
  { group: 'marketing', kinds: ['campaigns', 'touches'] },
  { group: 'pipeline', kinds: ['leads', 'deals', 'stageChanges'] },
  { group: 'money', kinds: ['costs', 'competitorPrices'] },
];
