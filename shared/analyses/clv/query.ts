import { type Sql, sql } from '../../warehouse/sql.ts';
import type { QueryScope } from '../define.ts';
import type { ClvParams } from './schema.ts';

/** What the lines with a known cost brought and cost, up to the end of the period: the margin. Everything else comes from the facts. */
export function queryClv({ money }: ClvParams, scope: QueryScope): Record<string, Sql> {
  if (money !== 'costs') return {};
  const lines = scope.of('order_lines', { isPeriod: false });
  const untilDay = scope.period?.toDay ?? scope.lastDay;
  return {
    costs: sql`
      select cast(sum(l.amount) as bigint) as amount, cast(sum(l.cost) as bigint) as cost
      from ${lines} l
      where l.cost is not null and l.customer_id is not null and l.day <= ${untilDay}`,
  };
}
