import { type Sql, sql } from '../../warehouse/sql.ts';
import type { QueryScope } from '../define.ts';
import type { LifecycleParams } from './schema.ts';

/** Who registered when; purchases come from the shared fact columns. */
export function queryLifecycle(_params: LifecycleParams, scope: QueryScope): Record<string, Sql> {
  return { registered: sql`select customer_id, registered_day from ${scope.customers} c where registered_day is not null` };
}
