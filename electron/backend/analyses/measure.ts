import { decimalToNumber, formatDecimal } from '../../../shared/model/decimal.ts';
import { quotient } from '../../../shared/stats/quotient.ts';
import { findColumn } from '../../../shared/warehouse/catalogue.ts';
import type { Drill, Measure } from '../../../shared/warehouse/drill.ts';
import type { Predicate } from '../../../shared/warehouse/predicate.ts';
import { joinSql, type Sql, sql } from '../../../shared/warehouse/sql.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** An exact result: ten-thousandths as bigint, anything else as a number; null when undefined. */
type Exact = bigint | number | string | null;

/** The rows of a drill as the measure sees them. */
export interface DrilledRows {
  readonly relation: Drill['relation'];
  /** FROM item with exactly the rows. */
  readonly from: Sql;
  readonly condition: (predicate: Predicate) => Sql;
  readonly query: Warehouse['query'];
}

type Leaf = Extract<Measure, { fn: 'count' | 'sum' | 'min' | 'max' | 'distinct' }>;

/** Computes a measure over the rows: SQL for the exact parts, one division or subtraction afterwards. Decimal text for decimals. */
export async function evaluateMeasure(measure: Measure, rows: DrilledRows): Promise<string | number | null> {
  const value = await evaluate(measure, rows);
  return typeof value === 'bigint' ? formatDecimal(value) : value;
}

async function evaluate(measure: Measure, rows: DrilledRows): Promise<Exact> {
  const leaves = leavesOf(measure);
  const [values] = await readLeaves(leaves, rows, null);
  const medians = new Map<Measure, Exact>();
  for (const median of mediansOf(measure)) medians.set(median, await evaluateMedian(median, rows));
  return combine(measure, (part) => (part.fn === 'median' ? (medians.get(part) ?? null) : (values?.get(part) ?? null)));
}

/** Middle value over the groups of rows; the mean of the two middle ones rounds half up to ten-thousandths for decimals. */
async function evaluateMedian({ per, of }: Extract<Measure, { fn: 'median' }>, rows: DrilledRows): Promise<Exact> {
  const groups = await readLeaves(leavesOf(of), rows, per);
  const values = groups
    .map((values) => combine(of, (part) => (part.fn === 'median' ? null : (values.get(part) ?? null))))
    .filter((value) => value !== null && typeof value !== 'string');
  values.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const low = values[(values.length - 1) >> 1];
  const high = values[values.length >> 1];
  if (low === undefined || high === undefined) return null;
  if (typeof low === 'bigint' && typeof high === 'bigint') return halfUp(low + high);
  return (toNumber(low) + toNumber(high)) / 2;
}

function halfUp(double: bigint): bigint {
  const up = double + 1n;
  return up >= 0n || up % 2n === 0n ? up / 2n : up / 2n - 1n;
}

function toNumber(value: bigint | number): number {
  return typeof value === 'bigint' ? decimalToNumber(value) : value;
}

/** Values of the leaves over all rows (one entry) or for each group. */
async function readLeaves(leaves: readonly Leaf[], rows: DrilledRows, per: string | null): Promise<Map<Leaf, Exact>[]> {
  if (leaves.length === 0 && per === null) return [new Map()];
  const columns = leaves.map((leaf, index) => sql`${aggregate(leaf, rows)} as ${{ text: `m${index}`, values: [] }}`);
  const selected = joinSql(columns.length === 0 ? [sql`1 as one`] : columns, ', ');
  const column: Sql = { text: `"${per}"`, values: [] };
  const statement =
    per === null
      ? sql`select ${selected} from ${rows.from}`
      : sql`select ${selected} from ${rows.from} where ${column} is not null group by ${column}`;
  const table = await rows.query(statement);
  return Array.from({ length: table.rowCount }, (_, row) => {
    const values = new Map<Leaf, Exact>();
    leaves.forEach((leaf, index) => {
      const found = table.columns[`m${index}`];
      const value = found?.values[row] ?? null;
      values.set(leaf, found?.nulls?.[row] === 1 ? null : isDecimal(leaf, rows.relation) || typeof value !== 'bigint' ? value : Number(value));
    });
    return values;
  });
}

function aggregate(leaf: Leaf, rows: DrilledRows): Sql {
  const filter = leaf.where === undefined ? sql`` : sql` filter (${rows.condition(leaf.where)})`;
  if (leaf.fn === 'count') return sql`count(*)${filter}`;
  if (findColumn(rows.relation, leaf.column) === undefined) throw new RangeError(`relation "${rows.relation}" has no column "${leaf.column}"`);
  const column: Sql = { text: `"${leaf.column}"`, values: [] };
  switch (leaf.fn) {
    case 'sum':
      return sql`coalesce(sum(${column})${filter}, 0)`;
    case 'min':
      return sql`min(${column})${filter}`;
    case 'max':
      return sql`max(${column})${filter}`;
    case 'distinct':
      return sql`count(distinct ${column})${filter}`;
  }
}

function isDecimal(leaf: Leaf, relation: Drill['relation']): boolean {
  return (leaf.fn === 'sum' || leaf.fn === 'min' || leaf.fn === 'max') && findColumn(relation, leaf.column)?.type === 'decimal';
}

function combine(measure: Measure, lookUp: (part: Leaf | Extract<Measure, { fn: 'median' }>) => Exact): Exact {
  switch (measure.fn) {
    case 'constant':
      return measure.value;
    case 'ratio': {
      const [a, b] = [combine(measure.numerator, lookUp), combine(measure.denominator, lookUp)];
      return a === null || b === null || typeof a === 'string' || typeof b === 'string' ? null : quotient(a, b);
    }
    case 'difference': {
      const [a, b] = [combine(measure.left, lookUp), combine(measure.right, lookUp)];
      if (a === null || b === null || typeof a === 'string' || typeof b === 'string') return null;
      if (typeof a === 'bigint' && typeof b === 'bigint') return a - b;
      return toNumber(a) - toNumber(b);
    }
    default:
      return lookUp(measure);
  }
}

/** Parts that are read from the rows as they are, not through a median. */
function leavesOf(measure: Measure): Leaf[] {
  switch (measure.fn) {
    case 'ratio':
      return [...leavesOf(measure.numerator), ...leavesOf(measure.denominator)];
    case 'difference':
      return [...leavesOf(measure.left), ...leavesOf(measure.right)];
    case 'median':
    case 'constant':
      return [];
    default:
      return [measure];
  }
}

function mediansOf(measure: Measure): Extract<Measure, { fn: 'median' }>[] {
  switch (measure.fn) {
    case 'median':
      return [measure];
    case 'ratio':
      return [...mediansOf(measure.numerator), ...mediansOf(measure.denominator)];
    case 'difference':
      return [...mediansOf(measure.left), ...mediansOf(measure.right)];
    default:
      return [];
  }
}
