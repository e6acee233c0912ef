import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleHost } from './bundle-host.ts';
import { type Reported, startTrialHost, type TrialHost } from './trial-host-process.ts';

/** What is put where the host is told to look. */
export interface Trial {
  readonly name: string;
  /** Name of the file on disk. */
  readonly fileName: string;
  /** Bytes of the file, or what makes something else than an ordinary file. */
  readonly make: () => Uint8Array | ((path: string) => void);
  /** Takes seconds, or hundreds of megabytes. */
  readonly isHeavy?: boolean | undefined;
  /** The outcomes it may have; any refusal or success will do without it. */
  readonly expects?: readonly string[] | undefined;
}

export interface TrialReport {
  readonly tried: number;
  /** Files by verdict and code. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly faults: readonly string[];
  readonly deaths: number;
  /** Client files that did not pass verification at the end. */
  readonly unverified: number;
  readonly slowestMs: number;
  readonly slowest: string;
  readonly peakMegabytes: number;
}

interface RunOptions {
  readonly lanes: number;
  readonly onProgress?: (report: TrialReport) => void;
  readonly onFault?: (fault: string) => void;
  /** Hears what became of each file. */
  readonly onTried?: (line: string) => void;
}

const LIMIT_MS = 30_000;
const LIMIT_MEGABYTES = 600;
/** The files in between, and all that take long to be read, are checked only, which is most of the way. */
const COMMIT_EVERY = 10;
/** More than anybody reads. */
const KEPT_FAULTS = 200;

/** Gives every file to one of several hosts, each in a process of its own; a host that dies or does not answer is a fault, and the next one takes over. */
export async function runTrials(trials: Iterable<Trial>, { lanes, onProgress, onFault, onTried }: RunOptions): Promise<TrialReport> {
  using bundled = await bundleHost();
  const folder = mkdtempSync(join(tmpdir(), 'clientele-trials-'));
  const queue = trials[Symbol.iterator]();
  const outcomes = new Map<string, number>();
  const faults: string[] = [];
  const hosts = new Set<TrialHost>();
  const totals = { tried: 0, deaths: 0, unverified: 0, slowestMs: 0, slowest: '', peakMegabytes: 0 };
  const report = (): TrialReport => ({ ...totals, outcomes, faults });
  const addFault = (fault: string): void => {
    onFault?.(fault);
    if (faults.length < KEPT_FAULTS) faults.push(fault);
  };

  function count({ outcome, ms, startMegabytes, peakMegabytes: peak }: Reported, { name, expects }: Trial): void {
    const key = `${outcome.verdict} ${outcome.code}`;
    onTried?.(`${name}: ${key}, ${Math.round(ms)} ms, ${Math.round(startMegabytes)} to ${Math.round(peak)} MB`);
    outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
    if (outcome.fault !== null) addFault(`${name}: ${outcome.fault}`);
    if (expects?.includes(key) === false) addFault(`${name}: ${key} instead of ${expects.join(' or ')}`);
    if (peak > LIMIT_MEGABYTES) addFault(`${name}: ${Math.round(peak)} MB`);
    if (ms > totals.slowestMs) [totals.slowestMs, totals.slowest] = [ms, name];
    totals.peakMegabytes = Math.max(totals.peakMegabytes, peak);
  }

  async function runLane(lane: number): Promise<void> {
    let host: TrialHost = await startTrialHost(bundled.program, folder);
    hosts.add(host);
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
      const trial = next.value;
      const path = join(folder, `${lane}-${trial.fileName.replaceAll(/[^\w.-]/g, '_')}`);
      const made = trial.make();
      if (typeof made === 'function') made(path);
      else writeFileSync(path, made);
      const reported = await host.tryFile(path, trial.isHeavy !== true && totals.tried % COMMIT_EVERY === 0, LIMIT_MS);
      totals.tried += 1;
      const printed = host.takePrinted();
      if (printed !== '') addFault(`${trial.name}: the host printed ${JSON.stringify(printed)}`);
      if (reported === 'died' || reported === 'late') {
        totals.deaths += 1;
        addFault(`${trial.name}: the host ${reported === 'died' ? 'died' : `took more than ${LIMIT_MS} ms`}`);
        host.kill();
        hosts.delete(host);
        host = await startTrialHost(bundled.program, folder);
        hosts.add(host);
      } else {
        count(reported, trial);
      }
      rmSync(path, { recursive: true, force: true });
      if (totals.tried % 250 === 0) onProgress?.(report());
    }
    if (!(await host.finish())) totals.unverified += 1;
  }

  try {
    await Promise.all(Array.from({ length: lanes }, (_, lane) => runLane(lane)));
  } finally {
    for (const host of hosts) host.kill();
    rmSync(folder, { recursive: true, force: true });
  }
  return report();
}

/** Totals in one line. */
export function describeReport({ tried, faults, deaths, unverified, slowestMs, slowest, peakMegabytes }: TrialReport): string {
  return `${tried} files tried: ${faults.length} faults, ${deaths} host deaths, ${unverified} stores not verified, slowest ${Math.round(slowestMs)} ms (${slowest}), peak ${Math.round(peakMegabytes)} MB`;
}
