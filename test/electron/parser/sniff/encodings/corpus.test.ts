import { describe, expect, test } from 'vitest';
import { previewDelimited } from '../../../../../electron/parser/sniff/preview.ts';
import { encodeAs } from '../../support/encode-as.ts';
import { createScratch } from '../../support/scratch.ts';
import { findWrong } from './find-wrong.ts';
import { HALF_ONE } from './half-one.ts';
import { HALF_TWO } from './half-two.ts';
import { makeSamples } from './language.ts';

/** One sample in sixty may be read wrongly. */
const RIGHT = 59 / 60;

describe('order exports in 28 languages and 31 encodings', () => {
  test.each([
    ['half one', HALF_ONE, 24],
    ['half two, held out', HALF_TWO, 24],
    ['half one, four lines', HALF_ONE, 4],
    ['half two, four lines', HALF_TWO, 4],
    ['half two, two hundred lines', HALF_TWO, 200],
  ] as const)('%s', async (_, languages, rows) => {
    const samples = makeSamples(languages, rows);
    expect(samples.length).toBeGreaterThanOrEqual(60);
    const wrong = await findWrong(samples);
    expect(wrong.slice(0, Math.floor(samples.length * (1 - RIGHT)) + 1), 'allowed: one in sixty').toHaveLength(
      Math.min(wrong.length, Math.floor(samples.length * (1 - RIGHT))),
    );
  });
});

describe('the whole file decides', () => {
  const write = createScratch();
  const look = async (path: string) => (await previewDelimited({ path, fileName: 'x.csv', dialect: {}, kind: null, saved: [] })).preview;
  const plain = Array.from({ length: 40_000 }, (_, row) => `${row};2024-03-01;Customer ${row};Berlin;${row % 90}`).join('\n');
  const late = 'order;date;name;city;amount';

  test('the first letters beyond ASCII come after a megabyte', async () => {
    const text = `${late}\n${plain}\n40001;2024-03-02;Пётр Соколов;Нижний Новгород;12\n40002;2024-03-02;Юлия Щербакова;Тверь;13\n`;
    expect(text.length).toBeGreaterThan(1024 * 1024);
    expect((await look(write('late-1251.csv', encodeAs(text, 'windows-1251')))).dialect.encoding).toBe('windows-1251');
    expect((await look(write('late-utf8.csv', text))).dialect).toMatchObject({ encoding: 'utf-8' });
  });
  test('the end of a long UTF-16 file is read in step', async () => {
    const text = `${late}\n${plain}\n;;Итого:;;1234\n`;
    const { dialect, structure } = await look(write('long-16.csv', encodeAs(text, 'utf-16le bom')));
    expect(dialect).toMatchObject({ encoding: 'utf-16le', footerLines: 1 });
    expect(structure?.footer).toEqual([';;Итого:;;1234']);
  });
});
