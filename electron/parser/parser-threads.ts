import { Worker } from 'node:worker_threads';
import { workerUrl } from '../backend/platform/worker-url.ts';

/** Heap of a parser; columns and dictionaries lie outside it. */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };
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
  return new Worker(workerUrl(import.meta.url, 'worker.ts', 'parser-worker.js'), { resourceLimits: LIMITS, name: 'parser' });
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
