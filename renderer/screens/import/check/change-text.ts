import { CATALOGUE, findColumn, type RelationName } from '../../../../shared/warehouse/catalogue.ts';
import type { Words } from '../../../state/words.ts';

/** Columns that name something else: in examples they show its number or name. */
const NAMED: Readonly<Record<string, string>> = {
  customer_id: 'customerId',
  product_id: 'productName',
  employee_id: 'employeeName',
  campaign_id: 'campaignName',
};
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d))?$/;
const SECONDS_PER_DAY = 86_400;

/** Name of a column of the store as people read it; its own name where it has none. */
export function columnText(table: string, column: string, { text, translator }: Pick<Words, 'text' | 'translator'>): string {
  const role = NAMED[column];
  if (role !== undefined) return text(`imports.roles.${role}`);
  const singular = table.replace(/ies$/, 'y').replace(/s$/, '');
  const key = [`catalogue.${table}.${column}`, `catalogue.${table}.${singular}_${column}`].find((candidate) => translator.has(candidate));
  return key === undefined ? column : text(key);
}

/** A stored value of an example in the digits, calendar and words of the person; "" where there is none. */
export function storedText(table: string, column: string, stored: string, { t, formatter }: Pick<Words, 't' | 'formatter'>): string {
  const type = isRelation(table) ? findColumn(table, column)?.type : undefined;
  if (stored === '' || NAMED[column] !== undefined) return stored;
  switch (type) {
    case 'decimal':
      return formatter.exact(stored, { kind: 'quantity' });
    case 'integer':
      return formatter.exact(stored, { kind: 'integer' });
    case 'flag':
      return t(stored === 'true' || stored === '1' ? 'imports.differences.yes' : 'imports.differences.no');
    case 'day':
    case 'seconds':
      return instantText(stored, type, formatter);
    default:
      return stored;
  }
}

function isRelation(table: string): table is RelationName {
  return Object.hasOwn(CATALOGUE, table);
}

function instantText(stored: string, type: 'day' | 'seconds', formatter: Words['formatter']): string {
  const parts = INSTANT.exec(stored)?.slice(1);
  const number = Number(stored);
  if (parts === undefined && !Number.isInteger(number)) return stored;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (parts ?? []).map((part) => Number(part ?? 0));
  const seconds = parts === undefined ? number * (type === 'day' ? SECONDS_PER_DAY : 1) : Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
  return seconds % SECONDS_PER_DAY === 0 ? formatter.day(seconds / SECONDS_PER_DAY) : formatter.wallClock(seconds);
}
