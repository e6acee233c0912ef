import type { Sql } from '../../warehouse/sql.ts';

/** Nothing to ask: the kernels read the shared fact columns. */
export function queryChurn(): Record<string, Sql> {
  return {};
}
