import { expect, test } from 'vitest';
import { collect, DAY, mappingOf, TEXT } from '../support/collect.ts';
import { createScratch } from '../support/scratch.ts';

const write = createScratch();

test('people are born in the past, and register when the years say', async () => {
  const day = { ...DAY, order: 'dmy' } as const;
  const mapping = mappingOf('customers', [
    ['id', 'customerId', TEXT],
    ['born', 'birthDate', day],
    ['since', 'registeredAt', day],
  ]);
  const { records } = await collect(write('born.csv', 'id,born,since\nA,01.02.65,01.02.65\nB,03.04.98,03.04.21\n'), mapping);
  const seconds = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date) / 1000;
  expect(records.map(({ values }) => [values.birthDate, values.registeredAt])).toEqual([
    [seconds(1965, 2, 1), seconds(2065, 2, 1)],
    [seconds(1998, 4, 3), seconds(2021, 4, 3)],
  ]);
});
