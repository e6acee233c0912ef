import type { ColumnReading, Role } from '../../../../shared/model/import-mapping.ts';
import type { Words } from '../../../state/words.ts';

/** Ways to read a column that people meet in practice, in the order of the menu. */
export const READINGS: readonly ColumnReading[] = [
  { kind: 'text' },
  { kind: 'number', decimal: '.', thousands: '' },
  { kind: 'number', decimal: '.', thousands: ',' },
  { kind: 'number', decimal: ',', thousands: '' },
  { kind: 'number', decimal: ',', thousands: '.' },
  { kind: 'number', decimal: ',', thousands: ' ' },
  { kind: 'number', decimal: '.', thousands: "'" },
  { kind: 'number', decimal: '٫', thousands: '٬' },
  { kind: 'date', order: 'ymd', calendar: 'gregorian' },
  { kind: 'date', order: 'dmy', calendar: 'gregorian' },
  { kind: 'date', order: 'mdy', calendar: 'gregorian' },
  { kind: 'date', order: 'ymd', calendar: 'jalali' },
  { kind: 'date', order: 'dmy', calendar: 'jalali' },
];

/** Readings to offer: those given first, then the usual ones, each once. */
export function offeredReadings(first: readonly ColumnReading[]): readonly ColumnReading[] {
  const known = new Set<string>();
  return [...first, ...READINGS].filter((reading) => {
    const key = readingKey(reading);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

/** A reading as a comparable text. */
export function readingKey(reading: ColumnReading): string {
  switch (reading.kind) {
    case 'text':
      return 'text';
    case 'number':
      return `number ${reading.decimal} ${reading.thousands}`;
    case 'date':
      return `date ${reading.order} ${reading.calendar}`;
  }
}

/** "Number 1.234,50", "Date day-month-year, Jalali". */
export function readingLabel(reading: ColumnReading, { t }: Words): string {
  switch (reading.kind) {
    case 'text':
      return t('imports.reading.text');
    case 'number':
      return t('imports.reading.numberLike', { sample: `1${reading.thousands}234${reading.decimal}5` });
    case 'date': {
      const label = t('imports.reading.dateLike', { order: t(`imports.reading.orders.${reading.order}`) });
      return reading.calendar === 'jalali' ? `${label} · ${t('imports.reading.jalali')}` : label;
    }
  }
}

const NUMBER_ROLES: ReadonlySet<Role> = new Set(['quantity', 'unitPrice', 'amount', 'discount', 'cost']);

/** Kind of reading that a role needs; null = any. */
export function neededKind(role: Role): 'number' | 'date' | null {
  if (NUMBER_ROLES.has(role)) return 'number';
  return role === 'orderDate' ? 'date' : null;
}
