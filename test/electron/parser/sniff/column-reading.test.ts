import { describe, expect, test } from 'vitest';
import { guessReading, judgeReading, type ReadingHints } from '../../../../electron/parser/sniff/column-reading.ts';
import { gatherColumn } from '../../../../electron/parser/sniff/column-values.ts';

const NO_HINTS: ReadingHints = { prefersDecimalComma: false, namesDate: false, namesKey: false, namesNumber: false, namesFlag: false };
const sampleOf = (values: readonly string[]) =>
  gatherColumn(
    values.map((value, index) => ({ line: index + 2, fields: [value], isBroken: false })),
    0,
  );
const guess = (values: readonly string[], hints: Partial<ReadingHints> = {}) => guessReading(sampleOf(values), { ...NO_HINTS, ...hints });
const date = (order: string, calendar = 'gregorian') => ({ kind: 'date', order, calendar });
const number = (decimal: string, thousands: string) => ({ kind: 'number', decimal, thousands });

describe('numbers', () => {
  test.each([
    [['1', '2', '-3'], number('.', '')],
    [['1.5', '2.25'], number('.', '')],
    [['1,5', '2,25'], number(',', '')],
    [['1,234.50', '12.00'], number('.', ',')],
    [['1.234,50', '12,00'], number(',', '.')],
    [['1 234,50', '-12,00', '0,01', '1 000 000,00'], number(',', ' ')],
    [["1'234.50", '5.00'], number('.', "'")],
    [['۱٬۲۵۰٬۰۰۰', '1,250,000', '۹۹٫۵'], number('.', ',')],
    [['$1,200.00', '($35.10)', '12.00-'], number('.', ',')],
    [['1 200 ₽', '350 ₽', '99,90 ₽'], number(',', ' ')],
  ])('%j', (values, reading) => {
    const found = guess(values);
    expect(found.reading).toEqual(reading);
    expect(found.guess.contradictions).toBe(0);
  });
  test('three digits behind one comma: asked, and the other reading offered', () => {
    const found = guess(['1,234', '5,678']);
    expect(found.reading).toEqual(number('.', ','));
    expect(found.alternatives).toEqual([number(',', '')]);
  });
  test('plain whole numbers are not ambiguous', () => {
    expect(guess(['1', '25', '300']).alternatives).toEqual([]);
  });
  test.each([
    [['00123', '04567', '12345']],
    [['536365', '536366', 'C536379']],
    [['+491701234567', '+491701234568']],
    [['12345678901234567', '12345678901234568']],
    [['Ann', 'Bob']],
  ])('%j stays text', (values) => {
    expect(guess(values).reading).toEqual({ kind: 'text' });
  });
  test('contradictions are counted with examples and lines', () => {
    const found = guess([...Array.from({ length: 40 }, (_, index) => String(index)), 'abc', 'abc', 'x']);
    expect(found.reading.kind).toBe('number');
    expect(found.guess).toEqual({
      seen: 43,
      contradictions: 3,
      examples: [
        { line: 42, value: 'abc' },
        { line: 44, value: 'x' },
      ],
    });
  });
  test('words for no value contradict nothing', () => {
    expect(guess(['1', 'NULL', '', '2', 'n/a'])).toMatchObject({ reading: { kind: 'number' }, guess: { seen: 2, contradictions: 0 } });
  });
});

describe('dates', () => {
  test.each([
    [['2024-01-31', '2024-02-01'], date('ymd')],
    [['31.01.2024', '01.02.2024', '1.3.2024'], date('dmy')],
    [['01/31/2024', '02/01/2024'], date('mdy')],
    [['12/1/2010 8:26:00 AM', '12/25/2010 1:05:00 PM'], date('mdy')],
    [['19970101', '19970112'], date('ymd')],
    [['۱۴۰۲/۱۰/۲۵', '1402/10/26', '۱۴۰۳/۱۲/۳۰'], date('ymd', 'jalali')],
    [['25/10/1402', '30/12/1403'], date('dmy', 'jalali')],
    [['2024年1月5日', '2024年2月10日'], date('ymd')],
    [['05-JAN-2024', '17-FEB-2024'], date('dmy')],
  ])('%j', (values, reading) => {
    expect(guess(values)).toMatchObject({ reading, guess: { contradictions: 0 }, alternatives: [] });
  });
  test('03/04/2024 is asked', () => {
    const found = guess(['03/04/2024', '05/06/2024']);
    expect([found.reading, ...found.alternatives]).toEqual(expect.arrayContaining([date('dmy'), date('mdy')]));
    expect(found.alternatives).toHaveLength(1);
  });
  test('AM and PM lean to the American order, and it is still asked', () => {
    expect(guess(['12/1/2010 8:26 AM', '12/2/2010 1:05 PM'])).toMatchObject({ reading: date('mdy'), alternatives: [date('dmy')] });
  });
  test('one value past the twelfth decides, the rest of the sample is judged by it', () => {
    expect(guess(['03/04/2024', '05/06/2024', '25/06/2024'])).toMatchObject({ reading: date('dmy'), alternatives: [] });
  });
  test('contradicting dates are shown', () => {
    const found = guess([...Array.from({ length: 20 }, (_, index) => `2024-01-${String(index + 1).padStart(2, '0')}`), '2024-02-30']);
    expect(found).toMatchObject({ reading: date('ymd'), guess: { contradictions: 1, examples: [{ line: 22, value: '2024-02-30' }] } });
  });
  test('eight digits under the header of a key stay text', () => {
    expect(guess(['20240101', '20240102'], { namesKey: true }).reading.kind).toBe('text');
  });
  test('a chosen reading is judged', () => {
    expect(judgeReading(sampleOf(['1', 'x']), { kind: 'number', decimal: '.', thousands: '' })).toEqual({
      seen: 2,
      contradictions: 1,
      examples: [{ line: 3, value: 'x' }],
    });
  });
});
