import { describe, expect, test } from 'vitest';
import { distinctValues, likelyMark, newStep, STEP_KINDS } from '../../../../../renderer/screens/import/cleaning/new-step.ts';
import { cleaningStepSchema } from '../../../../../shared/model/cleaning-step.ts';

describe('a cleaning step as it begins', () => {
  test('every kind begins as a step the host takes', () => {
    for (const kind of STEP_KINDS.flatMap(({ kinds }) => kinds)) {
      const step = newStep(kind, [2], ['Doe, Jane', 'Roe, Max'], { country: 'DE' });
      expect(cleaningStepSchema.parse(step), kind).toEqual(step);
    }
    expect(newStep('trim', [], [], { country: 'DE' })).toBeNull();
    expect(newStep('mapValues', [0], ['', ' '], { country: 'DE' })).toBeNull();
  });

  test('what is filled from above stays within its order, unless it is the order itself', () => {
    const surroundings = { country: 'DE', orderColumn: 0 };
    expect(newStep('fillDown', [3], [], surroundings)).toEqual({ step: 'fillDown', columns: [3], within: 0 });
    expect(newStep('fillDown', [0], [], surroundings)).toEqual({ step: 'fillDown', columns: [0] });
    expect(newStep('fillDown', [3], [], { country: 'DE' })).toEqual({ step: 'fillDown', columns: [3] });
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
