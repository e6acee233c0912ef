import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandomStream } from '../../shared/stats/random/stream.ts';
import { stableOrder } from '../../shared/stats/stable-order.ts';
import { compareSurvival } from '../../shared/stats/survival/compare/log-rank.ts';
import { concordanceOf } from '../../shared/stats/survival/cox/concordance.ts';
import { fitCox } from '../../shared/stats/survival/cox/fit-cox.ts';
import { coxResiduals } from '../../shared/stats/survival/cox/residuals.ts';
import { survivalBand } from '../../shared/stats/survival/curve/band.ts';
import { estimateKaplanMeier } from '../../shared/stats/survival/curve/kaplan-meier.ts';
import { tabulateGroups } from '../../shared/stats/survival/time-table.ts';

/** Curves and log-rank on a million subjects, and a Cox model on 100,000 × 10 against R's coxph on the same numbers (which fits the concordance too). */
const RUNS = 5;
const CURVE_GOAL_MS = 1000;
const COX_GOAL_MS = 3000;
const GOAL_RATIO = 1;
const COVARIATES = 10;

let missed = 0;
benchCurves(1_000_000);
benchCox(100_000);
process.exitCode = missed === 0 ? 0 : 1;

function benchCurves(n: number): void {
  const stream = createRandomStream(7);
  for (const [name, unit] of [
    ['whole days', 1],
    ['no ties', 0],
  ] as const) {
    const time = Float64Array.from({ length: n }, () => {
      const drawn = -365 * Math.log(1 - stream.uniform());
      return unit === 1 ? Math.ceil(Math.min(drawn, 1500)) : drawn;
    });
    const status = Uint8Array.from(time, () => (stream.uniform() < 0.6 ? 1 : 0));
    const group = Int32Array.from(time, () => stream.below(4));
    const times = measure(() => {
      const sample = { time, status, order: stableOrder(time) };
      for (const table of tabulateGroups(sample, group, 4)) survivalBand(estimateKaplanMeier(table));
      compareSurvival(sample, group, 4);
    });
    report(`Kaplan–Meier with bands and log-rank, ${n} subjects, 4 groups, ${name}`, times, CURVE_GOAL_MS);
  }
}

function benchCox(n: number): void {
  const stream = createRandomStream(8);
  const covariates = Array.from({ length: COVARIATES }, (_, j) =>
    Float64Array.from({ length: n }, () => (j % 2 === 0 ? stream.uniform() * 4 : stream.below(2))),
  );
  const time = new Float64Array(n);
  const status = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const predictor = covariates.reduce((sum, column, j) => sum + ((j - 4) / 20) * (column[i] ?? 0), 0);
    const event = -400 * Math.exp(-predictor) * Math.log(1 - stream.uniform());
    const end = 700 * stream.uniform();
    time[i] = Math.ceil(Math.min(event, end));
    status[i] = event <= end ? 1 : 0;
  }
  let coefficient: readonly number[] = [];
  const ours = measure(() => {
    const fit = fitCox({ time, status, covariates });
    coefficient = [...fit.coefficient];
    concordanceOf({ time, status }, coxResiduals(fit).predictor);
  });
  report(`Cox with concordance, ${n} × ${COVARIATES}`, ours, COX_GOAL_MS);
  if (spawnSync('Rscript', ['-e', 'library(survival)']).status !== 0) {
    console.warn('  R WITH PACKAGE survival IS NOT INSTALLED: the comparison with coxph is left out (apt-get install r-cran-survival)');
    return;
  }
  const peer = fitInR(time, status, covariates);
  const worst = Math.max(...coefficient.map((value, j) => Math.abs(value - (peer.coefficient[j] ?? Number.NaN))));
  if (!(worst < 1e-7)) throw new Error(`the two sides disagree by ${worst}`);
  const ratio = middle(ours.wall) / middle(peer.times);
  if (!(ratio <= GOAL_RATIO)) missed += 1;
  console.log(
    `  ratio to R's coxph ${ratio.toFixed(2)} (goal ${GOAL_RATIO}) ${ratio <= GOAL_RATIO ? 'ok' : 'MISSED'}  R [${peer.times.map(Math.round).join(' ')}] ms, coefficients agree within ${worst.toExponential(1)}`,
  );
}

/** Times of coxph alone, its formula and data frame being ready, and the coefficients. */
function fitInR(
  time: Float64Array,
  status: Uint8Array,
  covariates: readonly Float64Array[],
): { readonly times: number[]; readonly coefficient: number[] } {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-cox-'));
  try {
    const data = join(folder, 'data.bin');
    const script = join(folder, 'fit.R');
    writeFileSync(data, Buffer.from(Float64Array.from([...time, ...status, ...covariates.flatMap((column) => [...column])]).buffer));
    writeFileSync(
      script,
      `library(survival)
n <- ${time.length}
m <- matrix(readBin("${data}", "double", n * ${covariates.length + 2}, endian = "little"), nrow = n)
d <- data.frame(time = m[, 1], status = m[, 2], x = I(m[, -(1:2)]))
for (run in 1:${RUNS + 1}) {
  started <- proc.time()[["elapsed"]]
  fit <- coxph(Surv(time, status) ~ x, d)
  cat("time", (proc.time()[["elapsed"]] - started) * 1000, "\\n")
}
cat("coef", format(coef(fit), digits = 17), "\\n")
`,
    );
    const { stdout, status: code, stderr } = spawnSync('Rscript', [script], { encoding: 'utf8' });
    if (code !== 0) throw new Error(`R: ${stderr}`);
    const lines = stdout.trim().split('\n');
    const numbers = (head: string): number[][] =>
      lines.filter((line) => line.startsWith(head)).map((line) => line.split(/\s+/).slice(1).filter(Boolean).map(Number));
    return { times: numbers('time').flat().slice(1), coefficient: numbers('coef')[0] ?? [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Times {
  readonly wall: readonly number[];
  /** Of this process: what the wall clock would show on an idle machine. */
  readonly cpu: readonly number[];
}

function measure(work: () => void): Times {
  work();
  const times = Array.from({ length: RUNS }, () => {
    const started = performance.now();
    const used = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(used);
    return { wall: performance.now() - started, cpu: (user + system) / 1000 };
  });
  return { wall: times.map(({ wall }) => wall), cpu: times.map(({ cpu }) => cpu) };
}

function report(name: string, { wall, cpu }: Times, goal: number): void {
  const isMet = middle(wall) <= goal;
  if (!isMet) missed += 1;
  console.log(
    `${name}: ${Math.round(middle(wall))} ms (goal ${goal}) ${isMet ? 'ok' : 'MISSED'}  [${wall.map(Math.round).join(' ')}], processor ${Math.round(middle(cpu))} ms; load average ${loadavg()[0]?.toFixed(1)}`,
  );
}

function middle(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}
