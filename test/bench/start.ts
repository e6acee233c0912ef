import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commitImport } from '../../electron/backend/imports/commit-import.ts';
import { createStore } from '../../electron/backend/store/open-store.ts';
import { openWarehouse } from '../../electron/backend/warehouse/open-warehouse.ts';
import { compileCacheEnv } from '../../electron/web/program-files.ts';
import { ensureOrdersFile } from './orders-file.ts';
import { ORDERS_MAPPING } from './orders-mapping.ts';

/** From starting the host's process to its first answers about a client file that is there already. */
const LINES = Number(process.argv[2] ?? 1_000_000);
const RUNS = 5;
const GOAL_MS = 1500;
const ANALYSES = ['rfm', 'cohort', 'sales'];
const FOLDER = fileURLToPath(new URL(`../../.cache/bench/start-${LINES}/`, import.meta.url));

await ensureClientFile();
const host = fileURLToPath(new URL('start-host.ts', import.meta.url));
for (const analysis of ANALYSES) {
  const runs = Array.from(
    { length: RUNS },
    () =>
      JSON.parse(
        execFileSync(process.execPath, [host, FOLDER, analysis], { encoding: 'utf8', env: { ...process.env, ...compileCacheEnv() } }),
      ) as Record<string, number>,
  );
  const middle = (mark: string) => runs.map((run) => run[mark] ?? Number.NaN).sort((a, b) => a - b)[RUNS >> 1] ?? Number.NaN;
  const isGood = middle('analysis') <= GOAL_MS;
  if (!isGood) process.exitCode = 1;
  console.log(
    `start with ${LINES} lines: host ${middle('host')} ms, file open ${middle('open')} ms, customers ${middle('customers')} ms, ${analysis} ${middle('analysis')} ms (goal ${GOAL_MS}) ${isGood ? 'ok' : 'MISSED'} [${runs.map((run) => run.analysis).join(' ')}]; load average ${loadavg()[0]?.toFixed(1)}`,
  );
}

/** Made once and kept; the warehouse is made anew when its shape has changed. */
async function ensureClientFile(): Promise<void> {
  if (existsSync(FOLDER)) return;
  const draft = `${FOLDER.slice(0, -1)}.part`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(join(draft, 'cache'), { recursive: true });
  const { path } = await ensureOrdersFile(LINES);
  const store = createStore(join(draft, 'bench.clientele'), 'Bench');
  const warehouse = await openWarehouse({ store, cacheDir: join(draft, 'cache') });
  const job = { signal: new AbortController().signal, stage: () => undefined, progress: () => undefined };
  await commitImport({ store, warehouse }, { path, mapping: ORDERS_MAPPING }, job);
  await warehouse.close();
  store.close();
  renameSync(draft, FOLDER);
}
