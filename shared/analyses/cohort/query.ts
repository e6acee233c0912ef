import { firstOrderAmountQuery, firstOrderQuery } from '../../warehouse/first-order.ts';
import { columnOf, relation, type Sql, sql } from '../../warehouse/sql.ts';
import type { QueryScope } from '../define.ts';
import { type CohortParams, cellMeasureOf } from './schema.ts';

/** What the first orders say, margin by customer and period, and what customers cost to win: only as far as asked for. Everything else is in the facts. */
export function queryCohort(params: CohortParams, scope: QueryScope): Record<string, Sql> {
  const { by, measure, acquisitionCost } = params;
  const isCumulative = measure !== cellMeasureOf(measure);
  return {
    ...(by === 'time' || by === 'priceBand' ? {} : { firsts: firstOrderQuery(by, scope) }),
    ...(by === 'priceBand' ? { amounts: firstOrderAmountQuery(scope) } : {}),
    ...(cellMeasureOf(measure) === 'margin' ? { margin: marginQuery(params, scope) } : {}),
    ...(isCumulative && acquisitionCost === 0 && by === 'time' ? { costs: costsQuery(params, scope) } : {}),
  };
}

/** Margin of lines whose cost is known, by customer and period, beside the day of the first purchase. */
function marginQuery(params: CohortParams, scope: QueryScope): Sql {
  const start = startColumn(params, scope);
  return sql`
    select l.customer_id, c.first_day, ${start} as start, cast(sum(l.amount - l.cost) as bigint) as margin
    from ${scope.lines} l
    join ${relation('customers')} c on c.customer_id = l.customer_id
    join ${relation('calendar')} k on k.day = l.day
    where l.cost is not null and c.first_day is not null
    group by l.customer_id, c.first_day, ${start}
    order by l.customer_id, start`;
}

/** Costs that name a campaign or a channel, by period: money spent on winning customers, as far as the data tell. */
function costsQuery(params: CohortParams, scope: QueryScope): Sql {
  const start = startColumn(params, scope);
  return sql`
    select ${start} as start, cast(sum(o.amount) as bigint) as amount
    from ${scope.of('costs')} o join ${relation('calendar')} k on k.day = o.day
    where o.amount is not null and (o.campaign_id is not null or o.channel is not null)
    group by ${start}
    order by start`;
}

function startColumn({ grain }: CohortParams, { calendar }: QueryScope): Sql {
  return columnOf('calendar', calendar === 'jalali' && grain !== 'day' ? `jalali_${grain}` : grain, 'k');
}
