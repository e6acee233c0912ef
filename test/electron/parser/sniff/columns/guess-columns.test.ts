import { describe, expect, test } from 'vitest';
import { guessColumns } from '../../../../../electron/parser/sniff/columns/guess-columns.ts';

const readingsOf = (header: readonly string[], rows: readonly (readonly string[])[], about = {}) =>
  guessColumns(
    header,
    rows.map((fields, index) => ({ line: index + 2, fields, isBroken: false })),
    { prefersDecimalComma: false, ...about },
  ).map(({ guess }) => guess);
const date = (order: string) => ({ kind: 'date', order, calendar: 'gregorian' });
const number = (decimal: string, thousands: string) => ({ kind: 'number', decimal, thousands });

describe('columns of one file speak for each other', () => {
  test('a date beyond doubt decides one that is open, and its evidence goes with it', () => {
    const [ordered, shipped] = readingsOf(
      ['ordered', 'shipped'],
      [
        ['03/04/2024', '03/25/2024'],
        ['05/06/2024', '05/07/2024'],
      ],
    );
    expect(shipped).toMatchObject({ reading: date('mdy'), alternatives: [] });
    expect(ordered).toMatchObject({ reading: date('mdy'), alternatives: [], guess: { seen: 2, contradictions: 0 } });
    expect(ordered?.readings.map(({ reading }) => reading)).toEqual([date('mdy'), date('dmy'), { kind: 'text' }]);
  });

  test('a decimal comma beyond doubt decides 1.234', () => {
    const [price, weight] = readingsOf(
      ['price', 'weight'],
      [
        ['12,50', '1.234'],
        ['9,99', '5.678'],
      ],
    );
    expect(price).toMatchObject({ reading: number(',', ''), alternatives: [] });
    expect(weight).toMatchObject({ reading: number(',', '.'), alternatives: [] });
  });

  test('with none beyond doubt, or with columns that disagree, the person is asked', () => {
    const [open] = readingsOf(['a'], [['03/04/2024'], ['05/06/2024']]);
    expect(open).toMatchObject({ alternatives: [date('mdy')] });
    const [asked] = readingsOf(
      ['a', 'b', 'c'],
      [
        ['03/04/2024', '25/04/2024', '04/25/2024'],
        ['05/06/2024', '05/06/2024', '05/06/2024'],
      ],
    );
    expect(asked?.alternatives).toHaveLength(1);
  });

  test('ISO dates say nothing of day and month', () => {
    const [, open] = readingsOf(['iso', 'open'], [['2024-04-25', '03/04/2024']]);
    expect(open?.alternatives).toHaveLength(1);
  });
  test('a workbook writes figures with a point: three places are asked for, but no thousands', () => {
    const rows = [['1.250'], ['3.125']];
    expect(readingsOf(['weight'], rows)[0]).toMatchObject({ reading: number(',', '.'), alternatives: [number('.', '')] });
    expect(readingsOf(['weight'], rows, { hasTypedCells: true })[0]).toMatchObject({ reading: number('.', ''), alternatives: [number(',', '.')] });
  });
});
