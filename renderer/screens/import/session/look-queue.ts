const AT_ONCE = 3;

const waiting: (() => void)[] = [];
let running = 0;

/** Runs a look at a file when its turn comes: a folder of two hundred files must not start two hundred readers at once. */
export async function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await run();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
