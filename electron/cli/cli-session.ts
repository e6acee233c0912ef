import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { createRouterClient } from '@orpc/server';
import manifest from '../../package.json' with { type: 'json' };
import { AppError } from '../backend/app-error.ts';
import { createBackend } from '../backend/create-backend.ts';
import { chooseFolders, openStagingIn } from '../backend/platform/folders.ts';
import { findArtifact } from '../backend/platform/staging.ts';
import type { BackendPorts } from '../backend/ports.ts';
import { type Client, type CommandContext, UsageError } from './command.ts';
import { createProgressLine } from './progress-line.ts';

export interface CliSession extends CommandContext {
  readonly close: () => Promise<void>;
}

/** Starts a host inside this process for the length of one command. */
export async function openCliSession({ project, dataDir }: { project?: string | undefined; dataDir?: string | undefined }): Promise<CliSession> {
  const folders = chooseFolders(dataDir);
  const stagingDir = await openStagingIn(folders.cacheDir);
  const backend = await createBackend({ shell: 'cli', appVersion: manifest.version, ...folders, stagingDir, print: printLazily() });
  const client: Client = createRouterClient(backend.router);
  return {
    client,
    stagingDir,
    openProject: async ({ create = false } = {}) => {
      if (project === undefined) throw new UsageError('This command needs --project FILE.');
      const path = resolve(project);
      if (!create || existsSync(path)) return await client.projects.open({ path });
      return await client.projects.create({ path, name: basename(path, extname(path)).slice(0, 120) || 'Client' });
    },
    finishJob: ({ jobId }) => finishJob(client, jobId),
    saveArtifact: async (artifactId, path) => {
      const found = await findArtifact(stagingDir, artifactId);
      if (found === null) throw new AppError('FILE_NOT_FOUND', { file: artifactId });
      const target = resolve(path);
      await mkdir(dirname(target), { recursive: true }).catch(refuseFolder);
      await copyFile(found.path, target).catch(refuseFolder);
    },
    close: async () => {
      await backend.close();
      await rm(stagingDir, { recursive: true, force: true });
    },
  };
}

function refuseFolder(): never {
  throw new UsageError('The file named by --out cannot be written there.');
}

/** The printer brings a browser driver along; most commands never print. */
function printLazily(): BackendPorts['print'] {
  return async (htmlPath, options, signal) => {
    const { createChromiumPrinter } = await import('../backend/platform/print-with-chromium.ts');
    return await createChromiumPrinter()(htmlPath, options, signal);
  };
}

async function finishJob(client: Client, id: string): Promise<unknown> {
  const line = createProgressLine(process.stderr);
  const watching = new AbortController();
  const cancel = (): void => void client.jobs.cancel({ id }).catch(() => undefined);
  process.on('SIGINT', cancel);
  const shown = showProgress(client, id, line, watching.signal);
  try {
    return await client.jobs.result({ id });
  } finally {
    process.off('SIGINT', cancel);
    watching.abort();
    await shown;
    line.clear();
  }
}

async function showProgress(client: Client, id: string, line: ReturnType<typeof createProgressLine>, signal: AbortSignal): Promise<void> {
  try {
    for await (const job of await client.jobs.watch(undefined, { signal })) if (job.id === id && job.state === 'running') line.show(job);
  } catch {
    // The watch ends with the job.
  }
}
