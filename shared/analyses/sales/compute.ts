import { addPeriods, countPeriods, startOfPeriod } from '../../model/period.ts';
import { countReader, numberReader, sumReader, textReader } from '../../warehouse/query-column.ts';
import type { AnalysisContext, AnalysisInput, QueryTable } from '../define.ts';
import { computeChanges } from './compute-changes.ts';
import {
  DIMENSIONS,
  type Dimension,
  MAX_PERIODS,
  type RankedRow,
  type Ranking,
  type SalesParams,
  type SalesPeriod,
  type SalesResult,
} from './schema.ts';

type Sums = Omit<SalesResult['total'], 'orders' | 'customers' | 'newCustomers' | 'repeatCustomers'>;

const NO_SUMS: Sums = { net: 0n, gross: 0n, lines: 0, saleLines: 0, returnLines: 0, units: 0n, allUnits: 0n, newNet: 0n, anonymousNet: 0n };
const EMPTY_TABLE: QueryTable = { rowCount: 0, columns: {} };

/** Tables → figures per period without gaps, their total, and rankings whose rows add up to it. O(periods + rows). */
export function computeSales({ tables }: AnalysisInput, params: SalesParams, context: AnalysisContext): SalesResult {
  const sums = readSums(tables.periods ?? EMPTY_TABLE);
  const orders = readCounts(tables.orders ?? EMPTY_TABLE, 'orders');
  const customers = readCounts(tables.customers ?? EMPTY_TABLE, 'customers');
  const newCustomers = readCounts(tables.newCustomers ?? EMPTY_TABLE, 'customers');
  const fromDay = Math.max(context.firstDay, context.period?.fromDay ?? context.firstDay);
  const toDay = Math.min(context.lastDay, context.period?.toDay ?? context.lastDay);
  const everyone = tables.everyone ?? EMPTY_TABLE;
  const countEveryone = (name: string): number => (everyone.rowCount === 0 ? 0 : countReader(everyone, name)(0));
  const total = {
    ...(sums.get(null) ?? NO_SUMS),
    orders: orders.get(null) ?? 0,
    customers: countEveryone('customers'),
    newCustomers: [...newCustomers.values()].reduce((sum, count) => sum + count, 0),
    repeatCustomers: countEveryone('repeaters'),
  };
  const rankings: Partial<Record<Dimension, Ranking>> = {};
  for (const dimension of DIMENSIONS) {
    const ranking = readRanking(tables[dimension] ?? EMPTY_TABLE, total);
    if (ranking !== null) rankings[dimension] = ranking;
  }
  const hasPast = fromDay > context.firstDay;
  const count = total.lines === 0 ? 0 : countPeriods(fromDay, toDay, params.grain, context.calendar) + 1;
  const periods = listPeriods(Math.max(0, count - MAX_PERIODS));
  return { fromDay, toDay, hasPast, total, periods, leftOut: count - periods.length, rankings, changes: computeChanges(tables, params, context) };

  /** The periods after the first `skipped` up to the last day, also those without a line. */
  function listPeriods(skipped: number): SalesPeriod[] {
    const { grain } = params;
    const first = startOfPeriod(fromDay, grain, context.calendar);
    return Array.from({ length: count - skipped }, (_, index): SalesPeriod => {
      const start = addPeriods(first, skipped + index, grain, context.calendar);
      const end = addPeriods(start, 1, grain, context.calendar) - 1;
      const isCut = context.period !== null && start < context.period.fromDay;
      return {
        ...(sums.get(start) ?? NO_SUMS),
        orders: orders.get(start) ?? 0,
        customers: customers.get(start) ?? 0,
        newCustomers: newCustomers.get(start) ?? 0,
        start,
        fromDay: Math.max(start, fromDay),
        toDay: Math.min(end, toDay),
        unfinished: end > toDay || isCut,
      };
    });
  }
}

function readSums(table: QueryTable): Map<number | null, Sums> {
  const found = new Map<number | null, Sums>();
  if (table.rowCount === 0) return found;
  const start = numberReader(table, 'start');
  const [net, gross, units, allUnits] = [
    sumReader(table, 'net'),
    sumReader(table, 'gross'),
    sumReader(table, 'units'),
    sumReader(table, 'all_units'),
  ];
  const [newNet, anonymousNet] = [sumReader(table, 'new_net'), sumReader(table, 'anonymous_net')];
  const [lines, saleLines, returnLines] = [countReader(table, 'lines'), countReader(table, 'sale_lines'), countReader(table, 'return_lines')];
  for (let row = 0; row < table.rowCount; row++) {
    found.set(start(row), {
      net: net(row),
      gross: gross(row),
      lines: lines(row),
      saleLines: saleLines(row),
      returnLines: returnLines(row),
      units: units(row),
      allUnits: allUnits(row),
      newNet: newNet(row),
      anonymousNet: anonymousNet(row),
    });
  }
  return found;
}

/** A count by start of period; null is the total, where the query gives one. */
function readCounts(table: QueryTable, name: string): Map<number | null, number> {
  if (table.rowCount === 0) return new Map();
  const [start, count] = [numberReader(table, 'start'), countReader(table, name)];
  return new Map(Array.from({ length: table.rowCount }, (_, row) => [start(row), count(row)]));
}

/** A ranking whose rows, others and unstated add up to the total; null when no line has a value. */
function readRanking(table: QueryTable, total: Pick<SalesResult['total'], 'net' | 'allUnits' | 'lines'>): Ranking | null {
  if (table.rowCount === 0) return null;
  const ids = table.columns.id;
  const isText = Array.isArray(ids?.values);
  const [number, text, name] = [isText ? null : numberReader(table, 'id'), textReader(table, 'id'), textReader(table, 'name')];
  const [net, units, lines] = [sumReader(table, 'net'), sumReader(table, 'units'), countReader(table, 'lines')];
  const rows = Array.from({ length: table.rowCount }, (_, row): RankedRow => {
    const id = number === null ? (text(row) ?? '') : (number(row) ?? 0);
    return { id, name: name(row) ?? String(id), net: net(row), units: units(row), lines: lines(row) };
  });
  const known = {
    count: countReader(table, 'groups')(0),
    net: sumReader(table, 'known_net')(0),
    units: sumReader(table, 'known_units')(0),
    lines: countReader(table, 'known_lines')(0),
  };
  const top = rows.reduce((sum, row) => ({ net: sum.net + row.net, units: sum.units + row.units, lines: sum.lines + row.lines }), {
    net: 0n,
    units: 0n,
    lines: 0,
  });
  return {
    rows,
    others: { count: known.count - rows.length, net: known.net - top.net, units: known.units - top.units, lines: known.lines - top.lines },
    unstated: { net: total.net - known.net, units: total.allUnits - known.units, lines: total.lines - known.lines },
  };
}
