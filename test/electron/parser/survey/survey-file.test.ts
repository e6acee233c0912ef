import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { surveyFile as surveyInWorker } from '../../../../electron/parser/client.ts';
import { surveyFile } from '../../../../electron/parser/survey/survey-file.ts';
import { surveySchema } from '../../../../shared/contract/imports.ts';
import { DAY, mappingOf, NUMBER, TEXT } from '../support/collect.ts';
import { createScratch } from '../support/scratch.ts';

const write = createScratch();
const COLUMNS = [
  ['id', 'orderId', TEXT],
  ['date', 'orderDate', DAY],
  ['sum', 'amount', NUMBER],
  ['note', 'ignore', TEXT],
] as const;
const MAPPING = mappingOf('orders', COLUMNS);
const DMY = { kind: 'date', order: 'dmy', calendar: 'gregorian' } as const;
const MDY = { kind: 'date', order: 'mdy', calendar: 'gregorian' } as const;
const survey = (path: string, mapping = MAPPING) => surveyFile({ path, mapping }, () => undefined);

describe('survey of a whole file', () => {
  test('every reading with the rows for and against it, wherever in the file they stand', async () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => `A${index},0${1 + (index % 9)}/0${1 + (index % 8)}/2024,${index % 100}.50,`);
    rows[29_000] = 'A29000,25/01/2024,12.50,';
    rows[29_500] = 'A29500,13/02/2024,n/a,ok';
    rows[29_600] = 'A29600,never,"1,234.50",';
    const path = write('late.csv', `id,date,sum,note\n${rows.join('\n')}\n"broken\n`);
    const mapping = mappingOf('orders', [COLUMNS[0], ['date', 'orderDate', MDY], COLUMNS[2], COLUMNS[3]]);
    const found = await survey(path, mapping);
    expect(surveySchema.parse(found)).toEqual(found);
    expect(found.rows).toBe(30_001);
    const [id, date, sum, note] = found.columns;
    expect(id).toEqual({ index: 0, filled: 30_000, readings: [{ reading: TEXT, agrees: 30_000, contradicts: 0, examples: [] }] });
    expect(date?.filled).toBe(30_000);
    expect(date?.readings.slice(0, 2)).toEqual([
      { reading: DMY, agrees: 29_999, contradicts: 1, examples: [{ line: 29_602, value: 'never' }] },
      {
        reading: MDY,
        agrees: 29_997,
        contradicts: 3,
        examples: [
          { line: 29_002, value: '25/01/2024' },
          { line: 29_502, value: '13/02/2024' },
          { line: 29_602, value: 'never' },
        ],
      },
    ]);
    expect(sum?.filled).toBe(29_999);
    expect(sum?.readings.slice(0, 2)).toEqual([
      { reading: { kind: 'number', decimal: '.', thousands: ',' }, agrees: 29_999, contradicts: 0, examples: [] },
      { reading: NUMBER, agrees: 29_998, contradicts: 1, examples: [{ line: 29_602, value: '1,234.50' }] },
    ]);
    expect(note?.filled).toBe(1);
  });

  test('what was chosen is judged even where it fits nothing', async () => {
    const found = await survey(write('chosen.csv', 'id,date,sum,note\nA,b,c,d\n'));
    expect(found.columns[2]?.readings).toEqual([
      { reading: NUMBER, agrees: 0, contradicts: 1, examples: [{ line: 2, value: 'c' }] },
      { reading: TEXT, agrees: 1, contradicts: 0, examples: [] },
    ]);
  });

  test('columns are judged as the cleaning steps leave them, added ones too; lines are those of the file', async () => {
    const mapping = mappingOf('orders', [...COLUMNS, ['note 1', 'currency', TEXT], ['note 2', 'discount', NUMBER]], {
      steps: [
        { step: 'replace', columns: [2], find: 'EUR', by: '', whole: false },
        { step: 'split', column: 3, mark: '/', into: 2 },
      ],
    });
    const found = await survey(write('steps.csv', 'id,date,sum,note\nA,2024-01-31,EUR5,"x\n/3"\nB,2024-01-31,EUR6,y/z\n'), mapping);
    expect(found.columns[2]?.readings[0]).toMatchObject({ reading: NUMBER, agrees: 2, contradicts: 0 });
    expect(found.columns[5]).toMatchObject({
      filled: 2,
      readings: [{ reading: NUMBER, agrees: 1, contradicts: 1, examples: [{ line: 4, value: 'z' }] }, { reading: TEXT }],
    });
  });

  test('in a worker, with progress, and ended by an abort', async () => {
    const rows = Array.from({ length: 300_000 }, (_, index) => `A${index},2024-01-31,5,`).join('\n');
    const path = write('large.csv', `id,date,sum,note\n${rows}\n`);
    const heard: number[] = [];
    const found = await surveyInWorker({ path, mapping: MAPPING }, new AbortController().signal, ({ records }) => heard.push(records));
    expect(found.rows).toBe(300_000);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
    expect(heard.length).toBeGreaterThan(5);
    const controller = new AbortController();
    const running = surveyInWorker({ path, mapping: MAPPING }, controller.signal, () => controller.abort());
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  property.prop(
    [
      fc.array(fc.constantFrom('1.5', '1,5', '1.234', '2024-01-31', '31/01/2024', '01/02/2024', 'x', '', ' ', 'NULL', 'yes'), {
        minLength: 1,
        maxLength: 40,
      }),
    ],
    {
      numRuns: 200,
    },
  )('for and against add up to the filled rows, in every order of rows', async (values) => {
    const bodyOf = (cells: readonly string[]) => `id,date,sum,note\n${cells.map((cell) => `A,"${cell}","${cell}",z`).join('\n')}\n`;
    const counts = async (cells: readonly string[]) => {
      const { columns } = await survey(write('law.csv', bodyOf(cells)));
      return columns.map(({ filled, readings }) => ({
        filled,
        readings: readings.map(({ reading, agrees, contradicts }) => ({ reading, agrees, contradicts })),
      }));
    };
    const found = await counts(values);
    for (const { filled, readings } of found) for (const { agrees, contradicts } of readings) expect(agrees + contradicts).toBe(filled);
    expect(await counts([...values].reverse())).toEqual(found);
  });
});
