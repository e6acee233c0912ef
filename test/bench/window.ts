import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../electron/backend/platform/find-browser.ts';
import { startWebShellProcess } from '../support/web-shell-process.ts';
import { ensureOrdersFile } from './orders-file.ts';
import { ORDERS_MAPPING } from './orders-mapping.ts';

/** How long the window keeps a person waiting while a million lines are loaded: lag of its event loop against the same window at rest, and the time a cancel takes. */
const LINES = Number(process.argv[2] ?? 1_000_000);
const REST_MS = 3000;
const CANCEL_AFTER_MS = [400, 1200, 2000];
const GOALS = { lagMs: 50, cancelMs: 1000 };

const folder = mkdtempSync(join(tmpdir(), 'clientele-window-'));
const { path } = await ensureOrdersFile(LINES);
const found = await findBrowser();
if (found === null) throw new Error('no browser found');
const shell = await startWebShellProcess(join(folder, 'data'));
const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
try {
  const { client } = await shell.connect();
  await client.projects.create({ name: 'Bench' });
  const page = await browser.newPage();
  const [name = '', value = ''] = shell.headers.Cookie.split('=');
  await page.context().addCookies([{ name, value, url: shell.headers.Origin }]);
  await page.goto(`${shell.headers.Origin}/#/home`);
  await page.locator('main h1').first().waitFor();
  const rest = await lagDuring(page, () => new Promise((resolve) => setTimeout(resolve, REST_MS)));
  const cancels: number[] = [];
  for (const after of CANCEL_AFTER_MS) {
    const { jobId } = await client.imports.commit({ source: { path }, mapping: ORDERS_MAPPING });
    await new Promise((resolve) => setTimeout(resolve, after));
    const began = performance.now();
    await client.jobs.cancel({ id: jobId });
    cancels.push(performance.now() - began);
  }
  const left = await client.imports.list();
  const busy = await lagDuring(page, async () => {
    const { jobId } = await client.imports.commit({ source: { path }, mapping: ORDERS_MAPPING });
    await client.jobs.result({ id: jobId });
  });
  const show = ({ p50, p99, most, samples }: Lag) =>
    `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, most ${most.toFixed(1)} ms (${samples} samples)`;
  console.log(`window while ${LINES} lines are loaded (load average ${loadavg()[0]?.toFixed(1)})`);
  console.log(`  at rest   ${show(rest)}`);
  console.log(
    `  loading   ${show(busy)}  goal p99 ≤ ${GOALS.lagMs} ms: ${busy.p99 <= GOALS.lagMs ? 'reached' : 'MISSED'}; ${(busy.p99 / rest.p99).toFixed(1)} × rest`,
  );
  console.log(
    `  cancel    ${cancels.map((ms) => `${ms.toFixed(0)} ms`).join(', ')}  goal ≤ ${GOALS.cancelMs} ms: ${Math.max(...cancels) <= GOALS.cancelMs ? 'reached' : 'MISSED'}`,
  );
  console.log(`  left behind by cancelled imports: ${left.length} imports, ${leftovers()} files in staging`);
} finally {
  await browser.close();
  await shell.stop();
  rmSync(folder, { recursive: true, force: true });
}

interface Lag {
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  readonly samples: number;
}

/** Delays of a 4 ms timer in the page beyond its 4 ms, while something else happens. */
async function lagDuring(page: Page, work: () => Promise<unknown>): Promise<Lag> {
  await page.evaluate(() => {
    const lags: number[] = [];
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      lags.push(Math.max(0, now - last - 4));
      last = now;
    }, 4);
    Object.assign(window, {
      stopLag: () => {
        clearInterval(timer);
        return lags;
      },
    });
  });
  await work();
  const lags = await page.evaluate(() => (window as unknown as { stopLag: () => number[] }).stopLag());
  const sorted = lags.sort((left, right) => left - right);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), most: sorted.at(-1) ?? Number.NaN, samples: sorted.length };
}

function leftovers(): number {
  const staging = join(folder, 'data');
  return readdirSync(staging, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /staging.*(uploads|artifacts)/.test(name) && statSync(join(staging, name)).isFile(),
  ).length;
}
