import type { z } from 'zod';
import type { QueryTable } from '../../../shared/analyses/define.ts';
import type { CustomerRow, customerSortSchema } from '../../../shared/contract/customers.ts';
import { formatDecimal } from '../../../shared/model/decimal.ts';
import type { Predicate } from '../../../shared/warehouse/predicate.ts';
import { joinSql, type Sql, sql } from '../../../shared/warehouse/sql.ts';
import type { AnalysisEngine } from '../analyses/engine.ts';
import type { Store } from '../store/store.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** What questions about customers need of an open client file. */
export interface CustomerParts {
  readonly store: Store;
  readonly warehouse: Warehouse;
  readonly engine: AnalysisEngine;
}

export interface CustomerListInput {
  readonly search?: string | undefined;
  readonly rule?: Predicate | null | undefined;
  readonly sort: z.output<typeof customerSortSchema>;
  readonly offset: number;
  readonly limit: number;
}

const SEARCHED = ['customer_key', 'name', 'email', 'phone', 'city'] as const;
const SORT_COLUMNS: Readonly<Record<CustomerListInput['sort']['by'], Sql>> = {
  key: sql`customer_key`,
  name: sql`lower(name)`,
  country: sql`country`,
  firstDay: sql`first_day`,
  lastDay: sql`last_day`,
  orders: sql`orders`,
  revenue: sql`revenue`,
};

/** Columns of a customer row, as `toCustomerRow` reads them. */
export const CUSTOMER_COLUMNS = sql`customer_id, customer_key, name, email, phone, city, country, first_day, last_day, orders, revenue`;

/** A page of customers that meet a rule and hold the searched text; customers without a value come last, equal ones by id. */
export async function listCustomers({ warehouse, engine }: CustomerParts, input: CustomerListInput): Promise<{ total: number; rows: CustomerRow[] }> {
  const { search = '', rule = null, sort, offset, limit } = input;
  const resolved = rule === null ? null : await engine.population.resolve([rule], { prefix: 'list' });
  const conditions = [searchCondition(search.trim()), rule === null || resolved === null ? sql`true` : resolved.sqlOf(rule, 'customers')];
  const from = sql`customers where ${joinSql(conditions, ' and ')}`;
  const direction = sort.descending ? sql`desc` : sql`asc`;
  return warehouse.withCustomerSets(resolved?.sets ?? new Map(), async (query) => {
    const counted = await query(sql`select count(*)::INTEGER as total from ${from}`);
    const page = await query(
      sql`select ${CUSTOMER_COLUMNS} from ${from} order by ${SORT_COLUMNS[sort.by]} ${direction} nulls last, customer_id limit ${limit} offset ${offset}`,
    );
    return {
      total: Number(counted.columns.total?.values[0] ?? 0),
      rows: Array.from({ length: page.rowCount }, (_, row) => toCustomerRow(page, row)),
    };
  });
}

function searchCondition(search: string): Sql {
  if (search === '') return sql`true`;
  const matches = SEARCHED.map((column) => sql`contains(lower(${{ text: column, values: [] }}), lower(${search}))`);
  return sql`(${joinSql(matches, ' or ')})`;
}

/** One row of a query over CUSTOMER_COLUMNS. */
export function toCustomerRow({ columns }: QueryTable, row: number): CustomerRow {
  const read = (name: string) => (columns[name]?.nulls?.[row] === 1 ? null : (columns[name]?.values[row] ?? null));
  const text = (name: string) => {
    const value = read(name);
    return value === null ? null : String(value);
  };
  const number = (name: string) => {
    const value = read(name);
    return value === null ? null : Number(value);
  };
  return {
    id: number('customer_id') ?? 0,
    key: text('customer_key') ?? '',
    name: text('name'),
    email: text('email'),
    city: text('city'),
    country: text('country'),
    firstDay: number('first_day'),
    lastDay: number('last_day'),
    orders: number('orders') ?? 0,
    revenue: formatDecimal(BigInt(read('revenue') ?? 0)),
  };
}
