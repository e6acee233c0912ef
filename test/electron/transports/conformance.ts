import { ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { describe, expect, test } from 'vitest';
import type { probeContract } from '../../support/probe-router.ts';

export type ProbeClient = ContractRouterClient<typeof probeContract>;

/** One open connection to a host that serves the probe router. */
export interface ProbeConnection {
  readonly client: ProbeClient;
  /** Cuts the line as a closed window does. */
  readonly disconnect: () => Promise<void>;
  /** A second connection to the same host. */
  readonly again: () => Promise<ProbeConnection>;
  /** Sends something that is not of the protocol; null where there is no line (in-process). */
  readonly sendRaw: ((data: string | Uint8Array) => void) | null;
}

const MEGABYTE = 1_048_576;

/** What every way between a window and its host must do. */
export function describeTransport(name: string, open: () => Promise<ProbeConnection>): void {
  describe(`transport: ${name}`, () => {
    test('a call brings its answer, defaults filled in', async () => {
      const { client } = await open();
      expect(await client.echo({ text: 'سلام 🙂 \u0000' })).toEqual({ text: 'سلام 🙂 \u0000', list: [] });
    });

    test('input that does not fit is refused as PARAMS_INVALID with its place', async () => {
      const { client } = await open();
      const wrong = { text: 7, list: [] } as unknown as { text: string };
      await expect(client.echo(wrong)).rejects.toMatchObject({ defined: true, code: 'PARAMS_INVALID', data: { params: { field: 'text' } } });
      const nothing = undefined as unknown as { text: string };
      await expect(client.echo(nothing)).rejects.toMatchObject({ code: 'PARAMS_INVALID' });
    });

    test('a refusal keeps code and parameters', async () => {
      const { client } = await open();
      const error = await client.refuse().catch((refusal: unknown) => refusal);
      expect(error).toBeInstanceOf(ORPCError);
      expect(error).toMatchObject({ defined: true, code: 'FILE_TOO_WIDE', status: 422, data: { params: { file: 'a.csv', columns: 5000 } } });
    });

    test('anything unexpected is INTERNAL with a log id and none of its words', async () => {
      const { client } = await open();
      for (const call of [client.fail, client.wrongOutput]) {
        const error = await call().catch((failure: unknown) => failure);
        expect(error).toMatchObject({ defined: true, code: 'INTERNAL', data: { params: {}, logId: expect.stringMatching(/^[0-9a-f]{12}$/) } });
        expect(JSON.stringify(error)).not.toContain('secret-4711');
      }
    });

    test('events arrive one by one in order, and the server stops when the reader does', async () => {
      const { client } = await open();
      const seen: number[] = [];
      for await (const n of await client.count({ from: 5 })) {
        seen.push(n);
        if (seen.length === 50) break;
      }
      expect(seen).toEqual(Array.from({ length: 50 }, (_, index) => 5 + index));
      await expect.poll(() => client.state()).toMatchObject({ counting: 0, stopped: 1 });
    });

    test('a refusal in the middle of events arrives after them', async () => {
      const { client } = await open();
      const seen: number[] = [];
      const reading = (async () => {
        for await (const n of await client.countAndRefuse()) seen.push(n);
      })();
      await expect(reading).rejects.toMatchObject({ code: 'DISK_FULL', defined: true });
      expect(seen).toEqual([1, 2]);
    });

    test('an abort reaches the server, for a call and for events', async () => {
      const { client } = await open();
      const call = new AbortController();
      const hanging = client.hang(undefined, { signal: call.signal });
      hanging.catch(() => undefined);
      await expect.poll(() => client.state()).toMatchObject({ hanging: 1 });
      call.abort();
      await expect(hanging).rejects.toThrow();
      await expect.poll(() => client.state()).toMatchObject({ hanging: 0, aborted: 1 });
      const events = new AbortController();
      const counting = (async () => {
        for await (const n of await client.count({ from: 0 }, { signal: events.signal })) if (n === 3) events.abort();
      })();
      await counting.catch(() => undefined);
      await expect.poll(() => client.state()).toMatchObject({ counting: 0, stopped: 1 });
    });

    test('a megabyte goes there and back', async () => {
      const { client } = await open();
      const text = 'é'.repeat(MEGABYTE);
      const list = Array.from({ length: 100_000 }, (_, index) => index / 8);
      const answer = await client.echo({ text, list });
      expect(answer.text === text).toBe(true);
      expect(answer.list).toEqual(list);
    });

    test('calls run side by side and each gets its own answer', async () => {
      const { client } = await open();
      const startedAt = performance.now();
      const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => client.later({ milliseconds: 100 + ((n * 7) % 100), n })));
      expect(answers).toEqual(Array.from({ length: 200 }, (_, n) => n));
      expect(performance.now() - startedAt).toBeLessThan(3000);
    });

    test('a cut line ends what ran over it, on both sides, and leaves others alone', async () => {
      const first = await open();
      const second = await first.again();
      const isLine = first.sendRaw !== null;
      const hanging = first.client.hang();
      const counting = (async () => {
        for await (const _n of await first.client.count({ from: 0 }));
      })();
      const settled = Promise.allSettled([hanging, counting]);
      await expect.poll(() => second.client.state()).toMatchObject({ hanging: 1, counting: 1 });
      await first.disconnect();
      if (!isLine) return;
      const [call, events] = await settled;
      expect([call.status, events.status]).toEqual(['rejected', 'rejected']);
      await expect.poll(() => second.client.state()).toMatchObject({ hanging: 0, counting: 0, aborted: 1, stopped: 1 });
      expect(await second.client.echo({ text: 'still here' })).toMatchObject({ text: 'still here' });
    });

    test('what is not of the protocol changes nothing', async () => {
      const { client, sendRaw } = await open();
      for (const data of [
        '',
        'null',
        '{}',
        '{"i":"x1"}',
        '[]',
        '{"i":"x1","p":{"u":"/echo"}}',
        '{"i":"x2","p":{"u":"/no/such"}}',
        '{"i":"x3","t":9,"p":{}}',
        '\u0000',
      ])
        sendRaw?.(data);
      sendRaw?.(new Uint8Array([255, 254, 0, 1, 2]));
      sendRaw?.(`{"i":"x4","p":{"u":"/echo","b":{"json":{"text":"x"},"meta":[[0,"__proto__","polluted"]]}}}`);
      expect(await client.echo({ text: 'well' })).toMatchObject({ text: 'well' });
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    });
  });
}
