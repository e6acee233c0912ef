import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../support/random.ts';
import { mutate } from './mutate.ts';
import { makeSeeds, type Seed } from './seeds.ts';
import { specialFiles } from './special-files.ts';
import { type Reported, startTrialHost, type TrialHost } from './trial-host-process.ts';

/**
 * Damaged and malicious files through the whole host: preview, check and, for some, load and undo. What must hold: the host never dies, stays
 * under its memory, answers in time with one clear sentence, and the client file is byte for byte what it was.
 * Usage: node test/hostile/run.ts [files = 10000] [seed = 1]
 */
const FILES = Number(process.argv[2] ?? 10_000);
const SEED = Number(process.argv[3] ?? 1);
const LIMIT_MS = 30_000;
const LIMIT_MEGABYTES = 600;
const COMMIT_EVERY = 10;

interface Trial {
  readonly name: string;
  readonly bytes: () => Uint8Array;
}

function* trials(seeds: readonly Seed[]): Generator<Trial> {
  for (const { name, bytes } of specialFiles()) yield { name: `special ${name}`, bytes };
  for (let number = 0; number < FILES; number++) {
    const random = createRandom(SEED * 1_000_003 + number);
    const seed = random.pick(seeds);
    const disguise = random.chance(0.1) ? random.pick(seeds).name : seed.name;
    yield { name: `${number} ${disguise}`, bytes: () => mutate(seed.bytes, random) };
  }
}

const folder = mkdtempSync(join(tmpdir(), 'clientele-trials-'));
const lanes = Math.max(1, Math.min(2, cpus().length));
const queue = trials(await makeSeeds());
const outcomes = new Map<string, number>();
const faults: string[] = [];
let tried = 0;
let deaths = 0;
let slowestMs = 0;
let slowest = '';
let peakMegabytes = 0;
let unverified = 0;

function count({ outcome, ms, peakMegabytes: peak }: Reported, name: string): void {
  tried += 1;
  const key = `${outcome.verdict} ${outcome.code}`;
  outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
  if (outcome.fault !== null) faults.push(`${name}: ${outcome.fault}`);
  if (peak > LIMIT_MEGABYTES && peakMegabytes <= LIMIT_MEGABYTES) faults.push(`${name}: ${Math.round(peak)} MB`);
  if (ms > slowestMs) [slowestMs, slowest] = [ms, name];
  peakMegabytes = Math.max(peakMegabytes, peak);
  if (tried % 500 === 0)
    console.log(
      `  ${tried} files, ${faults.length} faults, ${deaths} deaths, slowest ${Math.round(slowestMs)} ms, peak ${Math.round(peakMegabytes)} MB`,
    );
}

async function runLane(lane: number): Promise<void> {
  let host: TrialHost = await startTrialHost();
  for (const { name, bytes } of queue) {
    const path = join(folder, `${lane}-${name.replace(/^\S+ /, '').replaceAll(/[^\w.-]/g, '_')}`);
    writeFileSync(path, bytes());
    const reported = await host.tryFile(path, tried % COMMIT_EVERY === 0, LIMIT_MS);
    if (reported === 'died' || reported === 'late') {
      deaths += 1;
      faults.push(`${name}: the host ${reported === 'died' ? 'died' : `took more than ${LIMIT_MS} ms`}`);
      host.kill();
      host = await startTrialHost();
    } else {
      count(reported, name);
    }
    rmSync(path);
  }
  if (!(await host.finish())) unverified += 1;
}

console.log(`hostile files: ${FILES} damaged, seed ${SEED}, ${lanes} hosts, Node ${process.versions.node}, load average ${loadavg()[0]?.toFixed(1)}`);
await Promise.all(Array.from({ length: lanes }, (_, lane) => runLane(lane)));
rmSync(folder, { recursive: true, force: true });
for (const [key, number] of [...outcomes].sort(([, a], [, b]) => b - a)) console.log(`  ${String(number).padStart(6)} ${key}`);
for (const fault of faults.slice(0, 50)) console.log(`  FAULT ${fault}`);
console.log(
  `${tried} files tried: ${faults.length} faults, ${deaths} host deaths, ${unverified} stores not verified, slowest ${Math.round(slowestMs)} ms (${slowest}), peak ${Math.round(peakMegabytes)} MB`,
);
process.exitCode = faults.length + deaths + unverified === 0 ? 0 : 1;
