import type { QueryTable } from '../../../../shared/analyses/define.ts';
import { AppError } from '../../app-error.ts';
import { releaseArrays } from '../../release-arrays.ts';
import { removeFile, warehousePath } from '../duckdb-file.ts';
import { DuckDbWarehouse } from '../duckdb-warehouse.ts';
import { readStoreFile } from '../load/read-store.ts';
import type { Warehouse, WarehouseAppend } from '../warehouse.ts';
import { memoryOf } from './arrays.ts';
import { DictionaryReceiver } from './dictionaries.ts';
import { toSentError } from './errors.ts';
import { splitTexts } from './joined-texts.ts';
import type { AppendStep, EngineCallName, EngineCalls, EngineReply, EngineRequest } from './messages.ts';

type Handlers = { [Name in EngineCallName]: (args: EngineCalls[Name]['args'], call: Call) => Promise<EngineCalls[Name]['result']> };

interface Call {
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number) => void;
}

interface RunningAppend {
  readonly append: WarehouseAppend;
  readonly dictionaries: DictionaryReceiver;
  /** Everything that was asked for so far, without its errors. */
  tail: Promise<unknown>;
  /** The rows that are being taken in. */
  step: Promise<unknown>;
  /** Nothing more is begun. */
  isStopped: boolean;
}

interface RunningSets {
  readonly query: Warehouse['query'];
  readonly end: () => Promise<void>;
}

/** Answers the calls of one host: the other end of `EngineClient`. */
export class EngineServer {
  readonly #send: (reply: EngineReply, transfer?: ArrayBuffer[]) => void;
  readonly #warehouses = new Map<number, DuckDbWarehouse>();
  readonly #appends = new Map<number, RunningAppend>();
  readonly #sets = new Map<number, RunningSets>();
  readonly #calls = new Map<number, AbortController>();
  readonly #answers = new Set<Promise<void>>();
  #lastNumber = 0;

  constructor(send: (reply: EngineReply, transfer?: ArrayBuffer[]) => void) {
    this.#send = send;
  }

  take(request: Exclude<EngineRequest, { type: 'end' }>): void {
    if (request.type === 'abort') this.#calls.get(request.id)?.abort();
    else {
      const answer = this.#answer(request.id, request.name, request.args);
      this.#answers.add(answer);
      void answer.finally(() => this.#answers.delete(answer));
    }
  }

  /** Interrupts what is running and closes everything: a thread that ends while the engine is at work takes the whole process with it. */
  async stop(): Promise<void> {
    for (const controller of this.#calls.values()) controller.abort();
    await Promise.allSettled([...this.#appends.values()].map(rollBack));
    await Promise.allSettled([...this.#sets.values()].map(({ end }) => end()));
    await Promise.allSettled(this.#answers);
    await Promise.allSettled([...this.#warehouses.values()].map((warehouse) => warehouse.close()));
  }

  async #answer<Name extends EngineCallName>(id: number, name: Name, args: EngineCalls[Name]['args']): Promise<void> {
    const controller = new AbortController();
    this.#calls.set(id, controller);
    const onProgress = (fraction: number) => this.#send({ type: 'progress', id, fraction });
    try {
      const handler: (args: EngineCalls[Name]['args'], call: Call) => Promise<EngineCalls[Name]['result']> = this.#handlers[name];
      const result = await handler(args, { signal: controller.signal, onProgress });
      const transfer = name === 'query' ? memoryOf(...Object.values((result as QueryTable).columns)) : [];
      this.#send({ type: 'result', id, result, dataVersion: this.#versionAfter(name, args, result) }, transfer);
    } catch (error) {
      this.#send({ type: 'error', id, error: toSentError(error), dataVersion: this.#versionAfter(name, args) });
    } finally {
      this.#calls.delete(id);
    }
  }

  #versionAfter(name: EngineCallName, args: EngineCalls[EngineCallName]['args'], result?: unknown): number {
    const warehouse = name === 'open' ? Number(result) : 'warehouse' in args ? args.warehouse : 0;
    return this.#warehouses.get(warehouse)?.dataVersion ?? -1;
  }

  readonly #handlers: Handlers = {
    open: async ({ storePath, projectId, cacheDir, isSuspect }, { signal, onProgress }) => {
      const path = warehousePath(projectId, cacheDir);
      if (isSuspect) removeFile(path);
      return this.#keep(this.#warehouses, await DuckDbWarehouse.open(readStoreFile(storePath, projectId), path, { onProgress, signal }));
    },
    query: ({ warehouse, sets, statement }, { signal }) => {
      const { query } = sets === null ? this.#warehouse(warehouse) : this.#at(this.#sets, sets);
      return query(statement, signal);
    },
    beginSets: async ({ warehouse, sets }) => {
      const started = Promise.withResolvers<Warehouse['query']>();
      const ended = Promise.withResolvers<void>();
      const whole = this.#warehouse(warehouse).withCustomerSets(sets, async (query) => {
        started.resolve(query);
        await ended.promise;
      });
      whole.catch(started.reject);
      const query = await started.promise;
      const end = async () => {
        ended.resolve();
        await whole;
      };
      return this.#keep(this.#sets, { query, end });
    },
    endSets: async ({ sets }) => {
      const { end } = this.#at(this.#sets, sets);
      this.#sets.delete(sets);
      await end();
      return undefined;
    },
    readFacts: ({ warehouse }, { signal }) => this.#warehouse(warehouse).readFacts(signal),
    beginAppend: async ({ warehouse, importId }) => {
      const append = await this.#warehouse(warehouse).beginAppend(importId);
      return this.#keep(this.#appends, {
        append,
        dictionaries: new DictionaryReceiver(),
        tail: Promise.resolve(),
        step: Promise.resolve(),
        isStopped: false,
      });
    },
    append: ({ append, step }) =>
      this.#inTurn(append, (running) => {
        const taken = takeStep(running, step);
        running.step = taken.catch(() => undefined);
        return taken;
      }),
    prepare: ({ append }) => this.#inTurn(append, (running) => running.append.prepare()),
    commit: async ({ append, dataVersion }) => {
      await this.#inTurn(append, (running) => running.append.commit(dataVersion));
      this.#appends.delete(append);
      return undefined;
    },
    // Not in turn: it stops a `prepare` that is still running, and rows that wait are not taken in any more.
    rollback: async ({ append }) => {
      const running = this.#at(this.#appends, append);
      this.#appends.delete(append);
      await rollBack(running);
      return undefined;
    },
    dropImport: async ({ warehouse, importId, dataVersion, restored }) => {
      await this.#warehouse(warehouse).dropImport(importId, dataVersion, restored);
      return undefined;
    },
    catchUp: async ({ warehouse }) => {
      await this.#warehouse(warehouse).catchUp();
      return undefined;
    },
    rebuild: async ({ warehouse }, { signal, onProgress }) => {
      await this.#warehouse(warehouse).rebuild(onProgress, signal);
      return undefined;
    },
    close: async ({ warehouse }) => {
      const open = this.#warehouse(warehouse);
      this.#warehouses.delete(warehouse);
      await open.close();
      return undefined;
    },
  };

  async #inTurn(number: number, work: (running: RunningAppend) => Promise<void>): Promise<undefined> {
    const running = this.#at(this.#appends, number);
    const turn = running.tail.then(() => {
      if (running.isStopped) throw new AppError('CANCELLED');
      return work(running);
    });
    running.tail = turn.catch(() => undefined);
    await turn;
    return undefined;
  }

  #warehouse(number: number): DuckDbWarehouse {
    return this.#at(this.#warehouses, number);
  }

  #at<T>(from: ReadonlyMap<number, T>, number: number): T {
    const found = from.get(number);
    if (found === undefined) throw new Error(`nothing is open under the number ${number}`);
    return found;
  }

  #keep<T>(into: Map<number, T>, value: T): number {
    this.#lastNumber += 1;
    into.set(this.#lastNumber, value);
    return this.#lastNumber;
  }
}

async function rollBack(running: RunningAppend): Promise<void> {
  running.isStopped = true;
  await running.step;
  await running.append.rollback();
}

async function takeStep({ append, dictionaries }: RunningAppend, step: AppendStep): Promise<void> {
  switch (step.kind) {
    case 'lines': {
      const { channels, countries, ...chunk } = step.chunk;
      await append.appendLines({ ...chunk, channels: dictionaries.receive(channels), countries: dictionaries.receive(countries) });
      // Megabytes of which the collector knows little.
      releaseArrays(chunk);
      return;
    }
    case 'dimensions':
      return append.appendDimensions(step.rows);
    case 'orders': {
      const { labels, key, ...orders } = step.orders;
      await append.appendOrders({ ...orders, key: splitTexts(key), labels: dictionaries.receive(labels) });
      releaseArrays(orders);
      return;
    }
    case 'customers': {
      const { countries, keys, ...customers } = step.customers;
      await append.appendCustomers({ ...customers, keys: splitTexts(keys), countries: dictionaries.receive(countries) });
      releaseArrays(customers);
      return;
    }
    case 'records':
      return append.appendRecords(step.batch);
    case 'removeRecords':
      return append.removeRecords(step.table, step.ids);
    case 'dropLines':
      return append.dropLines(step.ids);
    case 'dropOrders':
      return append.dropOrders(step.ids);
  }
}
