import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
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
  { kind: 'date', order: 'dmy', calendar: 'buddhist' },
  { kind: 'timestamp', unit: 'seconds' },
  { kind: 'timestamp', unit: 'milliseconds' },
  { kind: 'timestamp', unit: 'excel1900' },
  { kind: 'timestamp', unit: 'excel1904' },
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
      return `number ${reading.decimal} ${reading.thousands}${reading.percent === true ? ' %' : ''}`;
    case 'date':
      return `date ${reading.order} ${reading.calendar}`;
    case 'timestamp':
      return `timestamp ${reading.unit}`;
    case 'flag':
      return `flag ${reading.yes.join('|')} ${reading.no.join('|')}`;
  }
}

/** "Number 1.234,50", "Date day-month-year, Jalali". */
export function readingLabel(reading: ColumnReading, { t }: Words): string {
  switch (reading.kind) {
    case 'text':
      return t('imports.reading.text');
    case 'number':
      return t('imports.reading.numberLike', { sample: `1${reading.thousands}234${reading.decimal}5${reading.percent === true ? ' %' : ''}` });
    case 'date': {
      const label = t('imports.reading.dateLike', { order: t(`imports.reading.orders.${reading.order}`) });
      return reading.calendar === 'gregorian' ? label : `${label} · ${t(`imports.reading.${reading.calendar}`)}`;
    }
    case 'timestamp':
      return t(`imports.reading.timestamps.${reading.unit}`);
    case 'flag':
      return t('imports.reading.flagLike', { yes: reading.yes[0] ?? '', no: reading.no[0] ?? '' });
  }
}
