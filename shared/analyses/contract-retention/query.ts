import { type Sql, sql } from '../../warehouse/sql.ts';
import type { QueryScope } from '../define.ts';

/** Every contract of the filter; lengths are worked out by the kernel, because they depend on the unit. */
export function queryContracts(_params: unknown, scope: QueryScope): Record<string, Sql> {
  return {
    contracts: sql`
      select s.customer_id, s.plan, s.day, s.ended_day, s.tenure_months, s.billing, cast(s.is_ended as integer) as is_ended, s.price
      from ${scope.of('subscriptions', { isPeriod: false })} s
      order by s.subscription_id`,
  };
}
