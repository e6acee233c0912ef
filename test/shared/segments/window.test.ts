import { describe, expect, it } from 'vitest';
import { formatIsoDay, parseIsoDay } from '../../../shared/model/day.ts';
import { spanOfWindow } from '../../../shared/segments/window.ts';
import type { Window } from '../../../shared/warehouse/predicate.ts';

function span(window: Window, reference: string): string | null {
  const found = spanOfWindow(window, parseIsoDay(reference));
  return found === null ? null : `${formatIsoDay(found.fromDay)} ${formatIsoDay(found.toDay)}`;
}

describe('windows', () => {
  it('end with the reference day', () => {
    expect(span({ kind: 'all' }, '2024-03-31')).toBeNull();
    expect(span({ kind: 'last', count: 1, unit: 'day' }, '2024-03-31')).toBe('2024-03-31 2024-03-31');
    expect(span({ kind: 'last', count: 90, unit: 'day' }, '2024-03-31')).toBe('2024-01-02 2024-03-31');
    expect(span({ kind: 'last', count: 1, unit: 'month' }, '2024-03-31')).toBe('2024-03-01 2024-03-31');
    expect(span({ kind: 'last', count: 1, unit: 'month' }, '2024-03-15')).toBe('2024-02-16 2024-03-15');
    expect(span({ kind: 'last', count: 13, unit: 'month' }, '2024-01-31')).toBe('2023-01-01 2024-01-31');
    expect(span({ kind: 'last', count: 1, unit: 'year' }, '2024-02-29')).toBe('2023-03-01 2024-02-29');
  });
});
