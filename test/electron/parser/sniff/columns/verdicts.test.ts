import { describe, expect, test } from 'vitest';
import { guessReading, type ReadingHints } from '../../../../../electron/parser/sniff/column-reading.ts';
import { gatherColumn } from '../../../../../electron/parser/sniff/column-values.ts';
import { readHeaderHints } from '../../../../../electron/parser/sniff/columns/header-hints.ts';
import { makeAmbiguousColumns, makeDecidedColumns } from '../../../../support/ambiguous-dates.ts';

const sampleOf = (values: readonly string[]) =>
  gatherColumn(
    values.map((value, index) => ({ line: index + 2, fields: [value], isBroken: false })),
    0,
  );
const hintsOf = (header: string): ReadingHints => ({ ...readHeaderHints(header), prefersDecimalComma: false });

describe('yes and no', () => {
  test.each([
    ['yes/no', ['Yes', 'no', 'YES']],
    ['true/false', ['TRUE', 'False']],
    ['Persian', ['بله', 'خیر']],
    ['Persian with Arabic letters', ['بلي', 'خير']],
    ['Russian', ['Да', 'Нет']],
    ['Ukrainian', ['так', 'ні']],
    ['Chinese', ['是', '否']],
    ['German', ['Ja', 'Nein']],
    ['French', ['oui', 'non']],
    ['letters', ['Y', 'N']],
    ['t and f', ['t', 'f']],
    ['signs', ['✓', '✗']],
    ['has and has not', ['دارد', 'ندارد']],
    ['only one of them', ['yes', 'yes']],
  ])('%s', (_, values) => {
    expect(guessReading(sampleOf(values), hintsOf('')).reading.kind).toBe('flag');
  });
  test.each([
    ['figures without a header that asks', ['1', '0', '1'], 'count', 'number'],
    ['figures under a header that asks', ['1', '0', '1'], 'is_active', 'flag'],
    ['figures under a Persian header that asks', ['۱', '۰'], 'فعال', 'flag'],
    ['a third value', ['Yes', 'No', 'No phone service'], 'multiple lines', 'text'],
    ['letters that are grades', ['A', 'N', 'Y'], '', 'text'],
    ['one letter alone', ['N', 'N'], '', 'text'],
    ['sexes', ['M', 'F'], 'gender', 'text'],
  ])('%s', (_, values, header, kind) => {
    expect(guessReading(sampleOf(values), hintsOf(header)).reading.kind).toBe(kind);
  });
});

describe('keys stay text', () => {
  test.each([
    ['leading zeros', ['00123', '00124'], ''],
    ['what a spreadsheet made of long keys', ['1.2E+15', '8.90123E+12'], ''],
    ['sixteen digits', ['1234567890123456', '1234567890123457'], ''],
    ['article numbers with check digits', ['4006381333931', '5901234123457', '4012345678901'], ''],
    ['call numbers', ['+989121234567', '+989121234568'], ''],
    ['mobile numbers without a plus', ['989121234567', '989121234568', '989351112233'], ''],
    ['whole numbers under the header of a key', ['1001', '1002'], 'Order ID'],
    ['under a Persian one', ['۱۰۰۱', '۱۰۰۲'], 'شماره فاکتور'],
    ['postcodes', ['01099', '10115'], 'PLZ'],
  ])('%s', (_, values, header) => {
    expect(guessReading(sampleOf(values), hintsOf(header)).reading.kind).toBe('text');
  });
  test.each([
    ['round sums of money', ['12500000000', '98000000000', '35000000000'], ''],
    ['an exponent of a measure', ['1.2E+5', '3.5E+3'], ''],
    ['long figures under the header of an amount', ['12345678901', '12345678902', '12345678907'], 'مبلغ'],
  ])('%s are numbers', (_, values, header) => {
    expect(guessReading(sampleOf(values), hintsOf(header)).reading.kind).toBe('number');
  });
});

describe('few rows, bad values', () => {
  test('one bad value does not turn a column of dates into text', () => {
    expect(guessReading(sampleOf(['2024-01-31', '2024-02-01', '2024-02-30']), hintsOf('Date'))).toMatchObject({
      reading: { kind: 'date' },
      guess: { contradictions: 1, examples: [{ line: 4, value: '2024-02-30' }] },
    });
    expect(guessReading(sampleOf(['2024-01-31', 'soon', '2024-02-01', '2024-02-02']), hintsOf('')).reading.kind).toBe('date');
    expect(guessReading(sampleOf(['5', 'x']), hintsOf('')).reading.kind).toBe('text');
  });
  test('each reading of 03/04/2024 with the rows that would contradict it', () => {
    const { readings, alternatives } = guessReading(sampleOf(['03/04/2024', '25/04/2024', '04/26/2024']), hintsOf('Date'));
    expect(readings).toEqual([
      { reading: { kind: 'date', order: 'dmy', calendar: 'gregorian' }, agrees: 2, contradicts: 1, examples: [{ line: 4, value: '04/26/2024' }] },
      { reading: { kind: 'date', order: 'mdy', calendar: 'gregorian' }, agrees: 2, contradicts: 1, examples: [{ line: 3, value: '25/04/2024' }] },
      { reading: { kind: 'text' }, agrees: 3, contradicts: 0, examples: [] },
    ]);
    expect(alternatives).toEqual([{ kind: 'date', order: 'mdy', calendar: 'gregorian' }]);
  });
  test('dates for "none" contradict nothing', () => {
    expect(guessReading(sampleOf(['2024-01-31', '0000-00-00', '9999-12-31']), hintsOf('end'))).toMatchObject({
      reading: { kind: 'date' },
      guess: { seen: 1 },
    });
  });
});

describe('dates that could be two things', () => {
  test('all of them are asked for', () => {
    const columns = makeAmbiguousColumns(3, 7);
    expect(columns).toHaveLength(54);
    for (const { values } of columns) expect(guessReading(sampleOf(values), hintsOf('date')).alternatives).not.toEqual([]);
  });
  test('one row that tells decides, wherever it stands', () => {
    for (const { order, values } of makeDecidedColumns(3, 7))
      expect(guessReading(sampleOf(values), hintsOf('date'))).toMatchObject({ reading: { order }, alternatives: [], guess: { contradictions: 0 } });
  });
});
