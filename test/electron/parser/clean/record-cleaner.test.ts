import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { TextCleaner } from '../../../../shared/model/cleaning/text-cleaner.ts';
import type { CleaningStep } from '../../../../shared/model/cleaning-step.ts';
import { collect, mappingOf, NUMBER, TEXT } from '../support/collect.ts';
import { createScratch } from '../support/scratch.ts';

const write = createScratch();
const COLUMNS = [
  ['id', 'customerId', TEXT],
  ['name', 'ignore', TEXT],
  ['phone', 'phone', TEXT],
  ['plan', 'city', TEXT],
] as const;

describe('cleaning between the file and its readings', () => {
  test('steps run in order, count cells with examples, and leave raw rows and refusals as they came', async () => {
    const steps: CleaningStep[] = [
      { step: 'trim', columns: [1, 3] },
      { step: 'phone', columns: [2], country: 'IR' },
      { step: 'split', column: 1, mark: ' ', into: 2 },
      { step: 'case', columns: [5], to: 'upper' },
      { step: 'fillDown', columns: [3] },
      { step: 'mapValues', column: 3, values: [{ from: 'GTXPro', to: 'GTX Pro' }] },
    ];
    const mapping = mappingOf('customers', [...COLUMNS, ['name 1', 'firstName', TEXT], ['name 2', 'lastName', TEXT]], { steps });
    const body = 'id,name,phone,plan\nC1,"  Ann  ""the"" Lee ",0912 123 4567, GTXPro \nC2,Bob,+98 912 123 4568,\nC3,,n/a,Basic\n,,,\n';
    const { records, raw, summary, rejected } = await collect(write('steps.csv', body), mapping);
    expect(records.map(({ values }) => values)).toEqual([
      { customerId: 'C1', phone: '+989121234567', city: 'GTX Pro', customerName: 'Ann "THE" LEE' },
      { customerId: 'C2', phone: '+989121234568', city: 'GTX Pro', customerName: 'Bob' },
      { customerId: 'C3', phone: null, city: 'Basic', customerName: null },
    ]);
    expect(raw.map(({ text }) => text).join('')).toBe(body.slice(body.indexOf('\n') + 1));
    expect(rejected).toMatchObject([{ row: 4, line: 5, reason: 'missingValue' }]);
    expect(summary.steps).toEqual([
      {
        changed: 2,
        examples: [
          { line: 2, before: '  Ann  "the" Lee ', after: 'Ann "the" Lee' },
          { line: 2, before: ' GTXPro ', after: 'GTXPro' },
        ],
      },
      {
        changed: 2,
        examples: [
          { line: 2, before: '0912 123 4567', after: '+989121234567' },
          { line: 3, before: '+98 912 123 4568', after: '+989121234568' },
        ],
      },
      { changed: 1, examples: [{ line: 2, before: 'Ann "the" Lee', after: 'Ann | "the" Lee' }] },
      { changed: 1, examples: [{ line: 2, before: '"the" Lee', after: '"THE" LEE' }] },
      {
        changed: 2,
        examples: [
          { line: 3, before: '', after: 'GTXPro' },
          { line: 5, before: '', after: 'Basic' },
        ],
      },
      { changed: 2, examples: [{ line: 2, before: 'GTXPro', after: 'GTX Pro' }] },
    ]);
  });

  test('filters and refusals see cleaned values, reports the original', async () => {
    const mapping = mappingOf(
      'products',
      [
        ['sku', 'productId', TEXT],
        ['price', 'unitPrice', NUMBER],
      ],
      {
        steps: [
          { step: 'replace', columns: [1], find: 'USD', by: '', whole: false },
          { step: 'case', columns: [0], to: 'upper' },
        ],
        filters: [{ column: 0, test: 'startsWith', value: 'A' }],
      },
    );
    const { records, rejected, summary } = await collect(write('price.csv', 'sku,price\na1,USD5\nb1,6\na2,USD x\n'), mapping);
    expect(records.map(({ values }) => values)).toEqual([{ productId: 'A1', unitPrice: 50_000n }]);
    expect(rejected).toEqual([{ row: 3, line: 4, column: 'price', reason: 'notANumber', value: 'USD x' }]);
    expect(summary).toMatchObject({ filtered: 1, sums: { unitPrice: '5' } });
  });

  test('columns that are joined can be mapped, filtered and refused by name', async () => {
    const mapping = mappingOf(
      'customers',
      [
        ['id', 'customerId', TEXT],
        ['a', 'ignore', TEXT],
        ['b', 'ignore', TEXT],
        ['a + b', 'annualRevenue', NUMBER],
      ],
      { steps: [{ step: 'merge', columns: [1, 2], mark: '.' }] },
    );
    const { records, rejected } = await collect(write('merge.csv', 'id,a,b\nC1,12,50\nC2,,\nC3,x,5\n'), mapping);
    expect(records.map(({ values }) => values.annualRevenue)).toEqual([125_000n, null]);
    expect(rejected).toMatchObject([{ row: 3, column: 'a + b', reason: 'notANumber' }]);
    await expect(collect(write('merge.csv', 'id,a,b\nC1,1,2\n'), { ...mapping, steps: [] })).rejects.toMatchObject({ code: 'MAPPING_INVALID' });
  });

  test('files without a header', async () => {
    const mapping = mappingOf(
      'customers',
      [
        ['', 'customerId', TEXT],
        ['', 'ignore', TEXT],
        ['', 'firstName', TEXT],
        ['', 'lastName', TEXT],
      ],
      {
        dialect: { hasHeader: false },
        steps: [{ step: 'split', column: 1, mark: ',', into: 2 }],
      },
    );
    const { records } = await collect(write('bare.csv', 'C1,"Ann, Lee"\nC2,Bob\n'), mapping);
    expect(records.map(({ values }) => values.customerName)).toEqual(['Ann Lee', 'Bob']);
  });
});

const cell = fc.stringMatching(/^[a-cA-C ",يك۱１é\n]{0,6}$/);
const anyStep: fc.Arbitrary<CleaningStep> = fc.oneof(
  fc.constant<CleaningStep>({ step: 'trim', columns: [0, 1] }),
  fc.constant<CleaningStep>({ step: 'fold', columns: [1], digits: true, arabicLetters: true, yo: true, width: true }),
  fc.constant<CleaningStep>({ step: 'case', columns: [0], to: 'upper' }),
  fc.constant<CleaningStep>({ step: 'split', column: 0, mark: 'b', into: 2 }),
  fc.constant<CleaningStep>({ step: 'merge', columns: [1, 0], mark: '-' }),
  fc.constant<CleaningStep>({ step: 'replace', columns: [0, 1], find: 'a', by: 'xx', whole: false }),
  fc.constant<CleaningStep>({ step: 'fillDown', columns: [1] }),
);

property.prop([fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 }), fc.array(anyStep, { maxLength: 4 })], { numRuns: 300 })(
  'the parser gives what the steps give on texts, and counts the same',
  async (rows, steps) => {
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const body = rows.map((row, index) => [`K${index}`, ...row].map(quote).join(',')).join('\r\n');
    const shifted = steps.map((step) => shift(step));
    const cleaner = new TextCleaner(shifted, 3);
    let line = 2;
    const expected = rows.map((row, index) => {
      const cells = [`K${index}`, ...row];
      cleaner.clean(cells, line);
      line += 1 + row.join('').split('\n').length - 1;
      return cells.slice(1).map((text) => text.trim().normalize('NFC') || null);
    });
    const added = cleaner.added;
    const columns = ['k', 'a', 'b'].map((header, index) => [header, index === 0 ? 'customerId' : 'attribute', TEXT] as const);
    const extra = Array.from({ length: added }, () => ['', 'attribute', TEXT] as const);
    const mapping = mappingOf('customers', [...columns, ...extra], { steps: shifted });
    const { records, summary } = await collect(write('law.csv', `k,a,b\r\n${body}`), mapping);
    expect(records.map(({ attributes }) => Object.values(attributes ?? {}))).toEqual(expected);
    expect(summary.steps).toEqual(cleaner.counts);
  },
);

/** The steps name columns behind the key. */
function shift(step: CleaningStep): CleaningStep {
  return 'columns' in step ? { ...step, columns: step.columns.map((column) => column + 1) } : { ...step, column: step.column + 1 };
}
