import type { Sql } from '../../warehouse/sql.ts';

/** Nothing to ask: the kernel reads the shared fact columns. */
export function queryRfm(): Record<string, Sql> {
  return {};
}
