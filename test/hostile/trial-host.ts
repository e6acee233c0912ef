import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeFailure } from '../../electron/cli/error-sentence.ts';
import { checkSchema, importSummarySchema } from '../../shared/contract/imports.ts';
import type { ImportMapping } from '../../shared/model/import-mapping.ts';
import { missingRequirement } from '../../shared/model/record-kind.ts';
import { openTestBackend } from '../support/test-backend.ts';
import { digestClientFile } from './client-file-digest.ts';
import type { TrialAnswer, TrialRequest } from './trial.ts';

/** What became of a file: read to its end, or refused with a sentence; `fault` is what must never be. */
export interface Outcome {
  readonly verdict: 'loaded' | 'checked' | 'previewed' | 'refused';
  readonly code: string;
  readonly sentence: string;
  readonly fault: string | null;
}

const BASELINE = `id,date,customer,product,amount\n${Array.from({ length: 60 }, (_, row) => `${row},2024-01-${String(1 + (row % 28)).padStart(2, '0')},C${row % 9},P${row % 5},${row}.25\n`).join('')}`;
const SETTLE_MS = 400;
const folder = mkdtempSync(join(tmpdir(), 'clientele-hostile-'));
const { client, backend } = await openTestBackend(folder);
const project = join(folder, 'trial.clientele');
await client.projects.create({ name: 'Trial', path: project });
const baselineFile = join(folder, 'baseline.csv');
writeFileSync(baselineFile, BASELINE);
const { mapping } = await client.imports.preview({ source: { path: baselineFile } });
await finish(await client.imports.commit({ source: { path: baselineFile }, mapping }));
const untouched = await settledDigest();

/** Digest once nothing is written any more: the quality of an import is worked out after it. */
async function settledDigest(): Promise<string> {
  for (let before = '', after = digestClientFile(project); ; before = after, after = digestClientFile(project)) {
    if (after === before) return after;
    await sleep(SETTLE_MS);
  }
}

function finish({ jobId }: { readonly jobId: string }): Promise<unknown> {
  return client.jobs.result({ id: jobId });
}

async function tryFile(path: string, commits: boolean): Promise<Outcome> {
  let verdict: Outcome['verdict'] = 'previewed';
  try {
    const preview = await client.imports.preview({ source: { path } });
    if (!isComplete(preview.mapping)) return outcome('previewed', 'INCOMPLETE', '', null);
    const check = checkSchema.parse(await finish(await client.imports.check({ source: { path }, mapping: preview.mapping })));
    const { read, loaded, unchanged, filtered, rejected } = check.ledger;
    if (read !== loaded + unchanged + filtered + rejected)
      return outcome('checked', 'OK', '', `the ledger is broken: ${JSON.stringify(check.ledger)}`);
    verdict = 'checked';
    if (!commits) return outcome('checked', 'OK', '', null);
    const summary = importSummarySchema.parse(await finish(await client.imports.commit({ source: { path }, mapping: preview.mapping })));
    await finish(await client.imports.undo({ id: summary.id }));
    return outcome('loaded', 'OK', '', null);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'THROWN';
    const { sentence } = describeFailure(error);
    return outcome(verdict === 'checked' ? 'checked' : 'refused', code, sentence, faultOf(code, sentence));
  }
}

function outcome(verdict: Outcome['verdict'], code: string, sentence: string, fault: string | null): Outcome {
  return { verdict, code, sentence, fault };
}

function faultOf(code: string, sentence: string): string | null {
  if (code === 'INTERNAL' || code === 'THROWN') return `not an expected refusal: ${code} ${sentence}`;
  return sentence.length > 10 && sentence.length < 1000 && !sentence.includes('\n') ? null : `no clear sentence: "${sentence.slice(0, 200)}"`;
}

function isComplete(of: ImportMapping): boolean {
  return missingRequirement(of.kind, new Set(of.columns.map(({ role }) => role))) === null;
}

function peakMegabytes(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

function answer(message: TrialAnswer): void {
  process.send?.(message);
}

async function take(request: TrialRequest): Promise<void> {
  if (request.type === 'finish') {
    const { ok } = await client.projects.verify();
    await backend.close();
    rmSync(folder, { recursive: true, force: true });
    answer({ type: 'finished', verified: ok });
    process.disconnect();
    return;
  }
  const started = performance.now();
  const tried = await tryFile(request.path, request.commits);
  const ms = performance.now() - started;
  const isUntouched = digestClientFile(project) === untouched || (await settledDigest()) === untouched;
  const fault = tried.fault ?? (isUntouched ? null : 'the client file is not as it was');
  answer({ type: 'tried', id: request.id, outcome: { ...tried, fault }, ms, peakMegabytes: peakMegabytes() });
}

process.on('message', (request: TrialRequest) => void take(request));
answer({ type: 'ready' });
