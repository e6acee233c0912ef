import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { checkImport } from '../../electron/backend/imports/check-import.ts';
import { commitImport } from '../../electron/backend/imports/commit-import.ts';
import { createStore } from '../../electron/backend/store/open-store.ts';
import { openWarehouse } from '../../electron/backend/warehouse/open-warehouse.ts';
import { ORDERS_MAPPING } from './orders-mapping.ts';

/**
 * One import of the file given, in the encoding given, through the parser worker into store and warehouse; prints one JSON document. With
 * "--checked" the file was checked before in the same process, as the wizard always does: all code has run then. Without, the time of loading
 * and compiling it is part of the figure, as on the command line.
 */
const isChecked = process.argv.includes('--checked');
const [path = '', encoding = 'utf-8'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const mapping = { ...ORDERS_MAPPING, dialect: { ...ORDERS_MAPPING.dialect, encoding } };
const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'));
const store = createStore(join(folder, 'bench.clientele'), 'Bench');
const warehouse = await openWarehouse({ store, cacheDir: folder });
const quiet = { signal: new AbortController().signal, stage: () => undefined, progress: () => undefined };
if (isChecked) await checkImport(store, { path, mapping }, quiet);
const lag = monitorEventLoopDelay({ resolution: 5 });
lag.enable();
const stages: Record<string, number> = {};
const started = performance.now();
const startedCpu = process.cpuUsage();
const job = {
  signal: new AbortController().signal,
  stage: (name: string) => {
    stages[name] = Math.round(performance.now() - started);
  },
  progress: () => undefined,
};
const summary = await commitImport({ store, warehouse }, { path, mapping }, job);
const ms = performance.now() - started;
const cpu = process.cpuUsage(startedCpu);
lag.disable();
const { customers, orders } = store.info();
const result = {
  ms,
  cpuMs: (cpu.user + cpu.system) / 1000,
  rows: summary.ledger.loaded,
  amount: summary.ledger.amount,
  customers,
  orders,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
  lagP99Ms: lag.percentile(99) / 1e6,
  lagMaxMs: lag.max / 1e6,
  stages,
};
await warehouse.close();
store.close();
rmSync(folder, { recursive: true, force: true });
process.stdout.write(JSON.stringify(result));
