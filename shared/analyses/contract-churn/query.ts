import { type Sql, sql } from '../../warehouse/sql.ts';
import type { QueryScope } from '../define.ts';
import type { ContractChurnParams } from './schema.ts';

/** Every contract of the filter that had begun by the end of the period, in the order of its number. */
export function queryContractChurn(_params: ContractChurnParams, scope: QueryScope): Record<string, Sql> {
  const until = Math.min(scope.lastDay, scope.period?.toDay ?? scope.lastDay);
  return {
    contracts: sql`select subscription_id, coalesce(customer_id, 0) as customer_id, day, ended_day, tenure_months,
        coalesce(is_ended, ended_day is not null)::INTEGER as is_ended, coalesce(plan, '') as plan, coalesce(end_reason, '') as reason, coalesce(price, 0) as price
      from ${scope.of('subscriptions', { isPeriod: false })} s where day is null or day <= ${until} order by subscription_id`,
  };
}
