import { DECIMAL_SCALE } from '../../model/decimal.ts';
import type { QueryTable } from '../define.ts';
import type { Contract } from './schema.ts';

/** Days of a month on average: 365 ÷ 12. */
export const DAYS_PER_MONTH = 365 / 12;

/** Contracts as they stood on the evening of `day`: an end after it has not happened yet. */
export function readContracts(table: QueryTable | undefined, day: number): Contract[] {
  if (table === undefined) return [];
  const cell = (name: string, row: number): number | bigint | string | null => {
    const column = table.columns[name];
    return column === undefined || column.nulls?.[row] === 1 ? null : (column.values[row] ?? null);
  };
  const numberOf = (name: string, row: number): number | null => {
    const value = cell(name, row);
    return value === null ? null : Number(value);
  };
  return Array.from({ length: table.rowCount }, (_, row): Contract => {
    const startDay = numberOf('day', row);
    const noted = numberOf('ended_day', row);
    const endDay = noted !== null && noted <= day ? noted : null;
    const isEnded = endDay !== null || (noted === null && numberOf('is_ended', row) === 1);
    const tenure = numberOf('tenure_months', row);
    const lasted = startDay === null ? null : Math.max(0, ((endDay ?? day) - startDay) / DAYS_PER_MONTH);
    return {
      id: Number(cell('subscription_id', row)),
      customer: Number(cell('customer_id', row)),
      startDay,
      endDay,
      isEnded,
      // Days say it better than a column of months, unless the contract ended on a day nobody noted.
      months: lasted !== null && !(isEnded && endDay === null) ? lasted : tenure === null ? null : tenure / DECIMAL_SCALE,
      plan: String(cell('plan', row) ?? ''),
      reason: String(cell('reason', row) ?? ''),
      price: BigInt(cell('price', row) ?? 0),
    };
  });
}
