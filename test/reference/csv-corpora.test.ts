import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { previewDelimited } from '../../electron/parser/sniff/preview.ts';
import type { Preview } from '../../shared/contract/imports.ts';
import type { ImportMapping } from '../../shared/model/import-mapping.ts';
import type { Role } from '../../shared/model/role.ts';
import { collect, TEXT } from '../electron/parser/support/collect.ts';
import { hasReference, SHARED } from '../support/shared-data.ts';

const ROOT = 'data/csv';
const present = hasReference(ROOT);
const list = (folder: string) => (present ? readdirSync(resolve(SHARED, ROOT, folder)) : []);
const pathOf = (...parts: string[]) => resolve(SHARED, ROOT, ...parts);
const expectedOf = (...parts: string[]) => JSON.parse(readFileSync(pathOf(...parts), 'utf8')) as unknown;
const TEXT_ROLES: readonly Role[] = ['productName', 'category', 'channel', 'status', 'city', 'country', 'currency', 'customerName'];

const look = async (path: string, dialect = {}) =>
  (await previewDelimited({ path, fileName: basename(path), dialect, kind: null, saved: [] })).preview;

/** Header (when there is one) and all records as texts, from the raw rows of a real read: a list whose columns are texts, whatever they mean. */
async function readTable(path: string, preview: Preview) {
  const mapping: ImportMapping = {
    ...preview.mapping,
    kind: 'products',
    columns: preview.columns.map(({ index, header }) => ({ index, header, role: TEXT_ROLES[index] ?? 'ignore', reading: TEXT })),
  };
  return collect(path, mapping);
}

function tableOf({ dialect, columns, rows }: Preview): string[][] {
  return [...(dialect.hasHeader ? [columns.map(({ header }) => header)] : []), ...rows.map(({ fields }) => fields)];
}

/** The JSON of the corpora: rows as arrays, or objects by header. */
function rowsOf(expected: unknown): string[][] {
  const rows = expected as (string[] | Record<string, string>)[];
  const [first] = rows;
  if (first === undefined || Array.isArray(first)) return rows as string[][];
  return [Object.keys(first), ...rows.map((row) => Object.values(row as Record<string, string>))];
}

/** Where file and JSON of the corpus disagree: another telephone number, and line ends that the copy lost. */
const SPECTRUM_BY_HAND: Record<string, string[][]> = {
  'location_coordinates.csv': [
    ['Contact Phone Number', 'Location Coordinates', 'Cities', 'Counties'],
    ['2095257564', '37\ufffd36\'37.8"N 121\ufffd2\'17.9"W', 'Modesto', 'Stanislaus'],
  ],
  'newlines_crlf.csv': [
    ['a', 'b', 'c'],
    ['1', '2', '3'],
    ['Once upon \na time', '5', '6'],
    ['7', '8', '9'],
  ],
};

describe.runIf(present)('csv-spectrum', () => {
  test.each(list('csv-spectrum/csvs'))('%s', async (file) => {
    const path = pathOf('csv-spectrum/csvs', file);
    const preview = await look(path);
    const expected = SPECTRUM_BY_HAND[file] ?? rowsOf(expectedOf('csv-spectrum/json', file.replace('.csv', '.json')));
    expect(tableOf(preview)).toEqual(expected);
    const { summary, raw, rejected } = await readTable(path, preview);
    expect([summary.read, raw.length, rejected.filter(({ reason }) => reason !== 'missingValue')]).toEqual([
      expected.length - 1,
      expected.length - 1,
      [],
    ]);
  });
});

/** Blank lines are no records for us; these hold nothing else. */
const EMPTY = ['all-empty.csv', 'bad-header-no-header.csv'];
const BAD: Record<string, object[]> = {
  'bad-header-less-fields.csv': [{ row: 1, line: 2, column: null, reason: 'tooFewFields', value: '1,2' }],
  'bad-header-more-fields.csv': [{ row: 1, line: 2, column: null, reason: 'tooManyFields', value: '1,2,3,4' }],
  'bad-missing-quote.csv': [{ row: 1, line: 2, column: null, reason: 'unterminatedQuote', value: '"I forgot to close this one,3' }],
  'bad-quotes-with-unescaped-quote.csv': [{ row: 1, line: 2, column: null, reason: 'badQuote', value: '"Hey, I missed " it",3' }],
};
/** Readable without loss: a quote inside an unquoted field is a character, a header of other names is a header. */
const TOLERATED: Record<string, string[][]> = {
  'bad-unescaped-quote.csv': [
    ['foo', 'bar', 'baz'],
    ['1', 'This "quotes" must be escaped', '3'],
  ],
  'bad-header-wrong-header.csv': [['qux', 'quux', 'quuz']],
};

describe.runIf(present)('sineemore', () => {
  test.each(list('sineemore/csv'))('%s', async (file) => {
    const path = pathOf('sineemore/csv', file);
    if (EMPTY.includes(file)) {
      await expect(look(path)).rejects.toMatchObject({ code: 'FILE_EMPTY' });
      return;
    }
    const preview = await look(path);
    const refused = BAD[file];
    const { rejected, summary } = await readTable(path, preview);
    if (refused !== undefined) {
      expect(rejected).toEqual(refused);
      expect(summary).toMatchObject({ read: 1, loaded: 0, rejected: 1 });
      return;
    }
    const expected =
      TOLERATED[file] ??
      (file === 'header-no-rows.csv' ? [['foo', 'bar', 'baz']] : rowsOf(expectedOf('sineemore/json', file.replace('.csv', '.json'))));
    expect(tableOf(preview)).toEqual(expected.filter((row) => row.length > 1 || row[0] !== ''));
    expect(rejected).toEqual([]);
  });
});

const ENCODINGS: Record<string, { encoding: string; delimiter: string }> = {
  'fa_digikala_utf-8-sig_tab.csv': { encoding: 'utf-8', delimiter: '\t' },
  'fa_digikala_windows-1256.csv': { encoding: 'windows-1256', delimiter: ';' },
  'fa_persian_digits_jalali_utf-8.csv': { encoding: 'utf-8', delimiter: ',' },
  'ru_excel_semicolon_decimal_comma_cp1251.csv': { encoding: 'windows-1251', delimiter: ';' },
  'ru_rusentiment_utf-16-le.csv': { encoding: 'utf-16le', delimiter: ';' },
  'uk_manual_cp1251.csv': { encoding: 'windows-1251', delimiter: ';' },
  'zh_gb18030_4byte.csv': { encoding: 'gb18030', delimiter: ',' },
  'zh_hotel_gb18030.csv': { encoding: 'gb18030', delimiter: ',' },
};

describe.runIf(present)('encodings', () => {
  test.each(list('encodings').filter((file) => file.endsWith('.csv')))('%s', async (file) => {
    const path = pathOf('encodings', file);
    const preview = await look(path);
    expect(preview.dialect).toMatchObject({ ...ENCODINGS[file], hasHeader: true });
    const expected = expectedOf('encodings', file.replace('.csv', '.expected.json')) as string[][];
    expect(tableOf(preview)).toEqual(expected);
    const { summary, raw } = await readTable(path, preview);
    expect([summary.read, summary.rejected, raw.length]).toEqual([expected.length - 1, 0, expected.length - 1]);
  });

  test('Persian digits, Jalali dates and three ways to write a number', async () => {
    const path = pathOf('encodings', 'fa_persian_digits_jalali_utf-8.csv');
    const { mapping } = await look(path);
    const { records, summary } = await collect(path, mapping);
    expect(
      records.map(({ values }) => [new Date(Number(values.orderDate) * 1000).toISOString().slice(0, 10), values.customerName, values.amount]),
    ).toEqual([
      ['2024-01-15', 'علی رضایی', 12_500_000_000n],
      ['2024-01-16', 'مریم می\u200cرود', 12_500_000_000n],
      ['2025-03-20', 'كيان (ي و ك عربي)', 995_000n],
    ]);
    expect(summary.amount).toBe('2500099.5');
  });

  test('decimal commas, blanks between thousands, day before month', async () => {
    const path = pathOf('encodings', 'ru_excel_semicolon_decimal_comma_cp1251.csv');
    const { mapping } = await look(path);
    const { records, summary } = await collect(path, mapping);
    expect(
      records.map(({ values }) => [new Date(Number(values.orderDate) * 1000).toISOString().slice(0, 10), values.customerName, values.amount]),
    ).toEqual([
      ['2024-01-31', 'ООО «Ромашка»', 12_345_000n],
      ['2024-02-01', 'ИП Иванов; Пётр', -120_000n],
      ['2024-02-29', '"Кавычки" внутри', 100n],
      ['2024-03-01', 'Строка\nс переводом', 10_000_000_000n],
    ]);
    expect(summary.amount).toBe('1001222.51');
  });
});

const RETAIL = 'data/online-retail/online_retail.csv.gz';
const CDNOW = 'data/cdnow/CDNOW_master.txt';

describe.runIf(hasReference(RETAIL, CDNOW))('whole shops without a hand', () => {
  test('Online Retail under the reference cleaning rules', async () => {
    const path = resolve(SHARED, RETAIL);
    const { mapping } = await look(path);
    const filters: ImportMapping['filters'] = [
      { column: 6, test: 'notEmpty', value: '' },
      { column: 0, test: 'notStartsWith', value: 'C' },
      { column: 3, test: 'greaterThan', value: '0' },
      { column: 5, test: 'greaterThan', value: '0' },
    ];
    const { summary, records } = await collect(path, { ...mapping, filters });
    expect(summary).toMatchObject({
      read: 541_909,
      loaded: 397_884,
      rejected: 0,
      filteredBy: [135_080, 8905, 0, 40],
      amount: '8911407.904',
      rounded: 0,
      anonymous: 0,
    });
    expect(new Set(records.map(({ values }) => values.customerId)).size).toBe(4338);
  });

  test('CDNOW, whose columns are aligned by blanks', async () => {
    const path = resolve(SHARED, CDNOW);
    const { mapping } = await look(path);
    const { summary, records } = await collect(path, mapping);
    expect(summary).toMatchObject({ read: 69_659, loaded: 69_659, amount: '2500315.63', rejected: 0 });
    expect(new Set(records.map(({ values }) => values.customerId)).size).toBe(23_570);
  });
});
