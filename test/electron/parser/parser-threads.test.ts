import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { previewFile, readRecords } from '../../../electron/parser/client.ts';
import { giveBackParser, takeParser, watchMemory } from '../../../electron/parser/parser-threads.ts';
import { DAY, mappingOf, NUMBER, TEXT } from './support/collect.ts';
import { createScratch } from './support/scratch.ts';

const write = createScratch();
const never = () => new AbortController().signal;
const bodyOf = (rows: number) => `id,date,sum\n${Array.from({ length: rows }, (_, index) => `A${index},2024-01-31,0.01`).join('\n')}\n`;
const look = (path: string) => previewFile({ path, fileName: 'p.csv', dialect: {}, kind: null, saved: [] }, never());
const MAPPING = mappingOf('orders', [
  ['id', 'orderId', TEXT],
  ['date', 'orderDate', DAY],
  ['sum', 'amount', NUMBER],
]);

/** Number of the thread that waits; it goes on waiting. */
async function waitingThread(): Promise<number> {
  const thread = takeParser();
  await giveBackParser(thread);
  return thread.threadId;
}

afterEach(async () => {
  await takeParser().terminate();
});

describe('a parser that takes too much memory', () => {
  test('is ended after it was told of', async () => {
    const thread = takeParser();
    const ended = once(thread, 'exit');
    const heard: string[] = [];
    const stop = watchMemory(thread, { heapBytes: 1, totalBytes: 2 ** 40 }, () => heard.push('too much'));
    await ended;
    stop();
    expect(heard[0]).toBe('too much');
  });

  test('is left alone below the limit', async () => {
    const thread = takeParser();
    const { threadId } = thread;
    const heard: string[] = [];
    const stop = watchMemory(thread, { heapBytes: 2 ** 40, totalBytes: 2 ** 40 }, () => heard.push('too much'));
    await giveBackParser(thread);
    await look(write('small.csv', bodyOf(2000)));
    stop();
    expect([await waitingThread(), heard]).toEqual([threadId, []]);
  });
});

describe('a parser that is watched no more', () => {
  test('is left alone by an answer that was still under way', async () => {
    await look(write('first.csv', bodyOf(5)));
    const thread = takeParser();
    const [asked, told] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const statistics = await thread.getHeapStatistics();
    thread.getHeapStatistics = async () => {
      asked.resolve();
      await told.promise;
      return statistics;
    };
    const heard: string[] = [];
    const stop = watchMemory(thread, { heapBytes: 1, totalBytes: 1 }, () => heard.push('too much'));
    await asked.promise;
    stop();
    told.resolve();
    await giveBackParser(thread);
    await look(write('next.csv', bodyOf(5)));
    expect([heard, await waitingThread()]).toEqual([[], thread.threadId]);
    expect(thread.threadId).toBeGreaterThan(0);
  });
});

describe('the parser that waits', () => {
  test('looks at one file after the other, and reads one', async () => {
    const path = write('again.csv', bodyOf(5));
    const first = await waitingThread();
    const looked = [(await look(path)).preview, (await look(path)).preview];
    expect(looked[1]).toEqual(looked[0]);
    let rows = 0;
    for await (const { length } of readRecords({ path, mapping: MAPPING, keepRaw: true }, never())) rows += length;
    expect(rows).toBe(5);
    expect(await waitingThread()).toBe(first);
  });

  test('there is one: of two looks at a time one ends its thread', async () => {
    const path = write('both.csv', bodyOf(5));
    const [first, second] = [takeParser(), takeParser()];
    expect(second.threadId).not.toBe(first.threadId);
    await giveBackParser(first);
    await giveBackParser(second);
    expect([await waitingThread(), second.threadId]).toEqual([first.threadId, -1]);
    await Promise.all([look(path), look(path), look(path)]);
  });

  test('a thread that met a bad file, was left early or ended by itself is not taken again', async () => {
    const first = await waitingThread();
    await expect(look(write('empty.csv', ''))).rejects.toMatchObject({ code: 'FILE_EMPTY' });
    const second = await waitingThread();
    expect(second).not.toBe(first);
    for await (const { length } of readRecords({ path: write('left.csv', bodyOf(50_000)), mapping: MAPPING, keepRaw: false }, never())) {
      expect(length).toBeGreaterThan(0);
      break;
    }
    const third = await waitingThread();
    expect(third).not.toBe(second);
    const thread = takeParser();
    await giveBackParser(thread);
    const ended = once(thread, 'exit');
    await thread.terminate();
    await ended;
    expect(await waitingThread()).not.toBe(third);
  });
});
