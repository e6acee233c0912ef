import { relation, type Sql, sql } from '../../warehouse/sql.ts';
import type { QueryScope } from '../define.ts';
import type { LoyaltyParams } from './schema.ts';

/**
 * Referrals with both sides, whatever the filter says of the one who was brought; everybody who was brought by anybody; where customers come from and how they first bought, to find those alike;
 * and when members of a programme joined. Purchases come from the shared fact columns.
 */
export function queryLoyalty(_params: LoyaltyParams, scope: QueryScope): Record<string, Sql> {
  const { lastDay } = scope;
  const until = Math.min(lastDay, scope.period?.toDay ?? lastDay);
  return {
    referrals: sql`select customer_id, referred_id, day, coalesce(reward, 0) as reward from ${scope.of('referrals', { isPeriod: false })} r
      where customer_id is not null and referred_id is not null and coalesce(day, ${until}) <= ${until} order by day nulls last, referral_id`,
    brought: sql`select referred_id, min(day) as day from ${relation('referrals')} r
      where customer_id is not null and referred_id is not null and customer_id <> referred_id and coalesce(day, ${until}) <= ${until} group by referred_id`,
    traits: sql`select c.customer_id, coalesce(c.country, '') as country, coalesce(f.channel, '') as channel from ${scope.customers} c
      join (select customer_id, arg_min(channel, (ordered_at, line_id)) as channel from ${scope.of('order_lines', { isPeriod: false })} l
        where kind = 'sale' and customer_id is not null group by customer_id) f on f.customer_id = c.customer_id`,
    members: sql`select customer_id, min(day) as day from ${scope.of('subscriptions', { isPeriod: false })} s
      where customer_id is not null and day is not null and day <= ${until} group by customer_id`,
  };
}
