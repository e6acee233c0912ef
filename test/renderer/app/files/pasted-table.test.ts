import { describe, expect, test } from 'vitest';
import { pastedTable } from '../../../../renderer/app/files/pasted-table.ts';

const held = (text: string) => ({ getData: () => text });

describe('cells from the clipboard', () => {
  test('become tab-separated text with one kind of line end', () => {
    expect(pastedTable(held('Order\tTotal\r\n1\t2,50\r\n'))).toBe('Order\tTotal\n1\t2,50\n');
  });

  test('a word or a blank clipboard is no table', () => {
    expect(pastedTable(held('hello there\n'))).toBeNull();
    expect(pastedTable(held(''))).toBeNull();
  });
});
