import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { parseDateField } from '../../../../electron/parser/read/fields/date-field.ts';
import { parseDecimalField } from '../../../../electron/parser/read/fields/decimal-field.ts';
import { parseFlagField } from '../../../../electron/parser/read/fields/flag-field.ts';
import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import { isReadableCell, readCell } from '../../../../shared/model/written/read-cell.ts';

const NUMBER = { kind: 'number', decimal: ',', thousands: '.' } as const;
const PERCENT = { kind: 'number', decimal: '.', thousands: '', percent: true } as const;
const DATE = { kind: 'date', order: 'dmy', calendar: 'gregorian' } as const;
const SERIAL = { kind: 'timestamp', unit: 'excel1900' } as const;
const FLAG = { kind: 'flag', yes: ['ja', 'N/A'], no: ['nein'] } as const;
const asReading = (reading: unknown) => reading as ColumnReading;

describe('a cell as its column says', () => {
  test.each([
    ['  ', NUMBER, { kind: 'empty' }],
    ['NULL', NUMBER, { kind: 'empty' }],
    ['-', NUMBER, { kind: 'empty' }],
    ['1.234,5', NUMBER, { kind: 'number', scaled: 12_345_000n, exact: null }],
    ['0,00005', NUMBER, { kind: 'number', scaled: 1n, exact: { digits: 5n, places: 5 } }],
    ['x', NUMBER, { kind: 'bad', reason: 'notANumber' }],
    ['99999999999999999999', NUMBER, { kind: 'bad', reason: 'outOfRange' }],
    ['12 %', PERCENT, { kind: 'number', scaled: 1200n, exact: null }],
    ['۱۲٫۵٪', PERCENT, { kind: 'number', scaled: 1250n, exact: null }],
    ['0', PERCENT, { kind: 'number', scaled: 0n, exact: null }],
    ['12', PERCENT, { kind: 'bad', reason: 'notANumber' }],
    ['12 %', NUMBER, { kind: 'bad', reason: 'notANumber' }],
    ['31.01.2024', DATE, { kind: 'instant', seconds: 1_706_659_200 }],
    ['00.00.0000', DATE, { kind: 'empty' }],
    ['31.12.9999 00:00:00', DATE, { kind: 'empty' }],
    ['30.02.2024', DATE, { kind: 'bad', reason: 'notADate' }],
    ['45322', SERIAL, { kind: 'instant', seconds: 1_706_659_200 }],
    ['45322,5', SERIAL, { kind: 'instant', seconds: 1_706_702_400 }],
    ['60', SERIAL, { kind: 'bad', reason: 'notADate' }],
    ['1', SERIAL, { kind: 'instant', seconds: -2_208_988_800 }],
    ['JA', FLAG, { kind: 'flag', yes: true }],
    ['n/a', FLAG, { kind: 'flag', yes: true }],
    ['NULL', FLAG, { kind: 'empty' }],
    ['vielleicht', FLAG, { kind: 'bad', reason: 'notAFlag' }],
    [' NULL ', { kind: 'text' }, { kind: 'text', text: 'NULL' }],
  ] as const)('%j', (text, reading, expected) => {
    expect(readCell(text, asReading(reading))).toEqual(expected);
  });
});

const anyText = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom(
    '',
    ' ',
    'null',
    '-',
    '0000-00-00',
    '31.12.9999',
    '1.234,5',
    '12 %',
    '31.01.2024',
    '45322',
    'ja',
    'nein',
    'n/a',
    '1e3',
    '(5)',
    '5 CR',
  ),
);

property.prop([anyText, fc.constantFrom(NUMBER, PERCENT, DATE, SERIAL, FLAG)], { numRuns: 3000 })('is what the parser makes of it', (text, plain) => {
  const reading = asReading(plain);
  const cell = readCell(text, reading);
  expect(isReadableCell(text, reading)).toBe(cell.kind !== 'bad');
  if (reading.kind === 'number') {
    const field = parseDecimalField(text, reading);
    expect(field.kind === 'value' ? BigInt(field.scaled) : field.kind).toBe(cell.kind === 'number' ? cell.scaled : cell.kind);
  } else if (reading.kind === 'flag') {
    const field = parseFlagField(text, reading);
    expect(field).toBe(cell.kind === 'flag' ? Number(cell.yes) : cell.kind === 'empty' ? -1 : 'notAFlag');
  } else if (reading.kind === 'date' || reading.kind === 'timestamp') {
    const field = parseDateField(text, reading);
    expect(field).toBe(cell.kind === 'instant' ? cell.seconds : cell.kind === 'bad' ? cell.reason : null);
  }
});
