import { Worker } from 'node:worker_threads';
import { AppError } from '../backend/app-error.ts';
import { workerUrl } from '../backend/platform/worker-url.ts';
import { CONTROL, type ComputeReply, type ComputeRequest, type ComputeTask } from './protocol.ts';

/** A cancelled task that does not reach a checkpoint in this time loses its worker; nothing native runs in there. */
const TERMINATE_AFTER_MS = 500;
const PROGRESS_EVERY_MS = 100;
const POOL_SIZE = 2;

export interface TaskOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called about ten times a second with a monotone fraction. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Buffers handed over instead of copied. */
  readonly transfer?: readonly ArrayBuffer[] | undefined;
}

/** Worker threads for pure TypeScript. Started when first needed; idle ones do not keep the process alive. */
export interface ComputePool {
  /** Rejects with AppError CANCELLED within a second of an abort, with the task's own error when it throws. */
  readonly run: (task: ComputeTask, options?: TaskOptions) => Promise<unknown>;
  /** Starts a first worker, so that the first task does not wait for it. */
  readonly warm: () => void;
  readonly close: () => Promise<void>;
}

let shared: ComputePool | undefined;

/** The pool of this process: one host serves one client file, so one pool is enough. */
export function computePool(): ComputePool {
  shared ??= createComputePool(POOL_SIZE);
  return shared;
}

/** A pool of at most `size` workers. */
export function createComputePool(size: number): ComputePool {
  const idle: Worker[] = [];
  const waiting: ((worker: Worker) => void)[] = [];
  const all = new Set<Worker>();
  let nextId = 1;

  const start = (): Worker => {
    const worker = new Worker(workerUrl(import.meta.url, 'compute-worker.ts', 'compute-worker.js'));
    all.add(worker);
    worker.once('exit', () => {
      all.delete(worker);
      const at = idle.indexOf(worker);
      if (at >= 0) idle.splice(at, 1);
    });
    return worker;
  };
  const acquire = async (): Promise<Worker> => {
    const worker = idle.pop() ?? (all.size < size ? start() : undefined);
    const taken = worker ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)));
    taken.ref();
    return taken;
  };
  const release = (worker: Worker): void => {
    const isAlive = all.has(worker);
    const next = waiting.shift();
    if (next !== undefined) next(isAlive ? worker : start());
    else if (isAlive) {
      worker.unref();
      idle.push(worker);
    }
  };

  return {
    run: async (task, options = {}) => {
      const worker = await acquire();
      try {
        return await runOn(
          worker,
          { taskId: nextId++, task, control: new SharedArrayBuffer(CONTROL.length * Int32Array.BYTES_PER_ELEMENT) },
          options,
        );
      } finally {
        release(worker);
      }
    },
    warm: () => {
      if (all.size > 0) return;
      const worker = start();
      worker.unref();
      idle.push(worker);
    },
    close: async () => {
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

async function runOn(worker: Worker, request: ComputeRequest, { signal, onProgress, transfer = [] }: TaskOptions): Promise<unknown> {
  if (signal?.aborted) throw new AppError('CANCELLED');
  const words = new Int32Array(request.control);
  const timer = onProgress && setInterval(() => onProgress(Atomics.load(words, CONTROL.permille) / 1000), PROGRESS_EVERY_MS);
  let deadline: NodeJS.Timeout | undefined;
  const cancel = () => {
    Atomics.store(words, CONTROL.cancelled, 1);
    deadline = setTimeout(() => void worker.terminate(), TERMINATE_AFTER_MS);
  };
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    return await answer(worker, request, transfer);
  } catch (error) {
    if (signal?.aborted) throw new AppError('CANCELLED', {}, { cause: error });
    throw error;
  } finally {
    signal?.removeEventListener('abort', cancel);
    clearInterval(timer);
    clearTimeout(deadline);
  }
}

async function answer(worker: Worker, request: ComputeRequest, transfer: readonly ArrayBuffer[]): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const onMessage = (reply: ComputeReply) => {
    if (reply.taskId !== request.taskId) return;
    if (reply.ok) resolve(reply.result);
    else reject(reply.error);
  };
  const onExit = (code: number) => reject(new Error(`compute worker ended with code ${code}`));
  worker.on('message', onMessage);
  worker.once('error', reject);
  worker.once('exit', onExit);
  worker.postMessage(request, transfer);
  try {
    return await promise;
  } finally {
    worker.off('message', onMessage);
    worker.off('error', reject);
    worker.off('exit', onExit);
  }
}
