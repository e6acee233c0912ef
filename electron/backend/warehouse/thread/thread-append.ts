import type { LineChunk } from '../line-chunk.ts';
import type { WarehouseAppend } from '../warehouse.ts';
import { memoryOf, withOwnArrays } from './arrays.ts';
import { DictionarySender } from './dictionaries.ts';
import type { CallOptions } from './engine-client.ts';
import { joinTexts } from './joined-texts.ts';
import type { AppendStep } from './messages.ts';

/** Rows the host may be ahead of the engine, which takes them in meanwhile: three chunks of lines, or so many customers that it can store them. */
const MOST_AHEAD = 1_500_000;
const WEIGHT_OF_CHUNK = MOST_AHEAD / 3;

interface SendOptions {
  readonly weight?: number;
  readonly transfer?: readonly ArrayBuffer[];
}

/** The calls of one append, bound to it. */
export interface AppendCalls {
  readonly step: (step: AppendStep, options: CallOptions) => Promise<unknown>;
  readonly prepare: () => Promise<unknown>;
  readonly commit: (dataVersion: number) => Promise<unknown>;
  readonly rollback: () => Promise<unknown>;
}

/**
 * An append in the thread of the engine. A step resolves when there is room for the next one, not when its rows are in: what fails is told by a
 * later step, at the latest by `prepare` or `commit`. Lines are handed over, everything else is copied.
 */
export function createThreadAppend(calls: AppendCalls): WarehouseAppend {
  const dictionaries = new DictionarySender();
  const ahead: { readonly sent: Promise<unknown>; readonly weight: number }[] = [];
  let weightAhead = 0;

  async function send(step: AppendStep, { weight = WEIGHT_OF_CHUNK, transfer = [] }: SendOptions = {}): Promise<void> {
    while (weightAhead >= MOST_AHEAD) await settleFirst();
    const sent = calls.step(step, { transfer });
    sent.catch(() => undefined);
    ahead.push({ sent, weight });
    weightAhead += weight;
  }

  async function settleFirst(): Promise<void> {
    const first = ahead.shift();
    if (first === undefined) return;
    weightAhead -= first.weight;
    await first.sent;
  }

  async function settle(): Promise<void> {
    while (ahead.length > 0) await settleFirst();
  }

  /** What is still on its way is not waited for: the engine takes no more of it in. */
  async function rollback(): Promise<void> {
    ahead.length = 0;
    await calls.rollback();
  }

  async function appendLines(lines: LineChunk): Promise<void> {
    const { channels, countries, ...columns } = lines;
    const chunk = withOwnArrays(columns);
    await send(
      { kind: 'lines', chunk: { ...chunk, channels: dictionaries.send(channels), countries: dictionaries.send(countries) } },
      { transfer: memoryOf(chunk) },
    );
  }

  return {
    appendLines,
    appendDimensions: (rows) => send({ kind: 'dimensions', rows }),
    appendOrders: ({ labels, key, ...orders }) =>
      send({ kind: 'orders', orders: { ...withOwnArrays(orders), key: joinTexts(key), labels: dictionaries.send(labels) } }),
    appendCustomers: ({ countries, keys, ...customers }) =>
      send(
        { kind: 'customers', customers: { ...withOwnArrays(customers), keys: joinTexts(keys), countries: dictionaries.send(countries) } },
        { weight: customers.rows === null ? keys.length : WEIGHT_OF_CHUNK },
      ),
    appendRecords: (batch) => send({ kind: 'records', batch }),
    removeRecords: (table, ids) => send({ kind: 'removeRecords', table, ids }),
    dropLines: (ids) => send({ kind: 'dropLines', ids }),
    dropOrders: (ids) => send({ kind: 'dropOrders', ids }),
    prepare: async () => {
      await settle();
      await calls.prepare();
    },
    commit: async (dataVersion) => {
      try {
        await settle();
      } catch (error) {
        // A commit ends the append, also one that fails: whoever builds the warehouse anew waits for that.
        await rollback().catch(() => undefined);
        throw error;
      }
      await calls.commit(dataVersion);
    },
    rollback,
  };
}
