import type { ColumnHealth } from '../../../shared/contract/health.ts';
import { formatDecimal } from '../../../shared/model/decimal.ts';
import type { RelationName } from '../../../shared/warehouse/catalogue.ts';
import { relation as relationSql, sql } from '../../../shared/warehouse/sql.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { identifier } from './count-columns.ts';
import { countAt, numberAt } from './read-cells.ts';

/** Tukey's outer fences lie this many quartile distances beyond the quartiles. */
const FENCE = 3;
const EXAMPLES = 3;
const SCALE = 10_000;

/**
 * Numbers far outside the rest: beyond Tukey's outer fences (J. W. Tukey, Exploratory Data Analysis, 1977, §2D) of the logarithms of
 * their sizes, since amounts are skewed; zeros are left out. Null when nothing lies outside or half of the values are the same.
 */
export async function readOutliers(
  { query }: Pick<Warehouse, 'query'>,
  relation: RelationName,
  name: string,
  signal?: AbortSignal,
): Promise<ColumnHealth['outliers']> {
  const column = identifier(name);
  const quartiles = await query(
    sql`select quantile_cont(size, 0.25) as low, quantile_cont(size, 0.75) as high
      from (select log10(abs(${column}) / ${SCALE}::DOUBLE) as size from ${relationSql(relation)} where ${column} <> 0)`,
    signal,
  );
  const low = numberAt(quartiles, 'low');
  const high = numberAt(quartiles, 'high');
  if (low === null || high === null || high <= low) return null;
  const from = 10 ** (low - FENCE * (high - low));
  const to = 10 ** (high + FENCE * (high - low));
  if (!Number.isFinite(to) || to * SCALE >= Number.MAX_SAFE_INTEGER) return null;
  const outside = sql`${relationSql(relation)} where ${column} <> 0 and (abs(${column}) < ${Math.floor(from * SCALE)} or abs(${column}) > ${Math.ceil(to * SCALE)})`;
  const counted = await query(sql`select count(*)::INTEGER as n from ${outside}`, signal);
  const rows = countAt(counted, 'n');
  if (rows === 0) return null;
  const top = await query(sql`select ${column} as value from ${outside} order by abs(${column}) desc, ${column} desc limit ${EXAMPLES}`, signal);
  const examples = Array.from({ length: top.rowCount }, (_, row) => formatDecimal(BigInt(numberAt(top, 'value', row) ?? 0)));
  return { rows, low: String(Number(from.toPrecision(2))), high: String(Number(to.toPrecision(2))), examples };
}
