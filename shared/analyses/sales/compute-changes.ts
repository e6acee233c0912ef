import type { PairedMoments } from '../../stats/tests/paired-ratio.ts';
import type { ShareMoments } from '../../stats/tests/share-change.ts';
import { countReader, numberReader, sumReader, textReader } from '../../warehouse/query-column.ts';
import type { AnalysisContext, AnalysisInput, QueryTable } from '../define.ts';
import { type Comparison, comparisonsOf } from './comparisons.ts';
import { type Change, type SalesParams, SHIFTED, type Shift, type ShiftedDimension } from './schema.ts';

/** Digits kept of sums that the database adds up in an order of its own: the same data give the same result on every run. */
const STEADY_DIGITS = 12;

type ReadNumber = (name: string) => number;

/** Tables of the comparisons → sums and moments; comparisons in which one of the two spans has no line are left out. */
export function computeChanges(tables: AnalysisInput['tables'], params: SalesParams, context: AnalysisContext): Change[] {
  const comparisons = comparisonsOf(params, context);
  return comparisons.flatMap((comparison, index) => {
    const table = tables[`change-${comparison.id}`];
    if (table === undefined || table.rowCount === 0) return [];
    const change = readChange(table, comparison);
    if (change.units === 0) return [];
    const hasShifts = index === comparisons.length - 1;
    return [hasShifts ? { ...change, shifts: SHIFTED.flatMap((dimension) => readShifts(dimension, tables[`shift-${dimension}`], change)) } : change];
  });
}

function readChange(table: QueryTable, comparison: Comparison): Change {
  const read = steady(table, 0);
  const sum = (name: string): bigint => sumReader(table, name)(0);
  const count = (name: string): number => countReader(table, name)(0);
  const now = { net: sum('net1'), gross: sum('gross1'), orders: count('orders1') };
  const earlier = { net: sum('net0'), gross: sum('gross0'), orders: count('orders0') };
  const whole = { now: Number(now.gross) / 1e4, earlier: Number(earlier.gross) / 1e4 };
  return {
    comparison,
    units: count('units'),
    now,
    earlier,
    net: paired(read, 'n', Number(now.net) / 1e4, Number(earlier.net) / 1e4),
    orders: paired(read, 'o', now.orders, earlier.orders),
    returns: {
      part: { now: Number(now.gross - now.net) / 1e4, earlier: Number(earlier.gross - earlier.net) / 1e4 },
      whole,
      ...partMoments(read),
      gg: { nowNow: read('g11'), nowThen: read('g10'), thenThen: read('g00') },
    },
    shifts: [],
  };
}

function readShifts(dimension: ShiftedDimension, table: QueryTable | undefined, { net }: Change): Shift[] {
  if (table === undefined || table.rowCount === 0) return [];
  const isText = Array.isArray(table.columns.id?.values);
  const [text, name, units] = [textReader(table, 'id'), textReader(table, 'name'), countReader(table, 'units')];
  const number = isText ? null : numberReader(table, 'id');
  const [now, earlier] = [sumReader(table, 'net1'), sumReader(table, 'net0')];
  return Array.from({ length: table.rowCount }, (_, row): Shift => {
    const id = number === null ? (text(row) ?? '') : (number(row) ?? 0);
    return {
      dimension,
      id,
      name: name(row) ?? String(id),
      now: now(row),
      earlier: earlier(row),
      units: units(row),
      moments: {
        part: { now: Number(now(row)) / 1e4, earlier: Number(earlier(row)) / 1e4 },
        whole: { now: net.x, earlier: net.y },
        ...partMoments(steady(table, row)),
        gg: { nowNow: net.xx, nowThen: net.xy, thenThen: net.yy },
      },
    };
  });
}

function partMoments(read: ReadNumber): Pick<ShareMoments, 'rr' | 'rg'> {
  return {
    rr: { nowNow: read('r11'), nowThen: read('r10'), thenThen: read('r00') },
    rg: { nowNow: read('rg11'), nowThen: read('rg10'), thenNow: read('rg01'), thenThen: read('rg00') },
  };
}

function paired(read: ReadNumber, letter: string, x: number, y: number): PairedMoments {
  return { x, y, xx: read(`${letter}11`), xy: read(`${letter}10`), yy: read(`${letter}00`) };
}

function steady(table: QueryTable, row: number): ReadNumber {
  return (name) => Number((numberReader(table, name)(row) ?? 0).toPrecision(STEADY_DIGITS));
}
