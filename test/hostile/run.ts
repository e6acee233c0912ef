import { cpus, loadavg } from 'node:os';
import { cutFiles, damagedFiles, disguisedFiles } from './damaged-files.ts';
import { makeSeeds } from './seeds.ts';
import { specialFiles } from './special-files.ts';
import { describeReport, runTrials, type Trial } from './trial-run.ts';

/**
 * Damaged and malicious files through the whole host: preview, check and, for some, load and undo. What must hold: the host never dies, stays
 * under its memory, answers in time with one clear sentence, and the client file is row for row what it was.
 * Usage: node test/hostile/run.ts [damaged files = 10000] [seed = 1] [hosts = 2]; 0 damaged files = only those made on purpose.
 */
const FILES = Number(process.argv[2] ?? 10_000);
const SEED = Number(process.argv[3] ?? 1);
const LANES = Math.max(1, Math.min(Number(process.argv[4] ?? 2), cpus().length));

const seeds = await makeSeeds();
function* trials(): Generator<Trial> {
  if (SEED === 1) {
    yield* specialFiles(seeds);
    yield* disguisedFiles(seeds);
    yield* cutFiles(seeds);
  }
  yield* damagedFiles(seeds, FILES, SEED);
}

console.log(`hostile files: ${FILES} damaged, seed ${SEED}, ${LANES} hosts, Node ${process.versions.node}, load average ${loadavg()[0]?.toFixed(1)}`);
const started = performance.now();
const report = await runTrials(trials(), {
  lanes: LANES,
  onProgress: (so) => console.log(`  ${describeReport(so)}`),
  onFault: (fault) => console.log(`  FAULT ${fault}`),
});
for (const [key, number] of [...report.outcomes].sort(([, a], [, b]) => b - a)) console.log(`  ${String(number).padStart(6)} ${key}`);
console.log(`${describeReport(report)}, ${((performance.now() - started) / 1000 / report.tried).toFixed(2)} s per file`);
process.exitCode = report.faults.length + report.deaths + report.unverified === 0 ? 0 : 1;
