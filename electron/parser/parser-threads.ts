import { Worker } from 'node:worker_threads';
import { workerUrl } from '../backend/platform/worker-url.ts';

const MEGABYTE = 1024 * 1024;
/** What a parser may hold in its heap, and with the buffers outside it. */
export interface MemoryLimit {
  readonly heapBytes: number;
  readonly totalBytes: number;
}

/** A look holds the head of a file, or an old workbook as a whole, which takes fifty times its size; whoever reads all of a file holds every name in it, outside the heap. */
export const MEMORY_LIMITS = {
  looking: { heapBytes: 512 * MEGABYTE, totalBytes: 512 * MEGABYTE },
  reading: { heapBytes: 768 * MEGABYTE, totalBytes: Number.POSITIVE_INFINITY },
} as const satisfies Record<string, MemoryLimit>;
/** The host holds it against the limit so often. */
const WATCH_MS = 50;
/**
 * The limit of the engine itself is no limit to rely on: one allocation that does not fit below it ends the whole process instead of the thread. It lies so
 * far above ours that none of the parser's can reach it between two looks (docs/decisions/0015).
 */
const LIMITS = { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 24, stackSizeMb: 4 };
const NOTHING = { used_heap_size: 0, external_memory: 0 };
/** How long a parser waits for the next look at a file: a person thinks about what the wizard shows. */
const IDLE_MS = 60_000;

let idle: { readonly thread: Worker; readonly forget: () => void } | null = null;

/** A parser thread that nobody else uses: the one that waits, or a new one. Code that has run before reads a small file ten times as fast. */
export function takeParser(): Worker {
  if (idle !== null) {
    const { thread, forget } = idle;
    forget();
    thread.ref();
    return thread;
  }
  const thread = new Worker(workerUrl(import.meta.url, 'worker.ts', 'parser-worker.js'), { resourceLimits: LIMITS, name: 'parser' });
  // One that fails while it is being ended, when nobody listens any more, must not take the host along.
  thread.on('error', () => undefined);
  return thread;
}

/** Ends the thread when it holds more than the limit, after `onExceeded` has heard of it. Gives what stops the watch. */
export function watchMemory(thread: Worker, limit: MemoryLimit, onExceeded: () => void): () => void {
  let isAsking = false;
  let isStopped = false;
  const look = async (): Promise<void> => {
    isAsking = true;
    // A thread that has ended has nothing to tell.
    const { used_heap_size: heap, external_memory: outside } = await thread.getHeapStatistics().catch(() => NOTHING);
    isAsking = false;
    // An answer that comes after the watch was stopped may concern a thread that serves somebody else by now.
    if (isStopped || (heap <= limit.heapBytes && heap + outside <= limit.totalBytes)) return;
    onExceeded();
    await thread.terminate();
  };
  const timer = setInterval(() => {
    if (!isAsking) void look();
  }, WATCH_MS);
  timer.unref();
  return () => {
    isStopped = true;
    clearInterval(timer);
  };
}

/** Gives back a parser that has answered and closed its files: it waits for the next request, one at a time and for a minute at most. */
export async function giveBackParser(thread: Worker): Promise<void> {
  if (idle === null) keep(thread);
  else await thread.terminate();
}

function keep(thread: Worker): void {
  const forget = () => {
    clearTimeout(timer);
    thread.off('error', forget);
    thread.off('exit', forget);
    if (idle?.thread === thread) idle = null;
  };
  const timer = setTimeout(() => {
    forget();
    void thread.terminate();
  }, IDLE_MS);
  timer.unref();
  thread.on('error', forget);
  thread.on('exit', forget);
  // A thread that waits keeps no program from ending.
  thread.unref();
  idle = { thread, forget };
}
