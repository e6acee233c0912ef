import { eventIterator } from '@orpc/contract';
import { implement } from '@orpc/server';
import { z } from 'zod';
import { AppError } from '../../electron/backend/app-error.ts';
import { createRefusals } from '../../electron/backend/handlers/implementer.ts';
import type { HostLog } from '../../electron/backend/platform/host-log.ts';
import { procedure } from '../../shared/contract/errors.ts';

/** A small contract made like the real one, whose server can be looked into: what the transport tests call. */
export const probeContract = {
  echo: procedure
    .input(z.object({ text: z.string(), list: z.array(z.number()).default([]) }))
    .output(z.object({ text: z.string(), list: z.array(z.number()) })),
  refuse: procedure.output(z.void()),
  fail: procedure.output(z.void()),
  wrongOutput: procedure.output(z.object({ n: z.int() })),
  /** Waits until the call is aborted. */
  hang: procedure.output(z.void()),
  /** Counts on until the reader stops. */
  count: procedure.input(z.object({ from: z.int() })).output(eventIterator(z.int())),
  countAndRefuse: procedure.output(eventIterator(z.int())),
  later: procedure.input(z.object({ milliseconds: z.int(), n: z.int() })).output(z.int()),
  state: procedure.output(z.object({ hanging: z.int(), aborted: z.int(), counting: z.int(), stopped: z.int() })),
};

/** Implements the probe as the real router is implemented. */
export function createProbeRouter(log: HostLog) {
  const state = { hanging: 0, aborted: 0, counting: 0, stopped: 0 };
  const os = implement(probeContract).use(createRefusals(log));

  async function* countFrom(from: number, signal: AbortSignal | undefined) {
    state.counting++;
    try {
      for (let n = from; signal?.aborted !== true; n++) {
        yield n;
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    } finally {
      state.counting--;
      state.stopped++;
    }
  }

  return os.router({
    echo: os.echo.handler(({ input }) => input),
    refuse: os.refuse.handler(() => {
      throw new AppError('FILE_TOO_WIDE', { file: 'a.csv', columns: 5000 });
    }),
    fail: os.fail.handler(() => {
      throw new TypeError('secret-4711');
    }),
    wrongOutput: os.wrongOutput.handler(() => ({ n: 1.5 })),
    hang: os.hang.handler(
      ({ signal }) =>
        new Promise((_resolve, reject) => {
          state.hanging++;
          signal?.addEventListener('abort', () => {
            state.hanging--;
            state.aborted++;
            reject(new AppError('CANCELLED'));
          });
        }),
    ),
    count: os.count.handler(({ input, signal }) => countFrom(input.from, signal)),
    countAndRefuse: os.countAndRefuse.handler(async function* () {
      yield 1;
      yield 2;
      throw new AppError('DISK_FULL');
    }),
    later: os.later.handler(async ({ input }) => {
      await new Promise((resolve) => setTimeout(resolve, input.milliseconds));
      return input.n;
    }),
    state: os.state.handler(() => state),
  });
}
