import { DECIMAL_SCALE } from '../../model/decimal.ts';
import { quantilesOf } from '../../stats/quantiles.ts';
import { numberReader, textReader } from '../../warehouse/query-column.ts';
import type { AnalysisInput, QueryTable } from '../define.ts';
import { type CohortParams, OTHERS, PRICE_BANDS, SHOWN_VALUES, type TraitRow, UNKNOWN, VALUE_MARK } from './schema.ts';

/** The rows of a matrix by what the first order says, and the row of every customer. */
export interface Rows {
  readonly heads: readonly Omit<TraitRow, 'cohorts'>[];
  /** By customer_id. */
  readonly rowOf: Int32Array;
}

/** Rows of the parameters: the commonest values, the others together, and customers whose first order says nothing; null by time. */
export function readRows({ tables, facts }: AnalysisInput, { by }: CohortParams): Rows | null {
  const customerCount = facts?.customerCount ?? 0;
  if (by === 'time') return null;
  return by === 'priceBand' ? readBands(tables.amounts, customerCount) : readValues(tables.firsts, customerCount);
}

function readValues(table: QueryTable | undefined, customerCount: number): Rows {
  const rowOf = new Int32Array(customerCount + 1);
  const count = table?.rowCount ?? 0;
  if (table === undefined || count === 0) return { heads: [head(UNKNOWN)], rowOf };
  const [id, value] = [numberReader(table, 'customer_id'), textReader(table, 'value')];
  const sizes = new Map<string, number>();
  for (let row = 0; row < count; row++) {
    const own = value(row);
    if (own !== null) sizes.set(own, (sizes.get(own) ?? 0) + 1);
  }
  const ranked = [...sizes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([own]) => own);
  const shown = ranked.slice(0, SHOWN_VALUES);
  const hidden = ranked.length - shown.length;
  const heads = [...shown.map((own) => head(`${VALUE_MARK}${own}`)), ...(hidden > 0 ? [head(OTHERS, hidden)] : []), head(UNKNOWN)];
  const indexOf = new Map(shown.map((own, index) => [own, index]));
  rowOf.fill(heads.length - 1);
  for (let row = 0; row < count; row++) {
    const [customer, own] = [id(row), value(row)];
    if (customer !== null && own !== null && customer <= customerCount) rowOf[customer] = indexOf.get(own) ?? shown.length;
  }
  return { heads, rowOf };
}

/** Quarters of the customers by what their first order came to; an amount at a bound is in the lower band. */
function readBands(table: QueryTable | undefined, customerCount: number): Rows {
  const rowOf = new Int32Array(customerCount + 1);
  const count = table?.rowCount ?? 0;
  if (table === undefined || count === 0) return { heads: [head(UNKNOWN)], rowOf };
  const [id, amount] = [numberReader(table, 'customer_id'), numberReader(table, 'amount')];
  const amounts = Float64Array.from({ length: count }, (_, row) => amount(row) ?? 0);
  const bounds = quantilesOf(amounts, [0.25, 0.5, 0.75]);
  const ranges = PRICE_BANDS.map(() => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }));
  rowOf.fill(PRICE_BANDS.length);
  amounts.forEach((own, row) => {
    const band = bounds.filter((bound) => own > bound).length;
    const range = ranges[band];
    const customer = id(row);
    if (range === undefined || customer === null || customer > customerCount) return;
    range.low = Math.min(range.low, own / DECIMAL_SCALE);
    range.high = Math.max(range.high, own / DECIMAL_SCALE);
    rowOf[customer] = band;
  });
  const bands = PRICE_BANDS.map((key, band) => ({ ...head(key), range: Number.isFinite(ranges[band]?.low) ? (ranges[band] ?? null) : null }));
  return { heads: [...bands, head(UNKNOWN)], rowOf };
}

function head(key: string, values = 1): Omit<TraitRow, 'cohorts'> {
  return { key, values, range: null };
}
