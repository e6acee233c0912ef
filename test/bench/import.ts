import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { HOST_ALLOCATOR_ENV, HOST_ENGINE_FLAGS } from '../../electron/backend/platform/host-start.ts';
import { parseDecimal } from '../../shared/model/decimal.ts';
import { ensureOrdersFile } from './orders-file.ts';

/**
 * File → durable store and warehouse, against DuckDB making the same relations from the same file by itself. Each run is a process of its own, by
 * turns. Ours is measured as the wizard runs it, after its check of the file in a process started as a host is, and as the command line does, in a
 * process that has run nothing before.
 */
const LINES = Number(process.argv[2] ?? 1_000_000);
const RUNS = Number(process.argv[3] ?? 3);
const GOAL_RATIO = 1;
const GOAL_MEGABYTES = 600;

interface Measured {
  readonly ms: number;
  readonly cpuMs: number;
  readonly rows: number;
  readonly amount: string;
  readonly customers: number;
  readonly orders: number;
  readonly peakMegabytes: number;
  readonly lagP99Ms?: number;
  readonly lagMaxMs?: number;
  readonly stages?: Record<string, number>;
}

function runOnce(script: string, path: string, ...options: string[]): Measured {
  return run([], process.env, script, path, ...options);
}

function runAsHost(script: string, path: string, ...options: string[]): Measured {
  return run(HOST_ENGINE_FLAGS, { ...process.env, ...HOST_ALLOCATOR_ENV }, script, path, ...options);
}

function run(flags: readonly string[], env: NodeJS.ProcessEnv, script: string, ...options: string[]): Measured {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const printed = execFileSync(process.execPath, [...flags, file, ...options], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env });
  return JSON.parse(printed) as Measured;
}

function middleOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

const { path } = await ensureOrdersFile(LINES);
const ours: Measured[] = [];
const cold: Measured[] = [];
const theirs: Measured[] = [];
const lean: Measured[] = [];
for (let turn = 0; turn < RUNS; turn++) {
  theirs.push(runOnce('import-duckdb.ts', path));
  ours.push(runAsHost('import-ours.ts', path, '--checked'));
  cold.push(runOnce('import-ours.ts', path));
  lean.push(runOnce('import-duckdb.ts', path, '--lean'));
}
const [first] = ours;
const [other] = theirs;
const countsOf = ({ rows, customers, orders, amount }: Measured) => [rows, customers, orders, parseDecimal(amount)].join();
if (first === undefined || other === undefined || first.rows !== LINES || countsOf(first) !== countsOf(other)) {
  throw new Error(`the two sides disagree: ${JSON.stringify([first, other])}`);
}
const ourMs = middleOf(ours.map(({ ms }) => ms));
const theirMs = middleOf(theirs.map(({ ms }) => ms));
const leanMs = middleOf(lean.map(({ ms }) => ms));
const coldMs = middleOf(cold.map(({ ms }) => ms));
const peak = Math.max(...[...ours, ...cold].map(({ peakMegabytes }) => peakMegabytes));
const cpuRatio = middleOf(ours.map(({ cpuMs }) => cpuMs)) / middleOf(theirs.map(({ cpuMs }) => cpuMs));
const spread = (runs: readonly Measured[]) => runs.map(({ ms }) => Math.round(ms)).join(' ');
const verdict = (ok: boolean) => (ok ? 'ok' : 'MISSED');
const ratio = ourMs / theirMs;
console.log(
  `import ${LINES} lines: ratio ${ratio.toFixed(2)} (goal ${GOAL_RATIO}) ${verdict(ratio <= GOAL_RATIO)}, processor time ${cpuRatio.toFixed(2)}`,
);
console.log(
  `  ours   ${Math.round(ourMs)} ms [${spread(ours)}] ${Math.round((LINES / ourMs) * 1000)} rows/s, peak ${Math.round(peak)} MB (goal ${GOAL_MEGABYTES}) ${verdict(peak <= GOAL_MEGABYTES)}`,
);
console.log(`  ours in a process that has run nothing before: ${Math.round(coldMs)} ms [${spread(cold)}], ratio ${(coldMs / theirMs).toFixed(2)}`);
console.log(
  `  duckdb ${Math.round(theirMs)} ms [${spread(theirs)}] ${Math.round((LINES / theirMs) * 1000)} rows/s, peak ${Math.round(Math.max(...theirs.map(({ peakMegabytes }) => peakMegabytes)))} MB`,
);
console.log(`  duckdb, temporary staging and no derived columns: ${Math.round(leanMs)} ms [${spread(lean)}], ratio ${(ourMs / leanMs).toFixed(2)}`);
console.log(
  `  host event loop lag p99 ${Math.round(middleOf(ours.map(({ lagP99Ms }) => lagP99Ms ?? 0)))} ms, largest ${Math.round(Math.max(...ours.map(({ lagMaxMs }) => lagMaxMs ?? 0)))} ms; stages begin at ${JSON.stringify(ours.at(-1)?.stages)} ms; load average ${loadavg()[0]?.toFixed(1)}`,
);
