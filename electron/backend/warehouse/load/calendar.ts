import type { DuckDBConnection } from '@duckdb/node-api';
import { type Calendar, type Grain, startOfPeriod } from '../../../../shared/model/period.ts';
import { sql } from '../../../../shared/warehouse/sql.ts';
import { execute, readStream } from '../duckdb-file.ts';
import { readTable } from '../table-reader.ts';
import { appendIntegers } from './chunk-rows.ts';

/** Columns of the relation `calendar` after `day`, in catalogue order. */
const COLUMNS: readonly (readonly [Exclude<Grain, 'day'>, Calendar])[] = [
  ['week', 'gregorian'],
  ['month', 'gregorian'],
  ['quarter', 'gregorian'],
  ['year', 'gregorian'],
  ['week', 'jalali'],
  ['month', 'jalali'],
  ['quarter', 'jalali'],
  ['year', 'jalali'],
];

/** Columns of `calendar` for every day from `fromDay` to `toDay`, in catalogue order, `day` first. */
function calendarColumns(fromDay: number, toDay: number): Int32Array[] {
  const length = Math.max(0, toDay - fromDay + 1);
  const days = Int32Array.from({ length }, (_, index) => fromDay + index);
  return [days, ...COLUMNS.map(([grain, calendar]) => days.map((day) => startOfPeriod(day, grain, calendar)))];
}

/** Makes the calendar anew when the order lines begin or end on other days than it does. */
export async function deriveCalendar(connection: DuckDBConnection): Promise<void> {
  const { columns } = await readStream(
    connection,
    sql`select l.lo, l.hi, c.lo as known_lo, c.hi as known_hi
      from (select min(day) as lo, max(day) as hi from order_lines) l, (select min(day) as lo, max(day) as hi from calendar) c`,
    readTable,
  );
  const at = (name: string) => (columns[name]?.nulls?.[0] === 1 ? null : Number(columns[name]?.values[0]));
  const [lo, hi] = [at('lo'), at('hi')];
  if (lo === at('known_lo') && hi === at('known_hi')) return;
  await execute(connection, 'delete from calendar');
  if (lo !== null && hi !== null) await appendIntegers(connection, 'calendar', calendarColumns(lo, hi));
}
