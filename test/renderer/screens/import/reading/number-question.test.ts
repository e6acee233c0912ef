import { describe, expect, test } from 'vitest';
import { numberQuestion } from '../../../../../renderer/screens/import/reading/number-question.ts';
import { makePreview } from './make-preview.ts';

const point = { kind: 'number', decimal: '.', thousands: '' } as const;
const comma = { kind: 'number', decimal: ',', thousands: '.' } as const;

describe('a figure asked plainly', () => {
  test('by the first value that would be two different amounts', () => {
    const preview = makePreview([
      ['1', '', 'A', '1', ''],
      ['2', '', 'A', '1', '12'],
      ['3', '', 'A', '1', '1.234'],
    ]);
    expect(numberQuestion(preview, 4, [comma, point])).toEqual({
      value: '1.234',
      line: 4,
      amounts: [
        { reading: comma, amount: '1234' },
        { reading: point, amount: '1.234' },
      ],
    });
  });

  test('nothing to ask when no value shown tells them apart', () => {
    expect(numberQuestion(makePreview([['1', '', 'A', '1', '12']]), 4, [comma, point])).toBeNull();
  });
});
