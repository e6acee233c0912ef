import { describe, expect, test } from 'vitest';
import { matchingGroups, nextActive } from '../../../renderer/components/search-choices.ts';

const GROUPS = [
  {
    label: 'Sales',
    choices: [
      { value: 'orders', label: 'Orders', hint: 'one row per sale' },
      { value: 'returns', label: 'Café refunds' },
    ],
  },
  { label: 'Service', choices: [{ value: 'tickets', label: 'Support tickets', also: 'helpdesk' }] },
];

describe('a list narrowed by typing', () => {
  test('every word must be somewhere: name, hint, other words or group; accents and case do not matter', () => {
    const found = (query: string) => matchingGroups(GROUPS, query, 'en').flatMap(({ choices }) => choices.map(({ value }) => value));
    expect(found('')).toEqual(['orders', 'returns', 'tickets']);
    expect(found('SALE row')).toEqual(['orders']);
    expect(found('cafe')).toEqual(['returns']);
    expect(found('helpdesk')).toEqual(['tickets']);
    expect(found('service')).toEqual(['tickets']);
    expect(found('nothing')).toEqual([]);
  });

  test('half-spaces of Persian do not matter', () => {
    const groups = [{ label: '', choices: [{ value: 'x', label: 'قلم‌های سفارش' }] }];
    expect(matchingGroups(groups, 'قلمهای', 'fa')).toHaveLength(1);
  });

  test('arrows go round, other keys do nothing', () => {
    const values = ['a', 'b', 'c'];
    expect(nextActive(values, null, 'ArrowDown')).toBe('a');
    expect(nextActive(values, 'c', 'ArrowDown')).toBe('a');
    expect(nextActive(values, 'a', 'ArrowUp')).toBe('c');
    expect(nextActive(values, 'a', 'PageDown')).toBe('c');
    expect(nextActive([], null, 'ArrowDown')).toBeNull();
    expect(nextActive(values, 'a', 'x')).toBeUndefined();
  });
});
