import { utils, write as writeBook } from '@e965/xlsx';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { openTables } from '../../../../../../electron/parser/readers/tables/open-tables.ts';
import { type BiffSheet, f64, makeBiff, makeCompound, narrow, place, record, u16, u32, wide } from '../../../support/make-biff.ts';
import { listTables, readTable } from '../../../support/read-table.ts';
import { createScratch } from '../../../support/scratch.ts';

const write = createScratch();
const read = (globals: readonly Buffer[], sheet: BiffSheet['records']) =>
  readTable(write('book.xls', makeBiff(globals, [{ name: 'One', records: sheet }])));
/** General, a day, a day of one's own, a postcode. */
const FORMATS = [record(0x041e, u16(164), wide('dd.mm.yyyy')), record(0x041e, u16(165), narrow('00000'))];
const XFS = [0, 14, 164, 165].map((format) => record(0x00e0, u16(0), u16(format), new Uint8Array(16)));
const rk = (row: number, column: number, value: number, format = 0) => record(0x027e, place(row, column, format), u32(value));
const whole = (value: number) => (value << 2) | 2;

describe('workbooks of Excel 97 to 2003', () => {
  test('numbers in four bytes and eight, several in one record, by their format', async () => {
    const half = 0x3fe0_0000;
    const cells = [
      rk(0, 0, whole(-7)),
      rk(0, 1, whole(12_345) | 1),
      rk(0, 2, half),
      record(0x0203, place(0, 3), f64(0.1 + 0.2)),
      record(0x0203, place(0, 4, 1), f64(45_355)),
      record(0x0203, place(0, 5, 2), f64(45_355.25)),
      record(0x00bd, u16(1), u16(1), u16(3), u32(whole(123)), u16(0), u32(whole(9)), u16(2)),
      record(0x0201, place(1, 3)),
    ];
    expect(await read([...FORMATS, ...XFS], cells)).toBe('-7,123.45,0.5,0.3,2024-03-04,2024-03-04T06:00:00\n,00123,9,,,\n');
    expect(await read([record(0x0022, u16(1)), ...FORMATS, ...XFS], [rk(0, 0, whole(43_893), 1)])).toBe('2024-03-04\n');
  });

  test('texts that go on in the next record, where their characters may change their width', async () => {
    const strings = record(0x00fc, u32(5), u32(4), narrow('plain'), [...u16(6), 0, ...Buffer.from('ab')]);
    const more = record(0x003c, [1, ...Buffer.from('cdжё', 'utf16le')], [...u16(3), 8, ...u16(2)], Buffer.from('rch'), new Uint8Array(3));
    const rest = record(0x003c, new Uint8Array(5), [...u16(2), 5, ...u32(6), ...Buffer.from('日本', 'utf16le')], new Uint8Array(6));
    const cell = (column: number, index: number) => record(0x00fd, place(0, column), u32(index));
    expect(
      await read(
        [strings, more, rest],
        [0, 1, 2, 3].map((index) => cell(index, index)),
      ),
    ).toBe('plain,abcdжё,rch,日本\n');
    await expect(read([strings, more, rest], [cell(0, 4)])).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
    await expect(read([strings], [cell(0, 0)])).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });

  test('formulas by the value they had: number, text behind the shared formula, yes, error, nothing', async () => {
    const formula = (column: number, value: readonly number[] | Uint8Array) => record(0x0006, place(0, column), value, new Uint8Array(8));
    const special = (kind: number, value: number) => [kind, 0, value, 0, 0, 0, 0xff, 0xff];
    const cells = [
      formula(0, f64(2.5)),
      formula(1, special(0, 0)),
      record(0x04bc, new Uint8Array(10)),
      record(0x0207, wide('итог')),
      formula(2, special(1, 1)),
      formula(3, special(2, 0x2a)),
      formula(4, special(3, 0)),
      record(0x0205, place(0, 5), [0, 0]),
      record(0x0205, place(0, 6), [7, 1]),
      record(0x0204, place(0, 7), narrow('label')),
    ];
    expect(await read([], cells)).toBe('2.5,итог,true,#N/A,,false,#DIV/0!,label\n');
  });

  test('rows keep their numbers, cells out of order find their place, charts are passed over', async () => {
    const chart = [record(0x0809, u16(0x0600), u16(0x20), new Uint8Array(12)), rk(0, 0, whole(99)), record(0x000a)];
    const cells = [rk(4, 1, whole(5)), rk(2, 1, whole(3)), ...chart, rk(2, 0, whole(2)), rk(2, 0, whole(77))];
    expect(await read([], cells)).toBe('\n\n2,3\n\n,5\n');
  });

  test('sheets: hidden ones told, the end of one that is missing is damage', async () => {
    const sheet = (name: string, state: number): BiffSheet => ({ name, state, records: [rk(0, 0, whole(1))] });
    const path = write('sheets.xls', makeBiff([], [sheet('Продажи', 0), sheet('secret', 2)]));
    expect(await listTables(path)).toEqual(['Продажи|xls', 'secret|xls']);
    await using tables = await openTables(path, { isPreview: true });
    expect((await tables.parts()).map(({ isHidden, rows }) => [isHidden, rows])).toEqual([
      [false, 1],
      [true, 1],
    ]);
    const open = makeCompound(
      'Workbook',
      Buffer.concat([record(0x0809, u16(0x0600), u16(5), new Uint8Array(12)), record(0x0085, u32(2000), [0, 0, 1, 0, 65])]),
    );
    await expect(readTable(write('open.xls', open))).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });

  test('sheets that share their cells are damage', async () => {
    const bytes = makeBiff(
      [],
      ['A', 'B'].map((name) => ({ name, records: [rk(0, 0, whole(1))] })),
    );
    const list = Buffer.from(bytes);
    const first = list.indexOf(record(0x0085).subarray(0, 2));
    const length = 4 + list.readUInt16LE(first + 2);
    list.copy(list, first + length + 4, first + 4, first + 8);
    await expect(readTable(write('shared.xls', list))).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });

  const workbook = () =>
    makeBiff(
      [...FORMATS, ...XFS, record(0x00fc, u32(2), u32(2), narrow('first'), wide('второй'))],
      [{ name: 'S', records: [0, 1, 2, 3].flatMap((row) => [record(0x00fd, place(row, 0), u32(row % 2)), rk(row, 1, whole(row), 1)]) }],
    );
  property.prop([fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 })], { numRuns: 500 })(
    'whatever bytes change: a table or one clear refusal',
    async (changes) => {
      const bytes = workbook();
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      const outcome = await readTable(write('mutated.xls', bytes)).then(
        () => 'read',
        (error: { code?: string }) => error.code ?? 'crash',
      );
      expect(['read', 'FILE_DAMAGED', 'FILE_NO_TABLE', 'FILE_NOT_TEXT', 'FILE_ENCRYPTED', 'FILE_TOO_LARGE', 'FILE_PACKING_UNKNOWN']).toContain(
        outcome,
      );
    },
  );

  test('a full sheet of sixteen megabytes, most of its sectors listed outside the header', async () => {
    const row = (index: number) => Array.from({ length: 18 }, (_, column) => record(0x0203, place(index, column), f64(index * 18 + column)));
    const path = write('full.xls', makeBiff([], [{ name: 'Full', records: Array.from({ length: 50_000 }, (_, index) => row(index)).flat() }]));
    const text = await readTable(path);
    expect(text.startsWith('0,1,2,')).toBe(true);
    expect(text.endsWith(`${50_000 * 18 - 2},${50_000 * 18 - 1}\n`)).toBe(true);
    expect(text.split('\n')).toHaveLength(50_001);
  });

  /** Streams shorter than four kilobytes lie elsewhere. */
  const FILLING = Array.from({ length: 200 }, (_, row) => [`filling ${row}`, row]);
  const cell = fc.oneof(
    fc.constant(null),
    fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
    fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }).map((value) => value / 1000),
    fc.boolean(),
    fc.string({ unit: fc.constantFrom('a', 'é', 'ж', '日', '"', ',', ' ', '\n'), minLength: 1, maxLength: 40 }),
  );
  property.prop([fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 30 })], { numRuns: 60 })(
    'what another program wrote is read as the newer format is',
    async (rows) => {
      const book = utils.book_new();
      utils.book_append_sheet(book, utils.aoa_to_sheet([...FILLING, ...rows]), 'S');
      const bytes = (bookType: 'biff8' | 'xlsx') => new Uint8Array(writeBook(book, { type: 'array', bookType, bookSST: true }) as ArrayBuffer);
      expect(await readTable(write('p.xls', bytes('biff8')))).toBe(await readTable(write('p.xlsx', bytes('xlsx'))));
    },
  );
});
