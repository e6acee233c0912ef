import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { parseDecimalField } from '../../../electron/parser/read/fields/decimal-field.ts';
import { readPlainNumber } from '../../../electron/parser/read/fields/number-bytes.ts';
import { formatDecimal, parseDecimal } from '../../../shared/model/decimal.ts';
import { divideRounded, type NumberReading, parseNumberText, toScaled } from '../../../shared/model/written-number.ts';

const reading = (decimal: NumberReading['decimal'], thousands: NumberReading['thousands']): NumberReading => ({ kind: 'number', decimal, thousands });
const POINT = reading('.', '');

function scaledText(text: string, how: NumberReading): string | null {
  const exact = parseNumberText(text, how);
  const result = exact === null ? null : toScaled(exact);
  return result === null || result === 'outOfRange' ? result : formatDecimal(result.scaled);
}

describe('numbers as people write them', () => {
  test.each([
    ['1234.5', POINT, '1234.5'],
    [' 12 ', POINT, '12'],
    ['-0.05', POINT, '-0.05'],
    ['+7', POINT, '7'],
    ['.5', POINT, '0.5'],
    ['5.', POINT, '5'],
    ['1,234,567.89', reading('.', ','), '1234567.89'],
    ['12,34,567.5', reading('.', ','), '1234567.5'],
    ['1.234,50', reading(',', '.'), '1234.5'],
    ['1 234,50', reading(',', ' '), '1234.5'],
    ['1\u00a0000\u00a0000,00', reading(',', ' '), '1000000'],
    ['1\u202f234', reading('.', ' '), '1234'],
    ["1'234.5", reading('.', "'"), '1234.5'],
    ['۱٬۲۵۰٬۰۰۰', reading('٫', '٬'), '1250000'],
    ['۹۹٫۵', POINT, '99.5'],
    ['٣٫١٤', POINT, '3.14'],
    ['１２３', POINT, '123'],
    ['(1,234.50)', reading('.', ','), '-1234.5'],
    ['12.5-', POINT, '-12.5'],
    ['−3', POINT, '-3'],
    ['$1,234.50', reading('.', ','), '1234.5'],
    ['-$5', POINT, '-5'],
    ['$-5', POINT, '-5'],
    ['1 234,50 руб.', reading(',', ' '), '1234.5'],
    ['250 грн', POINT, '250'],
    ['۱۲۰۰ تومان', POINT, '1200'],
    ['¥88.00', POINT, '88'],
    ['88元', POINT, '88'],
    ['１，２３４．５０', reading('.', ','), '1234.5'],
    ['－５', POINT, '-5'],
    ['\\1,000', reading('.', ','), '1000'],
    ['1.5e3', POINT, '1500'],
    ['1E-2', POINT, '0.01'],
    ['\u200f۱۲', POINT, '12'],
    ['12,-', reading(',', '.'), '12'],
    ['12.-', POINT, '12'],
    ['1.500,--', reading(',', '.'), '1500'],
    ['kr 150,-', reading(',', '.'), '150'],
    ['150,- Kč', reading(',', ' '), '150'],
    ['Fr. 5.–', reading('.', "'"), '5'],
    ['-12,-', reading(',', '.'), '-12'],
    ['(12,—)', reading(',', '.'), '-12'],
    ['100 р', reading(',', ' '), '100'],
  ] as const)('%s → %s', (text, how, expected) => {
    expect(scaledText(text, how)).toBe(expected);
  });

  test.each([
    ['abc', POINT],
    ['', POINT],
    ['-', POINT],
    ['5%', POINT],
    ['1,234', POINT],
    ['1,23', reading('.', ',')],
    ['1.500', reading(',', '')],
    ['0.500', reading(',', '.')],
    ['1.5', reading(',', ' ')],
    ['\\N', POINT],
    ['12,3456', reading('.', ',')],
    ['1.2.3', POINT],
    ['1-2', POINT],
    ['--5', POINT],
    ['(-5)', POINT],
    ['1 2', POINT],
    ['0x10', POINT],
    ['1e', POINT],
    ['Infinity', POINT],
    ['2024-01-31', POINT],
    ['9'.repeat(41), POINT],
    ['(5%)', POINT],
    ['(5 %)', POINT],
    ['12-,', POINT],
    [',-', reading(',', '.')],
  ] as const)('%s is none', (text, how) => {
    expect(parseNumberText(text, how)).toBeNull();
  });

  test.each([
    ['12 %', '0.12'],
    ['-12%', '-0.12'],
    ['(12%)', '-0.12'],
    ['(12) %', '-0.12'],
    ['%25', '0.25'],
    ['-%25', '-0.25'],
    ['٪۲۵', '0.25'],
    ['0', '0'],
    ['12', null],
    ['(12)', null],
    ['%12%', null],
  ])('as a percentage %s is %s', (text, expected) => {
    expect(scaledText(text, { ...POINT, percent: true })).toBe(expected);
  });

  test('beyond 64 bits is out of range, not wrong', () => {
    expect(scaledText('922337203685477.5807', POINT)).toBe('922337203685477.5807');
    expect(scaledText('922337203685477.5808', POINT)).toBe('outOfRange');
    expect(scaledText('-922337203685477.5808', POINT)).toBe('outOfRange');
  });

  test('more than four places are rounded half away from zero', () => {
    expect(scaledText('0.00005', POINT)).toBe('0.0001');
    expect(scaledText('-0.00005', POINT)).toBe('-0.0001');
    expect(scaledText('0.00004999', POINT)).toBe('0');
  });

  test('words for no value are empty', () => {
    for (const word of ['', ' ', 'NULL', '\\N', 'NaN', 'n/a', 'NA', '#N/A']) expect(parseDecimalField(word, POINT).kind).toBe('empty');
    expect(parseDecimalField('none at all', POINT)).toEqual({ kind: 'bad', reason: 'notANumber' });
  });
});

const plain = fc.tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 99_999_999_999n }), fc.integer({ min: 0, max: 4 }), fc.nat({ max: 9999 }));

describe('properties', () => {
  property.prop([plain], { numRuns: 5000 })('bytes and text agree with the decimals of the model', ([negative, whole, places, fraction]) => {
    const text = `${negative ? '-' : ''}${whole}${places === 0 ? '' : `.${String(fraction).padStart(4, '0').slice(0, places)}`}`;
    const bytes = Buffer.from(`x ${text} y`);
    const expected = parseDecimal(text);
    expect(BigInt(readPlainNumber(bytes, 1, bytes.length - 1, 46))).toBe(expected);
    expect(scaledText(text, POINT)).toBe(formatDecimal(expected));
  });

  property.prop([fc.string({ unit: fc.constantFrom('0', '7', '.', '-', ' ', ',', 'e', '+'), maxLength: 9 })], { numRuns: 5000 })(
    'what the bytes accept, the text reads the same',
    (text) => {
      const bytes = Buffer.from(text);
      const fast = readPlainNumber(bytes, 0, bytes.length, 46);
      if (!Number.isNaN(fast)) expect(scaledText(text, POINT)).toBe(formatDecimal(fast));
    },
  );

  property.prop([fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.bigInt({ min: 1n, max: 10n ** 9n })], { numRuns: 3000 })(
    'rounding is to the nearest, halves away from zero',
    (value, divisor) => {
      const { quotient, rounded } = divideRounded(value, divisor);
      const rest = value - quotient * divisor;
      const distance = rest < 0n ? -rest : rest;
      expect(distance * 2n <= divisor).toBe(true);
      expect(rounded).toBe(rest !== 0n);
      if (distance * 2n === divisor) expect(quotient * divisor > value).toBe(value > 0n);
    },
  );
});
