import { describe, expect, test } from 'vitest';
import { distinctValues, likelyMark, newStep, STEP_KINDS } from '../../../../../renderer/screens/import/cleaning/new-step.ts';
import { cleaningStepSchema } from '../../../../../shared/model/cleaning-step.ts';

describe('a cleaning step as it begins', () => {
  test('every kind begins as a step the host takes', () => {
    for (const kind of STEP_KINDS.flatMap(({ kinds }) => kinds)) {
      const step = newStep(kind, [2], ['Doe, Jane', 'Roe, Max'], 'DE');
      expect(cleaningStepSchema.parse(step), kind).toEqual(step);
    }
    expect(newStep('trim', [], [], 'DE')).toBeNull();
    expect(newStep('mapValues', [0], ['', ' '], 'DE')).toBeNull();
  });

  test('the mark inside most values is proposed, the longer one first', () => {
    expect(likelyMark(['Doe, Jane', 'Roe, Max', 'Poe-Lee'])).toBe(', ');
    expect(likelyMark(['a;b', 'c;d', ''])).toBe(';');
    expect(likelyMark(['one', 'two'])).toBeNull();
  });

  test('values come by how often they are there', () => {
    expect(distinctValues(['b', 'a', 'a', '', ' '])).toEqual([
      { value: 'a', count: 2 },
      { value: 'b', count: 1 },
    ]);
  });
});
