import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addedColumnId,
  columnsOf,
  compileSteps,
  liftSteps,
  moveStep,
  type StepDraft,
  withStep,
} from '../../../../../renderer/screens/import/session/step-drafts.ts';
import type { CleaningStep } from '../../../../../shared/model/cleaning-step.ts';

const WIDTH = 3;
const split: CleaningStep = { step: 'split', column: 0, mark: ' ', into: 2 };
const trim = (...columns: number[]): CleaningStep => ({ step: 'trim', columns });
const steps: readonly CleaningStep[] = [split, { step: 'merge', columns: [1, 2], mark: '-' }, trim(addedColumnId(1, 1), addedColumnId(2, 0))];
const drafts = steps.reduce<readonly StepDraft[]>((before, step) => withStep(before, step), []);

describe('cleaning steps as the person arranges them', () => {
  test('columns made by steps follow those of the file', () => {
    const { steps, added } = compileSteps(drafts, WIDTH);
    expect(added).toEqual([addedColumnId(1, 0), addedColumnId(1, 1), addedColumnId(2, 0)]);
    expect(steps[2]).toEqual(trim(4, 5));
  });

  test('a step that rests takes its columns along, and others keep speaking of theirs', () => {
    const { steps, places } = compileSteps(
      drafts.map((draft) => (draft.id === 1 ? { ...draft, isOn: false } : draft)),
      WIDTH,
    );
    expect(steps).toEqual([{ step: 'merge', columns: [1, 2], mark: '-' }, trim(3)]);
    expect([...places]).toEqual([
      [2, 0],
      [3, 1],
    ]);
  });

  test('a step above the one that makes its column has nothing to do', () => {
    const moved = moveStep(moveStep(drafts, 3, -1), 3, -1);
    expect(moved.map(({ id }) => id)).toEqual([3, 1, 2]);
    expect(compileSteps(moved, WIDTH).places.has(3)).toBe(false);
  });

  test('a map of values that all stay as they are is not run', () => {
    const map = (to: string): CleaningStep => ({ step: 'mapValues', column: 0, values: [{ from: 'a', to }] });
    expect(compileSteps(withStep([], map('a')), WIDTH).steps).toEqual([]);
    expect(compileSteps(withStep([], map('b')), WIDTH).steps).toEqual([map('b')]);
  });

  test('filling down within an order follows the column of the order', () => {
    const fill: CleaningStep = { step: 'fillDown', columns: [2], within: addedColumnId(1, 0) };
    const { steps } = compileSteps(withStep(withStep([], split), fill), WIDTH);
    expect(steps[1]).toEqual({ step: 'fillDown', columns: [2], within: 3 });
    expect(compileSteps(withStep([], fill), WIDTH).steps).toEqual([{ step: 'fillDown', columns: [2] }]);
  });

  test('the ends do not move further', () => {
    expect(moveStep(drafts, 1, -1)).toBe(drafts);
    expect(moveStep(drafts, 3, 1)).toBe(drafts);
  });

  test('law: lifting what was compiled and compiling it again changes nothing', () => {
    const step = fc.oneof(
      fc.record({ step: fc.constant('trim' as const), columns: fc.uniqueArray(fc.nat(WIDTH + 6), { minLength: 1, maxLength: 4 }) }),
      fc.record({ step: fc.constant('split' as const), column: fc.nat(WIDTH - 1), mark: fc.constant(','), into: fc.integer({ min: 2, max: 4 }) }),
      fc.record({ step: fc.constant('merge' as const), columns: fc.uniqueArray(fc.nat(WIDTH - 1), { minLength: 1 }), mark: fc.constant(' ') }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        const { steps: once, added } = compileSteps(liftSteps(steps, WIDTH), WIDTH);
        const twice = compileSteps(liftSteps(once, WIDTH), WIDTH);
        expect(twice.steps).toEqual(once);
        for (const column of once.flatMap((one) => columnsOf(one))) expect(column).toBeLessThan(WIDTH + added.length);
      }),
    );
  });
});
