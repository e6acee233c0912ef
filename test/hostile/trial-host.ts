import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFailure } from '../../electron/cli/error-sentence.ts';
import { checkSchema, importSummarySchema } from '../../shared/contract/imports.ts';
import type { ImportMapping, TablePart } from '../../shared/model/import-mapping.ts';
import { missingRequirement } from '../../shared/model/record-kind.ts';
import { openTestBackend } from '../support/test-backend.ts';
import { changedTables, digestTables } from './client-file-digest.ts';
import type { TrialAnswer, TrialRequest } from './trial.ts';

/** What became of a file: read to its end, or refused with a sentence; `fault` is what must never be. */
export interface Outcome {
  readonly verdict: 'loaded' | 'checked' | 'previewed' | 'refused';
  readonly code: string;
  readonly sentence: string;
  readonly fault: string | null;
}

const BASELINE = `id,date,customer,product,amount\n${Array.from({ length: 60 }, (_, row) => `${row},2024-01-${String(1 + (row % 28)).padStart(2, '0')},C${row % 9},P${row % 5},${row}.25\n`).join('')}`;
/** Tables of one file that are tried beside the one that is proposed. */
const OTHER_PARTS = 3;
const folder = mkdtempSync(join(process.argv[2] ?? tmpdir(), 'clientele-hostile-'));
const { client, backend } = await openTestBackend(folder);
const project = join(folder, 'trial.clientele');
await client.projects.create({ name: 'Trial', path: project });
const baselineFile = join(folder, 'baseline.csv');
writeFileSync(baselineFile, BASELINE);
const { mapping } = await client.imports.preview({ source: { path: baselineFile } });
await finish(await client.imports.commit({ source: { path: baselineFile }, mapping }));
// The quality of an import is worked out after it: asked for here, so that nothing is left to be written.
await client.health.get();
const untouched = digestTables(project);

function finish({ jobId }: { readonly jobId: string }): Promise<unknown> {
  return client.jobs.result({ id: jobId });
}

/** The table that is proposed, then some of the others; the first fault among them counts. */
async function tryFile(path: string, commits: boolean): Promise<Outcome> {
  const parts: TablePart[] = [];
  const proposed = await tryTable({ path, part: undefined, commits, parts });
  for (const { format, member, table } of parts) {
    const other = await tryTable({ path, part: { format, member, table }, commits: false, parts: [] });
    if (other.fault !== null) return other;
  }
  return proposed;
}

interface TableTrial {
  readonly path: string;
  /** Undefined = the one that is proposed. */
  readonly part: TablePart | undefined;
  readonly commits: boolean;
  /** Hears of other tables of the file. */
  readonly parts: TablePart[];
}

async function tryTable({ path, part, commits, parts }: TableTrial): Promise<Outcome> {
  let verdict: Outcome['verdict'] = 'previewed';
  try {
    const preview = await client.imports.preview({ source: { path }, part });
    parts.push(...(preview.parts ?? []).filter((listed) => !isSame(listed, preview.part)).slice(0, OTHER_PARTS));
    if (!isComplete(preview.mapping)) return outcome('previewed', 'INCOMPLETE', '', null);
    const check = checkSchema.parse(await finish(await client.imports.check({ source: { path }, mapping: preview.mapping })));
    const { read, loaded, unchanged, filtered, rejected } = check.ledger;
    if (read !== loaded + unchanged + filtered + rejected)
      return outcome('checked', 'OK', '', `the ledger is broken: ${JSON.stringify(check.ledger)}`);
    verdict = 'checked';
    if (!commits) return outcome('checked', 'OK', '', null);
    await finish(await client.imports.survey({ source: { path }, mapping: preview.mapping }));
    const summary = importSummarySchema.parse(await finish(await client.imports.commit({ source: { path }, mapping: preview.mapping })));
    await finish(await client.imports.undo({ id: summary.id }));
    return outcome('loaded', 'OK', '', null);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'THROWN';
    const { sentence } = describeFailure(error);
    return outcome(verdict === 'checked' ? 'checked' : 'refused', code, sentence, faultOf(code, sentence));
  }
}

function isSame(one: TablePart, other: TablePart | undefined): boolean {
  return one.member === other?.member && one.table === other?.table;
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

/** The highest memory from here on is that of the next file. */
function forgetPeak(): void {
  writeFileSync('/proc/self/clear_refs', '5');
}

function peakMegabytes(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

function answer(message: TrialAnswer): void {
  if (process.connected) process.send?.(message);
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
  forgetPeak();
  const startMegabytes = peakMegabytes();
  const started = performance.now();
  const tried = await tryFile(request.path, request.commits);
  const ms = performance.now() - started;
  const changed = changedTables(untouched, digestTables(project));
  const fault = tried.fault ?? (changed.length === 0 ? null : `the client file is not as it was: ${changed.join(', ')}`);
  answer({ type: 'tried', id: request.id, outcome: { ...tried, fault }, ms, startMegabytes, peakMegabytes: peakMegabytes() });
}

process.on('message', (request: TrialRequest) => void take(request));
// Nobody is left to answer: the host ends with the one who started it.
process.on('disconnect', () => process.exit());
answer({ type: 'ready' });
