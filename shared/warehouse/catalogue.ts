import type { ColumnSpec } from './catalogue/column.ts';
import { CUSTOMER_RELATIONS } from './catalogue/customer.ts';
import { MARKETING_RELATIONS } from './catalogue/marketing.ts';
import { ORDER_RELATIONS } from './catalogue/order.ts';
import { SERVICE_RELATIONS } from './catalogue/service.ts';

export type { ColumnSpec, ColumnType, Pii } from './catalogue/column.ts';

/**
 * The analytical relations: the only names a query may use. The DuckDB warehouse is built from this table and a
 * drift test compares it with the engine. Days are epoch days (INTEGER), instants epoch seconds on the shop's wall
 * clock (BIGINT), money and quantities ten-thousandths (BIGINT).
 */
export const CATALOGUE = { ...CUSTOMER_RELATIONS, ...ORDER_RELATIONS, ...MARKETING_RELATIONS, ...SERVICE_RELATIONS } as const;

export type Catalogue = typeof CATALOGUE;
export type RelationName = keyof Catalogue;
export type ColumnName<R extends RelationName = RelationName> = R extends RelationName ? keyof Catalogue[R] & string : never;

export const RELATION_NAMES = Object.keys(CATALOGUE) as readonly RelationName[];

/** Specification of a column, or undefined when the relation has none of that name. */
export function findColumn(relation: RelationName, name: string): ColumnSpec | undefined {
  const columns: Record<string, ColumnSpec> = CATALOGUE[relation];
  return Object.hasOwn(columns, name) ? columns[name] : undefined;
}
