import type { ColumnSpec } from '../warehouse/catalogue.ts';

/** Rules that a value of the customer model can break although it could be read. Texts: `health.rules.<rule>`. */
export const COLUMN_RULES = ['email', 'phone', 'website', 'country', 'postalCode', 'pastDay', 'plausibleDay', 'share', 'notNegative'] as const;
export type ColumnRule = (typeof COLUMN_RULES)[number];

const BY_NAME: Readonly<Record<string, ColumnRule>> = {
  email: 'email',
  phone: 'phone',
  website: 'website',
  url: 'website',
  country: 'country',
  postal_code: 'postalCode',
  probability: 'share',
};
/** Instants that may lie ahead: contracts and deals end later. */
const MAY_LIE_AHEAD = /^(ended|closed|closes|expected|due|valid|left)_/;
const NEVER_NEGATIVE =
  /^(duration_seconds|employee_count|annual_revenue|budget|sends|impressions|opens|clicks|conversions|installments|tenure_months)$/;

/** The rule for values of a column, by its name and type; null when any value will do. */
export function ruleOfColumn(column: string, { type }: Pick<ColumnSpec, 'type'>): ColumnRule | null {
  if (type === 'day' || type === 'seconds') return MAY_LIE_AHEAD.test(column) ? 'plausibleDay' : 'pastDay';
  if (NEVER_NEGATIVE.test(column)) return 'notNegative';
  return Object.hasOwn(BY_NAME, column) ? (BY_NAME[column] ?? null) : null;
}
