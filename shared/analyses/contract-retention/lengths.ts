import { decimalToNumber } from '../../model/decimal.ts';
import type { AnalysisContext, QueryColumn, QueryTable } from '../define.ts';
import { monthsOfBilling, stepOfEnds } from './billing.ts';
import { type ContractParams, MAX_PLANS, MONTHS, OTHERS, UNKNOWN, VALUE_MARK } from './schema.ts';

const DAYS_PER_MONTH = 365.25 / 12;
/** An end up to about three days after a renewal still belongs to it: notices are late, months differ in length. */
const GRACE = 0.1;

/** Contracts with a usable length, one entry each. */
export interface Lengths {
  /** customer_id; 0 = nobody. */
  readonly customer: Int32Array;
  /** Length in months, as it is. */
  readonly months: Float64Array;
  /** Periods of the unit paid for: renewals seen, or the renewal at which it ended. */
  readonly periods: Float64Array;
  readonly ended: Uint8Array;
  /** Price of a month in whole units; NaN = unknown. */
  readonly monthlyPrice: Float64Array;
  /** Place in `keys`. */
  readonly plan: Int32Array;
  readonly keys: readonly string[];
  /** By plan: months between renewals as its ends show them. */
  readonly steps: readonly number[];
  readonly leftOut: number;
  /** First and last day on which a contract began; null without days. */
  readonly starts: { readonly first: number; readonly last: number; readonly count: number } | null;
}

/**
 * Lengths in periods. By days where the start and (for ended ones) the end are known, else by the months the file gives. A period of the context keeps contracts that began within it
 * and looks at them on its last day; those without a start are then left out. A contract ends at the renewal that comes next (with `GRACE`), and a running one has had the
 * renewals that lie behind it.
 */
export function measureContracts(
  table: QueryTable | undefined,
  { unit, pricePer }: Pick<ContractParams, 'unit' | 'pricePer'>,
  { period, lastDay }: AnalysisContext,
): Lengths {
  const rows = table?.rowCount ?? 0;
  const toDay = Math.min(lastDay, period?.toDay ?? lastDay);
  const column = (name: string) => table?.columns[name];
  const kept: { row: number; months: number; ended: 0 | 1 }[] = [];
  const [first, last] = [{ day: Number.POSITIVE_INFINITY }, { day: Number.NEGATIVE_INFINITY }];
  let started = 0;
  for (let row = 0; row < rows; row++) {
    const start = numberAt(column('day'), row);
    const end = numberAt(column('ended_day'), row);
    const isEnded = numberAt(column('is_ended'), row);
    if (start === null ? period !== null : start > toDay || (period !== null && start < period.fromDay)) continue;
    if (start !== null && (end !== null || isEnded !== 1)) {
      const hasEnded = end !== null && end <= toDay;
      kept.push({ row, months: Math.max(0, (hasEnded ? end : toDay) - start) / DAYS_PER_MONTH, ended: hasEnded ? 1 : 0 });
    } else {
      const months = decimalAt(column('tenure_months'), row);
      if (months === null || months < 0) continue;
      kept.push({ row, months, ended: isEnded === 1 || end !== null ? 1 : 0 });
    }
    if (start === null) continue;
    started += 1;
    first.day = Math.min(first.day, start);
    last.day = Math.max(last.day, start);
  }
  const { keys, placeOf } = rankPlans(kept.map(({ row }) => textAt(column('plan'), row)));
  const plan = kept.map(({ row }) => placeOf(textAt(column('plan'), row)));
  const steps = keys.map((_, place) =>
    stepOfEnds(kept.filter(({ ended }, index) => ended === 1 && plan[index] === place).map(({ months }) => months)),
  );
  const monthsPerPrice = (row: number, place: number): number => {
    if (pricePer !== 'auto') return MONTHS[pricePer];
    const billing = textAt(column('billing'), row);
    return (billing === null ? null : monthsOfBilling(billing)) ?? steps[place] ?? 1;
  };
  const months = Float64Array.from(kept, (own) => own.months);
  const ended = Uint8Array.from(kept, (own) => own.ended);
  return {
    customer: Int32Array.from(kept, ({ row }) => numberAt(column('customer_id'), row) ?? 0),
    months,
    periods: periodsOf(months, ended, MONTHS[unit]),
    ended,
    monthlyPrice: Float64Array.from(
      kept,
      ({ row }, index) => (decimalAt(column('price'), row) ?? Number.NaN) / monthsPerPrice(row, plan[index] ?? 0),
    ),
    plan: Int32Array.from(plan),
    keys,
    steps,
    leftOut: rows - kept.length,
    starts: started === 0 ? null : { first: first.day, last: last.day, count: started },
  };
}

/** Lengths in periods of so many months: the next renewal for ended contracts (with a tenth of a month of grace), renewals gone by for running ones. */
export function periodsOf(months: Float64Array, ended: Uint8Array, step: number): Float64Array {
  return months.map((length, index) => (ended[index] === 1 ? Math.max(1, Math.ceil((length - GRACE) / step)) : Math.floor(length / step)));
}

/** Plans, largest first; the small ones together, those without a name at the end. */
function rankPlans(plans: readonly (string | null)[]): { readonly keys: readonly string[]; readonly placeOf: (plan: string | null) => number } {
  const counts = new Map<string, number>();
  for (const plan of plans) if (plan !== null) counts.set(plan, (counts.get(plan) ?? 0) + 1);
  const ranked = [...counts.entries()].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([plan]) => plan);
  const own = ranked.length > MAX_PLANS ? ranked.slice(0, MAX_PLANS - 1) : ranked;
  const places = new Map(own.map((plan, index) => [plan, index]));
  const keys = own.map((plan) => `${VALUE_MARK}${plan}`);
  if (own.length < ranked.length) keys.push(OTHERS);
  const unknown = keys.length;
  if (plans.includes(null)) keys.push(UNKNOWN);
  return { keys, placeOf: (plan) => (plan === null ? unknown : (places.get(plan) ?? own.length)) };
}

function numberAt(column: QueryColumn | undefined, row: number): number | null {
  return column === undefined || column.nulls?.[row] === 1 ? null : Number(column.values[row]);
}

function decimalAt(column: QueryColumn | undefined, row: number): number | null {
  const value = numberAt(column, row);
  return value === null ? null : decimalToNumber(value);
}

function textAt(column: QueryColumn | undefined, row: number): string | null {
  const value = column?.values[row];
  return typeof value === 'string' && value !== '' ? value : null;
}
