import { describe, expect, test } from 'vitest';
import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import { collect, DAY, mappingOf, NUMBER, TEXT } from '../support/collect.ts';
import { createScratch } from '../support/scratch.ts';

const write = createScratch();
const COLUMNS = [
  ['id', 'orderId', TEXT],
  ['date', 'orderDate', DAY],
  ['total', 'amount', NUMBER],
  ['note', 'ignore', TEXT],
] as const;
const read = (name: string, lines: readonly string[], mapping = mappingOf('orders', COLUMNS)) =>
  collect(write(name, `id,date,total,note\n${lines.join('\n')}\n`), mapping);
const ordersOf = async (...parts: Parameters<typeof read>) => (await read(...parts)).rejected.map(({ order }) => order);

describe('a refused row tells the number of its order', () => {
  test('as it would have been read', async () => {
    const lines = [' 0012 ,2024-01-01,x,', '="7",2024-01-01,x,', '" ""A"" ",2024-01-01,x,', "'=1+1,2024-01-01,x,", 'é,2024-01-01,x,'];
    expect(await ordersOf('spellings.csv', lines)).toEqual(['0012', '7', '"A"', '=1+1', 'é']);
    const good = lines.map((line) => line.replace(',x,', ',1,'));
    expect((await read('good.csv', good)).records.map(({ values }) => values.orderId)).toEqual(['0012', '7', '"A"', '=1+1', 'é']);
  });

  test('also where the row itself is broken behind it, or has another width', async () => {
    const lines = ['A,2024-01-01,1,"so" it is', 'B,2024-01-01', 'C,2024-01-01,1,,,7', 'D,2024-01-01,1,"open'];
    expect(await ordersOf('broken.csv', lines)).toEqual(['A', 'B', 'C', 'D']);
  });

  test('but no number where there is none, or it stands behind the fault', async () => {
    const lines = [',2024-01-01,x,', 'NULL,2024-01-01,x,', '"A" 1,2024-01-01,1,', '"B,2024-01-01,1,'];
    expect(await ordersOf('none.csv', lines)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('nor one of more than a thousand bytes; of a refused cell only its beginning is reported', async () => {
    const [long, note] = ['A'.repeat(1025), 'é'.repeat(100_000)];
    const { rejected } = await read('long.csv', [`${long},2024-01-01,x,`, `${long.slice(1)},2024-01-01,x,`, `C,2024-01-01,${note},`]);
    expect(rejected.map(({ order }) => order?.length)).toEqual([undefined, 1024, 1]);
    expect(rejected[2]?.value).toBe('é'.repeat(200));
  });

  test('as cleaning steps leave it', async () => {
    const mapping = mappingOf('orders', COLUMNS, {
      steps: [
        { step: 'fillDown', columns: [0] },
        { step: 'replace', columns: [0], find: 'No ', by: '', whole: false },
      ],
    });
    expect(await ordersOf('steps.csv', ['No 5,2024-01-01,1,', ',2024-01-01,x,'], mapping)).toEqual(['5']);
  });

  test.each(['orderHeads', 'payments'] as const)('of lines alone: %s have no others of their order', async (kind: ImportKind) => {
    const date = kind === 'orderHeads' ? 'orderDate' : 'occurredAt';
    const mapping = mappingOf(kind, [
      ['id', 'orderId', TEXT],
      ['date', date, DAY],
      ...(kind === 'payments' ? ([['total', 'amount', NUMBER]] as const) : []),
    ]);
    const { rejected } = await read(`${kind}.csv`, ['A,no day,1,'], mapping);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).not.toHaveProperty('order');
  });
});
