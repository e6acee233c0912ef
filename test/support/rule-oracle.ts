import { formatDecimal } from '../../shared/model/decimal.ts';
import { spanOfWindow } from '../../shared/segments/window.ts';
import { findColumn, type RelationName } from '../../shared/warehouse/catalogue.ts';
import type { Comparison, Predicate } from '../../shared/warehouse/predicate.ts';

/** A row by column name: numbers for days, counts and ids, bigint for decimals. */
export type OracleRow = Readonly<Record<string, string | number | bigint | null>>;

export interface OracleData {
  readonly customers: readonly OracleRow[];
  readonly lines: readonly OracleRow[];
  readonly referenceDay: number;
}

/** A condition decided row by row in the plainest way, to check SQL and kernels against. */
export function meets(row: OracleRow, predicate: Predicate, relation: RelationName, data: OracleData): boolean {
  switch (predicate.op) {
    case 'and':
      return predicate.of.every((part) => meets(row, part, relation, data));
    case 'or':
      return predicate.of.some((part) => meets(row, part, relation, data));
    case 'not':
      return !meets(row, predicate.of, relation, data);
    case 'compare':
      return compare(
        row[predicate.column] ?? null,
        predicate.comparison,
        predicate.value,
        findColumn(relation, predicate.column)?.type === 'decimal',
      );
    case 'in':
      return predicate.values.some((value) => row[predicate.column] === value);
    case 'between':
      return (
        meets(row, { op: 'compare', column: predicate.column, comparison: 'ge', value: predicate.from }, relation, data) &&
        meets(row, { op: 'compare', column: predicate.column, comparison: 'le', value: predicate.to }, relation, data)
      );
    case 'null':
      return row[predicate.column] === null;
    case 'text': {
      const text = row[predicate.column];
      if (typeof text !== 'string') return false;
      const [whole, part] = [text.toLowerCase(), predicate.value.toLowerCase()];
      return predicate.match === 'contains' ? whole.includes(part) : predicate.match === 'starts' ? whole.startsWith(part) : whole.endsWith(part);
    }
    case 'customer': {
      const owner = data.customers.find(({ customer_id }) => customer_id === row.customer_id);
      return owner !== undefined && meets(owner, predicate.where, 'customers', data);
    }
    case 'purchases':
      return row.customer_id !== null && purchases(row, predicate, data);
    default:
      throw new Error('the oracle knows no sets');
  }
}

function purchases(
  row: OracleRow,
  { measure, comparison, value, window, where }: Extract<Predicate, { op: 'purchases' }>,
  data: OracleData,
): boolean {
  const span = spanOfWindow(window, data.referenceDay);
  const lines = data.lines.filter(
    (line) =>
      line.customer_id === row.customer_id &&
      (measure === 'revenue' || line.kind === 'sale') &&
      (span === null || (Number(line.day) >= span.fromDay && Number(line.day) <= span.toDay)) &&
      (where === undefined || meets(line, where, 'order_lines', data)),
  );
  const days = lines.map(({ day }) => Number(day));
  const sum = (column: string) => lines.reduce((total, line) => total + BigInt(line[column] ?? 0), 0n);
  switch (measure) {
    case 'orders':
      return compare(new Set(lines.map(({ order_id }) => order_id)).size, comparison, value, false);
    case 'lines':
      return compare(lines.length, comparison, value, false);
    case 'products':
      return compare(new Set(lines.flatMap(({ product_id }) => product_id ?? [])).size, comparison, value, false);
    case 'quantity':
      return compare(sum('quantity'), comparison, value, true);
    case 'revenue':
      return compare(sum('amount'), comparison, value, true);
    case 'daysSinceFirst':
      return lines.length > 0 && compare(data.referenceDay - Math.min(...days), comparison, value, false);
    case 'daysSinceLast':
      return lines.length > 0 && compare(data.referenceDay - Math.max(...days), comparison, value, false);
  }
}

/** Decimals are compared digit by digit as text, so that no rounding helps or hurts. */
function compare(left: string | number | bigint | null, comparison: Comparison, right: string | number | boolean, isDecimal: boolean): boolean {
  if (left === null) return comparison === 'ne';
  const order = isDecimal ? compareDecimals(formatDecimal(BigInt(left)), String(right)) : left === right ? 0 : left < right ? -1 : 1;
  return { eq: order === 0, ne: order !== 0, lt: order < 0, le: order <= 0, gt: order > 0, ge: order >= 0 }[comparison];
}

function compareDecimals(left: string, right: string): number {
  const places = Math.max(...[left, right].map((text) => text.split('.')[1]?.length ?? 0));
  const [a, b] = [left, right].map((text) => {
    const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
    return BigInt(whole + fraction.padEnd(places, '0')) * (text.startsWith('-') ? -1n : 1n);
  });
  return a === b ? 0 : (a ?? 0n) < (b ?? 0n) ? -1 : 1;
}
