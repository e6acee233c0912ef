import { create } from 'zustand';
import { type JoinReport, joinReportSchema, type SetCheck, setCheckSchema, setResultSchema } from '../../../../shared/contract/import-sets.ts';
import { checkSchema, type ImportMode, type ImportSummary, importSummarySchema } from '../../../../shared/contract/imports.ts';
import type { ProjectInfo } from '../../../../shared/contract/projects.ts';
import { client } from '../../../client/client.ts';
import { dismissJob } from '../../../client/jobs.ts';
import { queryClient } from '../../../client/query-client.ts';
import { toRefusal } from '../../../client/refusal.ts';
import type { JobRun } from '../../../client/use-job-run.ts';
import { useImportFiles } from '../../../state/import-files.ts';
import type { SetTable } from './batch-reading.ts';
import { goTo } from './session-store.ts';

interface Runs {
  readonly joins: JobRun<JoinReport>;
  readonly check: JobRun<SetCheck>;
  readonly load: JobRun<readonly ImportSummary[]>;
}

const IDLE: Runs = { joins: { state: 'idle' }, check: { state: 'idle' }, load: { state: 'idle' } };

/** The jobs of the import at hand and what came of them; they go on while the person looks at other screens. */
export const useRuns = create<Runs>(() => IDLE);

const turns: Record<keyof Runs, number> = { joins: 0, check: 0, load: 0 };
const inputs: Record<keyof Runs, string> = { joins: '', check: '', load: '' };

useImportFiles.subscribe((now, before) => {
  if (now.round !== before.round) forgetRuns();
});

/** Forgets what one job found, so that it is done again. */
export function forgetRun(slot: keyof Runs): void {
  stopUnwanted(slot);
  turns[slot] += 1;
  inputs[slot] = '';
  useRuns.setState({ [slot]: { state: 'idle' } });
}

/** Forgets what the jobs found. */
export function forgetRuns(): void {
  for (const slot of Object.keys(turns) as (keyof Runs)[]) forgetRun(slot);
}

/** Looks for the columns by which the tables name each other; what was found for the same tables stays. */
export async function runJoins(tables: readonly SetTable[]): Promise<void> {
  const files = tables.map(({ file }) => file);
  await follow(
    'joins',
    { files },
    () => client.importSets.joins({ files }),
    (result) => joinReportSchema.parse(result),
  );
}

/** Reads everything once without storing anything; what was found for the same tables stays. */
export async function runCheck(tables: readonly SetTable[], mode: ImportMode): Promise<void> {
  const [only, ...others] = tables.map(({ file }) => file);
  if (only === undefined) return;
  const files = [only, ...others];
  if (others.length > 0)
    await follow(
      'check',
      { files, mode },
      () => client.importSets.check({ files, mode }),
      (result) => setCheckSchema.parse(result),
    );
  else
    await follow(
      'check',
      { files, mode },
      () => client.imports.check({ source: only.source, mapping: only.mapping, mode }),
      (result) => ({
        files: [checkSchema.parse(result)],
      }),
    );
}

/** Loads everything: all of it or nothing. */
export async function runLoad(tables: readonly SetTable[], mode: ImportMode, allowRepeat: boolean): Promise<boolean> {
  const [only, ...others] = tables.map(({ file }) => file);
  if (only === undefined) return false;
  inputs.load = '';
  if (others.length > 0) {
    const files = [only, ...others];
    await follow(
      'load',
      {},
      () => client.importSets.commit({ files, mode, allowRepeat }),
      (result) => setResultSchema.parse(result),
    );
  } else
    await follow(
      'load',
      {},
      () => client.imports.commit({ ...only, mode, allowRepeat }),
      (result) => [importSummarySchema.parse(result)],
    );
  return useRuns.getState().load.state === 'done';
}

/** Nobody waits for a look at the files any more; a load goes on. */
function stopUnwanted(slot: keyof Runs): void {
  const run = useRuns.getState()[slot];
  if (slot !== 'load' && run.state === 'running' && run.jobId !== null) stopJob(run.jobId);
}

function stopJob(id: string): void {
  client.jobs
    .cancel({ id })
    .then(() => dismissJob(id))
    .catch(() => undefined);
}

async function follow<Slot extends keyof Runs>(
  slot: Slot,
  input: unknown,
  begin: () => Promise<{ readonly jobId: string }>,
  parse: (result: unknown) => Extract<Runs[Slot], { state: 'done' }>['result'],
): Promise<void> {
  const version = queryClient.getQueryData<ProjectInfo | null>(['projects', 'current'])?.dataVersion ?? -1;
  const key = JSON.stringify([version, input]);
  const now = useRuns.getState()[slot].state;
  if (inputs[slot] === key && now !== 'idle') return;
  stopUnwanted(slot);
  inputs[slot] = key;
  turns[slot] += 1;
  const mine = turns[slot];
  const show = (run: JobRun<Extract<Runs[Slot], { state: 'done' }>['result']>) => {
    if (turns[slot] === mine) useRuns.setState({ [slot]: run });
  };
  show({ state: 'running', jobId: null });
  try {
    const { jobId } = await begin();
    if (turns[slot] !== mine && slot !== 'load') stopJob(jobId);
    show({ state: 'running', jobId });
    show({ state: 'done', result: parse(await client.jobs.result({ id: jobId })) });
  } catch (error) {
    const refusal = toRefusal(error);
    const isUnwanted = refusal.code === 'CANCELLED' && slot !== 'load' && turns[slot] === mine;
    if (isUnwanted) goTo('preview');
    show(isUnwanted ? { state: 'idle' } : { state: 'failed', refusal });
  }
}
