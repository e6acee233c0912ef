import { describe, expect, test } from 'vitest';
import { previewDelimited } from '../../../../../electron/parser/sniff/preview.ts';
import { encodeAs } from '../../support/encode-as.ts';
import { createScratch } from '../../support/scratch.ts';

const write = createScratch();
const DMY = { kind: 'date', order: 'dmy', calendar: 'gregorian' };

/** A file whose first megabyte leaves the order of day and month open; only rows in its middle decide. */
function lateFile(rows: number): string {
  const line = (index: number) => {
    const day = index > rows / 3 && index < (rows * 2) / 3 ? 25 : 1 + (index % 9);
    return `A${index};0${1 + (index % 8)}.50;${String(day).padStart(2, '0')}/0${1 + (index % 8)}/2024;Müller «${index % 7}»`;
  };
  return `id;sum;date;name\r\n${Array.from({ length: rows }, (_, index) => line(index)).join('\r\n')}\r\nTotal;;;\r\n`;
}

describe('large files', () => {
  test.each(['utf-8', 'windows-1252', 'utf-16le'])('what the head leaves open is decided further down (%s)', async (encoding) => {
    const text = lateFile(80_000);
    const bytes =
      encoding === 'utf-8' ? Buffer.from(text) : encoding === 'utf-16le' ? Buffer.from(`\ufeff${text}`, 'utf16le') : encodeAs(text, encoding);
    const path = write(`late-${encoding}.csv`, bytes);
    const { preview } = await previewDelimited({ path, fileName: 'late.csv', dialect: {}, kind: null, saved: [] });
    const [, , date] = preview.columns;
    expect(date).toMatchObject({ reading: DMY, alternatives: [] });
    expect(date?.readings?.[1]?.reading).toMatchObject({ order: 'mdy' });
    expect(date?.readings?.[1]?.contradicts).toBeGreaterThan(1000);
    expect(date?.readings?.every(({ examples }) => examples.every(({ line }) => line > 0))).toBe(true);
  });

  test('a small file is looked at once', async () => {
    const path = write('small.csv', 'id;date\n1;25/01/2024\n2;03/04/2024\n');
    const { preview } = await previewDelimited({ path, fileName: 'small.csv', dialect: {}, kind: null, saved: [] });
    expect(preview.columns[1]).toMatchObject({
      reading: DMY,
      guess: { seen: 2, contradictions: 0 },
      readings: [{}, { contradicts: 1, examples: [{ line: 2, value: '25/01/2024' }] }, {}],
    });
  });
});
