import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { cutFiles, damagedFiles, disguisedFiles } from './damaged-files.ts';
import { makeSeeds } from './seeds.ts';
import { specialFiles } from './special/files.ts';
import { describeReport, runTrials, type Trial } from './trial-run.ts';

/**
 * Damaged and malicious files through the whole host: preview, check and, for some, survey, load and undo. What must hold: the host never dies, stays
 * under its memory, answers in time with one clear sentence, and the client file is row for row what it was.
 * Usage: node test/hostile/run.ts [damaged files = 10000] [seed = 1] [hosts = 2] [--from NUMBER] [--named PART] [--each]; 0 damaged files = only those
 * made on purpose. The files come in the same order every time: `--from` leaves out as many as were tried before, `--named` keeps those
 * with the part in their name, `--each` tells what became of every one.
 */
const { values, positionals } = parseArgs({
  options: { from: { type: 'string', default: '0' }, named: { type: 'string', default: '' }, each: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const FILES = Number(positionals[0] ?? 10_000);
const SEED = Number(positionals[1] ?? 1);
const LANES = Math.max(1, Math.min(Number(positionals[2] ?? 2), cpus().length));
const FROM = Number(values.from);

const seeds = await makeSeeds();
function* trials(): Generator<Trial> {
  if (SEED === 1) {
    yield* specialFiles(seeds);
    yield* disguisedFiles(seeds);
    yield* cutFiles(seeds);
  }
  yield* damagedFiles(seeds, FILES, SEED);
}

function* asked(): Generator<Trial> {
  let number = 0;
  for (const trial of trials()) if (number++ >= FROM && trial.name.includes(values.named)) yield trial;
}

console.log(
  `hostile files: ${FILES} damaged, from ${FROM}, seed ${SEED}, ${LANES} hosts, Node ${process.versions.node}, load average ${loadavg()[0]?.toFixed(1)}`,
);
const started = performance.now();
const report = await runTrials(asked(), {
  lanes: LANES,
  onProgress: (so) => console.log(`  ${describeReport(so)}`),
  ...(values.each ? { onTried: (line: string) => console.log(`  ${line}`) } : {}),
  onFault: (fault) => console.log(`  FAULT ${fault}`),
});
for (const [key, number] of [...report.outcomes].sort(([, a], [, b]) => b - a)) console.log(`  ${String(number).padStart(6)} ${key}`);
console.log(`${describeReport(report)}, ${((performance.now() - started) / 1000 / report.tried).toFixed(2)} s per file`);
process.exitCode = report.faults.length + report.deaths + report.unverified === 0 ? 0 : 1;
