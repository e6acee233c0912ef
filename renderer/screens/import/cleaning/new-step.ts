import type { CleaningStep } from '../../../../shared/model/cleaning-step.ts';
import type { BatchReading } from '../session/batch-reading.ts';

export type StepKind = CleaningStep['step'];

/** Steps as the menus offer them: first those that need no more words. */
export const STEP_KINDS: readonly { readonly group: 'tidy' | 'values' | 'columns'; readonly kinds: readonly StepKind[] }[] = [
  { group: 'tidy', kinds: ['trim', 'fold', 'case', 'phone', 'email', 'companySuffix'] },
  { group: 'values', kinds: ['replace', 'mapValues', 'fillDown'] },
  { group: 'columns', kinds: ['split', 'merge'] },
];

/** Steps that make sense on all columns at once. */
export const TABLE_WIDE: ReadonlySet<StepKind> = new Set(['trim', 'fold']);

const MARKS = [', ', ' - ', ',', ';', ' / ', '/', '|', '-', ' '] as const;

/** What is known of the file when a step begins. */
export interface StepSurroundings {
  /** Of telephone numbers without one. */
  readonly country: string;
  /** Column of the order number, by id; absent where there is none. */
  readonly orderColumn?: number | undefined;
}

/** A step as it begins, with what the values make likely; null where a step needs values that are not there. */
export function newStep(
  kind: StepKind,
  columns: readonly number[],
  values: readonly string[],
  { country, orderColumn }: StepSurroundings,
): CleaningStep | null {
  const [column] = columns;
  if (column === undefined) return null;
  const all = [...columns];
  switch (kind) {
    case 'trim':
    case 'email':
    case 'companySuffix':
      return { step: kind, columns: all };
    case 'fillDown':
      // What stands on the first line of an order is never taken for the next order.
      return { step: 'fillDown', columns: all, ...(orderColumn === undefined || all.includes(orderColumn) ? {} : { within: orderColumn }) };
    case 'fold':
      return { step: 'fold', columns: all, digits: true, arabicLetters: true, yo: true, width: true };
    case 'case':
      return { step: 'case', columns: all, to: 'title' };
    case 'phone':
      return { step: 'phone', columns: all, country };
    case 'replace':
      return { step: 'replace', columns: all, find: likelyMark(values) ?? '?', by: '', whole: false };
    case 'split':
      return { step: 'split', column, mark: likelyMark(values) ?? ' ', into: 2 };
    case 'merge':
      return { step: 'merge', columns: all, mark: ' ' };
    case 'mapValues': {
      const [first] = distinctValues(values);
      return first === undefined ? null : { step: 'mapValues', column, values: [{ from: first.value, to: first.value }] };
    }
  }
}

/** The mark that stands inside most of the values, longer marks first; null when none does. */
export function likelyMark(values: readonly string[]): string | null {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '');
  const counted = MARKS.map((mark) => ({ mark, count: filled.filter((value) => value.includes(mark)).length }));
  const best = counted.reduce((one, other) => (other.count > one.count ? other : one), { mark: ' ', count: 0 });
  return best.count === 0 ? null : best.mark;
}

/** Different values without the blanks around them, the most frequent first. */
export function distinctValues(values: readonly string[]): readonly { readonly value: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values.map((text) => text.trim())) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || one.value.localeCompare(other.value));
}

/** What a step begins with in the tables of a batch. */
export function surroundingsOf({ drafted: { mapping, idOf } }: Pick<BatchReading, 'drafted'>, usualCountry: string): StepSurroundings {
  const order = mapping.columns.find(({ role }) => role === 'orderId');
  return { country: mapping.phoneCountry ?? usualCountry, orderColumn: order === undefined ? undefined : idOf(order.index) };
}
