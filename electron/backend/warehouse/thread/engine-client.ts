import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../app-error.ts';
import { workerUrl } from '../../platform/worker-url.ts';
import { fromSentError } from './errors.ts';
import type { EngineCallName, EngineCalls, EngineReply, EngineRequest } from './messages.ts';

/** How long a thread without a warehouse waits for the next one to be opened. */
const IDLE_MS = 60_000;
/** How long somebody who wants to leave waits for the engine to stop. */
const STOP_MS = 2000;
/** Messages and rows on their way are short-lived; the heap of the thread need not grow for them. */
const LIMITS = { maxYoungGenerationSizeMb: 24 };

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Memory handed over instead of copied. */
  readonly transfer?: readonly ArrayBuffer[];
  /** Hears the data version of the warehouse asked, also when the call fails. */
  readonly onVersion?: (dataVersion: number) => void;
}

interface Waiting {
  readonly options: CallOptions;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** The thread that holds the engine, as the host sees it: calls with answers, in any order. A process needs one. */
export class EngineClient {
  readonly #thread: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #users = 0;
  #idle: NodeJS.Timeout | undefined;
  #failure: Error | null = null;

  constructor() {
    this.#thread = new Worker(workerUrl(import.meta.url, 'engine-program.ts', 'engine-worker.js'), { name: 'engine', resourceLimits: LIMITS });
    this.#thread.on('message', (reply: EngineReply) => this.#take(reply));
    this.#thread.on('error', (error) => this.#fail(error));
    this.#thread.on('exit', () => this.#fail(new Error('the thread of the engine has ended')));
    // Only a call that waits for its answer keeps the program from ending.
    this.#thread.unref();
  }

  /** The thread is gone: every call fails from now on. */
  get isGone(): boolean {
    return this.#failure !== null;
  }

  /** Keeps the thread for a warehouse; gives what lets go of it again. */
  hold(): () => void {
    this.#users += 1;
    clearTimeout(this.#idle);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#users -= 1;
      if (this.#users === 0) this.#idle = setTimeout(() => void this.end(), IDLE_MS).unref();
    };
  }

  /** Asks the thread. Rejects with what the engine says, or with the reason why there is no thread any more. */
  call<Name extends EngineCallName>(name: Name, args: EngineCalls[Name]['args'], options: CallOptions = {}): Promise<EngineCalls[Name]['result']> {
    const { signal, transfer = [] } = options;
    if (signal?.aborted) return Promise.reject(new AppError('CANCELLED'));
    if (this.#failure !== null) return Promise.reject(this.#failure);
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#send({ type: 'call', id, name, args } as EngineRequest, transfer);
    if (this.#waiting.size === 0) this.#thread.ref();
    this.#waiting.set(id, { options, resolve, reject });
    if (signal === undefined) return promise as Promise<EngineCalls[Name]['result']>;
    const abort = () => this.#send({ type: 'abort', id });
    signal.addEventListener('abort', abort, { once: true });
    return promise.finally(() => signal.removeEventListener('abort', abort)) as Promise<EngineCalls[Name]['result']>;
  }

  /** Stops what is running, closes every warehouse and lets the thread end; resolves when it has, or does not come to an end. */
  async end(): Promise<void> {
    if (this.#failure !== null) return;
    this.#failure = new Error('the thread of the engine was ended');
    const limit = Promise.withResolvers<void>();
    const timer = setTimeout(limit.resolve, STOP_MS);
    this.#send({ type: 'end' });
    await Promise.race([once(this.#thread, 'exit'), limit.promise]);
    clearTimeout(timer);
  }

  #send(request: EngineRequest, transfer: readonly ArrayBuffer[] = []): void {
    this.#thread.postMessage(request, transfer as ArrayBuffer[]);
  }

  #take(reply: EngineReply): void {
    const waiting = this.#waiting.get(reply.id);
    if (waiting === undefined) return;
    if (reply.type === 'progress') {
      waiting.options.onProgress?.(reply.fraction);
      return;
    }
    this.#waiting.delete(reply.id);
    if (this.#waiting.size === 0) this.#thread.unref();
    waiting.options.onVersion?.(reply.dataVersion);
    if (reply.type === 'result') waiting.resolve(reply.result);
    else waiting.reject(fromSentError(reply.error));
  }

  #fail(error: unknown): void {
    this.#failure ??= error instanceof Error ? error : new Error(String(error));
    clearTimeout(this.#idle);
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { options, reject } of waiting) {
      options.onVersion?.(-1);
      reject(this.#failure);
    }
  }
}

let shared: EngineClient | undefined;

/** To be awaited before the process is left while work may be under way. */
export async function endEngine(): Promise<void> {
  await shared?.end();
}

/** The engine's thread of this process, started when it is first needed and again when it has ended. */
export function engineClient(): EngineClient {
  if (shared === undefined || shared.isGone) shared = new EngineClient();
  return shared;
}
