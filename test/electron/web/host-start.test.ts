import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { superviseHost } from '../../../electron/web/host-supervisor.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const MEGABYTE = 1024 * 1024;
/** Makes objects that live for a while, as refused rows do, and writes down how large the young heap became, and whether a worker's is the same. */
const HOST = `
import { getHeapSpaceStatistics } from 'node:v8';
import { writeFileSync } from 'node:fs';
import { isMainThread, Worker, parentPort } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
function largestYoungHeap() {
  const kept = [];
  let largest = 0;
  for (let round = 0; round < 60; round++) {
    kept.push(Array.from({ length: 50000 }, (_, at) => ({ at, more: [at] })));
    if (kept.length > 8) kept.shift();
    largest = Math.max(largest, getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size);
  }
  return largest;
}
if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url));
  worker.once('message', (ofWorker) => {
    const env = { mmap: process.env.MALLOC_MMAP_THRESHOLD_, trim: process.env.MALLOC_TRIM_THRESHOLD_ };
    writeFileSync(fileURLToPath(new URL('./told.json', import.meta.url)), JSON.stringify({ ofHost: largestYoungHeap(), ofWorker, env }));
    writeFileSync(fileURLToPath(new URL('./done', import.meta.url)), '');
  });
  process.on('message', () => undefined);
  process.on('disconnect', () => process.exit());
} else parentPort.postMessage(largestYoungHeap());
`;

test('a host has a small young heap, in its threads too, and an allocator that gives back what was given back to it', async () => {
  const folder = await temporaryFolder();
  const entry = join(folder, 'host.mjs');
  writeFileSync(entry, HOST);
  const settings = { shell: 'web', appVersion: '0', dataDir: folder, cacheDir: folder, stagingDir: folder, projectsDir: folder } as const;
  const supervisor = superviseHost(settings, { onRelay: () => undefined, onCrash: () => undefined }, entry);
  onTestFinished(() => supervisor.stop());
  await expect.poll(() => existsSync(join(folder, 'done')), { timeout: 20_000 }).toBe(true);
  const told: unknown = JSON.parse(readFileSync(join(folder, 'told.json'), 'utf8'));
  expect(told).toEqual({ ofHost: 16 * MEGABYTE, ofWorker: 16 * MEGABYTE, env: { mmap: '4194304', trim: '4194304' } });
});
