import type { AnalysisContext, QueryScope } from '../../../shared/analyses/define.ts';
import type { ViewContext } from '../../../shared/contract/analyses.ts';
import { findColumn, type RelationName } from '../../../shared/warehouse/catalogue.ts';
import { joinSql, relation, type Sql, sql } from '../../../shared/warehouse/sql.ts';
import type { DataSpan } from './data-span.ts';

/** Temporary relation with the customers of the view's filter while its queries run. */
export const FILTER_SET = 'view_filter';

const FILTERED = sql`customer_id in (select customer_id from ${{ text: FILTER_SET, values: [] }})`;

/** The context an analysis runs under. */
export function toAnalysisContext(view: ViewContext, span: DataSpan, currency: string): AnalysisContext {
  return { ...span, period: view.period, filter: view.filter, calendar: view.calendar, currency };
}

/** Context and relations after filter and period: what a query is built from. */
export function toQueryScope(context: AnalysisContext): QueryScope {
  return {
    ...context,
    lines: restrict('order_lines', context),
    orders: restrict('orders', context),
    customers: restrict('customers', { period: null, filter: context.filter }),
    of: (name, { isPeriod = true } = {}) => restrict(name, { period: isPeriod ? context.period : null, filter: context.filter }),
  };
}

/** Conditions that a view puts on the rows of a relation; the filter needs FILTER_SET in place. */
export function viewConditions(name: RelationName, { period, filter }: Pick<AnalysisContext, 'period' | 'filter'>): Sql[] {
  const conditions: Sql[] = [];
  if (period !== null && name !== 'customers' && findColumn(name, 'day') !== undefined)
    conditions.push(sql`day between ${period.fromDay} and ${period.toDay}`);
  if (filter !== null && findColumn(name, 'customer_id') !== undefined) conditions.push(FILTERED);
  return conditions;
}

function restrict(name: RelationName, view: Pick<AnalysisContext, 'period' | 'filter'>): Sql {
  const conditions = viewConditions(name, view);
  return conditions.length === 0 ? relation(name) : sql`(select * from ${relation(name)} where ${joinSql(conditions, ' and ')})`;
}
