import { fc, test as property } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { previewDelimited } from '../../../../electron/parser/sniff/preview.ts';
import { unguardFormula } from '../../../../shared/model/formula-guard.ts';
import { canonicalText } from '../../../../shared/model/written-text.ts';
import { collect, TEXT } from '../support/collect.ts';
import { createScratch } from '../support/scratch.ts';

const write = createScratch();

/** What makes a reader stumble: marks of other dialects, of other programs and of other languages. A lone text in apostrophes is left out, for that may be either. */
const AWKWARD = [
  ...[
    '',
    ' ',
    'a"b',
    '"',
    '""',
    'x,y',
    'a;b',
    'p|q',
    't\tu',
    'line\nbreak',
    'cr\r\nlf',
    ' lead',
    'trail ',
    ',',
    ';',
    '\t',
    ',,',
    '\\',
    'C:\\temp\\',
    '\\"',
    'a\\,b',
  ],
  ...["O'Brien", "''", '«q»', '“q”', 'ООО «Ромашка»', 'علی رضایی', '张伟', 'é', 'e\u0301', '🌍', 'x\u00a0y', '12"', '6" pipe'],
  ...[
    '00123',
    '1,234.50',
    '1.234,50',
    '-5',
    '(12)',
    '12,-',
    '5%',
    '1e5',
    '9'.repeat(20),
    '2024-01-31',
    '31.01.2024',
    'Q1 2024',
    'true',
    'NULL',
    'N/A',
    '-',
  ],
  ...['=1+1', "'=1", '+49 30 1234', '@home', '#1001', '# note', '//x', '--', '***', 'Total', 'sum', 'a=b', 'long '.repeat(30).trim()],
];
const NAMES = ['name', 'city', 'note', 'amount', 'date', 'e-mail', 'Größe', 'Kunde, Name', 'x"y', 'комментарий', 'نام', '金额', 'status'];

const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('Ann', 'Bob', 'Cid') },
  { weight: 10, arbitrary: fc.tuple(fc.constantFrom('a', 'word', 'Ünï'), fc.nat({ max: 50 })).map(([word, number]) => `${word}${number}`) },
  { weight: 2, arbitrary: fc.constantFrom(...AWKWARD) },
);
const table = fc.tuple(fc.shuffledSubarray(NAMES, { minLength: 1, maxLength: 6 }), fc.constantFrom(1, 2, 3, 5, 10, 25, 60)).chain(([names, count]) =>
  fc.record({
    names: fc.constant(['id', ...names]),
    rows: fc.array(fc.array(cell, { minLength: names.length, maxLength: names.length }), { minLength: count, maxLength: count }),
  }),
);
const style = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  quotes: fc.constantFrom('needed', 'all', 'some'),
  tail: fc.constantFrom('', 'lineEnd', 'blank'),
  encoding: fc.constantFrom('utf-8', 'mark', 'utf-16le'),
});
type Style = typeof style extends fc.Arbitrary<infer Value> ? Value : never;

/** RFC 4180. */
function writeField(text: string, place: number, { delimiter, quotes }: Style): string {
  const isNeeded = text.includes(delimiter) || /["\r\n]/.test(text);
  return isNeeded || quotes === 'all' || (quotes === 'some' && place % 3 === 0) ? `"${text.replaceAll('"', '""')}"` : text;
}

function writeTable(rows: readonly (readonly string[])[], how: Style): Uint8Array {
  const lines = rows.map((row, line) => row.map((text, column) => writeField(text, line + column, how)).join(how.delimiter));
  const text = lines.join(how.lineEnd) + { '': '', lineEnd: how.lineEnd, blank: how.lineEnd.repeat(3) }[how.tail];
  if (how.encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  return Buffer.from(how.encoding === 'mark' ? `\ufeff${text}` : text);
}

/** A cell as the store would have it. */
function kept(text: string): string | null {
  const canonical = canonicalText(text);
  return canonical === '' ? null : unguardFormula(canonical);
}

describe('any table that a program writes', () => {
  property.prop([table, style], { numRuns: 150 })(
    'comes back cell for cell, and nobody is asked',
    async ({ names, rows }, how) => {
      const keyed = rows.map((row, index) => [`K${1000 + index}`, ...row]);
      const path = write('any.csv', writeTable([names, ...keyed], how));
      const { preview } = await previewDelimited({ path, fileName: 'any.csv', dialect: {}, kind: 'customers', saved: [] });
      const columns = preview.columns.map(({ index, header }) => ({
        index,
        header,
        role: index === 0 ? ('customerId' as const) : ('attribute' as const),
        reading: TEXT,
      }));
      const { summary, records, rejected } = await collect(path, { ...preview.mapping, columns });
      expect([summary.header, rejected]).toEqual([names, []]);
      expect(records.map(({ values, attributes }) => [values.customerId, ...names.slice(1).map((name) => attributes?.[name])])).toEqual(
        keyed.map((row) => row.map(kept)),
      );
    },
    120_000,
  );
});
