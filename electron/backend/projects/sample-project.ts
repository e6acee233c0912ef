import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Locale } from '../../../shared/contract/settings.ts';
import type { Host } from '../host.ts';
import { commitImport } from '../imports/commit-import.ts';
import { IMPORT_STAGES } from '../imports/stages.ts';
import { undoImport } from '../imports/undo-import.ts';
import type { JobContext } from '../jobs/job-context.ts';
import { type WrittenSample, writeSample } from '../platform/write-sample.ts';
import { writeSetting } from '../store/queries/meta.ts';
import { freeProjectPath } from './project-files.ts';
import type { OpenProject } from './project-session.ts';

/** Name of the sample client where the caller gives none. */
const SAMPLE_NAMES: Readonly<Record<Locale, string>> = { en: 'Sample shop', fa: 'فروشگاه نمونه' };

const SAMPLE_STAGES = [{ name: 'generate', weight: 20 }, ...IMPORT_STAGES] as const;

/** Makes and opens a client file for the sample shop and starts the job that fills it; gives the job's id. */
export async function startSampleImport(
  host: Host,
  input: { readonly path?: string | undefined; readonly name?: string | undefined },
): Promise<string> {
  const { jobs, ports, recents, session, settings } = host;
  const { locale } = settings.read();
  const name = input.name ?? SAMPLE_NAMES[locale];
  const project = await session.create(input.path ?? freeProjectPath(ports.projectsDir, name), name);
  return jobs.start({ kind: 'sample', subject: name, stages: SAMPLE_STAGES }, async (job) => {
    const folder = join(ports.stagingDir, 'sample');
    try {
      job.stage('generate');
      const summary = await loadSample(project, await writeSample(folder, { locale }), job);
      recents.remember(project.store.info());
      return summary;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/** Imports the small files, then the orders with the job's progress: all or none. */
async function loadSample(project: OpenProject, sample: WrittenSample, job: JobContext): Promise<unknown> {
  const { store, warehouse } = await project.parts();
  const fileOf = (path: string) => ({ path, fileName: basename(path), allowRepeat: false });
  const quiet: JobContext = { signal: job.signal, stage: () => undefined, progress: () => undefined };
  const done: number[] = [];
  try {
    for (const { path, mapping } of [{ path: sample.customersPath, mapping: sample.customersMapping }, ...sample.others]) {
      done.push((await commitImport({ store, warehouse }, { ...fileOf(path), mapping }, quiet)).id);
    }
    const summary = await commitImport({ store, warehouse }, { ...fileOf(sample.ordersPath), mapping: sample.ordersMapping }, job);
    await store.whenWritable();
    writeSetting(store.writer, 'currency', sample.currency);
    return summary;
  } catch (error) {
    for (const id of done.toReversed()) await undoImport({ store, warehouse }, id, { ...quiet, signal: new AbortController().signal });
    throw error;
  }
}
