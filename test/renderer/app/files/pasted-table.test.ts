import { describe, expect, test } from 'vitest';
import { pastedTable } from '../../../../renderer/app/files/pasted-table.ts';

const held = (text: string) => ({ getData: () => text });

describe('cells from the clipboard', () => {
  test('become tab-separated text with one kind of line end', async () => {
    const file = pastedTable(held('Order\tTotal\r\n1\t2,50\r\n'), 'cells.tsv');
    expect(file?.name).toBe('cells.tsv');
    expect(await file?.text()).toBe('Order\tTotal\n1\t2,50\n');
  });

  test('a word or a blank clipboard is no table', () => {
    expect(pastedTable(held('hello there\n'), 'cells.tsv')).toBeNull();
    expect(pastedTable(held(''), 'cells.tsv')).toBeNull();
  });
});
