import { describe, expect, it } from 'vitest';
import { createSharedWork } from '../../../../electron/backend/warehouse/shared-work.ts';

describe('shared work', () => {
  it('makes a result once for all who ask, and again after a failure', async () => {
    const work = createSharedWork<number>(4);
    let made = 0;
    const make = async () => {
      made += 1;
      if (made === 2) throw new Error('once');
      return made;
    };
    expect(await Promise.all([work.get('a', make), work.get('a', make)])).toEqual([1, 1]);
    await expect(work.get('b', make)).rejects.toThrow('once');
    expect(await work.get('b', make)).toBe(3);
    expect(await work.get('a', make)).toBe(1);
  });

  it('stops the work only when nobody waits for it any more', async () => {
    const work = createSharedWork<string>(4);
    const aborted: string[] = [];
    const make = async (signal: AbortSignal) => {
      signal.addEventListener('abort', () => aborted.push('stopped'));
      await new Promise((resolve) => setTimeout(resolve, 50));
      return 'done';
    };
    const [one, two] = [new AbortController(), new AbortController()];
    const first = work.get('k', make, one.signal);
    const second = work.get('k', make, two.signal);
    one.abort();
    await expect(first).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(aborted).toEqual([]);
    expect(await second).toBe('done');
    const third = new AbortController();
    const last = work.get('other', make, third.signal);
    third.abort();
    await expect(last).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(aborted).toEqual(['stopped']);
    await expect(work.get('k', make, third.signal)).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('forgets what was asked for longest ago', async () => {
    const work = createSharedWork<number>(2);
    let made = 0;
    const make = async () => ++made;
    for (const key of ['a', 'b', 'a', 'c', 'a']) await work.get(key, make);
    expect(made).toBe(3);
    await work.get('b', make);
    expect(made).toBe(4);
  });
});
