import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreColumn, scoreCompleteness, scoreRelation, scoreValidity } from '../../../shared/quality/score.ts';

const column = fc
  .record({
    rows: fc.integer({ min: 1, max: 1000 }),
    filledShare: fc.double({ min: 0, max: 1, noNaN: true }),
    validShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ rows, filledShare, validShare }) => {
    const filled = Math.round(rows * filledShare);
    return { rows, filled, valid: validShare === null ? null : Math.round(filled * validShare) };
  });

describe('marks', () => {
  test('worked by hand', () => {
    expect(scoreCompleteness({ rows: 8, filled: 6, valid: null })).toBe(0.75);
    expect(scoreValidity({ rows: 8, filled: 6, valid: 3 })).toBe(0.5);
    expect(scoreColumn({ rows: 8, filled: 6, valid: 3 })).toBe(0.625);
    expect(
      scoreRelation([
        { rows: 8, filled: 6, valid: 3 },
        { rows: 8, filled: 8, valid: null },
        { rows: 8, filled: 0, valid: null },
      ]),
    ).toBe(0.8125);
  });

  test('nothing there is nothing wrong', () => {
    expect(scoreCompleteness({ rows: 0, filled: 0, valid: 0 })).toBe(1);
    expect(scoreValidity({ rows: 5, filled: 0, valid: 0 })).toBeNull();
    expect(scoreRelation([])).toBe(1);
  });

  test('lie between 0 and 1, do not depend on the order, and rise when a value is filled in', () => {
    fc.assert(
      fc.property(fc.array(column, { maxLength: 12 }), (columns) => {
        const score = scoreRelation(columns);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(scoreRelation([...columns].reverse())).toBeCloseTo(score, 12);
        for (const { rows, filled, valid } of columns) {
          if (filled === rows) continue;
          const better = { rows, filled: filled + 1, valid: valid === null ? null : valid + 1 };
          expect(scoreColumn(better)).toBeGreaterThan(scoreColumn({ rows, filled, valid }) - 1e-12);
        }
      }),
    );
  });
});
