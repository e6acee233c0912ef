import { fc, test as property } from '@fast-check/vitest';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { CanonicalWriter } from '../../../../../electron/parser/readers/tables/canonical-writer.ts';
import { formatDouble, formatNumberText, withoutExponent } from '../../../../../electron/parser/readers/tables/number-text.ts';
import { meaningOfBuiltIn, meaningOfCode } from '../../../../../electron/parser/readers/tables/xlsx/number-format.ts';
import { formatSerialDate, formatSerialTime } from '../../../../../electron/parser/readers/tables/xlsx/serial-date.ts';
import { decodeCellText } from '../../../../../electron/parser/readers/tables/xlsx/xml-text.ts';
import { formatIsoDay, parseIsoDay } from '../../../../../shared/model/day.ts';

describe('formats of numbers', () => {
  test.each([
    ['dd.mm.yyyy', 'date'],
    ['[$-419]D MMMM YYYY;@', 'date'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'date'],
    ['[$-FA]yyyy/mm/dd', 'date'],
    ['m/d/yy h:mm', 'date'],
    ['mmm-yy', 'date'],
    ['yyyy"年"m"月"d"日"', 'date'],
    ['ge.m.d', 'date'],
    ['h:mm AM/PM', 'time'],
    ['mm:ss.0', 'time'],
    ['[h]:mm:ss', 'time'],
    ['[mm]:ss', 'time'],
    ['General', 'number'],
    ['0.00E+00', 'number'],
    ['#,##0.00 "days"', 'number'],
    ['[Red]-#,##0;[Blue]0', 'number'],
    ['_-* #,##0.00\\ [$€-407]_-', 'number'],
    ['0 \\d', 'number'],
    ['@', 'number'],
    ['00000', 'padded'],
    ['0', 'number'],
  ])('%s is a %s', (code, kind) => {
    expect(meaningOfCode(code).kind).toBe(kind);
  });
  test('those known by number', () => {
    expect([0, 9, 14, 20, 22, 37, 46, 57].map((id) => meaningOfBuiltIn(id).kind)).toEqual([
      'number',
      'number',
      'date',
      'time',
      'date',
      'number',
      'time',
      'date',
    ]);
  });
});

describe('days of a workbook', () => {
  property.prop([fc.integer({ min: 61, max: 2_958_465 })])('after February 1900 they count from 30 December 1899', (serial) => {
    expect(formatSerialDate(serial, false)).toBe(formatIsoDay(parseIsoDay('1899-12-30') + serial));
  });
  property.prop([fc.integer({ min: 0, max: 2_957_003 })])('the other calendar lies 1,462 days on', (serial) => {
    expect(formatSerialDate(serial, true)).toBe(formatIsoDay(parseIsoDay('1904-01-01') + serial));
  });
  property.prop([fc.integer({ min: 61, max: 80_000 }), fc.integer({ min: 1, max: 86_399 })])('every second of a day comes back', (day, second) => {
    const written = Number((day + second / 86_400).toPrecision(15));
    const clock = new Date(second * 1000).toISOString().slice(11, 19);
    expect(formatSerialDate(written, false)).toBe(`${formatSerialDate(day, false)}T${clock}`);
  });
  test('the edges as Excel shows them', () => {
    expect([0, 0.25, 1, 59, 60, 61, 2_958_465.5].map((serial) => formatSerialDate(serial, false))).toEqual([
      '1900-01-00',
      '06:00:00',
      '1900-01-01',
      '1900-02-28',
      '1900-02-29',
      '1900-03-01',
      '9999-12-31T12:00:00',
    ]);
    expect([-1, 2_958_466, Number.NaN].map((serial) => formatSerialDate(serial, false))).toEqual([null, null, null]);
    expect([0, 0.999_999, 2.5].map(formatSerialTime)).toEqual(['00:00:00', '24:00:00', '60:00:00']);
  });
});

describe('numbers as text', () => {
  property.prop([fc.double({ noNaN: true, noDefaultInfinity: true })])('no exponent, and the value that 15 digits hold', (value) => {
    const text = formatDouble(value);
    expect(text).toMatch(/^-?\d+(\.\d+)?$/);
    expect(Number(text)).toBe(Number.isSafeInteger(value) ? value + 0 : Number(value.toPrecision(15)));
  });
  property.prop([fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })])('whole numbers keep every digit', (value) => {
    expect(formatNumberText(String(value))).toBe(String(value));
  });
  test('what is no number stays', () => {
    expect(['', 'abc', '1,5', '-1.50', '+7', '1e3', '2.50E-3'].map(formatNumberText)).toEqual(['', 'abc', '1,5', '-1.5', '7', '1000', '0.0025']);
    expect(withoutExponent('1.5e+3')).toBe('1500');
  });
});

describe('canonical text', () => {
  const value = fc.string({ unit: 'binary', maxLength: 8 }).map((text) => text.toWellFormed().replaceAll('\ufeff', ''));
  property.prop([fc.array(fc.array(value, { maxLength: 6 }), { minLength: 1, maxLength: 40 })])(
    'comes back as it went in, filled up to one width',
    (rows) => {
      const writer = new CanonicalWriter(6);
      for (const row of rows) {
        for (const [column, text] of row.entries()) writer.text(column, text);
        writer.endRow();
      }
      const text = Buffer.from(writer.take(true) ?? []).toString('utf8');
      const read = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data.slice(0, -1);
      expect(read).toEqual(rows.map((row) => Array.from({ length: 6 }, (_, index) => row[index] ?? '')));
    },
  );

  test('texts of cells: references, line ends and coded characters', () => {
    expect(decodeCellText('a&lt;b&#10;c&#x1F600;&nope;')).toBe('a<b\nc😀&nope;');
    expect(decodeCellText('a\r\nb\rc')).toBe('a\nb\nc');
    expect(decodeCellText('_x000d_x_x005F_x000D_')).toBe('\rx_x000D_');
    expect(decodeCellText('&#xD800;&#0;')).toBe('&#xD800;&#0;');
  });
});
