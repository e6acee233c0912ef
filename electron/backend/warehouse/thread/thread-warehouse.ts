import type { Store } from '../../store/store.ts';
import { createFacts } from '../facts.ts';
import type { Building, Warehouse } from '../warehouse.ts';
import { type CallOptions, type EngineClient, engineClient } from './engine-client.ts';
import type { EngineCallName, EngineCalls } from './messages.ts';
import { createThreadAppend } from './thread-append.ts';

type ArgsOf<Name extends EngineCallName> = Omit<EngineCalls[Name]['args'], 'warehouse'>;

/** A warehouse as the thread of the engine knows it. */
interface Connection {
  readonly client: EngineClient;
  readonly warehouse: number;
  readonly letGo: () => void;
}

/** The part of a client file that a warehouse needs. */
type StoreOfWarehouse = Pick<Store, 'path' | 'projectId' | 'dataVersion'>;

/** The warehouse of a client file in the thread of the engine, which reads the file through a connection of its own. Opened again when the thread was lost. */
export class ThreadWarehouse implements Warehouse {
  readonly #store: StoreOfWarehouse;
  readonly #cacheDir: string;
  #connection: Promise<Connection>;
  #client: EngineClient | null = null;
  #dataVersion = -1;
  readonly #facts = createFacts((signal) => this.#call('readFacts', {}, { signal }));

  private constructor(store: StoreOfWarehouse, cacheDir: string, building: Building) {
    this.#store = store;
    this.#cacheDir = cacheDir;
    this.#connection = this.#connect(building, false);
  }

  static async open(store: StoreOfWarehouse, cacheDir: string, building: Building = {}): Promise<ThreadWarehouse> {
    const warehouse = new ThreadWarehouse(store, cacheDir, building);
    await warehouse.#connection;
    return warehouse;
  }

  get dataVersion(): number {
    return this.#client?.isGone === true ? -1 : this.#dataVersion;
  }

  readonly query: Warehouse['query'] = (statement, signal) => this.#call('query', { sets: null, statement }, { signal });

  readonly withCustomerSets: Warehouse['withCustomerSets'] = async (sets, use) => {
    if (sets.size === 0) return use(this.query);
    const connection = await this.#connected();
    const number = await this.#callOn(connection, 'beginSets', { sets });
    try {
      return await use((statement, signal) => this.#callOn(connection, 'query', { sets: number, statement }, { signal }));
    } finally {
      await this.#callOn(connection, 'endSets', { sets: number });
    }
  };

  readonly facts: Warehouse['facts'] = (signal) => this.#facts(this.dataVersion, signal);

  readonly beginAppend: Warehouse['beginAppend'] = async (importId) => {
    const connection = await this.#connected();
    const append = await this.#callOn(connection, 'beginAppend', { importId });
    return createThreadAppend({
      step: (step, options) => this.#callOn(connection, 'append', { append, step }, options),
      prepare: () => this.#callOn(connection, 'prepare', { append }),
      commit: (dataVersion) => this.#callOn(connection, 'commit', { append, dataVersion }),
      rollback: () => this.#callOn(connection, 'rollback', { append }),
    });
  };

  readonly dropImport: Warehouse['dropImport'] = async (importId, dataVersion, restored = new Set()) => {
    await this.#call('dropImport', { importId, dataVersion, restored });
  };

  readonly catchUp: Warehouse['catchUp'] = async () => {
    if (this.dataVersion !== this.#store.dataVersion()) await this.#call('catchUp', {});
  };

  readonly rebuild: Warehouse['rebuild'] = async (onProgress, signal) => {
    await this.#call('rebuild', {}, { onProgress, signal });
  };

  readonly close: Warehouse['close'] = async () => {
    const connection = await this.#connection;
    try {
      if (!connection.client.isGone) await this.#callOn(connection, 'close', {});
    } finally {
      connection.letGo();
    }
  };

  /** `isSuspect`: the thread was lost while it had the file open. */
  async #connect({ signal, onProgress }: Building, isSuspect: boolean): Promise<Connection> {
    const client = engineClient();
    const letGo = client.hold();
    const { path: storePath, projectId } = this.#store;
    try {
      const args = { storePath, projectId, cacheDir: this.#cacheDir, isSuspect };
      const warehouse = await client.call('open', args, { signal, onProgress, onVersion: this.#follow });
      this.#client = client;
      return { client, warehouse, letGo };
    } catch (error) {
      letGo();
      throw error;
    }
  }

  async #connected(): Promise<Connection> {
    const asked = this.#connection;
    const connection = await asked;
    if (!connection.client.isGone) return connection;
    // Whoever comes first opens it again; the others wait for the same.
    if (this.#connection !== asked) return this.#connected();
    const again = this.#connect({}, true);
    this.#connection = again.catch(() => connection);
    return again;
  }

  async #call<Name extends EngineCallName>(name: Name, args: ArgsOf<Name>, options: CallOptions = {}): Promise<EngineCalls[Name]['result']> {
    return this.#callOn(await this.#connected(), name, args, options);
  }

  #callOn<Name extends EngineCallName>(
    { client, warehouse }: Connection,
    name: Name,
    args: ArgsOf<Name>,
    options: CallOptions = {},
  ): Promise<EngineCalls[Name]['result']> {
    return client.call(name, { ...args, warehouse } as unknown as EngineCalls[Name]['args'], { ...options, onVersion: this.#follow });
  }

  readonly #follow = (dataVersion: number): void => {
    this.#dataVersion = dataVersion;
  };
}
