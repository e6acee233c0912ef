import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addedBy, moveSteps } from '../../../../electron/parser/shape/move-steps.ts';
import type { CleaningStep } from '../../../../shared/model/cleaning-step.ts';

const WIDTHS = { from: 4, to: 5 };
/** Column 2 is gone, the others moved one to the right. */
const move = (column: number) => (column === 2 ? null : column + 1);

describe('cleaning steps in a file whose columns stand elsewhere', () => {
  test('a step goes on with the columns that are left', () => {
    const steps: CleaningStep[] = [{ step: 'trim', columns: [0, 2, 3] }];
    expect(moveSteps(steps, move, WIDTHS)).toMatchObject({ steps: [{ step: 'trim', columns: [1, 4] }], dropped: [] });
  });
  test('one that has no column left, or needs the one that is gone, is dropped', () => {
    const steps: CleaningStep[] = [
      { step: 'email', columns: [2] },
      { step: 'mapValues', column: 2, values: [{ from: 'a', to: 'b' }] },
      { step: 'merge', columns: [1, 2], mark: ' ' },
      { step: 'fillDown', columns: [1], within: 2 },
    ];
    expect(moveSteps(steps, move, WIDTHS)).toMatchObject({ steps: [], dropped: steps });
  });
  test('columns that steps add follow the new file’s own, and are gone with their step', () => {
    const steps: CleaningStep[] = [
      { step: 'split', column: 2, mark: ' ', into: 2 },
      { step: 'merge', columns: [0, 1], mark: '-' },
      { step: 'case', columns: [4, 6], to: 'upper' },
    ];
    const moved = moveSteps(steps, move, WIDTHS);
    expect(moved.steps).toEqual([
      { step: 'merge', columns: [1, 2], mark: '-' },
      { step: 'case', columns: [5], to: 'upper' },
    ]);
    expect([4, 5, 6].map(moved.moves)).toEqual([null, null, 5]);
  });
  test('nothing changes when nothing moved', () => {
    const column = fc.integer({ min: 0, max: 3 });
    const columns = fc.uniqueArray(column, { minLength: 1, maxLength: 4 });
    const step: fc.Arbitrary<CleaningStep> = fc.oneof(
      fc.record({ step: fc.constant('trim' as const), columns }),
      fc.record({ step: fc.constant('merge' as const), columns, mark: fc.constant(' ') }),
      fc.record({ step: fc.constant('split' as const), column, mark: fc.constant(','), into: fc.integer({ min: 2, max: 10 }) }),
      fc.record({ step: fc.constant('fillDown' as const), columns, within: column }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const moved = moveSteps(steps, (at) => at, { from: 4, to: 4 });
        expect(moved).toMatchObject({ steps, dropped: [] });
        const width = 4 + steps.reduce((sum, each) => sum + addedBy(each), 0);
        for (let at = 0; at < width; at++) expect(moved.moves(at)).toBe(at);
      }),
    );
  });
});
