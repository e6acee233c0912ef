import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { settleLogMeanwhile } from '../../../../electron/backend/store/settle-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-settle-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Files of the folder that this process has open; only Linux tells. */
function openFiles(): string[] {
  if (!existsSync('/proc/self/fd')) return [];
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const target = readlinkSync(`/proc/self/fd/${fd}`);
      return target.startsWith(folder) ? [target] : [];
    } catch {
      return [];
    }
  });
}

test('the log is held while the transaction grows and let go of when it ends, whenever that is', async () => {
  const path = join(folder, 'shop.clientele');
  writeFileSync(`${path}-wal`, 'log');
  for (const after of [0, 195, 205, 450]) {
    const stop = settleLogMeanwhile(path);
    await wait(after);
    stop();
    await vi.waitFor(() => expect(openFiles()).toEqual([]));
  }
});

test('a transaction without a log is left alone', async () => {
  const path = join(folder, 'none.clientele');
  const stop = settleLogMeanwhile(path);
  await wait(450);
  stop();
  expect(readdirSync(folder)).toEqual([]);
});
