import { firstOrderQuery } from '../../warehouse/first-order.ts';
import type { Sql } from '../../warehouse/sql.ts';
import type { QueryScope } from '../define.ts';
import type { FrequencyParams } from './schema.ts';

/** Where the first order of each customer came from; everything else is in the fact columns. */
export function queryFrequency({ breakdown }: FrequencyParams, scope: QueryScope): Record<string, Sql> {
  return { firsts: firstOrderQuery(breakdown, scope) };
}
