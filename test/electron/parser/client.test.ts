import { describe, expect, test } from 'vitest';
import { previewFile, readFile, readRecords } from '../../../electron/parser/client.ts';
import { CHUNK_RECORDS, FIRST_CHUNK_RECORDS } from '../../../electron/parser/limits.ts';
import { createGatherer, DAY, mappingOf, NUMBER, TEXT } from './support/collect.ts';
import { createScratch } from './support/scratch.ts';

const write = createScratch();
const MAPPING = mappingOf('orders', [
  ['id', 'orderId', TEXT],
  ['date', 'orderDate', DAY],
  ['sum', 'amount', NUMBER],
]);
const bodyOf = (rows: number) => `id,date,sum\n${Array.from({ length: rows }, (_, index) => `A${index},2024-01-31,0.01`).join('\n')}\n`;
const never = () => new AbortController().signal;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('parser worker', () => {
  test('previews', async () => {
    const path = write('preview.csv', bodyOf(5));
    const { preview, fingerprint } = await previewFile({ path, fileName: 'p.csv', dialect: {}, kind: null, saved: [] }, never());
    expect(preview).toMatchObject({ kind: 'orders', fileName: 'p.csv' });
    expect(fingerprint).toMatch(/^[0-9a-f]{32}$/);
  });

  test('hands chunks over by transfer and in order, then the totals', async () => {
    const path = write('read.csv', bodyOf(100_000));
    const gather = createGatherer();
    const summary = await readFile({ path, mapping: MAPPING, keepRaw: true }, { signal: never(), onChunk: async (chunk) => gather.take(chunk) });
    expect(summary).toMatchObject({ read: 100_000, loaded: 100_000, amount: '1000' });
    expect(gather.gathered.records.at(-1)).toMatchObject({ row: 100_000, values: { orderId: 'A99999' } });
    expect(gather.gathered.raw).toHaveLength(100_000);
  });

  test('a dry run sends no raw rows', async () => {
    const path = write('dry.csv', bodyOf(10));
    for await (const chunk of readRecords({ path, mapping: MAPPING, keepRaw: false }, never())) expect(chunk.raw).toBeNull();
  });

  test('works at most four chunks ahead', async () => {
    const path = write('ahead.csv', bodyOf(400_000));
    const chunks = readRecords({ path, mapping: MAPPING, keepRaw: false }, never());
    await chunks.next();
    await pause(1500);
    const second = await chunks.next();
    expect(second.done).toBe(false);
    if (second.done === false) expect(second.value.progress.records).toBe(FIRST_CHUNK_RECORDS + CHUNK_RECORDS);
    await pause(300);
    let last = 0;
    for await (const chunk of chunks) last = chunk.progress.records;
    expect(last).toBe(400_000);
  });

  test('aborting ends the read within a second', async () => {
    const path = write('abort.csv', bodyOf(500_000));
    const controller = new AbortController();
    let abortedAt = 0;
    const reading = readFile(
      { path, mapping: MAPPING, keepRaw: true },
      {
        signal: controller.signal,
        onChunk: async () => {
          abortedAt ||= performance.now();
          controller.abort();
        },
      },
    );
    await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(performance.now() - abortedAt).toBeLessThan(1000);
  });

  test('an aborted signal starts nothing', async () => {
    const request = { path: '/nowhere.csv', fileName: 'x', dialect: {}, kind: null, saved: [] };
    await expect(previewFile(request, AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test('failures arrive as errors of the contract', async () => {
    const request = { fileName: 'x', dialect: {}, kind: null, saved: [] };
    await expect(previewFile({ ...request, path: '/nowhere.csv' }, never())).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      params: { path: '/nowhere.csv' },
    });
    await expect(previewFile({ ...request, path: write('empty.csv', '') }, never())).rejects.toMatchObject({ code: 'FILE_EMPTY' });
    const mapping = mappingOf('orders', [['sum', 'amount', NUMBER]]);
    await expect(
      readFile({ path: write('m.csv', bodyOf(1)), mapping, keepRaw: true }, { signal: never(), onChunk: async () => undefined }),
    ).rejects.toMatchObject({
      code: 'MAPPING_INVALID',
      params: { role: 'orderDate' },
    });
  });
});
