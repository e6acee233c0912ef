import { type FirstOrderTrait, firstOrderQuery } from '../../warehouse/first-order.ts';
import { relation, type Sql, sql } from '../../warehouse/sql.ts';
import type { QueryScope } from '../define.ts';
import { type Split, type SurvivalParams, splitOf } from './schema.ts';

/** What the fact columns do not say: the group of each customer, first contacts, contracts. Periods are applied by the kernel, which needs whole histories. */
export function querySurvival(params: SurvivalParams, scope: QueryScope): Record<string, Sql> {
  const split = splitOf(params);
  switch (params.question) {
    case 'firstPurchase':
      return { contacts: contactsQuery(scope) };
    case 'contract':
      return { contracts: contractsQuery(split, scope) };
    default:
      return split === 'none' || split === 'newness' ? {} : { values: valuesQuery(split, scope) };
  }
}

function valuesQuery(split: Split, scope: QueryScope): Sql {
  if (split === 'source') {
    return sql`select c.customer_id, c.source as value from ${scope.customers} c where c.source is not null order by c.customer_id`;
  }
  return firstOrderQuery(split as FirstOrderTrait, scope);
}

/** First contact of each customer: registration, lead, conversation, touch; on one day in this order, then by number. */
function contactsQuery(scope: QueryScope): Sql {
  const whole = { isPeriod: false } as const;
  return sql`
    select customer_id, cast(min(day) as integer) as day,
      first(channel order by day, kind, id) as channel,
      first(source order by day, kind, id) as source,
      first(employee order by day, kind, id) as employee
    from (
      select c.customer_id, c.registered_day as day, 1 as kind, c.customer_id as id,
        cast(null as varchar) as channel, c.source as source, coalesce(e.name, e.employee_key) as employee
      from ${scope.customers} c left join ${relation('employees')} e on e.employee_id = c.employee_id
      where c.registered_day is not null
      union all
      select l.customer_id, l.day, 2, l.lead_id, l.channel, l.source, coalesce(e.name, e.employee_key)
      from ${scope.of('leads', whole)} l left join ${relation('employees')} e on e.employee_id = l.employee_id
      where l.customer_id is not null and l.day is not null
      union all
      select i.customer_id, i.day, 3, i.interaction_id, i.channel, null, coalesce(e.name, e.employee_key)
      from ${scope.of('interactions', whole)} i left join ${relation('employees')} e on e.employee_id = i.employee_id
      where i.customer_id is not null and i.day is not null
      union all
      select t.customer_id, t.day, 4, t.touch_id, t.channel, null, null
      from ${scope.of('touches', whole)} t
      where t.customer_id is not null and t.day is not null
    )
    group by customer_id
    order by customer_id`;
}

function contractsQuery(split: Split, scope: QueryScope): Sql {
  const value: Readonly<Partial<Record<Split, Sql>>> = {
    plan: sql`s.plan`,
    paymentMethod: sql`s.payment_method`,
    country: sql`c.country`,
    source: sql`c.source`,
  };
  return sql`
    select s.customer_id, s.day, s.ended_day, cast(s.is_ended as integer) as is_ended, s.end_reason, ${value[split] ?? sql`cast(null as varchar)`} as value
    from ${scope.of('subscriptions', { isPeriod: false })} s left join ${relation('customers')} c on c.customer_id = s.customer_id
    where s.day is not null
    order by s.subscription_id`;
}
