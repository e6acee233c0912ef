/**
 * What a file is about: which table of the customer model its rows become. `orders` are order lines with their order's date
 * and customer beside them; `orderHeads` and `orderLines` are the same cut in two files that share the order number.
 */
export const IMPORT_KINDS = [
  'orders',
  'orderHeads',
  'orderLines',
  'customers',
  'companies',
  'contactPoints',
  'products',
  'payments',
  'returns',
  'subscriptions',
  'interactions',
  'campaigns',
  'touches',
  'leads',
  'deals',
  'stageChanges',
  'tickets',
  'surveyAnswers',
  'reviews',
  'referrals',
  'consents',
  'employees',
  'costs',
  'competitorPrices',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Kinds that become orders and order lines. */
export type OrderKind = Extract<ImportKind, 'orders' | 'orderHeads' | 'orderLines'>;

/** Whether a file of this kind brings orders or their lines. */
export function isOrderKind(kind: ImportKind): kind is OrderKind {
  return kind === 'orders' || kind === 'orderHeads' || kind === 'orderLines';
}
