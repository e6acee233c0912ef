import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { computeClv } from '../../shared/analyses/clv/compute.ts';
import { clvParamsSchema } from '../../shared/analyses/clv/schema.ts';
import type { Facts } from '../../shared/analyses/define.ts';
import { BG_NBD } from '../../shared/stats/btyd/bg-nbd/model.ts';
import { monthsIn } from '../../shared/stats/btyd/discounted-purchases.ts';
import { fitTransactionModel } from '../../shared/stats/btyd/fit-transaction-model.ts';
import { bootstrapForecast } from '../../shared/stats/btyd/forecast/bootstrap-forecast.ts';
import { fitGammaGamma } from '../../shared/stats/btyd/gamma-gamma/fit.ts';
import { mergePurchases } from '../../shared/stats/btyd/merge-purchases.ts';
import { compressSummary, type PurchaseSummary, summarisePurchases } from '../../shared/stats/btyd/summarise-purchases.ts';
import { drawBeta } from '../../shared/stats/random/beta.ts';
import { drawExponential } from '../../shared/stats/random/exponential.ts';
import { drawGamma } from '../../shared/stats/random/gamma.ts';
import { createRandomStream } from '../../shared/stats/random/stream.ts';

/** Customer value of 100,000 customers and a million lines: fit with standard errors beside scipy's fit of the same likelihood, bootstrap of totals, the whole analysis. */
const CUSTOMERS = Number(process.argv[2] ?? 100_000);
const DAYS = 1825;
const FIRST_DAY = 18_000;
const LINES_PER_PURCHASE = 2;
const RUNS = 5;
const BOUNDS = { fitMs: 1500, ratio: 0.2, bootstrapMs: 30_000 };

let missed = 0;
const facts = makeShop();
console.log(`${facts.customerCount} customers, ${facts.length} lines; load average ${loadavg()[0]?.toFixed(1)}`);
const endDay = FIRST_DAY + DAYS;
const summary = timed('purchases merged and summarised', () => summarisePurchases(mergePurchases(facts, endDay), endDay, 'day'));

const times: number[] = [];
const fitOnce = () => {
  const started = performance.now();
  const compressed = compressSummary(summary);
  const fit = fitTransactionModel(BG_NBD, compressed);
  times.push(performance.now() - started);
  return { fit, compressed };
};
fitOnce();
times.length = 0;
const peers: number[] = [];
let peerLikelihood: number | null = null;
let { fit, compressed } = fitOnce();
times.length = 0;
for (let run = 0; run < RUNS; run++) {
  ({ fit, compressed } = fitOnce());
  const peer = runPeer(summary);
  if (peer === null) break;
  peers.push(peer.ms);
  peerLikelihood = peer.logLikelihood;
}
const fitMs = median(times);
report(`BG/NBD fit with standard errors, ${compressed.length} histories, ${fit.evaluations} evaluations`, fitMs, BOUNDS.fitMs, 'ms');
if (peerLikelihood === null) console.log('  PEER MISSING: no python3 with scipy (Debian: python3-scipy); the ratio is not checked');
else {
  if (Math.abs(peerLikelihood - fit.logLikelihood) > 1e-6 * Math.abs(fit.logLikelihood)) {
    throw new Error(`the two fits disagree: ${fit.logLikelihood} and ${peerLikelihood}`);
  }
  report(
    `beside scipy [${peers.map(Math.round).join(' ')}] ms for [${times.map(Math.round).join(' ')}] ms`,
    fitMs / median(peers),
    BOUNDS.ratio,
    '×',
  );
}

const spendFit = timed('Gamma-Gamma fit', () => fitGammaGamma(summary, 1));
const n = summary.length;
const cpu = process.cpuUsage();
const started = performance.now();
bootstrapForecast(BG_NBD, fit, spendFit, summary, {
  horizon: monthsIn('day', 12),
  replicates: 1000,
  seed: 1,
  level: 0.95,
  groupOf: new Int32Array(n),
  groups: 1,
  worth: new Float64Array(n).fill(1),
  modelError: { purchases: 0, value: 0 },
});
const bootstrapMs = performance.now() - started;
report(`1,000 replicates of the totals (${Math.round(process.cpuUsage(cpu).user / 1000)} ms of CPU)`, bootstrapMs, BOUNDS.bootstrapMs, 'ms');
const context = { firstDay: FIRST_DAY, lastDay: endDay, period: null, filter: null, calendar: 'gregorian', currency: 'EUR' } as const;
timed('the whole analysis as people see it first', () => computeClv({ tables: {}, facts }, clvParamsSchema.parse({}), context, () => {}));
console.log(
  `  memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most, of which ${Math.round((facts.length * 45) / 2 ** 20)} MB are the facts`,
);
process.exitCode = missed === 0 ? 0 : 1;

/** Customers who come over five years, buy at rates of their own and leave; every purchase has two lines. */
function makeShop(): Facts {
  const stream = createRandomStream(20_261_122);
  const rows: { customer: number; day: number; amount: number }[] = [];
  for (let customer = 1; customer <= CUSTOMERS; customer++) {
    const born = stream.below(DAYS);
    const rate = drawGamma(stream, 0.7, 1 / 80);
    const p = drawBeta(stream, 0.8, 8);
    const scale = drawGamma(stream, 4, 1 / 15);
    for (let time = 0; born + time <= DAYS; time += drawExponential(stream, rate)) {
      rows.push({ customer, day: FIRST_DAY + born + Math.floor(time), amount: Math.round(10_000 * drawGamma(stream, 6, 1 / scale)) });
      if (time > 0 && stream.uniform() < p) break;
    }
  }
  const length = rows.length * LINES_PER_PURCHASE;
  const column = (pick: (row: (typeof rows)[number], line: number) => number) => (_: unknown, at: number) =>
    pick(rows[Math.floor(at / LINES_PER_PURCHASE)] as (typeof rows)[number], at);
  return {
    length,
    customerCount: CUSTOMERS,
    customer: Int32Array.from(
      { length },
      column(({ customer }) => customer),
    ),
    day: Int32Array.from(
      { length },
      column(({ day }) => day),
    ),
    order: Int32Array.from({ length }, (_, at) => Math.floor(at / LINES_PER_PURCHASE) + 1),
    product: new Int32Array(length),
    amount: Float64Array.from(
      { length },
      column(({ amount }) => Math.round(amount / LINES_PER_PURCHASE)),
    ),
    quantity: new Float64Array(length).fill(10_000),
    sale: new Uint8Array(length).fill(1),
    customerMask: null,
    fromDay: FIRST_DAY,
    toDay: FIRST_DAY + DAYS,
  };
}

/** scipy's fit in a process of its own; null where Python or scipy is missing. Its own clock counts, without start and reading. */
function runPeer(given: PurchaseSummary<'day'>): { readonly ms: number; readonly logLikelihood: number } | null {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-clv-'));
  try {
    const path = join(folder, 'histories.f64');
    const values = new Float64Array(3 * given.length);
    values.set(given.frequency, 0);
    values.set(given.recency, given.length);
    values.set(given.age, 2 * given.length);
    writeFileSync(path, new Uint8Array(values.buffer));
    for (const python of ['python3', '/usr/bin/python3']) {
      const { status, stdout } = spawnSync(python, [fileURLToPath(new URL('clv-peer.py', import.meta.url)), path], { encoding: 'utf8' });
      if (status === 0) return JSON.parse(stdout) as { ms: number; logLikelihood: number };
    }
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(what: string, value: number, bound: number, unit: string): void {
  const isMet = value <= bound;
  if (!isMet) missed += 1;
  const shown = unit === 'ms' ? Math.round(value) : value.toFixed(3);
  console.log(`  ${what}: ${shown} ${unit} (goal ${bound}) ${isMet ? 'ok' : 'MISSED'}`);
}

function timed<T>(what: string, work: () => T): T {
  const from = performance.now();
  const result = work();
  console.log(`  ${what}: ${Math.round(performance.now() - from)} ms`);
  return result;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
