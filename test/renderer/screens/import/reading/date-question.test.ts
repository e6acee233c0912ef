import { describe, expect, test } from 'vitest';
import { dateQuestion } from '../../../../../renderer/screens/import/reading/date-question.ts';
import { parseIsoDay } from '../../../../../shared/model/day.ts';
import { makePreview } from './make-preview.ts';

const dmy = { kind: 'date', order: 'dmy', calendar: 'gregorian' } as const;
const mdy = { kind: 'date', order: 'mdy', calendar: 'gregorian' } as const;

describe('a date asked plainly', () => {
  test('by the first value that would be two different days', () => {
    const preview = makePreview([
      ['1', '', 'A', '1', '1'],
      ['2', '05/05/2024', 'A', '1', '1'],
      ['3', '03/04/2024', 'A', '1', '1'],
    ]);
    expect(dateQuestion(preview, 1, [dmy, mdy])).toEqual({
      value: '03/04/2024',
      line: 4,
      days: [
        { reading: dmy, day: parseIsoDay('2024-04-03') },
        { reading: mdy, day: parseIsoDay('2024-03-04') },
      ],
    });
  });

  test('nothing to ask when no value shown tells them apart', () => {
    expect(dateQuestion(makePreview([['1', '05/05/2024', 'A', '1', '1']]), 1, [dmy, mdy])).toBeNull();
  });
});
