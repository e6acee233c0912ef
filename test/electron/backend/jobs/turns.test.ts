import { describe, expect, test } from 'vitest';
import { createTurns } from '../../../../electron/backend/jobs/turns.ts';

describe('pieces of work one after another', () => {
  test('each begins when the one before has ended, also when that failed', async () => {
    const turns = createTurns();
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = turns.run(async () => {
      order.push('first begins');
      await gate.promise;
      order.push('first fails');
      throw new RangeError('no');
    });
    const second = turns.run(async () => order.push('second'));
    expect(turns.isIdle()).toBe(false);
    gate.resolve();
    await expect(first).rejects.toThrow('no');
    await second;
    await turns.whenIdle();
    expect(order).toEqual(['first begins', 'first fails', 'second']);
    expect(turns.isIdle()).toBe(true);
  });

  test('what is cancelled while it waits leaves at once and never begins; what runs ends by itself', async () => {
    const turns = createTurns();
    const gate = Promise.withResolvers<void>();
    const [running, waiting] = [new AbortController(), new AbortController()];
    const first = turns.run(async () => {
      await gate.promise;
      return 'done';
    }, running.signal);
    let hasBegun = false;
    const second = turns.run(async () => {
      hasBegun = true;
    }, waiting.signal);
    const third = turns.run(async () => 'third');
    await Promise.resolve();
    running.abort();
    waiting.abort();
    await expect(second).rejects.toMatchObject({ code: 'CANCELLED' });
    gate.resolve();
    expect(await first).toBe('done');
    expect(await third).toBe('third');
    expect(hasBegun).toBe(false);
  });

  test('what was cancelled before does not begin', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(createTurns().run(async () => 'never', controller.signal)).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
