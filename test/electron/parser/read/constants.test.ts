import { describe, expect, test } from 'vitest';
import type { RowConstant } from '../../../../shared/model/import-mapping.ts';
import { collect, DAY, mappingOf, NUMBER, TEXT } from '../support/collect.ts';
import { createScratch } from '../support/scratch.ts';

const write = createScratch();
const ANSWERS = mappingOf('surveyAnswers', [
  ['id', 'recordId', TEXT],
  ['at', 'occurredAt', DAY],
  ['score', 'score', NUMBER],
]);
const withConstants = (...constants: RowConstant[]) => ({ ...ANSWERS, constants });

describe('values that every row has', () => {
  test('arrive as columns of every chunk, in one code', async () => {
    const rows = Array.from({ length: 150_000 }, (_, index) => `${index},2024-01-0${1 + (index % 9)},${index % 11}`);
    const path = write('many.csv', `id,at,score\n${rows.join('\n')}\n`);
    const mapping = withConstants({ role: 'type', value: 'NPS' }, { role: 'campaign', value: 'نظرسنجی بهار' });
    const { records, summary, chunks } = await collect(path, mapping);
    expect(chunks).toBeGreaterThan(2);
    expect(summary).toMatchObject({ read: 150_000, loaded: 150_000, rejected: 0 });
    expect(records.every(({ values }) => values.type === 'NPS' && values.campaign === 'نظرسنجی بهار')).toBe(true);
  });

  test('a row that says nothing itself is refused all the same', async () => {
    const path = write('blank.csv', 'id,at,score\na,2024-01-01,9\n,,\nb,,\n');
    const { records, rejected } = await collect(path, withConstants({ role: 'type', value: 'NPS' }));
    expect(records.map(({ row, values }) => [row, values.recordId, values.type])).toEqual([
      [1, 'a', 'NPS'],
      [3, 'b', 'NPS'],
    ]);
    expect(rejected).toMatchObject([{ row: 2, line: 3, column: null, reason: 'missingValue' }]);
  });

  test('what a kind needs can be such a value', async () => {
    const path = write('list.csv', 'mail\na@example.com\n');
    const list = mappingOf('touches', [['mail', 'email', TEXT]]);
    await expect(collect(path, list)).rejects.toMatchObject({ code: 'MAPPING_INVALID' });
    const { records } = await collect(path, { ...list, constants: [{ role: 'campaignName', value: 'Spring letter' }] });
    expect(records).toEqual([{ row: 1, values: { email: 'a@example.com', campaignName: 'Spring letter' } }]);
  });

  test.each([
    ['beside a column', { role: 'recordId', value: 'x' }],
    ['for a role that names a row', { role: 'orderId', value: 'x' }],
    ['for a role that the kind has not', { role: 'stage', value: 'x' }],
    ['without a text', { role: 'type', value: '\uFEFF' }],
    ['that is a word for nothing, where a number is wanted', { role: 'campaign', value: 'NULL' }],
  ] as const)('refused %s', async (_why, constant) => {
    const path = write('one.csv', 'id,at,score\na,2024-01-01,9\n');
    await expect(collect(path, withConstants(constant))).rejects.toMatchObject({ code: 'MAPPING_INVALID', params: { role: constant.role } });
  });
});
